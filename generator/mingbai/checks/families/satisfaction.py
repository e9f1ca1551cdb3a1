"""Family E: satisfaction, and what it rests on."""
from __future__ import annotations

from collections.abc import Iterator

from mingbai.checks.basis import INDICATORS
from mingbai.checks.context import Context
from mingbai.checks.families.words_of_targets import words_or_figure
from mingbai.checks.intervals import of_term
from mingbai.checks.outcomes import Outcome, cannot_check, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.checks.wording import has_any
from mingbai.model.report import Figure, Indicator, Report, Row


@rule("E06", "W",
      title=both("满意度有调查数据", "Satisfaction rests on a survey"),
      fault=both("满意度没有调查数据", "Satisfaction rests on no stated survey"),
      formula=both("满意度的结果是实际数值（不是“≥90%”），并写明样本和调查方法",
                   "the result is a measured value (not “≥90%”), and sample and method are stated"),
      basis=INDICATORS,
      silent=[both("没有满意度指标，也没有满意度得分。", "There is neither an indicator of satisfaction nor a score for it.")],
      pass_=both("{name}印作{result}，报告提到了调查样本或方法。",
                 "{name} is printed as {result}; a sample or method is mentioned."),
      finding=both("{name}印作{result}，不是实际调查数值。", "{name} is printed as {result}, which is no measured value."),
      scored=both("{name}得{stated}，报告没有写满意度的调查结果、样本和方法。",
                  "{name} has {stated}; no result, sample or method of a survey is stated."),
      no_sample=both("{name}印作{result}，没有写样本和调查方法。",
                     "{name} is printed as {result}; sample and method are not stated."))
def surveyed(context: Context) -> Iterator[Outcome]:
    report, is_surveyed = context.report, False
    for indicator in report.indicators:
        if is_satisfaction(indicator) and indicator["actual"]:
            is_surveyed = True
            yield survey_result(report, indicator["actual"], indicator)
    for row in report.table("results"):
        value = row["value"]
        if value and value.unit and value.unit.is_percent and has_any(row.label.zh, "satisfaction"):
            yield survey_result(report, value, row)
    score = next((row["score"] for row in report.table("scores") if row.key.split(".")[-1] == "satisfaction"), None)
    if score and not is_surveyed:
        weight = context.figure(score.id.removesuffix("score") + "weight")
        yield finding(score, score, *([weight] if weight else []), say="scored", stated=score.quantity,
                      name=report.scheme.by_id[score.key].name if score.key in report.scheme.by_id else score.label)


def is_satisfaction(indicator: Indicator) -> bool:
    return any(step in ("satisfaction", "beneficiary") for step in indicator.part.id.split("."))


def survey_result(report: Report, result: Figure, row: Row | Indicator) -> Outcome:
    name = row.name if isinstance(row, Indicator) else row.label
    details: dict[str, object] = {"name": name, "result": words_or_figure(result), "stated": result.quantity}
    interval = of_term(result.quantity)
    if interval is None or not interval.is_bounded:
        return finding(result, **details)
    return passed(result, **details) if survey_named(report) else cannot_check(result, say="no_sample", **details)


def survey_named(report: Report) -> bool:
    labels = [row.label.zh for row in report.table("results")]
    notes = [figure.note.zh for figure in report.figures.values() if figure.note]
    return any(has_any(text, "survey") and has_any(text, "satisfaction") for text in (*labels, *notes))
