"""Amounts as a neighbour says them: 4.7亿元, CNY 470 million; never so short that two different amounts look the same."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations

from mingbai.checks.sentences import Teller
from mingbai.model.report import Figure
from mingbai.text.format import trimmed
from mingbai.text.quantity import Quantity, exponent
from mingbai.text.value import replace

FEWEST_DIGITS, SHORT_DIGITS, MOST_DIGITS = 3, 6, 28
DECIMALS, WORKED_OUT = 2, ("percent", "percentage-point", "points", "score")
ZH_SCALES = ((Decimal(10) ** 8, "yi"), (Decimal(10) ** 4, "wan"), (Decimal(1), "yuan"))
EN_SCALES = ((Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"), (Decimal(1), "yuan"))
SCALES = {"zh": ZH_SCALES, "en": EN_SCALES}


class PlainTeller(Teller):
    """Says the values of one issue: its digits are as many as tell its amounts apart."""

    def __init__(self, lang: str, amounts: Iterable[Quantity] = (), adds: bool = False) -> None:
        super().__init__(lang)
        self.digits = enough_digits([abs(one.amount) for one in amounts if is_money(one)], adds)

    def amount(self, quantity: Quantity) -> str:
        if not is_money(quantity):
            return super().amount(in_short(quantity))
        said = self.money_in_words(quantity.amount)
        return self.format.compared(quantity, said)

    def named_amount(self, figure: Figure) -> str:
        return self.format.words("named-amount", name=figure.label[self.lang], amount=self.amount(figure.quantity))

    def money_in_words(self, yuan: Decimal) -> str:
        short = rounded(yuan, self.digits)
        scale, name = next(((scale, name) for scale, name in SCALES[self.lang] if abs(short) >= scale), SCALES[self.lang][-1])
        return self.format.words(f"in-words-{name}", amount=self.format.plain(trimmed(short / scale)))


def in_short(quantity: Quantity) -> Quantity:
    """A rate or a score that was worked out, with two decimals; what is not all is never said to be all."""
    value, unit = quantity.value, quantity.unit
    if value is None or unit is None or unit.kind not in WORKED_OUT or quantity.kind != "number" or exponent(value) >= -DECIMALS:
        return quantity
    short = trimmed(value.quantize(Decimal(1).scaleb(-DECIMALS), ROUND_HALF_UP))
    return quantity if short in (0, 100) else replace(quantity, value=short, printed=f"{short:f}{unit.printed}")


def is_money(quantity: Quantity) -> bool:
    return quantity.kind == "number" and quantity.unit is not None and quantity.unit.is_money and quantity.value is not None


def rounded(value: Decimal, digits: int) -> Decimal:
    if not value:
        return value
    return value.quantize(Decimal(1).scaleb(value.adjusted() - digits + 1), ROUND_HALF_UP)


def enough_digits(values: list[Decimal], adds: bool = False) -> int:
    """The fewest with which different amounts stay different; in a sum also those with which, where that is still short, what
    lies between two of them is their difference as they are said."""
    different = sorted(set(values))
    apart = next((digits for digits in range(FEWEST_DIGITS, MOST_DIGITS) if tells_apart(different, digits)), MOST_DIGITS)
    within = range(apart, SHORT_DIGITS + 1) if adds else ()
    return next((digits for digits in within if subtracts(different, digits)), apart)


def tells_apart(different: Sequence[Decimal], digits: int) -> bool:
    return len({rounded(value, digits) for value in different}) == len(different)


def subtracts(different: Sequence[Decimal], digits: int) -> bool:
    said = {value: rounded(value, digits) for value in different}
    return all(said[high] - said[low] == said[high - low] for low, high in combinations(different, 2) if high - low in said)
