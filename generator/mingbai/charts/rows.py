"""Charts of rows: a label above, its bars or dots below it, each value in words at the right. Legible at 360 pixels.

Heights are pixels and the same in both pictures; widths are shares of whatever room there is.
"""
from __future__ import annotations

from decimal import Decimal
from itertools import groupby, pairwise

from mingbai.charts import plotly_json
from mingbai.charts.axis import Axis
from mingbai.charts.chart import Picture
from mingbai.charts.plotly_json import hover_text, json_number, json_numbers
from mingbai.charts.wrap import width, wrap
from mingbai.text.value import Value

NARROWEST = 294                           # pixels, in a window of 360
LABEL_EMS, DETAIL_EMS, HEADING_EMS = 19, 22, 19
LABEL_LINE, DETAIL_LINE, HEADING_LINE = 21, 18, 23
BAR, TRACK = 14, 18
ROW_GAP, GROUP_GAP, TOP, LINE_LABEL, AXIS = 13, 16, 2, 20, 30
INDENT, VALUE_EM, VALUE_GAP, VALUE_STEP, WIDEST_VALUE = 4, 13, 6, 16, 176

class RowMark(Value):
    """One bar from `start` to `end`, or a dot at `end`."""
    role: str
    end: Decimal
    hover: str                            # said in full, complete without the picture
    start: Decimal = Decimal(0)
    is_dot: bool = False


class Track(Value):
    marks: tuple[RowMark, ...]
    text: str                             # the value in words


class ChartRow(Value):
    label: str
    tracks: tuple[Track, ...]
    detail: str = ""
    heading: str = ""                     # begins a group
    of: str = ""                          # the report it is about, where one can choose among reports


class ReferenceLine(Value):
    """A line across all rows: the target, a threshold."""
    at: Decimal
    text: str
    role: str = "target"


class PlacedText(Value):
    kind: str                             # label, detail, heading, value
    text: str
    y: int


class PlacedMark(Value):
    mark: RowMark
    y: int
    left: Decimal
    width: Decimal

    @property
    def top(self) -> int:
        return self.y - BAR // 2

    @property
    def hatch(self) -> str:
        return plotly_json.hatch(self.mark.role)

    @property
    def symbol(self) -> str:
        return plotly_json.symbol(self.mark.role)


class PlacedLine(Value):
    left: Decimal
    line: ReferenceLine
    values: int                           # beside the room for the bars, and free beside the words of a line

    @property
    def has_words_on_its_left(self) -> bool:
        """Where there is more room in the narrowest window."""
        return self.left * (NARROWEST - self.values) > 50 * NARROWEST


class PlacedRows(Value):
    """Everything with its place; `bottom` is where the axis runs."""
    axis: Axis
    texts: tuple[PlacedText, ...] = ()
    marks: tuple[PlacedMark, ...] = ()
    lines: tuple[PlacedLine, ...] = ()
    bands: tuple[tuple[str, int, int], ...] = ()     # of each report: its rows from the top to the bottom
    ticks: tuple[tuple[Decimal, str], ...] = ()
    top: int = TOP
    bottom: int = 0
    values: int = 0                       # the width of the column of values
    bar: int = BAR

    @property
    def height(self) -> int:
        return self.bottom + AXIS


def rows_picture(rows: list[ChartRow], axis: Axis, lines: tuple[ReferenceLine, ...] = ()) -> Picture:
    placed = place_rows(rows, axis, lines)
    return Picture("rows.svg", placed, plot(placed), placed.height)


def place_rows(rows: list[ChartRow], axis: Axis, lines: tuple[ReferenceLine, ...]) -> PlacedRows:
    values = value_column(rows, axis)
    shown = tuple(PlacedLine(axis.share(line.at), line, values) for line in lines if axis.low <= line.at <= axis.high)
    start = TOP + LINE_LABEL * len(shown)
    texts: list[PlacedText] = []
    marks: list[PlacedMark] = []
    edges = [start]                       # of the rows
    for row in rows:
        edges.append(set_row(texts, marks, row, axis, edges[-1]))
    bands = tuple((row.of, *edge) for row, edge in zip(rows, pairwise(edges), strict=True) if row.of)
    return PlacedRows(axis, tuple(texts), tuple(marks), shown, bands,
                      tuple((axis.share(tick.at), tick.text) for tick in axis.ticks),
                      start, edges[-1], values)


def value_column(rows: list[ChartRow], axis: Axis) -> int:
    """As wide as the widest value, in a few steps: the style sheet knows each."""
    texts = [axis.title, *(track.text for row in rows for track in row.tracks)]
    needed = max(width(text) for text in texts) * VALUE_EM + VALUE_GAP
    return min(WIDEST_VALUE, int(needed // VALUE_STEP + 1) * VALUE_STEP)


def set_row(texts: list[PlacedText], marks: list[PlacedMark], row: ChartRow, axis: Axis, y: int) -> int:
    """Where the next one begins."""
    if row.heading:
        y = set_lines(texts, "heading", row.heading, HEADING_EMS, HEADING_LINE, y + GROUP_GAP)
    y = set_lines(texts, "label", row.label, LABEL_EMS, LABEL_LINE, y)
    y = set_lines(texts, "detail", row.detail, DETAIL_EMS, DETAIL_LINE, y) if row.detail else y
    for track in row.tracks:
        middle = y + TRACK // 2
        texts.append(PlacedText("value", track.text, middle))
        marks += [place_mark(mark, middle, axis) for mark in track.marks]
        y += TRACK
    return y + ROW_GAP


def set_lines(texts: list[PlacedText], kind: str, text: str, ems: int, line: int, y: int) -> int:
    for part in wrap(text, ems):
        texts.append(PlacedText(kind, part, y + line // 2))
        y += line
    return y


def place_mark(mark: RowMark, y: int, axis: Axis) -> PlacedMark:
    left, right = sorted((axis.share(mark.start), axis.share(mark.end)))
    return PlacedMark(mark, y, axis.share(mark.end) if mark.is_dot else left, right - left)


# ---- for Plotly

def plot(placed: PlacedRows) -> dict[str, object]:
    return {"data": traces(placed), "layout": plot_layout(placed)}


def traces(placed: PlacedRows) -> list[dict[str, object]]:
    def kind(one: PlacedMark) -> tuple[bool, str]:
        return one.mark.is_dot, one.mark.role

    return [trace(is_dot, role, list(group))
            for (is_dot, role), group in groupby(sorted(placed.marks, key=kind), key=kind)]


def trace(is_dot: bool, role: str, marks: list[PlacedMark]) -> dict[str, object]:
    shared = {"y": [one.y for one in marks], "hovertext": [hover_text(one.mark.hover) for one in marks]}
    if is_dot:
        return {**plotly_json.dots(role), **shared, "x": json_numbers(one.mark.end for one in marks)}
    return {**plotly_json.bars(role), **shared, "width": [BAR] * len(marks),
            "base": json_numbers(one.mark.start for one in marks),
            "x": json_numbers(one.mark.end - one.mark.start for one in marks)}


def plot_layout(placed: PlacedRows) -> dict[str, object]:
    """One unit of the vertical axis is one pixel."""
    axis = placed.axis
    return {
        **plotly_json.layout(), "height": placed.height,
        "margin": {"l": INDENT, "r": placed.values, "t": 0, "b": AXIS, "pad": 0},
        "xaxis": {"range": json_numbers((axis.low, axis.high)), "fixedrange": True, "zeroline": True,
                  "ticklabeloverflow": "allow",
                  "tickvals": json_numbers(tick.at for tick in axis.ticks), "ticktext": [tick.text for tick in axis.ticks]},
        "yaxis": {"range": [placed.bottom, 0], "fixedrange": True, "visible": False},
        "annotations": [*(annotation(text, placed.values) for text in placed.texts), *axis_title(axis, placed.values),
                        *(line_text(one, n) for n, one in enumerate(placed.lines))],
        **({"shapes": [line_shape(one, placed) for one in placed.lines]} if placed.lines else {}),
        **({"meta": {"rows": placed.bands}} if placed.bands else {}),
    }


def annotation(text: PlacedText, values: int) -> dict[str, object]:
    place = {"text": text.text, "y": text.y}
    if text.kind == "value":
        return {**plotly_json.text_annotation("value", "right", "middle", "paper", "y"), **place, "x": 1, "xshift": values}
    return {**plotly_json.text_annotation(text.kind, "left", "middle", "paper", "y"), **place, "x": 0, "xshift": -INDENT}


def axis_title(axis: Axis, values: int) -> list[dict[str, object]]:
    if not axis.title:
        return []
    return [{**plotly_json.text_annotation("detail", "right", "top", "paper", "paper"), "text": axis.title, "x": 1,
             "xshift": values, "y": 0, "yshift": -4}]


def line_text(one: PlacedLine, place: int) -> dict[str, object]:
    side = -1 if one.has_words_on_its_left else 1
    return {**plotly_json.text_annotation("line", "right" if side < 0 else "left", "middle", "x", "y"), "text": one.line.text,
            "x": json_number(one.line.at), "xshift": 4 * side, "y": TOP + LINE_LABEL * place + LINE_LABEL // 2}


def line_shape(one: PlacedLine, placed: PlacedRows) -> dict[str, object]:
    at = json_number(one.line.at)
    return {"type": "line", "name": one.line.role, "xref": "x", "yref": "y", "x0": at, "x1": at, "y0": TOP,
            "y1": placed.bottom, "line": {"width": 2, "dash": "dot" if one.line.role == "notice" else "solid"}}
