"""Family D: what the total score says and what stands beside it."""
from __future__ import annotations

from collections.abc import Iterator

from mingbai.checks.basis import GRADES, PRACTICE
from mingbai.checks.context import Context
from mingbai.checks.fair_goals import is_missed
from mingbai.checks.families.scoring import is_full_when_rounded, scored_goals
from mingbai.checks.goals import Goal
from mingbai.checks.outcomes import Outcome, Place, cannot_check, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.checks.scored_items import scored_total
from mingbai.model.report import Band, Grade
from mingbai.text.value import not_none

GRADE = both("等级", "the grade")


@rule("D06", "E",
      title=both("等级与得分相符", "The grade fits the score"),
      fault=both("等级与得分不符", "The grade does not fit the score"),
      formula=both("等级 = 总分在方案等级表中所在的一档", "grade = the band of the scheme in which the total lies"),
      basis=GRADES, silent=[both("既没有等级，也没有总分。", "There is neither a grade nor a total score.")],
      pass_=both("总分{stated}，等级为{grade}，相符。", "A total of {stated} and the grade “{grade}” fit each other."),
      finding=both("总分{stated}在方案中为“{expected}”，报告写作“{grade}”。",
                   "A total of {stated} is “{expected}” in the scheme; the report says “{grade}”."),
      unknown=both("等级“{grade}”不在评价方案的等级表中。", "The grade “{grade}” is not among those of the scheme."))
def grade_of_score(context: Context) -> Iterator[Outcome]:
    score, grade = context.report.score, context.report.grade
    if score and grade:
        yield graded(context, grade)
    elif score:
        yield cannot_check(score, missing=(GRADE,))
    elif grade:
        yield cannot_check(place_of_grade(context, grade), missing=context.missing("scores.total.score"))


def graded(context: Context, grade: Grade) -> Outcome:
    score, scheme = not_none(context.report.score), context.report.scheme
    details: dict[str, object] = {"stated": score.quantity, "grade": grade.name}
    if not any(is_called(band, grade) for band in scheme.grades):
        return cannot_check(score, say="unknown", **details)
    expected = scheme.band(not_none(score.value))
    if expected is None:
        return cannot_check(score, say="unknown", **details)
    return (passed if is_called(expected, grade) else finding)(score, expected=expected.name, **details)


def is_called(band: Band, grade: Grade) -> bool:
    return grade.name.zh in (band.name.zh, *band.also)


def place_of_grade(context: Context, grade: Grade) -> Place:
    return context.at("report.yml", "grade", grade.citations)


@rule("D15", "W",
      title=both("近乎满分而文中写有问题或未完成的目标", "Nearly full marks beside stated problems or missed targets"),
      fault=both("近乎满分，文中却写有问题或未完成的目标",
                 "Nearly full marks, although problems are stated or targets missed"),
      formula=both("总分 ≥ 方案所定比例的满分，且报告写有没有扣分的未完成目标时，宜说明；只写有问题的，只作提示",
                   "a total at or above the scheme's line beside targets missed without a loss of points is worth explaining; "
                   "beside stated problems only, a note"),
      basis=PRACTICE,
      silent=[both("没有总分，也没有写问题。", "There is no total score and no problem is stated.")],
      pass_=both("总分{stated}，与所写的问题和目标完成情况没有明显出入。",
                 "A total of {stated} stands in no plain contrast to the problems and results stated."),
      finding=both("总分{stated}，近乎满分；报告同时写有问题{problems}个、未完成的目标{missed}项。",
                   "The total is {stated}, nearly full marks. Problems the report states: {problems}; targets missed: {missed}."))
def nearly_full(context: Context) -> Iterator[Outcome]:
    line, mark = context.threshold("near_full"), scored_total(context.report)
    problems = context.report.problems
    if mark is None:
        if problems:
            yield cannot_check(context.at("report.yml", "problems"), missing=context.missing("scores.total.score"))
        return
    missed = missed_for_nothing(context)
    details: dict[str, object] = {"stated": mark.score.quantity, "problems": len(problems), "missed": len(missed)}
    striking = line is not None and mark.share is not None and mark.share >= line and (problems or missed)
    targets = [goal.target for goal in missed]
    severity = "" if missed else "I"      # every report states problems
    yield (finding(mark.score, mark.score, *targets, severity=severity, **details) if striking
           else passed(mark.score, **details))


def missed_for_nothing(context: Context) -> list[Goal]:
    """Targets missed without a loss of points, or too narrowly to cost any."""
    missed = [goal for goal in context.goals if is_missed(goal)]
    paid_for = {goal.target.id for goal, item in scored_goals(context) if goal in missed
                and (item.is_short or is_full_when_rounded(context, goal, item))} if missed else set()
    return [goal for goal in missed if goal.target.id not in paid_for]
