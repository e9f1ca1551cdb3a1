"""How firmly each figure stands: how many calculations would contradict it if one of its digits were wrong.

A calculation that agrees confirms a figure when a change of it by one in its last digit but one, upwards or downwards, would
make it disagree; in its only digit where it has one. The very last digit is left to rounding.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from mingbai.checks.expressions import EXACTLY, Expression
from mingbai.checks.outcomes import PASS, Trial
from mingbai.checks.rule import Check
from mingbai.model.report import Figure
from mingbai.text.value import Value

TEN = Decimal(10)


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
            for figure in confirmed(trial, check.figures):
                others = frozenset(one.id for one in check.figures if one is not figure)
                found.setdefault(figure.id, set()).add(others)
    return {name: len(sets) for name, sets in found.items()}


def confirmed(trial: Trial, figures: Iterable[Figure]) -> Iterator[Figure]:
    try:
        room = trial.within
        if room is None:
            room = trial.stated.interval().half_width + trial.worked_out.interval().half_width
        yield from (figure for figure in figures if is_confirmed(trial, figure, room))
    except (ZeroDivisionError, ArithmeticError):
        return


def is_confirmed(trial: Trial, figure: Figure, room: Decimal) -> bool:
    slip = one_digit(figure)
    return slip is not None and all(apart(trial, figure, figure.amount + change) > room for change in (slip, -slip))


def one_digit(figure: Figure) -> Decimal | None:
    """One in the last digit but one."""
    step, amount = figure.quantity.base_step, figure.base
    if not step or amount is None:
        return None
    return step * TEN if abs(amount) >= step * TEN else step


def apart(trial: Trial, figure: Figure, value: Decimal) -> Decimal:
    return abs(with_value(trial.stated, figure, value) - with_value(trial.worked_out, figure, value))


def with_value(side: Expression, figure: Figure, value: Decimal) -> Decimal:
    """What the expression comes to if this figure had that value."""
    if side.figure is not None:
        return value if side.figure is figure else side.figure.amount
    if side.number is not None:
        return side.number
    return EXACTLY[side.sign](*[with_value(part, figure, value) for part in side.parts])
