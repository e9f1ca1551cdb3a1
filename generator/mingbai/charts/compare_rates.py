"""Execution rates of several reports, on every base for which they state an amount."""
from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from mingbai.charts.axis import percent_axis
from mingbai.charts.chart import ChartView, LegendKey, Picture, chart_view
from mingbai.charts.plotly_json import rounded_ratio
from mingbai.charts.ratios import HUNDRED, MOST, ROOM
from mingbai.charts.rows import ChartRow, ReferenceLine, RowMark, Track, rows_picture
from mingbai.facts.execution import BASES, Rate
from mingbai.model.report import Report
from mingbai.say.say import Say
from mingbai.say.table import TableCell, TableColumn, TableView, plain_number, without_empty_columns
from mingbai.text.value import Value

WORDS = "charts.compare-rates"


class Rates(Value):
    """The rates of one report, by base."""
    report: Report
    name: str
    by_base: dict[str, Rate]

    @property
    def low(self) -> Decimal:
        return min(rate.ratio for rate in self.by_base.values())

    @property
    def high(self) -> Decimal:
        return max(rate.ratio for rate in self.by_base.values())


def chart(reports: Iterable[Report], say: Say) -> ChartView | None:
    known = [rates for report in reports if (rates := rates_of(report, say)).by_base]
    if len(known) < 2:
        return None
    return chart_view(say, "compare-rates", picture(known, say), table(known, say), sentence(known, say),
                      keys(known, say), note(known, say))


def rates_of(report: Report, say: Say) -> Rates:
    found = {base: rate for base in BASES if (rate := say.facts_of(report).execution(report, base))}
    return Rates(report, report_name(report, say), found)


def report_name(report: Report, say: Say) -> str:
    name = report.department.short if report.kind == "whole" else report.name
    return say.word(f"{WORDS}.name", name=name[say.lang], year=report.year)


def rate_percent(rate: Rate) -> Decimal:
    return rounded_ratio(rate.ratio * HUNDRED)


def picture(known: list[Rates], say: Say) -> Picture:
    axis = percent_axis([ROOM, *(rate_percent(rate) for rates in known for rate in rates.by_base.values())], say, most=MOST)
    return rows_picture([row(rates, say) for rates in known], axis, (ReferenceLine(HUNDRED, "100%"),))


def row(rates: Rates, say: Say) -> ChartRow:
    return ChartRow(rates.name, tuple(track(rates, base, rate, say) for base, rate in rates.by_base.items()),
                    of=rates.report.id)


def track(rates: Rates, base: str, rate: Rate, say: Say) -> Track:
    words = {"base": say.word(f"{WORDS}.base.{base}"), "rate": say.percent(rate.ratio)}
    hover = say.word(f"{WORDS}.hover", name=rates.name, **words)
    return Track((RowMark(base, rate_percent(rate), hover),), words["rate"])


def keys(known: list[Rates], say: Say) -> tuple[LegendKey, ...]:
    return tuple(LegendKey(base, say.word(f"{WORDS}.base.{base}")) for base in BASES
                 if any(base in rates.by_base for rates in known))


def sentence(known: list[Rates], say: Say) -> str:
    widest = max(known, key=lambda rates: rates.high - rates.low)
    if widest.high > widest.low:
        return say.word(f"{WORDS}.sentence", count=len(known), name=widest.name, low=say.percent(widest.low),
                        high=say.percent(widest.high))
    return say.word(f"{WORDS}.sentence-single", count=len(known), low=say.percent(min(one.low for one in known)),
                    high=say.percent(max(one.high for one in known)))


def note(known: list[Rates], say: Say) -> str:
    cut = say.word("charts.completion.cut", most=say.format.plain(MOST)) if max(
        one.high for one in known) * HUNDRED > MOST else ""
    return " ".join(filter(None, (say.word(f"{WORDS}.worked-out"), cut)))


def table(known: list[Rates], say: Say) -> TableView:
    columns = (TableColumn(say.word(f"{WORDS}.report"), header=True),
               *(TableColumn(say.word(f"{WORDS}.base.{base}"), numeric=True) for base in BASES))
    rows = tuple((TableCell(rates.name, href=say.to(say.report_address(rates.report))),
                  *(rate_cell(rates.by_base.get(base), say) for base in BASES)) for rates in known)
    return without_empty_columns(
        TableView("chart-compare-rates-data", say.word(f"{WORDS}.caption"), columns, rows, sortable=True))


def rate_cell(rate: Rate | None, say: Say) -> TableCell:
    return TableCell(say.percent(rate.ratio), sort=plain_number(rate_percent(rate)), computed=True) if rate else TableCell()
