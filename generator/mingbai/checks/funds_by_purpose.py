"""Spending by source and by purpose at once: what each source paid for, solved from the totals where it is not stated."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import reduce

from mingbai.checks.context import Context, shared_by_rules
from mingbai.checks.expressions import Expression, of, total
from mingbai.checks.intervals import Interval
from mingbai.model.report import Bilingual, Figure, Relation, Report, Row
from mingbai.text.value import Value, not_none

PHASE, WHOLE = "actual", "total"
NOTHING = Interval.point(Decimal(0))
CellsOfPurposes = Mapping[tuple[str, str], Figure]


class Line(Value):
    """A source over its purposes, or a purpose over its sources: its total, the cells stated and the names of the others."""
    whole: Figure
    stated: tuple[Figure, ...]
    missing: tuple[str, ...]              # the keys of the lines that cross it in a cell that isn't stated


class Solved(Value):
    """A cell that is not stated, worked out from a line whose other cells are."""
    purpose: Row
    fund: Row
    amount: Expression


class Crossing(Value):
    """A sum of the text gives all of a purpose to one source; what it is too much by is what another source paid for it."""
    relation: Relation
    gap: Expression
    paid: Solved


def rows_by(report: Report, parent: str, by: str) -> list[Row]:
    return [row for row in report.table("money") if row.attributes.get("part_of") == parent
            and row.attributes.get("by") == by and is_stated(row[PHASE]) and not row.variant]


def is_stated(figure: Figure | None) -> bool:
    return figure is not None and figure.base is not None


def cells_of(report: Report, purposes: list[Row], funds: list[Row]) -> CellsOfPurposes:
    """Rows named after purpose and source: `project-general-public`."""
    cells = {}
    for purpose in purposes:
        for fund in funds:
            row = report.row("money", f"{purpose.key}-{fund.key}")
            if row and is_stated(row[PHASE]):
                cells[purpose.key, fund.key] = row.figures[PHASE]
    return cells


@shared_by_rules
def purpose_tables(context: Context) -> Iterator[tuple[tuple[Row, ...], tuple[Row, ...], CellsOfPurposes]]:
    """The one table of purposes and sources, where both are stated and at least one cell between them."""
    purposes, funds = (rows_by(context.report, WHOLE, by) for by in ("purpose", "fund"))
    cells = cells_of(context.report, purposes, funds)
    if cells:
        yield tuple(purposes), tuple(funds), cells


@shared_by_rules
def lines(context: Context) -> Iterator[Line]:
    for purposes, funds, cells in purpose_tables(context):
        for fund in funds:
            yield purpose_line(fund, {purpose.key: cells.get((purpose.key, fund.key)) for purpose in purposes})
        for purpose in purposes:
            yield purpose_line(purpose, {fund.key: cells.get((purpose.key, fund.key)) for fund in funds})


def purpose_line(whole: Row, cells: Mapping[str, Figure | None]) -> Line:
    missing = tuple(key for key, cell in cells.items() if cell is None)
    return Line(whole.figures[PHASE], tuple(filter(None, cells.values())), missing)


def rest(one: Line) -> Expression:
    """What its stated cells leave of it."""
    return reduce(lambda left, cell: left - of(cell), one.stated, of(one.whole))


@shared_by_rules
def solved(context: Context) -> Iterator[Solved]:
    """By the source that lacks one purpose, else by the purpose that lacks one source."""
    for purposes, funds, cells in purpose_tables(context):
        found = {one.whole.key: one for one in lines(context) if len(one.missing) == 1 and one.stated}
        for purpose in purposes:
            for fund in funds:
                by = found.get(fund.key) or found.get(purpose.key)
                if by and (purpose.key, fund.key) not in cells and by.missing[0] in (purpose.key, fund.key):
                    yield Solved(purpose, fund, rest(by))


def name_of(purpose: Row, fund: Row) -> Bilingual:
    return Bilingual(f"{purpose.label.zh}（{fund.label.zh}）", f"{purpose.label.en} ({fund.label.en})")


@shared_by_rules
def crossings(context: Context) -> Iterator[Crossing]:
    by_purpose: dict[str, list[Solved]] = {}
    for one in solved(context):
        by_purpose.setdefault(one.purpose.figures[PHASE].id, []).append(one)
    for relation in context.report.relations if by_purpose else ():
        if relation.kind == "sum":
            yield from crossed(context, relation, by_purpose)


def crossed(context: Context, relation: Relation, by_purpose: Mapping[str, list[Solved]]) -> Iterator[Crossing]:
    result, *terms = map(not_none, context.figures(relation.result, *relation.terms))
    gap = total(terms) - of(result)
    for term in terms:
        for paid in by_purpose.get(term.id, ()):
            others = paid.fund.figures[PHASE].id != result.id and gap.interval().low > 0
            if others and gap.interval().meets(paid.amount.interval()):
                yield Crossing(relation, gap, paid)
