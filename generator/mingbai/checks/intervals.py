"""Printed numbers as intervals: a printed figure stands for every value that would be printed so."""
from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from mingbai.text.quantity import AND_SOME, Quantity, last_digit
from mingbai.text.value import Value, not_none

ENDLESS = Decimal("Infinity")
COUNTED = {"people", "person-times", "households", "homes", "buildings", "structures", "count", "times", "rank"}
OPEN_ENDED = {"≥": (Decimal(0), ENDLESS), ">": (Decimal(0), ENDLESS), "≤": (-ENDLESS, Decimal(0)),
              "<": (-ENDLESS, Decimal(0))}
ABOUT_AT_MOST = Decimal("0.1")
MOST_KNOWN = 2 ** 12                      # quantities: many rules read the same figures


class Interval(Value):
    """From `low` to `high`, both included, in base units."""
    low: Decimal
    high: Decimal

    @classmethod
    def point(cls, value: Decimal) -> Interval:
        return cls(value, value)

    @property
    def is_bounded(self) -> bool:
        return self.low.is_finite() and self.high.is_finite()

    @property
    def half_width(self) -> Decimal:
        return (self.high - self.low) / 2

    def meets(self, other: Interval) -> bool:
        return self.low <= other.high and other.low <= self.high

    def widened(self, by: Decimal) -> Interval:
        return Interval(self.low - by, self.high + by)

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other: Interval) -> Interval:
        return spanning(a * b for a in (self.low, self.high) for b in (other.low, other.high))

    def __truediv__(self, other: Interval) -> Interval:
        """Raises ZeroDivisionError when the divisor may be nothing."""
        if other.low <= 0 <= other.high:
            raise ZeroDivisionError
        return spanning(a / b for a in (self.low, self.high) for b in (other.low, other.high))

    def least(self, other: Interval) -> Interval:
        return Interval(min(self.low, other.low), min(self.high, other.high))


def spanning(spread: Iterable[Decimal]) -> Interval:
    values = list(spread)
    return Interval(min(values), max(values))


@lru_cache(MOST_KNOWN)
def of_total(quantity: Quantity) -> Interval | None:
    """A figure that was worked out and then rounded to its last printed digit."""
    return interval(quantity, half_digit(quantity))


@lru_cache(MOST_KNOWN)
def of_term(quantity: Quantity) -> Interval | None:
    """A figure that goes into a calculation: points are given, not rounded."""
    return interval(quantity, Decimal(0) if quantity.measure == "score" else half_digit(quantity))


def of_limit(quantity: Quantity) -> Interval | None:
    """A target is set, not rounded: of `≥90%` or `约2200亩` the number itself."""
    if quantity.value is None or quantity.kind == "range":
        return of_term(quantity)
    return Interval.point(quantity.amount)


def interval(quantity: Quantity, half: Decimal) -> Interval | None:
    """None for words and dates, which no number stands for."""
    if quantity.value is None:
        return None
    if quantity.kind == "range":
        return Interval(quantity.amount - half, not_none(quantity.upper) * quantity.scale + half)
    if quantity.comparator in OPEN_ENDED:
        return open_ended(quantity)
    return Interval.point(quantity.amount).widened(margin(quantity) if quantity.comparator else half)


def half_digit(quantity: Quantity) -> Decimal:
    step = quantity.base_step
    if step is None or is_count(quantity) or is_none(quantity):
        return Decimal(0)
    return step / 2


def is_none(quantity: Quantity) -> bool:
    """A plain 0 says that there was none; `0.00` may have been rounded, and so may 0 %."""
    return quantity.value == 0 and quantity.step == 1 and quantity.measure != "percent"


def is_count(quantity: Quantity) -> bool:
    """Whole things counted one by one are exact."""
    return quantity.measure in COUNTED and quantity.scale == 1 and (quantity.step or 0) >= 1


def margin(quantity: Quantity) -> Decimal:
    """“About”: one of the last digit that is not 0, at most a tenth of the value, at least half the last digit."""
    return max(min(last_significant(quantity), abs(quantity.amount) * ABOUT_AT_MOST), not_none(quantity.base_step) / 2)


def last_significant(quantity: Quantity) -> Decimal:
    return last_digit(quantity.amount.normalize())


def open_ended(quantity: Quantity) -> Interval:
    """`1400余` ends before 1500; `90%以上` ends nowhere."""
    if any(word in quantity.printed for word in AND_SOME):
        return Interval(quantity.amount, quantity.amount + last_significant(quantity))
    below, above = OPEN_ENDED[quantity.comparator]
    return Interval(quantity.amount + below, quantity.amount + above)
