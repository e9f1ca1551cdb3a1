"""How far each indicator came: its result as a share of its target, against 100 % and the scheme's notice line."""
from __future__ import annotations

from decimal import Decimal

from mingbai.charts.chart import ChartView, chart_view
from mingbai.charts.ratios import ReachedRatio, count_of_state, cut_note, keys, notice_line, picture, table
from mingbai.facts.attainment import attainment, comparable, is_ceiling, is_cost, target_of
from mingbai.model.report import Figure, Indicator, Report
from mingbai.say.say import Say

WORDS = "charts.completion"


def chart(report: Report, say: Say) -> ChartView | None:
    ratios = [ratio for one in report.indicators if (ratio := indicator_ratio(one, report, say))]
    if len(ratios) < 2:
        return None
    name = say.word(f"{WORDS}.indicator")
    return chart_view(say, "completion", picture(ratios, notice_line(report), say),
                      table("chart-completion-data", say.word(f"{WORDS}.caption"), name, ratios, say),
                      sentence(ratios, say), keys(ratios, say), note(report, ratios, say))


def indicator_ratio(indicator: Indicator, report: Report, say: Say) -> ReachedRatio | None:
    """Only what is counted on both sides has a share; a target of nothing has none."""
    target, result = target_of(indicator), indicator["actual"]
    if target is None or target.quantity.kind != "number" or not target.base or target.base < 0:
        return None
    found, ceiling = attainment(indicator, report.scheme), is_ceiling(target, is_cost(indicator))
    rate = found.rate if found.rate is not None else drawn_rate(target, result)
    if rate is None or rate < 0 or found.state not in ("met", "missed", "over"):
        return None
    return ReachedRatio(indicator.name[say.lang], target, result, rate, found.state, ceiling)


def drawn_rate(target: Figure, result: Figure | None) -> Decimal | None:
    """Also of a ceiling, where it is drawn the other way round."""
    if result is None or result.base is None or not comparable(target.quantity, result.quantity):
        return None
    return result.base / target.amount


def sentence(ratios: list[ReachedRatio], say: Say) -> str:
    missed = count_of_state(ratios, "missed")
    text = say.word(f"{WORDS}.sentence", count=len(ratios), met=len(ratios) - missed, missed=missed)
    lowest = min((ratio for ratio in ratios if not ratio.is_ceiling), key=lambda ratio: ratio.rate, default=None)
    if lowest is None or lowest.rate >= 1:
        return text
    return say.word(f"{WORDS}.sentence-lowest", sentence=text, name=lowest.name, rate=say.percent(lowest.rate))


def note(report: Report, ratios: list[ReachedRatio], say: Say) -> str:
    left = len(report.indicators) - len(ratios)
    rest = say.word(f"{WORDS}.words-left", count=left) if left else ""
    return " ".join(filter(None, (cut_note(ratios, say), rest)))
