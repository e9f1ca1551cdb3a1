"""Calculations as spreadsheet formulas: the exact value, and the least and the most it can be, as text over cells."""
from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from mingbai.checks.expressions import Expression, Finest
from mingbai.checks.intervals import Interval, of_total
from mingbai.model.report import Figure
from mingbai.text.value import not_none

LONGEST = 8000                            # a spreadsheet takes 8,192 characters


class Bounds(NamedTuple):
    low: str
    high: str

    @property
    def ends(self) -> tuple[str, ...]:
        return (self.low,) if self.low == self.high else (self.low, self.high)


class FigureCells(NamedTuple):
    """The cells of a figure: its value in base units, and the least and the most that its printing stands for."""
    base: str
    low: str
    high: str


Cells = Callable[[Figure], FigureCells]


def value_formula(expression: Expression, cells: Cells) -> str:
    if expression.figure:
        return cells(expression.figure).base
    if expression.number is not None:
        return literal(expression.number)
    return VALUES[expression.sign](*(value_formula(part, cells) for part in expression.parts))


def bounds(expression: Expression, cells: Cells, beside: Figure | None = None) -> Bounds:
    finest = expression.finest(beside)
    return bounds_within(expression, lambda leaf: leaf_bounds(leaf, cells, finest))


def bounds_within(expression: Expression, read: Callable[[Expression], Bounds]) -> Bounds:
    if expression.figure:
        return read(expression)
    if expression.number is not None:
        return Bounds(*(literal(expression.number),) * 2)
    return BOUNDS[expression.sign](*(bounds_within(part, read) for part in expression.parts))


def leaf_bounds(leaf: Expression, cells: Cells, finest: Finest) -> Bounds:
    """The cells that say what the leaf stands for; where it is read in another way, the distance from its value."""
    figure, stands_for = not_none(leaf.figure), not_none(leaf.printed(finest))
    place = cells(figure)
    if stands_for == of_total(figure.quantity):
        return Bounds(place.low, place.high)
    return Bounds(*(cell_moved_by(place.base, end - figure.amount) for end in interval_ends(stands_for)))


def interval_ends(interval: Interval) -> tuple[Decimal, Decimal]:
    return interval.low, interval.high


def cell_moved_by(cell: str, distance: Decimal) -> str:
    return cell if not distance else f"({cell}{distance:+f})"


def literal(number: Decimal) -> str:
    return f"{number:f}" if number >= 0 else f"({number:f})"


# ---- what each sign does

def sum_bounds(a: Bounds, b: Bounds) -> Bounds:
    return Bounds(f"{a.low}+{b.low}", f"{a.high}+{b.high}")


def difference_bounds(a: Bounds, b: Bounds) -> Bounds:
    return Bounds(f"{a.low}-({b.high})", f"{a.high}-({b.low})")


def product_bounds(a: Bounds, b: Bounds) -> Bounds:
    return spanning([f"({x})*({y})" for x, y in product(a.ends, b.ends)])


def quotient_bounds(a: Bounds, b: Bounds) -> Bounds:
    return spanning([f"({x})/({y})" for x, y in product(a.ends, b.ends)])


def spanning(terms: list[str]) -> Bounds:
    if len(terms) == 1:
        return Bounds(terms[0], terms[0])
    return Bounds(f"MIN({','.join(terms)})", f"MAX({','.join(terms)})")


def each(pattern: str) -> Callable[[Bounds], Bounds]:
    return lambda a: Bounds(pattern.format(a.low), pattern.format(a.high))


def growth_bounds(now: Bounds, before: Bounds) -> Bounds:
    return each("({}-1)")(quotient_bounds(now, before))


VALUES: dict[str, Callable[..., str]] = {
    "+": "{}+{}".format, "−": "{}-({})".format, "×": "({})*({})".format, "÷": "({})/({})".format,
    "least": "MIN({},{})".format, "fraction": "({})/100".format, "percent": "({})*100".format,
    "growth": "(({})/({})-1)".format}
BOUNDS: dict[str, Callable[..., Bounds]] = {
    "+": sum_bounds, "−": difference_bounds, "×": product_bounds, "÷": quotient_bounds,
    "least": lambda a, b: Bounds(f"MIN({a.low},{b.low})", f"MIN({a.high},{b.high})"),
    "fraction": each("({})/100"), "percent": each("({})*100"), "growth": growth_bounds}
