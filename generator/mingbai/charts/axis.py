"""The scale of a chart: from where to where, and a few round ticks in the words of the page."""
from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from mingbai.say.say import Say
from mingbai.text.format import AXES
from mingbai.text.value import Value

STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
MOST_TICKS = 4
TENTH, HUNDREDTH = Decimal(10), Decimal("0.01")


class Tick(Value):
    at: Decimal
    text: str


class Axis(Value):
    low: Decimal
    high: Decimal
    ticks: tuple[Tick, ...]
    title: str = ""
    suffix: str = ""                      # of the ticks that Plotly finds by itself once the scale is another

    def share(self, value: Decimal) -> Decimal:
        """Where a value lies, in percent of the width; what is outside lies on the edge."""
        inside = min(max(value, self.low), self.high)
        return ((inside - self.low) / (self.high - self.low) * 100).quantize(HUNDREDTH)


def step_for(span: Decimal) -> Decimal:
    power = Decimal(1).scaleb((span / MOST_TICKS).adjusted())
    return next(step * power for step in STEPS if step * power * MOST_TICKS >= span)


def round_ticks(low: Decimal, high: Decimal) -> list[Decimal]:
    step = step_for(high - low)
    first = int((low / step).to_integral_value(ROUND_CEILING))
    last = int((high / step).to_integral_value(ROUND_FLOOR))
    return [step * n for n in range(first, last + 1)]


def span_from_zero(values: Iterable[Decimal]) -> tuple[Decimal, Decimal]:
    """Bars start at nothing, so it is always in sight."""
    values = [Decimal(0), *values]
    low, high = min(values), max(values)
    return (low, high) if low < high else (low, low + 1)


def money_axis(values: Iterable[Decimal], say: Say) -> Axis:
    low, high = span_from_zero(values)
    name, scale = next((name, scale) for name, scale in AXES[say.lang] if max(high, -low) >= scale or scale == 1)
    ticks = tuple(Tick(at, tick_text(at / scale, say)) for at in round_ticks(low, high))
    return Axis(low, high, ticks, say.word(f"charts.axis.{name}"))


def percent_axis(values: Iterable[Decimal], say: Say, most: Decimal | None = None) -> Axis:
    """Values in percent; `most` cuts the scale, so that one runaway does not flatten the others."""
    low, high = span_from_zero(values)
    high = min(high, most) if most else high
    return Axis(low, high, tuple(Tick(at, f"{tick_text(at, say)}%") for at in round_ticks(low, high)))


def points_axis(low: Decimal, high: Decimal, say: Say, title: str = "") -> Axis:
    return Axis(low, high, tuple(Tick(at, tick_text(at, say)) for at in round_ticks(low, high)),
                title or say.word("charts.axis.points"))


def close_percent_axis(values: Iterable[Decimal], say: Say, title: str) -> Axis:
    """For dots, which need no scale from nothing: between round numbers around the values."""
    values = list(values)
    low, high = outward(min(values), ROUND_FLOOR), outward(max(values), ROUND_CEILING)
    return Axis(low, high, tuple(Tick(at, f"{tick_text(at, say)}%") for at in round_ticks(low, high)), title, "%")


def outward(value: Decimal, rounding: str) -> Decimal:
    return (value / TENTH).to_integral_value(rounding) * TENTH + (TENTH if rounding == ROUND_CEILING else -TENTH) / 5



def tick_text(value: Decimal, say: Say) -> str:
    return say.format.plain(value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize())
