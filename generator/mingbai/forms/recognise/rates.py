"""Rates written as 0.97, 97 or 97%: settled by the amounts beside them."""
from __future__ import annotations

from decimal import Decimal

from mingbai.forms.reading import MoneyLine, Reading, ReadValue
from mingbai.text.value import replace

WHOLE = Decimal(100)
ALMOST_ONE = (Decimal("0.5"), Decimal("1.01"))   # execution, or a part, may stand elsewhere


def settle_rates(reading: Reading) -> None:
    for line in reading.money:
        rate = line.cells.get("rate")
        if rate and rate.value and "%" not in rate.printed and "％" not in rate.printed:
            line.cells["rate"] = settled(rate, line, reading)


def settle_weights(reading: Reading) -> None:
    """Weights typed as 0.1, 0.3 that come to one."""
    every = [holder for holder in (reading.execution, reading.totals, *(row.cells for row in reading.indicators))
             if "weight" in holder]
    shares = [Decimal(row.cells["weight"].value) for row in reading.indicators if "weight" in row.cells]
    if not shares or not all(0 < share <= 1 for share in shares) or not ALMOST_ONE[0] <= sum(shares) <= ALMOST_ONE[1]:
        return
    for holder in every:
        weight = holder["weight"]
        if weight.unit == "分" and Decimal(weight.value) <= 1:
            percent = f"{Decimal(weight.value).scaleb(2):f}"
            reading.guess("weight-as-share", weight.place, text=weight.printed, percent=f"{percent}%")
            holder["weight"] = replace(weight, value=percent, unit="%", cell=f"{percent}%")


def settled(rate: ReadValue, line: MoneyLine, reading: Reading) -> ReadValue:
    value, expected = Decimal(rate.value), expected_rate(line)
    hundredfold = value.scaleb(2)
    if not is_written_as_share(value, hundredfold, expected):
        return rate
    digits = f"{hundredfold:f}"
    reading.guess("rate-as-share", rate.place, text=rate.printed, rate=f"{digits}%")
    return replace(rate, value=digits, cell=f"{digits}%")


def is_written_as_share(value: Decimal, hundredfold: Decimal, expected: Decimal | None) -> bool:
    if expected is None:
        return 0 < value <= Decimal("1.5")
    return abs(hundredfold - expected) < abs(value - expected)


def expected_rate(line: MoneyLine) -> Decimal | None:
    actual, base = line.cells.get("actual"), line.cells.get("adjusted") or line.cells.get("original")
    if actual and base and actual.value and base.value and Decimal(base.value):
        return Decimal(actual.value) / Decimal(base.value) * WHOLE
    return None
