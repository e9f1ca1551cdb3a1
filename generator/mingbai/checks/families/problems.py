"""Family F: stated problems and measures, and what neither names."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mingbai.checks.basis import SELF_EVALUATION
from mingbai.checks.context import Context
from mingbai.checks.intervals import of_term
from mingbai.checks.outcomes import Outcome, Place, cannot_check, finding, passed
from mingbai.checks.reasons import names_entity, names_it
from mingbai.checks.rule import both, rule
from mingbai.checks.scored_items import scored_units
from mingbai.checks.wording import has_any
from mingbai.model.report import Citation, Figure, Row

HALF = Decimal(50)


@rule("F10", "I",
      title=both("问题有对应的措施，偏低的完成率列为问题", "Each problem has a measure, and low rates are named as problems"),
      fault=both("问题没有对应的措施，或偏低的完成率没有列为问题",
                 "A problem has no measure, or a low rate is not named as a problem"),
      formula=both("每个问题有措施，每项措施针对一个问题；低于方案所定比例（90%）的完成率、单位执行得分在问题中提到（完成率，以及合格率、入住率等，不到一半的宜说明）",
                   "each problem is answered by a measure and each measure answers a problem; completion rates and units' "
                   "execution "
                   "scores below the scheme's line (90%) are named among the problems "
                   "(less than half done, or passed, is worth explaining)"),
      basis=SELF_EVALUATION,
      silent=[both("没有写问题和措施，也没有偏低的完成率。", "There are neither problems nor measures nor low rates.")],
      pass_=both("问题“{problem}”有对应的措施。", "The problem is answered by a measure: {problem}"),
      no_measure=both("问题没有对应的措施：{problem}", "No measure answers this problem: {problem}"),
      no_problem=both("措施没有对应的问题：{measure}", "This measure answers no stated problem: {measure}"),
      low=both("{label}印作{stated}，低于{line}%，存在的问题中没有提到。",
               "{label} is printed as {stated}, below {line}%; the stated problems do not name it."),
      unit=both("{label}印作{stated}，不到分值的{line}%，存在的问题中没有提到这个单位。",
                "{label} is printed as {stated}, below {line}% of its weight; the stated problems do not name this unit."),
      no_problems=both("报告没有写存在的问题，无法核对措施。", "The report states no problems, so measures cannot be matched."))
def problems_and_measures(context: Context) -> Iterator[Outcome]:
    yield from answered_problems(context)
    yield from answering_measures(context)
    line = context.threshold("execution_reason")
    if line is not None:
        yield from low_rates(context, line)
        yield from slow_units(context, line)


def answered_problems(context: Context) -> Iterator[Outcome]:
    answered = {answer for measure in context.report.measures for answer in measure.answers}
    for problem in context.report.problems:
        place = in_head(context, "problems", problem.citations)
        if problem.id in answered:
            yield passed(place, problem=problem.text)
        else:
            yield finding(place, say="no_measure", problem=problem.text)


def answering_measures(context: Context) -> Iterator[Outcome]:
    report = context.report
    if report.measures and not report.problems:
        yield cannot_check(in_head(context, "measures"), say="no_problems")
        return
    for measure in report.measures:
        if not measure.answers:
            yield finding(in_head(context, "measures", measure.citations), say="no_problem", measure=measure.text)


def in_head(context: Context, field: str, citations: tuple[Citation, ...] = ()) -> Place:
    return context.at("report.yml", field, citations)


def low_rates(context: Context, line: Decimal) -> Iterator[Outcome]:
    for table, phase, result in (("results", "rate", "value"), ("indicators", "completion", "actual")):
        for row in context.report.table(table):
            rate = row[phase] or low_in_itself(row, result)
            interval = of_term(rate.quantity) if rate and rate.unit and rate.unit.is_percent else None
            if rate and interval and interval.high < line and not names_it(context.report, row.label):
                yield finding(rate, say="low", stated=rate.quantity, line=line, severity="W" if interval.high < HALF else "")


def low_in_itself(row: Row, result: str) -> Figure | None:
    """A result below half where that hardly happens."""
    found = row[result]
    is_low = found is not None and found.base is not None and found.unit and found.unit.is_percent and found.amount < HALF
    return found if is_low and has_any(row.label.zh, "hardly-low") else None


def slow_units(context: Context, line: Decimal) -> Iterator[Outcome]:
    for mark in scored_units(context.report):
        is_execution = mark.part is not None and mark.part.id.split(".")[-1] == "execution"
        if is_execution and mark.entity and mark.share is not None and mark.share < line \
                and not names_entity(context.report, mark.entity, context.report.problems):
            yield finding(mark.score, say="unit", stated=mark.score.quantity, line=line)


