"""Where the money went: every line from the original budget to what was spent, and rates on every base."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model import Figure, Report, Row, Site
from generator.views.execution import BASES
from generator.views.report.cells import (
    figure_cell,
    label_cell,
    quiet_cell,
    ratio_cell,
    ratio_of,
    stated_or_worked_out,
)
from generator.views.report.charts import charts
from generator.views.report.digest import digest
from generator.views.say import Say
from generator.views.table import Cell, Column, Group, TableView, without_empty_columns

PHASES = ("original", "adjusted", "received", "income", "actual")
OTHER_PHASES = ("carried-in", "carried-out", "returned", "previous", "change")
BREAKDOWNS = ("purpose", "nature", "fund", "function", "item", "including")


def view(site: Site, report: Report, say: Say) -> dict[str, Any] | None:
    rows = report.table("money")
    text = digest(report, "spending", say)
    if not rows and not text:
        return None
    return {"text": text, "charts": charts(report, say, "budget_path", "money_split"),
            "table": amounts_table(report, say) if rows else None, "rates": rates_table(report, say),
            "restated": restated_table(report, say)}


# ---- amounts

def amounts_table(report: Report, say: Say) -> TableView:
    rows, groups = in_breakdowns(report, say)
    cells = tuple(amount_cells(row, depth, report, say) for row, depth in rows)
    emphasis = frozenset(index for index, (_, depth) in enumerate(rows) if depth == 0)
    table = TableView("money-table", say.word("money.caption"), amount_columns(say), cells, emphasis,
                      groups=groups, legend=say.word("legend.not-stated"))
    return without_empty_columns(table)


def in_breakdowns(report: Report, say: Say) -> tuple[list[tuple[Row, int]], tuple[Group, ...]]:
    """The wholes first, then each breakdown of each whole under a heading of its own, outermost first."""
    rows, groups = [(row, 0) for row in own_rows(report) if not row.attributes["part_of"]], []
    for parent, depth in rows:                # grows as breakdowns are found: each part may have parts
        for by, parts in breakdowns(parent, report):
            groups.append(Group(len(rows), breakdown_title(parent, by, say), depth))
            rows += [(part, depth + 1) for part in parts]
    return rows, tuple(groups)


def own_rows(report: Report) -> list[Row]:
    """Without what is stated again in another way."""
    return [row for row in report.table("money") if not row.variant]


def breakdowns(parent: Row, report: Report) -> Iterator[tuple[str, list[Row]]]:
    parts = [row for row in own_rows(report) if row.attributes["part_of"] == parent.key]
    for by in dict.fromkeys(part.attributes["by"] for part in parts):
        yield by, [part for part in parts if part.attributes["by"] == by]


def breakdown_title(parent: Row, by: str, say: Say) -> str:
    return say.word(f"money.by.{by if by in BREAKDOWNS else 'including'}", parent=parent.label[say.lang])


def amount_columns(say: Say) -> tuple[Column, ...]:
    return (Column(say.word("column.item"), header=True),
            *(Column(say.word(f"money.column.{phase}"), numeric=True) for phase in PHASES),
            Column(say.word("money.column.share"), numeric=True),
            *(Column(say.word(f"money.column.{phase}"), numeric=True) for phase in OTHER_PHASES))


def amount_cells(row: Row, depth: int, report: Report, say: Say) -> tuple[Cell, ...]:
    parent = report.row("money", row.attributes["part_of"]) if row.attributes["part_of"] else None
    share = stated_or_worked_out(row["share"], row["actual"], parent["actual"] if parent else None, say)
    expected = expected_phases(row, report)
    return (label_cell(row, say, depth=depth),
            *(figure_cell(row[phase], say, quiet=phase not in expected) for phase in PHASES), share,
            *(quiet_cell(row[phase], say) for phase in OTHER_PHASES))


def expected_phases(row: Row, report: Report) -> set[str]:
    """Of a whole a reader asks everything; of a part, what the parts beside it state."""
    if not row.attributes["part_of"]:
        return set(PHASES)
    place = (row.attributes["part_of"], row.attributes["by"])
    beside = [one for one in own_rows(report) if (one.attributes["part_of"], one.attributes["by"]) == place]
    return {phase for phase in PHASES if any(one[phase] for one in beside)}


def restated_table(report: Report, say: Say) -> TableView | None:
    rows = [row for row in report.table("money") if row.variant]
    if not rows:
        return None
    cells = tuple(amount_cells(row, 0, report, say) for row in rows)
    return without_empty_columns(TableView("money-restated", say.word("money.restated"), amount_columns(say), cells))


# ---- rates

def rates_table(report: Report, say: Say) -> TableView | None:
    """One row a line that has a rate, stated or to be worked out."""
    lines = [(row, statements(row, report)) for row in own_rows(report)]
    rows = [rate_cells(row, same, say) for row, same in lines if any(has_rate(same, base) for base in BASES)
            or printed_rate(same)]
    if not rows:
        return None
    columns = (Column(say.word("column.item"), header=True),
               *(Column(say.word(f"rate.of.{base}"), numeric=True) for base in BASES),
               Column(say.word("rate.printed"), numeric=True))
    return without_empty_columns(TableView("money-rates", say.word("rate.caption"), columns, tuple(rows),
                                           legend=say.word("rate.legend")))


def statements(row: Row, report: Report) -> list[Row]:
    """The line in every way it is stated, the plain one first."""
    return [row, *(other for other in report.table("money") if other.key == row.key and other.variant)]


def pair_of(same: list[Row], base: str) -> tuple[Figure | None, Figure | None]:
    """Spending and its base, from one statement where one has both."""
    whole = next((row for row in same if row["actual"] and row[base]), None)
    if whole:
        return whole["actual"], whole[base]
    return first(same, "actual"), first(same, base)


def first(same: list[Row], phase: str) -> Figure | None:
    return next((row[phase] for row in same if row[phase]), None)


def has_rate(same: list[Row], base: str) -> bool:
    spent, whole = pair_of(same, base)
    return ratio_of(spent, whole) is not None or (spent is not None and whole is not None and whole.base == 0)


def printed_rate(same: list[Row]) -> Row | None:
    return next((row for row in same if row["rate"]), None)


def rate_cells(row: Row, same: list[Row], say: Say) -> tuple[Cell, ...]:
    printed = printed_rate(same)
    note = say.word(f"rate.base.{printed.attributes['rate_base'] or 'unnamed'}") if printed else ""
    return (Cell(row.label[say.lang]), *(ratio_cell(*pair_of(same, base), say, quiet=True) for base in BASES),
            figure_cell(printed["rate"] if printed else None, say, quiet=True, note=note))
