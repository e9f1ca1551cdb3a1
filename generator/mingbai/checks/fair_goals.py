"""Which targets may be held against a department: its own, with a known direction, and a result in numbers."""
from __future__ import annotations

from decimal import Decimal

from mingbai.checks.goals import ALL, MISSED, Goal, is_comparable, reach, shortfall
from mingbai.checks.intervals import Interval
from mingbai.checks.wording import has_any
from mingbai.model.aims import FORECAST
from mingbai.model.directions import LESS, MORE
from mingbai.model.report import Bilingual, Figure
from mingbai.text.value import not_none


def is_forecast(goal: Goal) -> bool:
    """What others were expected to do is no promise; the content says so, or the words of the row do. A rule heeds its notes,
    too: where one speaks of what is expected, nobody is said to have failed."""
    said = goal.row.attributes.get("aim", "")
    notes = " ".join(figure.note.zh for figure in goal.figures if figure.note)
    return said == FORECAST if said else is_foreseen(goal.name, goal.target) or has_any(notes, "foreseen")


def is_foreseen(name: Bilingual, target: Figure | None) -> bool:
    """By the words of the row and of its target."""
    return has_any(name.zh, "foreseen") or (target is not None and has_any(target.quantity.printed, "foreseen"))


def has_known_direction(goal: Goal) -> bool:
    """Nothing is missed by a figure of which it isn't known which way it is better."""
    return goal.direction in (LESS, MORE)


def may_be_judged(goal: Goal) -> bool:
    return is_comparable(goal) and not goal.is_announced and not is_forecast(goal) and has_known_direction(goal)


def is_missed(goal: Goal) -> bool:
    return may_be_judged(goal) and reach(goal) == MISSED


def is_off(goal: Goal, line: Decimal) -> bool:
    """By the digits as printed: most are not, and need no intervals."""
    target, result = goal.target.base, not_none(goal.result).amount
    return target is not None and bool(target) and abs(result - target) * ALL > line * abs(target)


def far_off(goal: Goal, line: Decimal) -> Interval | None:
    """How much of the target is lacking, in percent, where that is surely more than `line`; else nothing."""
    lacking = shortfall(goal) if is_comparable(goal) and is_off(goal, line) else None
    return lacking if lacking is not None and lacking.is_bounded and lacking.low > line else None
