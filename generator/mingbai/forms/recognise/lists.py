"""A list with one project a row: each row becomes a report of its own."""
from __future__ import annotations

import re

from mingbai.forms.grid import Document, GridCell, GridSheet
from mingbai.forms.labels import label, one_line
from mingbai.forms.layouts import Vocabulary
from mingbai.forms.reading import MoneyLine, Reading, Stated
from mingbai.forms.recognise.columns import FormColumn, unit_in
from mingbai.forms.recognise.heads import find_year, keep, read_title
from mingbai.forms.recognise.money import AMOUNTS, UNIT_SAID, amount_unit
from mingbai.forms.recognise.rates import settle_rates
from mingbai.forms.recognise.region import FormRegion
from mingbai.forms.recognise.split import title_of
from mingbai.forms.recognise.totals import GRADE
from mingbai.forms.values import ValueReader, stated_words
from mingbai.text.quantity import BadNumber
from mingbai.text.value import not_none

TOTAL = re.compile(r"^(?:合计|总计|小计|汇总)")


def read_list(document: Document, sheet: GridSheet, words: Vocabulary, values: ValueReader) -> list[Reading]:
    """Nothing unless a header row names projects and their amounts side by side."""
    whole = FormRegion(sheet, 1, sheet.last_row, words, None, values, Reading(document.name, sheet.name))
    header = next((row for row in whole.rows() if is_list_header(whole, row)), 0)
    if not header:
        return []
    columns = list_columns(whole, header)
    prepare(whole, header)
    rows = [row for row in whole.rows(header) if project_in(whole, columns, row)]
    return [read_project(whole, columns, row) for row in rows]


def is_list_header(region: FormRegion, row: int) -> bool:
    cells = region.sheet.row(row)
    heads = {region.concept("head", cell) for cell in cells if label(cell.text).core != "项目"}
    amounts = {region.concept("money_column", cell) for cell in cells} & set(AMOUNTS)
    return "project" in heads and len(amounts) >= 2 and len(cells) >= 4


def list_columns(region: FormRegion, row: int) -> list[FormColumn]:
    columns = []
    for cell in region.sheet.row(row):
        concept = region.concept("person", cell) and "person"
        concept = concept or region.concept("money_column", cell) or region.concept("head", cell)
        if concept:
            columns.append(FormColumn(concept, cell, cell.column, cell.last_column))
    return columns


def prepare(region: FormRegion, header: int) -> None:
    """Title, year and unit, which stand once for all rows."""
    for row in (row for row in region.rows() if row < header):
        if title_of(region.sheet.row(row)):
            read_title(region, row)
    region.reading.year = find_year(region, header)
    said = [unit for cell in region.cells() if cell.row <= header and (unit := unit_in(cell.text))]
    region.reading.amount_unit = said[0] if said and not UNIT_SAID.search(region.reading.title) else amount_unit(region, None)


def project_in(region: FormRegion, columns: list[FormColumn], row: int) -> GridCell | None:
    column = next(column for column in columns if column.concept == "project")
    cell = region.sheet.at(row, column.first)
    text = stated_words(cell.text) if cell is not None and cell.row == row else ""
    return cell if text and not TOTAL.match(text) else None


def read_project(whole: FormRegion, columns: list[FormColumn], row: int) -> Reading:
    common = whole.reading
    reading = Reading(common.file, common.sheet, title=common.title, kind="project", year=common.year, rows=range(row, row + 1),
                      amount_unit=common.amount_unit, rate_base="adjusted", guessed=list(common.guessed))
    region = FormRegion(whole.sheet, row, row, whole.words, None, whole.values, reading)
    name = not_none(project_in(whole, columns, row))
    line = MoneyLine("total", one_line(name.text), name.place)
    for column in columns:
        cell = whole.sheet.at(row, column.first)
        if cell is not None and stated_words(cell.text):
            take_cell(region, column, cell, line)
    reading.money.append(line)
    settle_rates(reading)
    return reading


def take_cell(region: FormRegion, column: FormColumn, cell: GridCell, line: MoneyLine) -> None:
    reading = region.reading
    if column.concept == "person":
        reading.drop(region.concept("person", column.cell), cell.place, label=label(column.cell.text).core)
    elif column.concept == "grade":
        found = GRADE.search(cell.text)
        reading.grade = Stated(found[1], cell.place) if found else None
    elif column.concept in (*AMOUNTS, "rate"):
        take_amount(region, column, cell, line)
    elif column.concept in ("score", "total_score"):
        take_score(region, cell)
    elif column.concept not in ("weight", "reason", "amount_unit"):
        keep(region, column.concept, cell.text, cell.place)


def take_amount(region: FormRegion, column: FormColumn, cell: GridCell, line: MoneyLine) -> None:
    unit = "%" if column.concept == "rate" else unit_in(column.cell.text) or region.reading.amount_unit
    try:
        value = region.values.amount(cell, unit)
    except BadNumber:
        region.reading.cannot("bad-number", cell.place, text=one_line(cell.text))
        return
    if value:
        line.cells.setdefault(column.concept, value)


def take_score(region: FormRegion, cell: GridCell) -> None:
    try:
        value = region.values.amount(cell, "分")
    except BadNumber:
        region.reading.cannot("bad-number", cell.place, text=one_line(cell.text))
        return
    if value:
        region.reading.totals["score"] = value
