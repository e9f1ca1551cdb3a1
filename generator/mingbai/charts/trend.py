"""One department over the years: budget and spending, with execution and score in the table."""
from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from mingbai.charts.axis import money_axis
from mingbai.charts.chart import ChartView, LegendKey, chart_view
from mingbai.charts.rows import ChartRow, RowMark, Track, rows_picture
from mingbai.facts.execution import total_figure
from mingbai.model.report import Figure, Report
from mingbai.say.say import Say
from mingbai.say.table import TableCell, TableColumn, TableView, cell, without_empty_columns

WORDS = "charts.trend"
PHASES = ("original", "adjusted", "actual")


def chart(years: Iterable[Report], say: Say) -> ChartView | None:
    """`years` are the whole reports of one department."""
    stated = sorted((report for report in years if amounts(report)), key=lambda report: report.year)
    if len({report.year for report in stated}) < 2:
        return None
    axis = money_axis((figure.amount for report in stated for figure in amounts(report).values()), say)
    picture = rows_picture([row(report, say) for report in stated], axis)
    return chart_view(say, "trend", picture, table(stated, say), sentence(stated, say), keys(stated, say))


def amounts(report: Report) -> dict[str, Figure]:
    found = {phase: total_figure(report, phase) for phase in PHASES}
    return {phase: figure for phase, figure in found.items() if figure and figure.base is not None}


def phase_name(phase: str, say: Say) -> str:
    return say.word(f"charts.budget-path.steps.{phase}")


def row(report: Report, say: Say) -> ChartRow:
    return ChartRow(str(report.year), tuple(track(report, phase, figure, say) for phase, figure in amounts(report).items()))


def track(report: Report, phase: str, figure: Figure, say: Say) -> Track:
    text = say.figure(figure, report).text
    hover = say.word("charts.pair", label=f"{report.year} · {phase_name(phase, say)}", value=text)
    return Track((RowMark(phase, figure.amount, hover),), text)


def keys(years: list[Report], say: Say) -> tuple[LegendKey, ...]:
    return tuple(LegendKey(phase, phase_name(phase, say)) for phase in PHASES
                 if any(phase in amounts(report) for report in years))


def sentence(years: list[Report], say: Say) -> str:
    """From the first year to the last of what both state."""
    first, last = years[0], years[-1]
    before, after = amounts(first), amounts(last)
    phase = next((phase for phase in reversed(PHASES) if phase in before and phase in after), None)
    if phase is None:
        return say.word(f"{WORDS}.sentence-plain", first=first.year, last=last.year, count=len(years))
    return say.word(f"{WORDS}.sentence", phase=phase_name(phase, say), first=first.year, last=last.year,
                    before=say.figure(before[phase], first).text, after=say.figure(after[phase], last).text)


def table(years: list[Report], say: Say) -> TableView:
    columns = (TableColumn(say.word(f"{WORDS}.year"), header=True),
               *(TableColumn(phase_name(phase, say), numeric=True) for phase in PHASES),
               TableColumn(say.word(f"{WORDS}.rate"), numeric=True), TableColumn(say.word(f"{WORDS}.score"), numeric=True))
    rows = tuple((TableCell(str(report.year), href=say.to(say.report_address(report))),
                  *(cell(say.figure(total_figure(report, phase), report)) for phase in PHASES),
                  rate_cell(report, say), cell(say.figure(report.score, report))) for report in years)
    return without_empty_columns(
        TableView("chart-trend-data", say.word(f"{WORDS}.caption"), columns, rows, sortable=True))


def rate_cell(report: Report, say: Say) -> TableCell:
    facts = say.facts_of(report)
    rate = facts.execution(report, "adjusted") or facts.execution(report, "original")
    if rate is None:
        return TableCell()
    ratio: Decimal = rate.ratio
    return TableCell(say.percent(ratio), sort=f"{ratio:f}", computed=True)
