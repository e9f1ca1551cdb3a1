"""Plotly's JSON: exact numbers, the same bytes from the same values, safe inside a page."""
from __future__ import annotations

import json
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import plotly.graph_objects as go
from markupsafe import Markup

RATIO_STEP = Decimal("0.0001")
IN_A_PAGE = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def number(value: Decimal) -> int | float:
    """As JSON prints it, the very decimal: a value that a browser's number can't hold is an error of ours."""
    if value == value.to_integral_value():
        return int(value)
    held = float(value)
    if Decimal(repr(held)) != value:
        raise ValueError(f"{value} has more digits than a picture can show")
    return held


def rounded(ratio: Decimal) -> Decimal:
    """A ratio that was worked out has no end of digits."""
    return ratio.quantize(RATIO_STEP, ROUND_HALF_UP).normalize()


def checked(data: list[dict[str, Any]], layout: dict[str, Any]) -> dict[str, Any]:
    """Plotly's own validation; its template stays out, the page's colours take its place."""
    figure = go.Figure(data=data, layout=layout).to_plotly_json()
    figure["layout"].pop("template", None)
    return {"data": figure["data"], "layout": figure["layout"]}


def as_json(plot: dict[str, Any]) -> Markup:
    text = json.dumps(plot, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return Markup(text.translate(IN_A_PAGE))
