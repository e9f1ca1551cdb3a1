"""The base-data table of Hunan: staff and control rate, three public expenses over three columns, buildings."""
from __future__ import annotations

import re
from dataclasses import dataclass

from mingbai.forms.grid import GridCell
from mingbai.forms.labels import label, one_line, squeezed
from mingbai.forms.reading import BaseFigure, ReadValue, Stated
from mingbai.forms.recognise.columns import FormColumn, cell_under
from mingbai.forms.recognise.money import amount_unit
from mingbai.forms.recognise.region import FormRegion
from mingbai.forms.values import stated_words
from mingbai.text.quantity import BadNumber

STAFF = {"establishment": "人", "in_post": "人", "rate": "%"}
BUILDINGS = {"approved_scale": "平方米", "actual_scale": "平方米", "scale_rate": "%",
             "approved_cost": "万元", "actual_cost": "万元", "cost_rate": "%"}
YEARLY = re.compile(r"^(?:(20\d{2}|上|本|当)年?度?)?(决算|预算|执行|实际)(?:执行|支出)?数?$")
COLUMNS = {"three-public": {"previous": "previous", "budget": "budget", "actual": "actual"},
           "money": {"previous": "previous", "budget": "original", "actual": "actual"},
           "procurement": {"budget": "budget", "actual": "actual"}}


@dataclass(frozen=True)
class Yearly:
    phase: str                            # previous, budget, actual
    column: FormColumn


def is_base_table(region: FormRegion) -> bool:
    found = {concept for cell in region.cells() if len(cell.text) < 60
             for concept in (region.concept("base_line", cell), region.concept("base_column", cell)) if concept}
    return "基础数据" in squeezed(region.reading.title) or len(found & {
        "establishment", "in_post", "three-public.total", "three-public.reception", "staff", "spending", "buildings"}) >= 3


def read_base(region: FormRegion) -> None:
    for row in region.rows():
        heads = [(region.concept("base_column", cell), cell) for cell in region.sheet.row(row) if cell.text.strip()]
        read_below(region, [(c, cell) for c, cell in heads if c in STAFF], STAFF, "profile")
        read_below(region, [(c, cell) for c, cell in heads if c in BUILDINGS], BUILDINGS, "buildings")
    yearly_tables(region)
    for cell in region.unused():
        concept = region.concept("base_line", cell)
        if concept:
            region.use(cell, f"base.{concept}")
            answer = region.value_right(cell) if concept == "measures" else None
            if answer is not None:
                region.use(answer)
                region.reading.statements.append(("measures", Stated(stated_words(answer.text), answer.place)))


def read_below(region: FormRegion, heads: list[tuple[str, GridCell]], units: dict[str, str], table: str) -> None:
    """Labels in a row, their values under them."""
    if len(heads) < 2:
        return
    for concept, cell in heads:
        region.use(cell, f"base.{concept}")
        below = cell_under(region, FormColumn(concept, cell, cell.column, cell.last_column), cell.last_row + 1)
        value = amount(region, below, units[concept])
        if value:
            region.use(below)
            region.reading.base.append(BaseFigure(table, "total", concept, one_line(cell.text), value))


def yearly_tables(region: FormRegion) -> None:
    for row in region.rows():
        columns = yearly_columns(region, row)
        if len(columns) >= 2:
            read_yearly(region, row, columns)
            return


def yearly_columns(region: FormRegion, row: int) -> list[Yearly]:
    """2022年决算数, 2023年预算数, 2023年决算数."""
    found = [(YEARLY.match(label(cell.text).core), cell) for cell in region.sheet.row(row) if cell.text.strip()]
    return phases([(match, cell) for match, cell in found if match])


def phases(found: list[tuple[re.Match[str], GridCell]]) -> list[Yearly]:
    """Of two accounts the first is last year's."""
    accounts = [cell for match, cell in found if match[2] != "预算"]
    result = []
    for match, cell in found:
        earlier = len(accounts) > 1 and cell is accounts[0]
        phase = "budget" if match[2] == "预算" else "previous" if earlier or match[1] == "上" else "actual"
        result.append(Yearly(phase, FormColumn(phase, cell, cell.column, cell.last_column)))
    return result


def read_yearly(region: FormRegion, header: int, columns: list[Yearly]) -> None:
    unit = amount_unit(region, None)
    for yearly in columns:
        region.use(yearly.column.cell, f"base.{yearly.phase}")
    above = ""
    for row in region.rows(header):
        cells = [cell for cell in region.sheet.row(row) if cell.text.strip() and not region.is_used(cell)]
        names = [cell for cell in cells if cell.column < columns[0].column.first]
        if not names:
            continue
        concept = next((found for cell in names if (found := region.concept("base_line", cell))), "")
        if concept in ("staff", "buildings", "measures"):
            return
        above = read_spending(region, row, names[-1], concept, columns, unit, above)


def read_spending(region: FormRegion, row: int, name: GridCell, concept: str, columns: list[Yearly], unit: str,
                  above: str) -> str:
    """One line of spending; returns the known line that lines without a name of their own belong to."""
    known = "." in concept
    table, _, key = (concept if known else "money.").partition(".")
    parent = "" if known else above
    region.use(name, f"base.{concept or 'line'}")
    for yearly in columns:
        phase = COLUMNS[table].get(yearly.phase)
        cell = cell_under(region, yearly.column, row)
        value = amount(region, cell, unit) if phase else None
        if phase and value:
            region.use(cell)
            region.reading.base.append(BaseFigure(table, key, phase, one_line(name.text), value, parent))
    return key if known and table == "money" else "" if known else above


def amount(region: FormRegion, cell: GridCell | None, unit: str) -> ReadValue | None:
    if cell is None or not stated_words(cell.text):
        return None
    try:
        return region.values.amount(cell, unit)
    except BadNumber:
        return None
