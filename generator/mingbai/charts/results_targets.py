"""Results in the text that state a target: what was promised, what was reached."""
from __future__ import annotations

from mingbai.charts.chart import ChartView, chart_view
from mingbai.charts.ratios import ReachedRatio, count_of_state, cut_note, keys, notice_line, picture, table
from mingbai.facts.attainment import comparable, is_ceiling, result_attainment
from mingbai.model.report import Report, Row
from mingbai.say.say import Say
from mingbai.text.quantity import Quantity

WORDS = "charts.results-targets"


def chart(report: Report, say: Say) -> ChartView | None:
    paired = [row for row in report.table("results") if row["target"] and row["value"]]
    ratios = [ratio for row in paired if (ratio := result_ratio(row, report, say))]
    if len(ratios) < 2:
        return None
    name = say.word(f"{WORDS}.result")
    return chart_view(say, "results-targets", picture(ratios, notice_line(report), say),
                      table("chart-results-targets-data", say.word(f"{WORDS}.caption"), name, ratios, say),
                      sentence(ratios, say), keys(ratios, say), note(len(paired) - len(ratios), ratios, say))


def result_ratio(row: Row, report: Report, say: Say) -> ReachedRatio | None:
    target, result = row.figures["target"], row.figures["value"]
    if not has_ratio(target.quantity, result.quantity):
        return None
    state = result_attainment(row, report.scheme).state
    if state == "words":                  # `90%以上` of 95 %: not to be told
        return None
    return ReachedRatio(row.label[say.lang], target, result, result.amount / target.amount, state, is_ceiling(target, False))


def has_ratio(target: Quantity, result: Quantity) -> bool:
    """A fall where a rise was promised has no share of the promise; nor has a rank."""
    return target.kind == "number" and comparable(target, result) and target.amount > 0 and result.amount >= 0


def sentence(ratios: list[ReachedRatio], say: Say) -> str:
    missed = count_of_state(ratios, "missed")
    return say.word(f"{WORDS}.sentence", count=len(ratios), met=len(ratios) - missed, missed=missed)


def note(left: int, ratios: list[ReachedRatio], say: Say) -> str:
    rest = say.word(f"{WORDS}.not-drawn", count=left) if left else ""
    return " ".join(filter(None, (cut_note(ratios, say), rest)))
