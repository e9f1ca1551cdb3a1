"""Plotly's JSON: exact numbers, the same bytes from the same values, safe inside a page."""
from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

import plotly.graph_objects as go
from markupsafe import Markup
from msgspec.json import encode

from mingbai.charts.wrap import broken_lines

RATIO_STEP = Decimal("0.0001")
HOVER_EMS = 22
DOT = 12
IN_A_PAGE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}
# A second sign beside the colour.
PATTERNS = {"budget": "/", "original": "/", "lost": "x", "missed": "x", "beyond": "x", "far-above": ".", "did-not": ".",
            "less": "\\", "received": "-"}
HATCHES = {"/": "slash", "\\": "slash", "x": "cross", ".": "dots", "-": "bars"}   # of the static picture
SYMBOLS = {"adjusted": "square", "original": "diamond", "received": "triangle-up", "income": "cross"}


def hatch(role: str) -> str:
    return HATCHES.get(PATTERNS.get(role, ""), "")


def symbol(role: str) -> str:
    return SYMBOLS.get(role, "circle")


def json_number(value: Decimal) -> int | float:
    """As JSON prints it, the very decimal: a value that a browser's number can't hold is an error of ours."""
    if value == value.to_integral_value():
        return int(value)
    held = float(value)
    if Decimal(repr(held)) != value:
        raise ValueError(f"{value} has more digits than a picture can show")
    return held


def json_numbers(values: Iterable[Decimal]) -> list[int | float]:
    return [json_number(value) for value in values]


def rounded_ratio(ratio: Decimal) -> Decimal:
    """A ratio that was worked out has no end of digits."""
    return ratio.quantize(RATIO_STEP, ROUND_HALF_UP).normalize()


def hover_text(said: str) -> str:
    """Broken into lines; without the breaks it is the text that is read out."""
    return "\n".join(broken_lines(said, HOVER_EMS))


# ---- what is the same in every figure is made by Plotly, once: it takes 15 ms to check a whole one, and a test does

@cache
def bars(role: str) -> dict[str, object]:
    pattern = {"shape": PATTERNS.get(role, ""), "size": 6, "solidity": 0.3}
    made: dict[str, object] = go.Bar(orientation="h", hoverinfo="text", showlegend=False, meta={"role": role},
                                     marker={"pattern": pattern}).to_plotly_json()
    return made


@cache
def dots(role: str) -> dict[str, object]:
    made: dict[str, object] = go.Scatter(
        mode="markers", hoverinfo="text", showlegend=False, meta={"role": role}, cliponaxis=False,
        marker={"symbol": symbol(role), "size": DOT}).to_plotly_json()
    return made


@cache
def text_annotation(name: str, x_anchor: str, y_anchor: str, x_ref: str, y_ref: str) -> dict[str, object]:
    """A text on the picture; its font follows from its name where it is drawn."""
    made: dict[str, object] = go.layout.Annotation(
        name=name, showarrow=False, xanchor=x_anchor, yanchor=y_anchor, xref=x_ref, yref=y_ref).to_plotly_json()
    return made


@cache
def layout() -> dict[str, object]:
    """Nothing is dragged: a finger on a chart goes on scrolling the page."""
    made: dict[str, object] = go.Layout(barmode="overlay", dragmode=False, hovermode="closest").to_plotly_json()
    return made


def as_json(plot: dict[str, object]) -> Markup:
    text = encode(plot, order="sorted").decode()
    for sign, escaped in IN_A_PAGE.items():   # `translate` would look up each character
        text = text.replace(sign, escaped)
    return Markup(text)
