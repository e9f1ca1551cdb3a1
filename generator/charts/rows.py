"""Charts of rows: a label above, its bars or dots below it, each value in words at the right. Legible at 360 pixels.

Heights are pixels and the same in both pictures; widths are shares of whatever room there is.
"""
from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import groupby
from typing import Any

from generator.charts.axis import Axis
from generator.charts.chart import Picture
from generator.charts.figure import checked, number
from generator.charts.wrap import wrap

LABEL_EMS, DETAIL_EMS, HEADING_EMS, HOVER_EMS = 21, 24, 20, 22
LABEL_LINE, DETAIL_LINE, HEADING_LINE = 21, 18, 24
BAR, LANE, DOT = 14, 18, 12
ROW_GAP, GROUP_GAP, TOP, LINE_LABEL, AXIS = 12, 10, 2, 20, 30
VALUE_COLUMN = 132
# A second sign beside the colour.
PATTERNS = {"budget": "/", "original": "/", "lost": "x", "missed": "x", "over": ".", "less": "\\", "received": "-",
            "unclear": "|"}
SYMBOLS = {"adjusted": "square", "original": "diamond", "received": "triangle-up", "income": "cross"}


@dataclass(frozen=True)
class Mark:
    """One bar from `start` to `end`, or a dot at `end`."""
    role: str
    end: Decimal
    hover: str                            # said in full, complete without the picture
    start: Decimal = Decimal(0)
    is_dot: bool = False


@dataclass(frozen=True)
class Lane:
    marks: tuple[Mark, ...]
    text: str                             # the value in words


@dataclass(frozen=True)
class Row:
    label: str
    lanes: tuple[Lane, ...]
    detail: str = ""
    heading: str = ""                     # begins a group


@dataclass(frozen=True)
class Line:
    """A line across all rows: the target, a threshold."""
    at: Decimal
    text: str
    role: str = "target"


@dataclass(frozen=True)
class PlacedText:
    kind: str                             # label, detail, heading, value
    text: str
    y: int


@dataclass(frozen=True)
class PlacedMark:
    mark: Mark
    y: int
    left: Decimal
    width: Decimal

    @property
    def top(self) -> int:
        return self.y - BAR // 2

    @property
    def pattern(self) -> str:
        return PATTERNS.get(self.mark.role, "")

    @property
    def symbol(self) -> str:
        return SYMBOLS.get(self.mark.role, "circle")


@dataclass(frozen=True)
class PlacedLine:
    left: Decimal
    line: Line


@dataclass(frozen=True)
class Placed:
    """Everything with its place; `bottom` is where the axis runs."""
    axis: Axis
    texts: tuple[PlacedText, ...] = ()
    marks: tuple[PlacedMark, ...] = ()
    lines: tuple[PlacedLine, ...] = ()
    ticks: tuple[tuple[Decimal, str], ...] = ()
    top: int = TOP
    bottom: int = 0
    bar: int = field(default=BAR)

    @property
    def height(self) -> int:
        return self.bottom + AXIS


def rows_picture(rows: list[Row], axis: Axis, lines: tuple[Line, ...] = ()) -> Picture:
    placed = place(rows, axis, lines)
    return Picture("rows.svg", placed, checked(traces(placed), plot_layout(placed)), placed.height)


def place(rows: list[Row], axis: Axis, lines: tuple[Line, ...]) -> Placed:
    shown = tuple(PlacedLine(axis.share(line.at), line) for line in lines if axis.low <= line.at <= axis.high)
    start = TOP + LINE_LABEL * len(shown)
    placed = Placed(axis, lines=shown, top=start, bottom=start,
                    ticks=tuple((axis.share(tick.at), tick.text) for tick in axis.ticks))
    for row in rows:
        placed = with_row(placed, row)
    return placed


def with_row(placed: Placed, row: Row) -> Placed:
    texts, y = list(placed.texts), placed.bottom
    if row.heading:
        y = set_lines(texts, "heading", row.heading, HEADING_EMS, HEADING_LINE, y + GROUP_GAP)
    y = set_lines(texts, "label", row.label, LABEL_EMS, LABEL_LINE, y)
    y = set_lines(texts, "detail", row.detail, DETAIL_EMS, DETAIL_LINE, y) if row.detail else y
    marks = list(placed.marks)
    for lane in row.lanes:
        middle = y + LANE // 2
        texts.append(PlacedText("value", lane.text, middle))
        marks += [place_mark(mark, middle, placed.axis) for mark in lane.marks]
        y += LANE
    return replace(placed, texts=tuple(texts), marks=tuple(marks), bottom=y + ROW_GAP)


def set_lines(texts: list[PlacedText], kind: str, text: str, ems: int, line: int, y: int) -> int:
    for part in wrap(text, ems):
        texts.append(PlacedText(kind, part, y + line // 2))
        y += line
    return y


def place_mark(mark: Mark, y: int, axis: Axis) -> PlacedMark:
    left, right = sorted((axis.share(mark.start), axis.share(mark.end)))
    return PlacedMark(mark, y, axis.share(mark.end) if mark.is_dot else left, right - left)


# ---- for Plotly

def traces(placed: Placed) -> list[dict[str, Any]]:
    def kind(one: PlacedMark) -> tuple[bool, str]:
        return one.mark.is_dot, one.mark.role

    return [dots(role, list(group)) if is_dot else bars(role, list(group))
            for (is_dot, role), group in groupby(sorted(placed.marks, key=kind), key=kind)]


def bars(role: str, marks: list[PlacedMark]) -> dict[str, Any]:
    return {"type": "bar", "orientation": "h", "base": [number(one.mark.start) for one in marks],
            "x": [number(one.mark.end - one.mark.start) for one in marks], "width": [BAR] * len(marks),
            "marker": {"pattern": {"shape": PATTERNS.get(role, ""), "size": 6, "solidity": 0.3}}, **common(role, marks)}


def dots(role: str, marks: list[PlacedMark]) -> dict[str, Any]:
    return {"type": "scatter", "mode": "markers", "x": [number(one.mark.end) for one in marks], "cliponaxis": False,
            "marker": {"symbol": SYMBOLS.get(role, "circle"), "size": DOT}, **common(role, marks)}


def common(role: str, marks: list[PlacedMark]) -> dict[str, Any]:
    return {"y": [one.y for one in marks], "hoverinfo": "text", "meta": {"role": role}, "showlegend": False,
            "hovertext": ["<br>".join(wrap(one.mark.hover, HOVER_EMS)) for one in marks]}


def plot_layout(placed: Placed) -> dict[str, Any]:
    """One unit of the vertical axis is one pixel."""
    axis = placed.axis
    return {
        "barmode": "overlay", "dragmode": False, "hovermode": "closest", "height": placed.height,
        "margin": {"l": 8, "r": VALUE_COLUMN, "t": 0, "b": AXIS, "pad": 0},
        "xaxis": {"range": [number(axis.low), number(axis.high)], "fixedrange": True, "zeroline": True,
                  "tickvals": [number(tick.at) for tick in axis.ticks], "ticktext": [tick.text for tick in axis.ticks]},
        "yaxis": {"range": [placed.bottom, 0], "fixedrange": True, "visible": False},
        "annotations": [*(annotation(text) for text in placed.texts), *axis_title(axis),
                        *(line_text(one, n) for n, one in enumerate(placed.lines))],
        "shapes": [line_shape(one, placed) for one in placed.lines],
    }


def annotation(text: PlacedText) -> dict[str, Any]:
    is_value = text.kind == "value"
    return {"name": text.kind, "text": escaped(text.text), "showarrow": False, "xref": "paper", "yref": "y",
            "x": 1 if is_value else 0, "xanchor": "right" if is_value else "left",
            "xshift": VALUE_COLUMN if is_value else -8, "y": text.y, "yanchor": "middle"}


def axis_title(axis: Axis) -> list[dict[str, Any]]:
    if not axis.title:
        return []
    return [{"name": "detail", "text": axis.title, "showarrow": False, "xref": "paper", "yref": "paper", "x": 1,
             "xanchor": "right", "xshift": VALUE_COLUMN, "y": 0, "yanchor": "top", "yshift": -4}]


def line_text(one: PlacedLine, place: int) -> dict[str, Any]:
    on_the_right = one.left > 50
    return {"name": "line", "text": escaped(one.line.text), "showarrow": False, "xref": "x", "yref": "y",
            "x": number(one.line.at), "y": TOP + LINE_LABEL * place + LINE_LABEL // 2, "yanchor": "middle",
            "xanchor": "right" if on_the_right else "left", "xshift": -4 if on_the_right else 4}


def line_shape(one: PlacedLine, placed: Placed) -> dict[str, Any]:
    at = number(one.line.at)
    return {"type": "line", "name": one.line.role, "xref": "x", "yref": "y", "x0": at, "x1": at,
            "y0": TOP, "y1": placed.bottom, "line": {"width": 2, "dash": "dot" if one.line.role == "notice" else "solid"}}


def escaped(text: str) -> str:
    """Plotly reads a few tags in its texts."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
