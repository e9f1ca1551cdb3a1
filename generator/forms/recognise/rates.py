"""Rates written as 0.97, 97 or 97%: settled by the amounts beside them."""
from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from generator.forms.reading import MoneyLine, Reading, Value

WHOLE = Decimal(100)


def settle_rates(reading: Reading) -> None:
    for line in reading.money:
        rate = line.cells.get("rate")
        if rate and rate.value and "%" not in rate.printed and "％" not in rate.printed:
            line.cells["rate"] = settled(rate, line, reading)


def settled(rate: Value, line: MoneyLine, reading: Reading) -> Value:
    value, expected = Decimal(rate.value), expected_rate(line)
    hundredfold = value.scaleb(2)
    if not is_share(value, hundredfold, expected):
        return rate
    digits = f"{hundredfold:f}"
    reading.guess("rate-as-share", rate.place, text=rate.printed, rate=f"{digits}%")
    return replace(rate, value=digits, cell=f"{digits}%")


def is_share(value: Decimal, hundredfold: Decimal, expected: Decimal | None) -> bool:
    if expected is None:
        return 0 < value <= Decimal("1.5")
    return abs(hundredfold - expected) < abs(value - expected)


def expected_rate(line: MoneyLine) -> Decimal | None:
    actual, base = line.cells.get("actual"), line.cells.get("adjusted") or line.cells.get("original")
    if actual and base and actual.value and base.value and Decimal(base.value):
        return Decimal(actual.value) / Decimal(base.value) * WHOLE
    return None
