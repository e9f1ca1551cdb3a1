"""How many agree, how many don't, how many can't be checked: counted, and as lengths of one bar."""
from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from mingbai.facts.checked import KINDS, Counts
from mingbai.say.say import Say
from mingbai.text.value import Value

TENTH = Decimal("0.1")


class CountOnBar(Value):
    """`start` and `share` place it on the bar, in percent."""
    kind: str
    count: int
    text: str
    start: Decimal
    share: Decimal


def tally(counts: Counts, say: Say) -> tuple[CountOnBar, ...]:
    total, before, made = sum(counts), 0, []
    for name, count in zip(KINDS, counts, strict=True):
        made.append(CountOnBar(name, count, say.word(f"checking.kind.{name}"), percent(before, total), percent(count, total)))
        before += count
    return tuple(made)


def percent(part: int, total: int) -> Decimal:
    return (Decimal(part * 100) / total).quantize(TENTH, ROUND_HALF_UP) if total else Decimal(0)
