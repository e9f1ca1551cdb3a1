"""Score against execution rate, one dot a report; the shape of a dot tells the base of its rate."""
from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_FLOOR, Decimal

from mingbai.charts.axis import Axis, close_percent_axis, points_axis
from mingbai.charts.chart import ChartView, LegendKey, chart_view
from mingbai.charts.compare_rates import rate_percent, report_name
from mingbai.charts.dots import Dot, dots_picture
from mingbai.facts.execution import Rate
from mingbai.model.phases import BASES
from mingbai.model.report import Figure, Report
from mingbai.say.say import Say
from mingbai.say.table import TableCell, TableColumn, TableView, cell, plain_number
from mingbai.text.value import Value, not_none

WORDS, RATES = "charts.score-execution", "charts.compare-rates"
# The rate that the rules mean is spending over the budget as adjusted; the next best where none is stated.
STEP = Decimal(5)


class Scored(Value):
    report: Report
    name: str
    score: Figure
    base: str
    rate: Rate

    @property
    def points(self) -> Decimal:
        return not_none(self.score.value)


def chart(reports: Iterable[Report], say: Say) -> ChartView | None:
    known = [one for report in reports if (one := scored(report, say))]
    if len(known) < 2:
        return None
    x_axis = close_percent_axis((rate_percent(one.rate) for one in known), say, say.word(f"{WORDS}.x"))
    picture = dots_picture([dot(one, n, say) for n, one in enumerate(known, 1)], x_axis, score_axis(known, say))
    return chart_view(say, "score-execution", picture, table(known, say), sentence(known, say), keys(known, say),
                      note(known, say), tuple(one.name for one in known))


def scored(report: Report, say: Say) -> Scored | None:
    rates = ((base, say.facts_of(report).execution(report, base)) for base in BASES)
    base, rate = next(((base, rate) for base, rate in rates if rate), ("", None))
    if rate is None or report.score is None or report.score.value is None:
        return None
    return Scored(report, report_name(report, say), report.score, base, rate)


def score_axis(known: list[Scored], say: Say) -> Axis:
    lowest, highest = min(one.points for one in known), max(one.points for one in known)
    low = (lowest / STEP).to_integral_value(ROUND_FLOOR) * STEP
    return points_axis(low, max(highest, *(one.report.scheme.total for one in known)), say, say.word(f"{WORDS}.y"))


def dot(one: Scored, number: int, say: Say) -> Dot:
    hover = say.word(f"{WORDS}.hover", name=one.name, score=say.figure(one.score, one.report).text,
                     rate=say.percent(one.rate.ratio), base=base_name(one.base, say))
    return Dot(one.base, rate_percent(one.rate), one.points, number, hover, one.report.id)


def base_name(base: str, say: Say) -> str:
    return say.word(f"{RATES}.base.{base}")


def sentence(known: list[Scored], say: Say) -> str:
    by_score = sorted(known, key=lambda one: one.points)
    by_rate = sorted(known, key=lambda one: one.rate.ratio)
    return say.word(f"{WORDS}.sentence", count=len(known), low=say.figure(by_score[0].score).text,
                    high=say.figure(by_score[-1].score).text, from_rate=say.percent(by_rate[0].rate.ratio),
                    to_rate=say.percent(by_rate[-1].rate.ratio))


def keys(known: list[Scored], say: Say) -> tuple[LegendKey, ...]:
    return tuple(LegendKey(base, base_name(base, say), is_dot=True) for base in BASES
                 if any(one.base == base for one in known))


def note(known: list[Scored], say: Say) -> str:
    """A warning where the scores or the rates are not of one kind."""
    schemes = say.word(f"{WORDS}.schemes") if len({one.report.scheme.id for one in known}) > 1 else ""
    bases = say.word(f"{WORDS}.bases") if len({one.base for one in known}) > 1 else ""
    return " ".join(filter(None, (schemes, bases)))


def table(known: list[Scored], say: Say) -> TableView:
    columns = (TableColumn(say.word(f"{WORDS}.report"), header=True), TableColumn(say.word(f"{WORDS}.score"), numeric=True),
               TableColumn(say.word(f"{WORDS}.rate"), numeric=True), TableColumn(say.word(f"{WORDS}.base")),
               TableColumn(say.word(f"{WORDS}.scheme")))
    rows = tuple((TableCell(one.name, href=say.to(say.report_address(one.report))),
                  cell(say.figure(one.score, one.report)),
                  TableCell(say.percent(one.rate.ratio), sort=plain_number(rate_percent(one.rate)), computed=True),
                  TableCell(base_name(one.base, say)), TableCell(one.report.scheme.name[say.lang])) for one in known)
    return TableView("chart-score-execution-data", say.word(f"{WORDS}.caption"), columns, rows, sortable=True)
