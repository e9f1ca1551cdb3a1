"""Tables inside a report: each number with the label of its row and of its column."""
from __future__ import annotations

import re
from collections.abc import Iterator

from mingbai.forms.grid import GridCell, GridSheet
from mingbai.forms.labels import one_line, squeezed
from mingbai.forms.prose.figures import ProseFigure
from mingbai.forms.recognise.columns import unit_in
from mingbai.forms.recognise.money import UNIT_SAID, is_amount
from mingbai.text.quantity import BadNumber, read_quantity
from mingbai.text.units import Units, UnknownUnit

MONEY = re.compile(r"\d(亿元|万元|千元|元)")
POINTS = re.compile(r"\d分\)?$|得分|分值|评分|总分|平均分|满分")
PERCENT = re.compile(r"率|%|占比|比重")
COUNTED = re.compile(r"数量|人数|个数|户数|套数|编制|序号|面积|年度$")


def table_figures(sheet: GridSheet, rows: set[int], section_at: dict[int, str], units: Units) -> Iterator[ProseFigure]:
    header: dict[int, GridCell] = {}
    unit, table, above = "", "", ""
    for row in sorted(rows):
        cells = [cell for cell in sheet.row(row) if cell.text.strip()]
        said = UNIT_SAID.search(squeezed(" ".join(cell.text for cell in cells)[:200]))
        unit = next(filter(None, said.groups())) if said else unit
        if any(cell.place.startswith("¶") for cell in cells):
            header = {}
            sums = MONEY.findall(squeezed(cells[0].text))
            above = max(set(sums), key=sums.count) if sums else above
            continue
        name = next((cell.place.split(".")[0] for cell in cells), table)
        if name != table:
            header, table = {}, name
        if not any(is_amount(cell) for cell in cells):
            header |= {cell.column: cell for cell in cells}
            continue
        yield from in_row(cells, header, unit or above, section_at.get(row, "0"), units)


def unit_of(header: GridCell | None, amounts: str) -> str:
    """What the column's own label says; else the unit of amounts that the table, or the text above it, names."""
    text = squeezed(header.text) if header else ""
    if POINTS.search(text):
        return "分"
    if PERCENT.search(text):
        return "%"
    return (unit_in(header.text) if header else "") or ("" if COUNTED.search(text) else amounts)


def in_row(cells: list[GridCell], header: dict[int, GridCell], unit: str, section: str, units: Units) -> Iterator[ProseFigure]:
    name = next((one_line(cell.text) for cell in cells if not is_amount(cell)), "")
    for cell in cells:
        if not is_amount(cell):
            continue
        above = header.get(cell.column)
        try:
            quantity = read_quantity(cell.text.strip(), units, unit_of(above, unit), words_allowed=False)
        except (BadNumber, UnknownUnit):
            continue
        label = "·".join(filter(None, (name, one_line(above.text) if above else "")))
        if label and quantity.kind == "number":
            yield ProseFigure(cell.text.strip(), quantity, label[:60], "value", section, cell.place)
