"""How far each indicator came: its result as a share of its target, against 100 % and the scheme's notice line."""
from __future__ import annotations

from mingbai.charts.chart import ChartView, chart_view
from mingbai.charts.ratios import ReachedRatio, counts_by_outcome, cut_note, keys, notice_line, of_promise, picture, table
from mingbai.model.report import Indicator, Report
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
    promise = say.facts_of(report).led_by(indicator.row.id)
    return of_promise(promise, indicator.name[say.lang]) if promise else None


def sentence(ratios: list[ReachedRatio], say: Say) -> str:
    text = say.word(f"{WORDS}.sentence", **counts_by_outcome(ratios))
    lowest = min((ratio for ratio in ratios if not ratio.is_ceiling), key=lambda ratio: ratio.rate, default=None)
    if lowest is None or lowest.rate >= 1:
        return text
    return say.word(f"{WORDS}.sentence-lowest", sentence=text, name=lowest.name, rate=say.percent(lowest.rate))


def note(report: Report, ratios: list[ReachedRatio], say: Say) -> str:
    left = len(report.indicators) - len(ratios)
    rest = say.word(f"{WORDS}.words-left", count=left) if left else ""
    return " ".join(filter(None, (cut_note(ratios, say), rest)))
