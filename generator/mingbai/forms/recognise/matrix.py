"""A table with tasks down and sources of funds across: each source becomes a line, each task a part."""
from __future__ import annotations

from mingbai.forms.grid import GridCell
from mingbai.forms.labels import one_line
from mingbai.forms.reading import MoneyLine
from mingbai.forms.recognise.columns import Header, cell_under, under_header, unit_in
from mingbai.forms.recognise.money import AMOUNTS, Funds, is_amount
from mingbai.forms.recognise.region import FormRegion
from mingbai.forms.values import stated_words
from mingbai.text.value import not_none, replace

Sources = dict[str, list[GridCell]]


def read_matrix(region: FormRegion, header: Header) -> bool:
    """全年预算数 over 总额, 财政拨款, 其他资金, and 全年执行数 over the same: each source a line, each task a part."""
    sources = sources_below(region, header)
    if not sources:
        return False
    alone = tuple(column for column in header.columns if column.concept not in sources)
    funds = Funds(region, replace(header, last_row=header.row + 1, columns=alone, every=alone))
    funds.units |= {concept: unit_in(not_none(header.column(concept)).cell.text) or funds.unit for concept in sources}
    rows = matrix_rows(region, header.row + 1)
    total = next((row for row in rows if names_total(region, row)), rows[-1] if len(rows) == 1 else 0)
    if not total:
        return False
    for concept, cells in sources.items():
        region.use(not_none(header.column(concept)).cell, f"money_column.{concept}")
        for cell in cells:
            region.use(cell, f"money_line.{region.concept('money_line', cell)}")
    for cell in region.sheet.row(total):
        region.use(cell)
    add_sources(funds, sources, total)
    for row in (row for row in rows if row != total):
        add_task(funds, sources, row)
    return True


def sources_below(region: FormRegion, header: Header) -> Sources:
    """Under the budget and under the spending, the same lines."""
    found = {column.concept: under_header(region, header, column, header.row + 1) for column in header.columns
             if column.concept in AMOUNTS}
    named = {concept: cells for concept, cells in found.items()
             if len(cells) > 1 and all(region.concept("money_line", cell) for cell in cells)}
    return named if len(named) > 1 and region.sheet.aligned else {}


def matrix_rows(region: FormRegion, below: int) -> list[int]:
    rows = []
    for row in region.rows(below):
        if not any(is_amount(cell) for cell in region.sheet.row(row)):
            break
        rows.append(row)
    return rows


def names_total(region: FormRegion, row: int) -> bool:
    return any(region.concept("money_line", cell) == "total" for cell in region.sheet.row(row) if not is_amount(cell))


def add_sources(funds: Funds, sources: Sources, row: int) -> None:
    first = next(iter(sources.values()))
    for index, source in enumerate(first):
        cells = {concept: under for concept, names in sources.items() if index < len(names)
                 and (under := funds.region.sheet.at(row, names[index].column))}
        line = funds.placed(funds.region.concept("money_line", source), one_line(source.text), source.place, False)
        funds.add(line, cells | rate_and_score(funds, row) if index == 0 else cells)


def rate_and_score(funds: Funds, row: int) -> dict[str, GridCell]:
    """The rate and the score of the row."""
    return {column.concept: cell for column in funds.header.columns if (cell := cell_under(funds.region, column, row))}


def add_task(funds: Funds, sources: Sources, row: int) -> None:
    names = [cell for cell in funds.region.sheet.row(row) if not is_amount(cell) and stated_words(cell.text)
             and cell.column < next(iter(sources.values()))[0].column]
    cells = {concept: under for concept, heads in sources.items()
             if (under := funds.region.sheet.at(row, heads[0].column))}
    for cell in funds.region.sheet.row(row):
        funds.region.use(cell)
    text = " ".join(one_line(cell.text) for cell in names)
    funds.add(MoneyLine("", text, names[-1].place if names else "", parent="total", by="including"),
             {**cells, **rate_and_score(funds, row)})
