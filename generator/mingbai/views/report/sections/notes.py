"""What does not fit: facts stated twice with different values, both kept; and notes on single figures."""
from __future__ import annotations

from decimal import Decimal
from itertools import combinations

from mingbai.model.report import Figure, Relation, Report, Row, Site
from mingbai.say.say import FigureView, Say, anchor
from mingbai.text.quantity import Quantity
from mingbai.text.value import Value
from mingbai.views.report.digest import digest_section


class Contradiction(Value):
    label: str
    figures: tuple[FigureView, ...]
    note: str


class NoteView(Value):
    about: str
    href: str
    text: str


def view(site: Site, report: Report, say: Say) -> dict[str, object] | None:
    values = {"contradictions": contradictions(report, say), "notes": notes(report, say),
              "other": digest_section(report, "other", say)}
    return values if any(values.values()) else None


# ---- the same fact, differently

def contradictions(report: Report, say: Say) -> list[Contradiction]:
    return [contradiction(one, report, say) for one in report.relations
            if one.kind == "same" and disagree(members(one, report))]


def members(relation: Relation, report: Report) -> list[Figure]:
    return [report.figures[figure_id] for figure_id in (relation.result, *relation.terms)]


def disagree(figures: list[Figure]) -> bool:
    return any(differ(one.quantity, other.quantity) for one, other in combinations(figures, 2))


def differ(first: Quantity, other: Quantity) -> bool:
    """Apart by more than rounding explains; there is none between two figures printed to the same digit."""
    if first.base is None or other.base is None or first.measure != other.measure:
        return False
    is_exact = first.base_step == other.base_step and "≈" not in (first.comparator, other.comparator)
    return abs(first.base - other.base) > (0 if is_exact else slack(first) + slack(other))


def slack(quantity: Quantity) -> Decimal:
    """Half the last digit, or the whole of it where the figure is called approximate."""
    step = quantity.base_step or Decimal(0)
    return step if quantity.comparator == "≈" else step / 2


def contradiction(relation: Relation, report: Report, say: Say) -> Contradiction:
    found = members(relation, report)
    label = relation.label[say.lang] if relation.label else found[0].label[say.lang]
    return Contradiction(label, tuple(say.figure(figure) for figure in found), say.plain(relation.note))


# ---- notes

def notes(report: Report, say: Say) -> list[NoteView]:
    """One for a row and its note, however many figures carry it."""
    found = {(row.table, row.key, row.variant, figure.note): (row, figure)
             for row in all_rows(report) for figure in reversed(list(row.figures.values())) if figure.note}
    return [NoteView(row.label[say.lang], f"#{anchor(figure.id)}", say.plain(figure.note))
            for row, figure in found.values()]


def all_rows(report: Report) -> list[Row]:
    return [row for table in report.rows.values() for row in table]
