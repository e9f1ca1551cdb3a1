"""Charts of dots on two scales, each with a number beside it that a list of names explains."""
from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby

from mingbai.charts import plotly_json
from mingbai.charts.axis import Axis
from mingbai.charts.chart import Picture
from mingbai.charts.plotly_json import DOT, hover_text, json_number, json_numbers
from mingbai.text.value import Value

HEIGHT, TOP, BOTTOM, LEFT, RIGHT = 344, 34, 44, 44, 12
LINE = 18


class Dot(Value):
    role: str
    x: Decimal
    y: Decimal
    number: int
    hover: str
    of: str                               # the report it is


class PlacedDot(Value):
    """`left` is a share of the room's width; `y` and `number_y` are pixels."""
    dot: Dot
    left: Decimal
    y: int
    number_y: int

    @property
    def symbol(self) -> str:
        return plotly_json.symbol(self.dot.role)

    @property
    def number_is_left(self) -> bool:
        return self.left > 50


class PlacedDots(Value):
    x_axis: Axis
    y_axis: Axis
    dots: tuple[PlacedDot, ...]
    x_ticks: tuple[tuple[Decimal, str], ...]
    y_ticks: tuple[tuple[int, str], ...]
    height: int = HEIGHT
    top: int = TOP
    bottom: int = HEIGHT - BOTTOM


def dots_picture(dots: list[Dot], x_axis: Axis, y_axis: Axis) -> Picture:
    placed = PlacedDots(x_axis, y_axis, tuple(place_dots(dots, x_axis, y_axis)),
                        tuple((x_axis.share(tick.at), tick.text) for tick in x_axis.ticks),
                        tuple((pixel(tick.at, y_axis), tick.text) for tick in y_axis.ticks))
    return Picture("dots.svg", placed, plot(placed), placed.height)


def pixel(value: Decimal, axis: Axis) -> int:
    return round(HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * axis.share(value) / 100)


def place_dots(dots: list[Dot], x_axis: Axis, y_axis: Axis) -> Iterable[PlacedDot]:
    """From the top down, no two numbers on one line."""
    lowest = 0
    for dot in sorted(dots, key=lambda dot: -dot.y):
        y = pixel(dot.y, y_axis)
        number_y = max(y, lowest)
        lowest = number_y + LINE
        yield PlacedDot(dot, x_axis.share(dot.x), y, number_y)


def plot(placed: PlacedDots) -> dict[str, object]:
    return {"data": traces(placed), "layout": plot_layout(placed)}


def traces(placed: PlacedDots) -> list[dict[str, object]]:
    def role(one: PlacedDot) -> str:
        return one.dot.role

    return [{**plotly_json.dots(name), **dot_positions(list(group))}
            for name, group in groupby(sorted(placed.dots, key=role), role)]


def dot_positions(dots: list[PlacedDot]) -> dict[str, object]:
    return {"x": json_numbers(one.dot.x for one in dots), "y": json_numbers(one.dot.y for one in dots),
            "hovertext": [hover_text(one.dot.hover) for one in dots], "ids": [one.dot.of for one in dots]}


def plot_layout(placed: PlacedDots) -> dict[str, object]:
    return {**plotly_json.layout(), "height": HEIGHT, "margin": {"l": LEFT, "r": RIGHT, "t": TOP, "b": BOTTOM, "pad": 0},
            "xaxis": axis_layout(placed.x_axis), "yaxis": axis_layout(placed.y_axis),
            "annotations": [*(dot_number(one) for one in placed.dots), *axis_titles(placed)],
            "meta": {"dots": [dot.of for dot in sorted((one.dot for one in placed.dots), key=lambda dot: dot.number)]}}


def axis_layout(axis: Axis) -> dict[str, object]:
    """Many dots can lie close together, so this scale alone can be made larger."""
    return {"range": json_numbers((axis.low, axis.high)), "zeroline": False, "ticksuffix": axis.suffix,
            "tickvals": json_numbers(tick.at for tick in axis.ticks), "ticktext": [tick.text for tick in axis.ticks]}


def dot_number(one: PlacedDot) -> dict[str, object]:
    side = -1 if one.number_is_left else 1
    return {**plotly_json.text_annotation("label", "right" if side < 0 else "left", "middle", "x", "y"),
            "text": str(one.dot.number),
            "x": json_number(one.dot.x), "y": json_number(one.dot.y), "xshift": side * DOT, "yshift": one.y - one.number_y}


def axis_titles(placed: PlacedDots) -> list[dict[str, object]]:
    return [{**plotly_json.text_annotation("detail", "right", "bottom", "paper", "paper"), "text": placed.x_axis.title, "x": 1,
             "y": 0,
             "yshift": -BOTTOM},
            {**plotly_json.text_annotation("detail", "left", "bottom", "paper", "paper"), "text": placed.y_axis.title, "x": 0,
             "y": 1,
             "xshift": -LEFT, "yshift": 6}]
