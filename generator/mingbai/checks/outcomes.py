"""What a rule yields: a pass, a finding, or that it cannot be checked and what is missing. Values only, no sentences."""
from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from mingbai.checks.expressions import Expression
from mingbai.checks.goals import Goal
from mingbai.checks.intervals import Interval
from mingbai.model.problems import Spot
from mingbai.model.report import Bilingual, Citation, Figure, Indicator, Relation, Row
from mingbai.text.quantity import Quantity
from mingbai.text.value import Value, typed

PASS, FINDING, NOT_CHECKABLE = "pass", "finding", "not_checkable"
STATUSES = (PASS, FINDING, NOT_CHECKABLE)


class Place(Value):
    """Where in the content, and where in the source."""
    spot: Spot
    citations: tuple[Citation, ...] = ()


class Cause(Value):
    """A slip that would explain a finding; said as a possibility."""
    kind: str
    values: Mapping[str, object] = {}


class Trial(Value):
    """What was weighed against what, so that anyone can weigh it again. The two agree when their intervals meet;
    of a limit the first may also lie below. `within` is a fixed tolerance in place of the first one's rounding; `beside`
    is a figure of the same table, which tells how much a plain 0 in it may hide."""
    stated: Expression
    worked_out: Expression
    within: Decimal | None = None
    is_limit: bool = False
    beside: Figure | None = None

    @property
    def interval(self) -> Interval:
        """Of what was worked out."""
        return self.worked_out.interval(self.beside)


class Outcome(Value):
    """`figures` leads with the figure in question. `say` names one of the rule's own messages, or the usual one."""
    status: str
    place: Place
    figures: tuple[Figure, ...] = ()
    stated: Quantity | None = None
    recomputed: Quantity | None = None
    difference: Quantity | None = None
    formula: Expression | None = None
    rounded: bool = False                 # a pass that needs the rounding of the printed digits
    missing: tuple[Bilingual, ...] = ()
    trial: Trial | None = None            # where the outcome is arithmetic alone
    cause: Cause | None = None
    severity: str = ""                    # when this place weighs more or less than the rule
    say: str = ""
    values: Mapping[str, object] = {}


OWN = frozenset(typed(Outcome))


At = Place | Figure | Goal | Relation | Indicator | Row


def place_of(at: At) -> Place:
    if isinstance(at, Place):
        return at
    if isinstance(at, Figure | Relation):
        return Place(at.spot, at.citations)
    row = at if isinstance(at, Row) else at.row
    citations = at.citations if isinstance(at, Goal) else next((figure.citations for figure in row.figures.values()), ())
    return Place(row.spot, citations)


def passed(at: At, *figures: Figure, **details: object) -> Outcome:
    return outcome(PASS, at, figures, details)


def finding(at: At, *figures: Figure, **details: object) -> Outcome:
    return outcome(FINDING, at, figures, details)


def cannot_check(at: At, *figures: Figure, **details: object) -> Outcome:
    """`missing` names each input that is not stated; `say` tells another reason."""
    return outcome(NOT_CHECKABLE, at, figures, details)


def outcome(status: str, at: At, figures: tuple[Figure, ...], details: dict[str, object]) -> Outcome:
    own: dict[str, Any] = {name: details.pop(name) for name in OWN.intersection(details)}   # Any: fields are of all types
    if not figures and isinstance(at, Figure):
        figures = (at,)
    return Outcome(status, place_of(at), tuple(dict.fromkeys(figures)), values=details, **own)
