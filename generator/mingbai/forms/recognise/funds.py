"""How a form writes its funds: a table, sources across, labels down the page, or pairs on one line."""
from __future__ import annotations

from mingbai.forms.grid import GridCell
from mingbai.forms.labels import one_line
from mingbai.forms.reading import MoneyLine, ReadValue
from mingbai.forms.recognise.columns import FormColumn, Header, header_in
from mingbai.forms.recognise.indicators import is_indicator_header
from mingbai.forms.recognise.matrix import read_matrix
from mingbai.forms.recognise.money import AMOUNTS, INLINE, Funds, amount_unit, is_amount
from mingbai.forms.recognise.region import FormRegion, bracket_weight


def read_money(region: FormRegion) -> None:
    header = find_header(region)
    if header is None:
        amounts_down(region)
    elif not read_matrix(region, header):
        Funds(region, header).read()
    inline_pairs(region)


def find_header(region: FormRegion) -> Header | None:
    for row in region.rows():
        header = header_in(region, row, "money_column").without(lambda column: region.is_used(column.cell))
        amounts = header.concepts & set(AMOUNTS)
        if len(header.concepts) >= 2 and amounts and (len(amounts) > 1 or "rate" in header.concepts) \
                and not is_indicator_header(header_in(region, row, "indicator_column")):
            return header
    return None


def amounts_down(region: FormRegion) -> None:
    """年初预算数 | 800 above 全年执行数 | 743.64, where no table was found."""
    for row in (row for row in region.rows() if not region.reading.money):
        rows = region.rows(row - 1)
        if len(labels_of_amounts(region, rows[0])) != 1:
            continue
        first = labels_of_amounts(region, rows[0])[0]
        together = [other for other in rows[1:3] if labels_of_amounts(region, other)]
        if together:
            Funds(region, Header(row, row, (first,), (first,))).take_down(rows)


def labels_of_amounts(region: FormRegion, row: int) -> list[FormColumn]:
    """The labels of amounts in this row that have one at their right."""
    return [FormColumn(concept, cell, cell.column, cell.last_column) for cell in region.sheet.row(row)
            if (concept := region.concept("money_column", cell)) in AMOUNTS
            and (value := region.value_right(cell)) and is_amount(value)]


def inline_pairs(region: FormRegion) -> None:
    """预算数(A) 10 | 执行数(B) 10, each in one cell, where no table was found."""
    if region.reading.money:
        return
    for row in region.rows():
        pairs = {}
        for cell in region.sheet.row(row):
            found = INLINE.match(cell.text.strip())
            concept = region.words.of("money_column", found["label"]) if found else ""
            if found and concept:
                pairs[concept] = GridCell(cell.row, cell.column, found["amount"], cell.place)
        if len(pairs) >= 2 and set(pairs) & set(AMOUNTS):
            take_pairs(region, row, pairs)
            return


def take_pairs(region: FormRegion, row: int, pairs: dict[str, GridCell]) -> None:
    first = region.sheet.row(row)[0]
    header = Header(row, row, ())
    unit = amount_unit(region, header)
    line = MoneyLine("total", one_line(first.text), first.place)
    for concept, cell in pairs.items():
        value = region.values.amount(cell, {"rate": "%", "weight": "分", "score": "分"}.get(concept, unit))
        if value:
            line.cells[concept] = value
    for cell in region.sheet.row(row):
        region.use(cell, "money.inline")
    weight = bracket_weight(first)
    region.reading.execution.update({name: line.cells[name] for name in ("weight", "score") if name in line.cells})
    if weight:
        region.reading.execution.setdefault("weight",
                                            ReadValue(f"{weight}分", first.place, f"{weight}分", value=weight, unit="分"))
    region.reading.money.append(line)
