"""How firmly each figure stands: how many calculations would contradict it if one of its digits were wrong.

A calculation that agrees confirms a figure when a change of it by one in its last digit but one, upwards or downwards, would
make it disagree; in its only digit where it has one. The very last digit is left to rounding.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from mingbai.checks.expressions import EXACTLY, Expression
from mingbai.checks.outcomes import PASS, Trial
from mingbai.checks.rule import Check
from mingbai.model.report import Figure
from mingbai.text.value import Value

TEN = Decimal(10)
SUMS = {"+": 1, "−": -1}


class HeldFigures(Value):
    """How many of a report's figures are numbers, and how many of these at least one calculation confirms."""
    numbers: int = 0
    held: int = 0

    @property
    def share(self) -> Decimal | None:
        return Decimal(self.held) / self.numbers if self.numbers else None


def held_figures(figures: Iterable[Figure], found: Mapping[str, int]) -> HeldFigures:
    numbers = [one.id for one in figures if is_number(one)]
    return HeldFigures(len(numbers), sum(one in found for one in numbers))


def is_number(figure: Figure) -> bool:
    """No date and no words, which nothing could be worked out from."""
    return figure.base is not None


def locks(checks: Iterable[Check]) -> Mapping[str, int]:
    """By figure; of one that nothing confirms there is none. The same calculation by two rules counts once."""
    found: dict[str, set[frozenset[str]]] = {}
    for check in checks:
        trial = check.outcome.trial
        if check.status == PASS and trial is not None and not trial.is_limit:
            figures = check.figures
            for figure in confirmed(trial, figures):
                others = frozenset(one.id for one in figures if one is not figure)
                found.setdefault(figure.id, set()).add(others)
    return {name: len(sets) for name, sets in found.items()}


def confirmed(trial: Trial, figures: Iterable[Figure]) -> Iterator[Figure]:
    try:
        room, times = room_of(trial), how_often(trial)
        if times:
            left = trial.stated.value() - trial.worked_out.value()
            yield from (figure for figure in figures if is_held(figure, times.get(id(figure), 0), left, room))
        else:
            amounts = amounts_in(trial)
            yield from (figure for figure in figures if is_confirmed(trial, figure, room, amounts))
    except (ZeroDivisionError, ArithmeticError):
        return


def room_of(trial: Trial) -> Decimal:
    """What the rounding of the figures leaves open."""
    if trial.within is not None:
        return trial.within
    return trial.stated.interval().half_width + trial.worked_out.interval().half_width


def amounts_in(trial: Trial) -> dict[str, Decimal]:
    return {figure.id: figure.amount for side in (trial.stated, trial.worked_out) for figure in side.figures()}


def how_often(trial: Trial) -> Mapping[int, int]:
    """How often each figure of a sum is added (or, below nothing, taken away); nothing where it is no sum."""
    found: Counter[int] = Counter()
    ahead = [(trial.stated, 1), (trial.worked_out, -1)]
    while ahead:
        side, sign = ahead.pop()
        if side.figure is not None:
            found[id(side.figure)] += sign
        elif side.sign in SUMS:
            first, second = side.parts
            ahead += [(first, sign), (second, sign * SUMS[side.sign])]
        elif side.number is None:
            return {}
    return found


def is_held(figure: Figure, times: int, left: Decimal, room: Decimal) -> bool:
    """In a sum a slip moves what is left by as much."""
    slip = one_digit(figure)
    return slip is not None and all(abs(left + times * change) > room for change in (slip, -slip))


def is_confirmed(trial: Trial, figure: Figure, room: Decimal, amounts: Mapping[str, Decimal]) -> bool:
    slip = one_digit(figure)
    if slip is None or figure.id not in amounts:
        return False
    slipped = ({**amounts, figure.id: amounts[figure.id] + change} for change in (slip, -slip))
    return all(apart(trial, one) > room for one in slipped)


def one_digit(figure: Figure) -> Decimal | None:
    """One in the last digit but one."""
    step, amount = figure.quantity.base_step, figure.base
    if not step or amount is None:
        return None
    return step * TEN if abs(amount) >= step * TEN else step


def apart(trial: Trial, amounts: Mapping[str, Decimal]) -> Decimal:
    return abs(worked_with(trial.stated, amounts) - worked_with(trial.worked_out, amounts))


def worked_with(side: Expression, amounts: Mapping[str, Decimal]) -> Decimal:
    """What the expression comes to if its figures had these amounts."""
    if side.figure is not None:
        return amounts[side.figure.id]
    if side.number is not None:
        return side.number
    return EXACTLY[side.sign](*[worked_with(part, amounts) for part in side.parts])
