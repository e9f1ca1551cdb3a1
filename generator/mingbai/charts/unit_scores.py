"""The scores of the units, highest first, with the department's own line."""
from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal

from mingbai.charts.axis import Axis, points_axis
from mingbai.charts.chart import ChartView, chart_view
from mingbai.charts.rows import ChartRow, ReferenceLine, RowMark, Track, rows_picture
from mingbai.model.labels import DEPARTMENT
from mingbai.model.report import Figure, Report
from mingbai.model.report import Row as Scores
from mingbai.say.say import Say
from mingbai.say.table import TableCell, TableColumn, TableView, cell, without_empty_columns
from mingbai.text.value import not_none
from mingbai.text.words import Words

WORDS = "charts.unit-scores"
STEP = Decimal(5)


def chart(report: Report, say: Say) -> ChartView | None:
    units = [row for row in report.table("unit-scores") if row.key != DEPARTMENT and total_score(row)]
    if len(units) < 2:
        return None
    units.sort(key=lambda row: -points(row))
    axis = scale(report, units, say)
    note = say.word(f"{WORDS}.from", low=say.format.plain(axis.low)) if axis.low else ""
    picture = rows_picture([row(one, report, say) for one in units], axis, own_line(report, say))
    return chart_view(say, "unit-scores", picture, table(report, units, say), sentence(units, report, say), note=note)


def total_score(row: Scores) -> Figure | None:
    figure = row["total"]
    return figure if figure and figure.value is not None else None


def known_total(row: Scores) -> Figure:
    """Of a row that was chosen for having one."""
    return not_none(total_score(row))


def points(row: Scores) -> Decimal:
    return not_none(known_total(row).value)


def scale(report: Report, units: list[Scores], say: Say) -> Axis:
    """Dots need no scale from nothing: it starts at a round number below the lowest."""
    lowest = min(points(row) for row in units)
    low = (lowest / STEP).to_integral_value(ROUND_FLOOR) * STEP
    highest = max(report.scheme.total, *(points(row) for row in units))
    return points_axis(low - STEP if low == lowest and low else low, highest, say)


def own_line(report: Report, say: Say) -> tuple[ReferenceLine, ...]:
    own = report.row("unit-scores", DEPARTMENT)
    if own is None or not total_score(own):
        return ()
    return (ReferenceLine(points(own), say.word(f"{WORDS}.department", score=say.figure(known_total(own)).text),
                          "average"),)


def row(unit: Scores, report: Report, say: Say) -> ChartRow:
    name, text = unit_name(unit, report, say), say.figure(known_total(unit)).text
    return ChartRow(name, (Track((RowMark("score", points(unit), say.word(f"{WORDS}.hover", unit=name, score=text),
                                          is_dot=True),), text),))


def unit_name(unit: Scores, report: Report, say: Say) -> str:
    entity = report.entity_by_id.get(unit.key)
    return entity.name[say.lang] if entity else unit.label[say.lang]


def sentence(units: list[Scores], report: Report, say: Say) -> str:
    best, worst = units[0], units[-1]
    return say.word(f"{WORDS}.sentence", count=len(units), best=unit_name(best, report, say),
                    high=say.figure(known_total(best)).text, worst=unit_name(worst, report, say),
                    low=say.figure(known_total(worst)).text)


def table(report: Report, units: list[Scores], say: Say) -> TableView:
    own = report.row("unit-scores", DEPARTMENT)
    rows = [*units, *([own] if own else [])]
    phases = list(dict.fromkeys(phase for row in rows for phase in row.figures))
    columns = (TableColumn(say.word(f"{WORDS}.unit"), header=True),
               *(TableColumn(part_name(phase, report, say), numeric=True) for phase in phases))
    cells = tuple((TableCell(unit_name(row, report, say)), *(cell(say.figure(row[phase])) for phase in phases))
                  for row in rows)
    emphasis = frozenset([len(rows) - 1]) if own else frozenset()
    return without_empty_columns(
        TableView("chart-unit-scores-data", say.word(f"{WORDS}.caption"), columns, cells, emphasis, sortable=True))


def part_name(phase: str, report: Report, say: Say) -> str:
    part = report.scheme.by_id.get(phase)
    return part.name[say.lang] if part else Words("ledger", say.lang)(f"tables.unit-scores.columns.{phase}")
