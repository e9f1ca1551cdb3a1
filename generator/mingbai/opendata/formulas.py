"""Calculations as spreadsheet formulas: the exact value, and the least and the most it can be, as text over cells."""
from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from mingbai.checks.expressions import Expression
from mingbai.checks.intervals import Interval, is_none, of_total
from mingbai.model.report import Figure

LONGEST = 8000                            # a spreadsheet takes 8,192 characters


class Bounds(NamedTuple):
    low: str
    high: str

    @property
    def ends(self) -> tuple[str, ...]:
        return (self.low,) if self.low == self.high else (self.low, self.high)


class Place(NamedTuple):
    """The cells of a figure: its value in base units, and the least and the most that its printing stands for."""
    base: str
    low: str
    high: str


Cells = Callable[[Figure], Place]


def value(expression: Expression, cells: Cells) -> str:
    if expression.figure:
        return cells(expression.figure).base
    if expression.number is not None:
        return literal(expression.number)
    return VALUES[expression.sign](*(value(part, cells) for part in expression.parts))


def bounds(expression: Expression, cells: Cells) -> Bounds:
    steps = [leaf.figure.quantity.base_step for leaf in expression.leaves()
             if leaf.figure.quantity.step and not is_none(leaf.figure.quantity)]
    finest = min(steps, default=None)
    return within(expression, lambda leaf: printed(leaf, cells, finest))


def within(expression: Expression, read: Callable[[Expression], Bounds]) -> Bounds:
    if expression.figure:
        return read(expression)
    if expression.number is not None:
        return Bounds(*(literal(expression.number),) * 2)
    return BOUNDS[expression.sign](*(within(part, read) for part in expression.parts))


def printed(leaf: Expression, cells: Cells, finest: Decimal | None) -> Bounds:
    """The cells that say what the leaf stands for; where it is read in another way, the distance from its value."""
    place, stands_for = cells(leaf.figure), leaf.printed(finest)
    if stands_for == of_total(leaf.figure.quantity):
        return Bounds(place.low, place.high)
    return Bounds(*(beside(place.base, end - leaf.figure.base) for end in ends(stands_for)))


def ends(interval: Interval) -> tuple[Decimal, Decimal]:
    return interval.low, interval.high


def beside(cell: str, distance: Decimal) -> str:
    return cell if not distance else f"({cell}{distance:+f})"


def literal(number: Decimal) -> str:
    return f"{number:f}" if number >= 0 else f"({number:f})"


# ---- what each sign does

def sums(a: Bounds, b: Bounds) -> Bounds:
    return Bounds(f"{a.low}+{b.low}", f"{a.high}+{b.high}")


def differences(a: Bounds, b: Bounds) -> Bounds:
    return Bounds(f"{a.low}-({b.high})", f"{a.high}-({b.low})")


def products(a: Bounds, b: Bounds) -> Bounds:
    return spanning([f"({x})*({y})" for x, y in product(a.ends, b.ends)])


def quotients(a: Bounds, b: Bounds) -> Bounds:
    return spanning([f"({x})/({y})" for x, y in product(a.ends, b.ends)])


def spanning(terms: list[str]) -> Bounds:
    if len(terms) == 1:
        return Bounds(terms[0], terms[0])
    return Bounds(f"MIN({','.join(terms)})", f"MAX({','.join(terms)})")


def each(pattern: str) -> Callable[[Bounds], Bounds]:
    return lambda a: Bounds(pattern.format(a.low), pattern.format(a.high))


def growth(now: Bounds, before: Bounds) -> Bounds:
    return each("({}-1)")(quotients(now, before))


VALUES = {
    "+": "{}+{}".format, "−": "{}-({})".format, "×": "({})*({})".format, "÷": "({})/({})".format,
    "least": "MIN({},{})".format, "fraction": "({})/100".format, "percent": "({})*100".format,
    "growth": "(({})/({})-1)".format}
BOUNDS = {
    "+": sums, "−": differences, "×": products, "÷": quotients,
    "least": lambda a, b: Bounds(f"MIN({a.low},{b.low})", f"MIN({a.high},{b.high})"),
    "fraction": each("({})/100"), "percent": each("({})*100"), "growth": growth}
