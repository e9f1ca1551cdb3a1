"""Tables inside a report: each number with the label of its row and of its column."""
from __future__ import annotations

from collections.abc import Iterator

from generator.forms.grid import Cell, Sheet
from generator.forms.labels import one_line, squeezed
from generator.forms.prose.figures import Figure
from generator.forms.recognise.columns import unit_in
from generator.forms.recognise.money import UNIT_SAID, is_amount
from generator.text.quantity import BadNumber, read_quantity
from generator.text.units import Units, UnknownUnit


def table_figures(sheet: Sheet, rows: set[int], section_at: dict[int, str], units: Units) -> Iterator[Figure]:
    header: dict[int, Cell] = {}
    unit, table = "", ""
    for row in sorted(rows):
        cells = [cell for cell in sheet.row(row) if cell.text.strip()]
        said = UNIT_SAID.search(squeezed(" ".join(cell.text for cell in cells)[:200]))
        unit = next(filter(None, said.groups())) if said else unit
        if any(cell.place.startswith("¶") for cell in cells):
            header = {}
            continue
        name = next((cell.place.split(".")[0] for cell in cells), table)
        if name != table:
            header, table = {}, name
        if not any(is_amount(cell) for cell in cells):
            header |= {cell.column: cell for cell in cells}
            continue
        yield from in_row(cells, header, unit, section_at.get(row, "0"), units)


def in_row(cells: list[Cell], header: dict[int, Cell], unit: str, section: str, units: Units) -> Iterator[Figure]:
    name = next((one_line(cell.text) for cell in cells if not is_amount(cell)), "")
    for cell in cells:
        if not is_amount(cell):
            continue
        above = header.get(cell.column)
        own = unit_in(above.text) if above else ""
        percent = above is not None and ("率" in above.text or "%" in above.text or "占比" in above.text)
        try:
            quantity = read_quantity(cell.text.strip(), units, "%" if percent else own or unit, words_allowed=False)
        except (BadNumber, UnknownUnit):
            continue
        label = "·".join(filter(None, (name, one_line(above.text) if above else "")))
        if label and quantity.kind == "number":
            yield Figure(cell.text.strip(), quantity, label[:60], "value", section, cell.place)
