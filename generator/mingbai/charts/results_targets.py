"""Results in the text that state a target: what was promised, what was reached."""
from __future__ import annotations

from mingbai.charts.chart import ChartView, chart_view
from mingbai.charts.ratios import ReachedRatio, counts_by_outcome, cut_note, keys, notice_line, of_promise, picture, table
from mingbai.model.report import Report, Row
from mingbai.say.say import Say

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
    promise = say.facts_of(report).led_by(row.id)
    return of_promise(promise, row.label[say.lang]) if promise else None


def sentence(ratios: list[ReachedRatio], say: Say) -> str:
    return say.word(f"{WORDS}.sentence", **counts_by_outcome(ratios))


def note(left: int, ratios: list[ReachedRatio], say: Say) -> str:
    rest = say.word(f"{WORDS}.not-drawn", count=left) if left else ""
    return " ".join(filter(None, (cut_note(ratios, say), rest)))
