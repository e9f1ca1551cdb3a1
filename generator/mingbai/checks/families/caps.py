"""Family D: what some local rules add: a total capped by the rate of spending, and fixed deductions for results off target."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mingbai.checks.basis import SELF_EVALUATION
from mingbai.checks.compare import plain_percent, vague
from mingbai.checks.context import Context
from mingbai.checks.expressions import Expression, percent
from mingbai.checks.fair_goals import is_forecast
from mingbai.checks.families.execution_points import whole_rate
from mingbai.checks.families.scoring import scored_goals
from mingbai.checks.goals import Goal, is_comparable, result_over_target
from mingbai.checks.outcomes import Outcome, cannot_check, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.checks.scored_items import ScoredItem
from mingbai.checks.tolerances import tolerance
from mingbai.model.report import FixedDeduction, ScoreCap
from mingbai.text.quantity import Quantity
from mingbai.text.value import not_none

ALL = Decimal(100)
TOLERANCE = tolerance("fixed-points")


@rule("D17", "E",
      title=both("执行率低的，总分不超过方案所定上限", "A low rate of spending caps the total score"),
      fault=both("执行率低，总分却超过方案所定上限", "A low rate of spending, and a total above the cap of the scheme"),
      formula=both("执行率低于方案某一档时，总分 ≤ 该档的上限", "where the rate is below a step of the scheme, total ≤ its cap"),
      basis=SELF_EVALUATION,
      silent=[both("方案没有定上限。", "The scheme sets no caps."), both("没有总分。", "No total score is stated.")],
      pass_=both("{label}印作{stated}，执行率{rate}，没有超过所定上限。",
                 "{label} is printed as {stated}; at a rate of {rate} it is within the cap."),
      finding=both("{label}印作{stated}，而执行率{rate}，低于{line}%；按{paper}，总分不超过{most}分。",
                   "{label} is printed as {stated}, but {rate} of the budget was spent, below {line}%; by {paper}, the "
                   "total is no more than {most} points."),
      no_rate=both("{label}印作{stated}；没有写明执行率，不知有没有上限。",
                   "{label} is printed as {stated}; the rate of spending is not stated, so whether it is capped is not known."))
def capped_total(context: Context) -> Iterator[Outcome]:
    caps, score = context.report.scheme.score_caps, context.report.score
    if caps and score and score.value is not None:
        rate = whole_rate(context)
        if rate is None:
            yield cannot_check(score, say="no_rate", stated=score.quantity)
        else:
            yield vague(*rate.figures()) or capped(context, rate, caps)


def capped(context: Context, rate: Expression, caps: tuple[ScoreCap, ...]) -> Outcome:
    score, share = not_none(context.report.score), as_percent(rate)
    figures = (score, *rate.figures())
    details: dict[str, object] = {"stated": score.quantity, "rate": plain_percent(share.value())}
    below = [cap for cap in caps if share.interval().high < cap.rate_below]
    cap = min(below, key=lambda one: one.at_most, default=None)
    if cap is None or not_none(score.value) <= cap.at_most:
        return passed(score, *figures, **details)
    return finding(score, *figures, line=cap.rate_below, most=cap.at_most, paper=cap.paper.title, **details)


def as_percent(rate: Expression) -> Expression:
    """A printed rate is one already."""
    return rate if rate.figure or rate.sign == "percent" else percent(rate)


@rule("D18", "W",
      title=both("偏离目标多的，扣方案所定的分", "A result far off its target loses the points that the scheme sets"),
      fault=both("偏离目标多，没有按方案扣分", "A result far off its target did not lose the points that the scheme sets"),
      formula=both("完成值偏离目标达到方案所定比例时，扣分 ≥ 所定分数（不多于该项分值）",
                   "where a result is as far off its target as the scheme says, it loses at least the points set (at most its "
                   "weight)"),
      basis=SELF_EVALUATION,
      silent=[both("方案没有定扣分。", "The scheme sets no deductions."),
              both("偏离没有那么多，或目标是预测、文字、零。",
                   "No result is so far off, or the target is a forecast, in words or nothing.")],
      pass_=both("{name}目标为{target}，完成{result}，偏离{gap}，已扣{lost}分。",
                 "{name}: target {target}, result {result}, {gap} off; {lost} were taken off."),
      finding=both("{name}目标为{target}，完成{result}，偏离{gap}；按{paper}应扣{due}分，实扣{lost}分。",
                   "{name}: target {target}, result {result}, {gap} off; by {paper}, {due} are to be lost; {lost} were."),
      unclear=both("{name}的结果{result}不是确数，不知偏离目标{target}多少。",
                   "{name}: the result, {result}, is no exact number; how far it is off the target of {target} is not known."))
def fixed_deductions(context: Context) -> Iterator[Outcome]:
    for goal, score in scored_goals(context) if context.report.scheme.fixed_deductions else ():
        if is_comparable(goal) and goal.target.base and not is_forecast(goal):
            yield from off_target(context.report.scheme.fixed_deductions, goal, score)


def off_target(deductions: tuple[FixedDeduction, ...], goal: Goal, score: ScoredItem) -> Iterator[Outcome]:
    off = result_over_target(goal)
    details: dict[str, object] = {"stated": score.score.quantity, "name": goal.name, "target": goal.target, "result": goal.result}
    if not off.interval().is_bounded:
        yield cannot_check(score.score, *score.figures, *goal.figures, say="unclear", **details)
        return
    gap = min(abs(off.interval().low - ALL), abs(off.interval().high - ALL))
    reached = [one for one in deductions if gap >= one.off_by]
    if reached:
        yield taken_off(max(reached, key=lambda one: one.points), goal, score, details | {"gap": gap_of(goal)})


def gap_of(goal: Goal) -> Quantity:
    return plain_percent(abs(result_over_target(goal).value() - ALL))


def taken_off(cap: FixedDeduction, goal: Goal, score: ScoredItem, details: dict[str, object]) -> Outcome:
    lost, due = score.lost, min(cap.points, not_none(score.weight))
    figures = (*score.figures, goal.stated_result, goal.target)
    if lost + TOLERANCE >= due:
        return passed(score.score, *figures, lost=lost, **details)
    return finding(score.score, *figures, lost=lost, due=due, paper=cap.paper.title, **details)
