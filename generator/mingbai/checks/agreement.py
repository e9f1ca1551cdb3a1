"""How each figure of a report stands: what the checks that it takes part in come to, the weightiest first."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from mingbai.checks.outcomes import NOT_CHECKABLE, PASS
from mingbai.model.report import Figure
from mingbai.text.value import Value

if TYPE_CHECKING:
    from mingbai.checks.rule import Check

DIFFERS, EXPLAIN, AGREES, NOTE = "differs", "explain", "agrees", "note"
WEIGHTS = (DIFFERS, EXPLAIN, AGREES, NOTE)
BY_SEVERITY = {"B": DIFFERS, "E": DIFFERS, "W": EXPLAIN, "I": NOTE}


class Agreement(Value):
    """`check` is the first of the weightiest kind."""
    kind: str
    check: Check


def agreements(checks: Iterable[Check]) -> Mapping[str, Agreement]:
    """By figure id; a figure that nothing was recomputed with has none."""
    by_figure: dict[str, Agreement] = {}
    for check in checks:
        kind = agreement_kind(check)
        for figure in figures_spoken_of(check) if kind else ():
            known = by_figure.get(figure.id)
            if known is None or WEIGHTS.index(kind) < WEIGHTS.index(known.kind):
                by_figure[figure.id] = Agreement(kind, check)
    return by_figure


def agreement_kind(check: Check) -> str:
    status = check.outcome.status
    if status == NOT_CHECKABLE:
        return ""
    return AGREES if status == PASS else BY_SEVERITY[check.severity]


def figures_spoken_of(check: Check) -> Iterator[Figure]:
    """All figures of a calculation that agrees; of a finding the figure in question, for the others are not at fault."""
    if check.is_finding:
        yield from check.figures[:1]
    elif check.outcome.recomputed is not None:
        yield from check.figures
