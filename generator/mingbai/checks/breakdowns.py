"""The parts of one whole, as the rows of a table name them."""
from __future__ import annotations

from collections.abc import Iterator

from mingbai.checks.compare import adds_up_so_far
from mingbai.checks.context import Context
from mingbai.checks.lately import kept_lately
from mingbai.checks.outcomes import Outcome, cannot_check
from mingbai.model.report import Bilingual, Figure, Report, Row
from mingbai.text.value import Value

NOT_ADDED = {"rate", "share", "change", "growth"}
ONE_OF_THEM = "including"                 # only some of the parts are named


class Breakdown(Value):
    """`by` is the kind of breakdown: purpose, nature, fund, function …"""
    whole: Row
    by: str
    parts: tuple[Row, ...]

    @property
    def table(self) -> str:
        return self.whole.table

    @property
    def phases(self) -> tuple[str, ...]:
        """The columns in which at least one part is stated."""
        found = dict.fromkeys(phase for part in self.parts for phase in part.figures)
        return tuple(phase for phase in found if phase not in NOT_ADDED)


def by_whole(report: Report, table: str) -> Iterator[tuple[str, str, tuple[Row, ...]]]:
    """The rows that are part of another, with that row's key and the kind of breakdown."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in report.table(table):
        if row.attributes.get("part_of") and not row.variant:
            found.setdefault((row.attributes["part_of"], row.attributes.get("by", "")), []).append(row)
    for (parent, by), rows in found.items():
        yield parent, by, tuple(rows)


@kept_lately
def breakdowns(report: Report, table: str) -> tuple[Breakdown, ...]:
    return tuple(Breakdown(whole_row(report, table, parent), by, rows)
                 for parent, by, rows in by_whole(report, table) if by != ONE_OF_THEM)


def named_parts(report: Report, table: str) -> Iterator[tuple[Row, Row]]:
    """Parts of which others are unnamed, each with its whole."""
    for parent, by, rows in by_whole(report, table):
        for row in rows if by == ONE_OF_THEM else ():
            yield row, whole_row(report, table, parent)


def whole_row(report: Report, table: str, key: str) -> Row:
    return report.row(table, key) or next(row for row in report.table(table) if row.key == key)


def re_add(context: Context, group: Breakdown, phase: str) -> Outcome:
    """A part with no figure at all is a blank in the printed form and adds nothing; another may still be missing."""
    stated = group.whole[phase]
    terms = stated_in(group.parts, phase)
    missing = missing_cells(context, group, phase)
    if stated is None:
        return cannot_check(terms[0], *terms, missing=(cell_name(context, group.whole, phase), *missing))
    if not terms:
        return cannot_check(stated, missing=missing)
    return adds_up_so_far(stated, terms, missing)


def missing_cells(context: Context, group: Breakdown, phase: str) -> tuple[Bilingual, ...]:
    return tuple(cell_name(context, part, phase) for part in group.parts if part.figures and not part[phase])


def cell_name(context: Context, row: Row, phase: str) -> Bilingual:
    return context.labels.cell(row.table, row.label, phase)


def stated_in(rows: tuple[Row, ...], phase: str) -> tuple[Figure, ...]:
    return tuple(figure for row in rows if (figure := row[phase]))
