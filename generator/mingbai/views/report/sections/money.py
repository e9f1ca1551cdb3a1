"""Where the money went: every line from the original budget to what was spent, and rates on every base."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from mingbai.facts.execution import BASES
from mingbai.facts.once import once
from mingbai.model.phases import AMOUNTS
from mingbai.model.report import Figure, Report, Row, Site
from mingbai.say.say import Say
from mingbai.say.table import RowGroup, TableCell, TableColumn, TableView, without_empty_columns
from mingbai.text.value import replace
from mingbai.views.report.cells import (
    figure_cell,
    label_cell,
    quiet_cell,
    ratio_cell,
    ratio_of,
    stated_or_worked_out,
    stated_phases,
)
from mingbai.views.report.charts import charts
from mingbai.views.report.digest import digest_section

OTHER_PHASES = ("carried-in", "carried-out", "returned", "previous", "change")
BREAKDOWNS = ("purpose", "nature", "fund", "function", "item", "including")


def view(site: Site, report: Report, say: Say) -> dict[str, object] | None:
    rows = report.table("money")
    text = digest_section(report, "spending", say)
    if not rows and not text:
        return None
    return {"text": text, "charts": charts(report, say, "budget_path", "money_split"),
            "table": amounts_table(report, say) if rows else None, "rates": rates_table(report, say),
            "restated": restated_table(report, say)}


# ---- amounts

def amounts_table(report: Report, say: Say) -> TableView:
    rows, groups = in_breakdowns(report, say)
    emphasis = frozenset(index for index, (_, depth) in enumerate(rows) if depth == 0)
    table = table_of(rows, "money-table", say.word("money.caption"), report, say)
    return replace(table, emphasis=emphasis, groups=groups, legend=say.word("legend.not-stated"))


def table_of(rows: list[tuple[Row, int]], table_id: str, caption: str, report: Report, say: Say) -> TableView:
    """Of rows, each with its depth."""
    phases, others = (stated_phases(some, [row for row, _ in rows]) for some in (AMOUNTS, OTHER_PHASES))
    expected = expected_phases(report)
    cells = tuple((label_cell(row, say, depth=depth),
                   *(figure_cell(row[phase], say, quiet=phase not in expected[place(row)]) for phase in phases),
                   share_cell(row, report, say), *(quiet_cell(row[phase], say) for phase in others)) for row, depth in rows)
    return without_empty_columns(TableView(table_id, caption, amount_columns((*phases, "share", *others), say), cells))


def in_breakdowns(report: Report, say: Say) -> tuple[list[tuple[Row, int]], tuple[RowGroup, ...]]:
    """The wholes first, then each breakdown of each whole under a heading of its own, outermost first."""
    rows, groups = [(row, 0) for row in own_rows(report) if not row.attributes["part_of"]], []
    for parent, depth in rows:                # grows as breakdowns are found: each part may have parts
        for by, parts in breakdowns(parent, report):
            groups.append(RowGroup(len(rows), breakdown_title(parent, by, say), depth))
            rows += [(part, depth + 1) for part in parts]
    return rows, tuple(groups)


def own_rows(report: Report) -> list[Row]:
    """Without what is stated again in another way."""
    return [row for row in report.table("money") if not row.variant]


def breakdowns(parent: Row, report: Report) -> Iterable[tuple[str, Sequence[Row]]]:
    return all_breakdowns(report).get(parent.key, {}).items()


@once
def all_breakdowns(report: Report) -> Mapping[str, Mapping[str, Sequence[Row]]]:
    """By the key of the whole, then by what it is broken down."""
    found: dict[str, dict[str, list[Row]]] = defaultdict(dict)
    for row in own_rows(report):
        whole, by = place(row)
        found[whole].setdefault(by, []).append(row)
    return found


def breakdown_title(parent: Row, by: str, say: Say) -> str:
    return say.word(f"money.by.{by if by in BREAKDOWNS else 'including'}", parent=parent.label[say.lang])


def amount_columns(names: tuple[str, ...], say: Say) -> tuple[TableColumn, ...]:
    return (TableColumn(say.word("column.item"), header=True),
            *(TableColumn(say.word(f"money.column.{name}"), numeric=True) for name in names))


def share_cell(row: Row, report: Report, say: Say) -> TableCell:
    parent = report.row("money", row.attributes["part_of"]) if row.attributes["part_of"] else None
    return stated_or_worked_out(row["share"], row["actual"], parent["actual"] if parent else None, say)


@once
def expected_phases(report: Report) -> Mapping[tuple[str, str], set[str]]:
    """By place: of a whole a reader asks everything; of a part, what the parts beside it state."""
    by_place: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in report.table("money"):
        if not row.attributes["part_of"]:
            by_place[place(row)].update(AMOUNTS)
        elif not row.variant:
            by_place[place(row)].update(row.figures)
    return by_place


def place(row: Row) -> tuple[str, str]:
    return row.attributes["part_of"], row.attributes["by"]


def restated_table(report: Report, say: Say) -> TableView | None:
    rows = [(row, 0) for row in report.table("money") if row.variant]
    return table_of(rows, "money-restated", say.word("money.restated"), report, say) if rows else None


# ---- rates

def rates_table(report: Report, say: Say) -> TableView | None:
    """One row a line that has a rate, stated or to be worked out."""
    rows = [rate_cells(row, same, say) for row, same in rated_lines(report)]
    if not rows:
        return None
    columns = (TableColumn(say.word("column.item"), header=True),
               *(TableColumn(say.word(f"rate.of.{base}"), numeric=True) for base in BASES),
               TableColumn(say.word("rate.printed"), numeric=True))
    return without_empty_columns(TableView("money-rates", say.word("rate.caption"), columns, tuple(rows),
                                           legend=say.word("rate.legend")))


@once
def rated_lines(report: Report) -> Sequence[tuple[Row, list[Row]]]:
    """Each with all its statements."""
    lines = [(row, statements(row, report)) for row in own_rows(report)]
    return [(row, same) for row, same in lines if printed_rate(same) or any(has_rate(same, base) for base in BASES)]


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


def rate_cells(row: Row, same: list[Row], say: Say) -> tuple[TableCell, ...]:
    printed = printed_rate(same)
    note = say.word(f"rate.base.{printed.attributes['rate_base'] or 'unnamed'}") if printed else ""
    return (TableCell(row.label[say.lang]), *(ratio_cell(*pair_of(same, base), say, quiet=True) for base in BASES),
            figure_cell(printed["rate"] if printed else None, say, quiet=True, note=note))
