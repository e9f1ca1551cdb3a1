"""What became of a promise. A miss is said only where the printed numbers prove it and nothing in the row explains it."""
from __future__ import annotations

import re
from decimal import Decimal

from mingbai.checks.goals import MET, UNDIRECTED, Goal, reach, reach_of_floor
from mingbai.checks.goals import MISSED as MISSED_TARGET
from mingbai.checks.under_way import UNDER_WAY_WORDS, is_after, is_going_on, words_beside
from mingbai.checks.wording import says
from mingbai.facts.promise import (
    CAME_TRUE,
    DID_NOT,
    DIRECTION_UNKNOWN,
    FAR_ABOVE,
    IN_WORDS,
    KEPT,
    MISSED,
    NO_RESULT,
    NOT_MEASURABLE,
    REACHED,
    REPEATS_TARGET,
    UNDER_WAY,
    UNTOLD,
    Statement,
)
from mingbai.model.aims import FORECAST, WORDS
from mingbai.model.directions import MORE, UNKNOWN
from mingbai.model.report import Figure, Report
from mingbai.text.format import trimmed
from mingbai.text.quantity import Quantity
from mingbai.text.value import Value

HUNDRED = Decimal(100)
PUNCTUATION = re.compile(r"[\s，。；、：“”\"'（）()《》,.;:]+")


class Decision(Value):
    state: str
    first_state: str
    direction: str
    repeats: bool = False
    distance: Quantity | None = None
    rate: Decimal | None = None


def decision(report: Report, said: Statement, aim: str, direction: str, deadline: str, is_indicator: bool) -> Decision:
    target, result = said.target, said.result
    facing = by_evidence(said) if direction == UNKNOWN else direction
    state = state_of(report, said, aim, facing, deadline, is_indicator)
    return Decision(of_forecast(state) if aim == FORECAST else state, against_first(report, said), facing,
                    repeats(target, result), distance(target, result), rate_reached(said))


def state_of(report: Report, said: Statement, aim: str, direction: str, deadline: str, is_indicator: bool) -> str:
    target, result = said.target, said.result
    if aim == WORDS:
        return NOT_MEASURABLE
    if result is None:
        return without_result(said, deadline, report, is_indicator)
    if target is None:
        return by_rate(said, deadline, report, is_indicator)
    if repeats(target, result):
        return REPEATS_TARGET
    return compared(report, said, target, result, direction, deadline) if can_be_compared(target, result) else IN_WORDS


def against_first(report: Report, said: Statement) -> str:
    """Nothing where the target was not revised."""
    first, result = said.first_target, said.result
    if not said.revised or first is None or result is None or not can_be_compared(first, result):
        return ""
    return compared(report, said, first, result, UNKNOWN, "")


def without_result(said: Statement, deadline: str, report: Report, is_indicator: bool) -> str:
    """A rate of completion is a result too; so is what the row says in words."""
    if rate_of(said) is not None:
        return by_rate(said, deadline, report, is_indicator)
    note = words_beside(said.row)
    if says(note, UNDER_WAY_WORDS) or (deadline and is_after(deadline, report)):
        return UNDER_WAY
    return IN_WORDS if says(note, "said-in-words") else NO_RESULT


def by_rate(said: Statement, deadline: str, report: Report, is_indicator: bool) -> str:
    """Of a whole without a term it is told how far it has come; a target of the year that is not reached is missed."""
    rate = rate_of(said)
    if rate is None:
        return IN_WORDS
    if rate >= 1:
        return FAR_ABOVE if is_far_above(rate, report) else KEPT
    is_due = is_indicator and said.target is not None or (deadline and not is_after(deadline, report))
    return MISSED if is_due else UNDER_WAY


def rate_reached(said: Statement) -> Decimal | None:
    """As printed; else worked out, though not of a fall."""
    printed, target, result = rate_of(said), said.target, said.result
    if printed is not None or target is None or result is None or not can_be_compared(target, result):
        return printed
    return share(target, result) if target.quantity.kind == "number" and result.amount >= 0 else None


def rate_of(said: Statement) -> Decimal | None:
    base = said.completion.base if said.completion else None
    return None if base is None else base / HUNDRED


def compared(report: Report, said: Statement, target: Figure, result: Figure, direction: str, deadline: str) -> str:
    goal = Goal(said.row.label, said.row, target, result, said.completion)
    is_by_evidence = not goal.is_directed and direction == MORE
    reached = reach_of_floor(goal, result.quantity) if is_by_evidence else reach(goal)
    if reached == MET:
        return FAR_ABOVE if direction == MORE and is_far_above(share(target, result), report) else KEPT
    if reached != MISSED_TARGET:
        return DIRECTION_UNKNOWN if reached == UNDIRECTED else IN_WORDS
    return UNDER_WAY if is_going_on(said.row, deadline, report) else MISSED


def can_be_compared(target: Figure, result: Figure) -> bool:
    if target.quantity.kind == "date" or result.quantity.kind == "date":
        return target.quantity.kind == result.quantity.kind
    return None not in (target.base, result.base) and target.quantity.measure == result.quantity.measure


def by_evidence(said: Statement) -> str:
    """A report that prints result ÷ target as completion says itself that more is better."""
    rate, target, result = rate_of(said), said.target, said.result
    if rate is None or not target or not result or not can_be_compared(target, result) or not target.base:
        return UNKNOWN
    within = abs(result.amount / target.base - rate) <= Decimal("0.01")
    return MORE if within and rate != 1 else UNKNOWN


def share(target: Figure, result: Figure) -> Decimal | None:
    return result.base / target.base if target.base and result.base is not None else None


def is_far_above(rate: Decimal | None, report: Report) -> bool:
    line = report.scheme.thresholds.get("over_achievement")
    return rate is not None and line is not None and rate * HUNDRED > line.value


def of_forecast(state: str) -> str:
    if state in REACHED:
        return CAME_TRUE
    return {MISSED: DID_NOT, NO_RESULT: UNTOLD}.get(state, state)


def repeats(target: Figure | None, result: Figure | None) -> bool:
    """The sign or the words of the target are printed again; a bare number equal to its target is a result."""
    if target is None or result is None:
        return False
    first, second = target.quantity, result.quantity
    if first.kind == "text" or second.kind == "text":
        return bare(first.printed) == bare(second.printed)
    return bool(first.comparator) and first.comparator == second.comparator and first.base == second.base


def bare(words: str) -> str:
    return PUNCTUATION.sub("", words)


def distance(target: Figure | None, result: Figure | None) -> Quantity | None:
    """Of a result that repeats its target nobody knows how far it lies from it."""
    if target is None or result is None or repeats(target, result):
        return None
    if not can_be_compared(target, result) or target.quantity.kind == "date":
        return None
    apart = (result.amount - target.amount) / target.quantity.scale
    return Quantity(printed="", value=trimmed(apart), unit=target.unit)
