"""Charts of dots on two scales, each dot with its name beside it, the names kept apart."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from generator.charts.axis import Axis
from generator.charts.chart import Picture
from generator.charts.figure import checked, number
from generator.charts.rows import DOT, HOVER_EMS, SYMBOLS, escaped
from generator.charts.wrap import wrap

HEIGHT, TOP, BOTTOM, LEFT, RIGHT = 340, 26, 44, 44, 12
LINE = 18


@dataclass(frozen=True)
class Dot:
    role: str
    x: Decimal
    y: Decimal
    name: str
    hover: str


@dataclass(frozen=True)
class PlacedDot:
    """`left` is a share of the room's width; `y` and `name_y` are pixels."""
    dot: Dot
    left: Decimal
    y: int
    name_y: int

    @property
    def symbol(self) -> str:
        return SYMBOLS.get(self.dot.role, "circle")

    @property
    def name_is_left(self) -> bool:
        return self.left > 50


@dataclass(frozen=True)
class Placed:
    x_axis: Axis
    y_axis: Axis
    dots: tuple[PlacedDot, ...]
    x_ticks: tuple[tuple[Decimal, str], ...]
    y_ticks: tuple[tuple[int, str], ...]
    height: int = HEIGHT
    top: int = TOP
    bottom: int = HEIGHT - BOTTOM
    left: int = LEFT


def dots_picture(dots: list[Dot], x_axis: Axis, y_axis: Axis) -> Picture:
    placed = Placed(x_axis, y_axis, tuple(place(dots, x_axis, y_axis)),
                    tuple((x_axis.share(tick.at), tick.text) for tick in x_axis.ticks),
                    tuple((pixel(tick.at, y_axis), tick.text) for tick in y_axis.ticks))
    return Picture("dots.svg", placed, checked(traces(placed), plot_layout(placed)), placed.height)


def pixel(value: Decimal, axis: Axis) -> int:
    return round(HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * axis.share(value) / 100)


def place(dots: list[Dot], x_axis: Axis, y_axis: Axis) -> Iterable[PlacedDot]:
    """From the top down, no two names on one line."""
    lowest = 0
    for dot in sorted(dots, key=lambda dot: -dot.y):
        y = pixel(dot.y, y_axis)
        name_y = max(y, lowest)
        lowest = name_y + LINE
        yield PlacedDot(dot, x_axis.share(dot.x), y, name_y)


def traces(placed: Placed) -> list[dict[str, Any]]:
    def role(one: PlacedDot) -> str:
        return one.dot.role

    return [{"type": "scatter", "mode": "markers", "cliponaxis": False, "hoverinfo": "text", "showlegend": False,
             "marker": {"symbol": SYMBOLS.get(name, "circle"), "size": DOT}, "meta": {"role": name},
             **points(list(group))} for name, group in groupby(sorted(placed.dots, key=role), key=role)]


def points(dots: list[PlacedDot]) -> dict[str, Any]:
    return {"x": [number(one.dot.x) for one in dots], "y": [number(one.dot.y) for one in dots],
            "hovertext": ["<br>".join(wrap(one.dot.hover, HOVER_EMS)) for one in dots]}


def plot_layout(placed: Placed) -> dict[str, Any]:
    return {"dragmode": False, "hovermode": "closest", "height": HEIGHT,
            "margin": {"l": LEFT, "r": RIGHT, "t": TOP, "b": BOTTOM, "pad": 0},
            "xaxis": axis_layout(placed.x_axis), "yaxis": axis_layout(placed.y_axis),
            "annotations": [*(name(one) for one in placed.dots), *titles(placed)]}


def axis_layout(axis: Axis) -> dict[str, Any]:
    return {"range": [number(axis.low), number(axis.high)], "fixedrange": True,
            "tickvals": [number(tick.at) for tick in axis.ticks], "ticktext": [tick.text for tick in axis.ticks]}


def name(one: PlacedDot) -> dict[str, Any]:
    side = -1 if one.name_is_left else 1
    return {"name": "detail", "text": escaped(one.dot.name), "showarrow": False, "x": number(one.dot.x),
            "y": number(one.dot.y), "xanchor": "right" if side < 0 else "left", "yanchor": "middle",
            "xshift": side * DOT, "yshift": one.y - one.name_y}


def titles(placed: Placed) -> list[dict[str, Any]]:
    shared = {"name": "detail", "showarrow": False, "xref": "paper", "yref": "paper"}
    return [{**shared, "text": placed.x_axis.title, "x": 1, "y": 0, "xanchor": "right", "yanchor": "bottom",
             "yshift": -BOTTOM},
            {**shared, "text": placed.y_axis.title, "x": 0, "y": 1, "xanchor": "left", "yanchor": "bottom",
             "xshift": -LEFT, "yshift": 6}]
