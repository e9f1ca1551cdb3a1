"""Family D: targets missed by far and very low scores, and whether the report says why."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from mingbai.checks.basis import SELF_EVALUATION
from mingbai.checks.compare import in_points, plain_percent
from mingbai.checks.context import Context
from mingbai.checks.fair_goals import is_forecast
from mingbai.checks.families.deductions import causes
from mingbai.checks.goals import MISSED, UNDIRECTED, Goal, is_growth, level_name, points_apart, rate_reached, reach, shortfall
from mingbai.checks.intervals import Interval
from mingbai.checks.outcomes import Outcome, cannot_check, finding, passed
from mingbai.checks.reasons import has_reason, names_it
from mingbai.checks.rule import both, rule
from mingbai.checks.scored_items import ScoredItem, scored_indicators, scored_parts
from mingbai.checks.under_way import is_going_on
from mingbai.model.report import Figure
from mingbai.text.quantity import Quantity
from mingbai.text.value import not_none

HUNDRED = Decimal(100)


@rule("D11", "W",
      title=both("得分很低或目标差距大的，说明原因和措施", "A low score or a target missed by far is given a cause"),
      fault=both("得分很低或目标差距大，没有说明原因", "A low score or a target missed by far is given no cause"),
      formula=both("得分低于分值的60%，或未完成的部分超过目标的20%（按方案；增长率按百分点）时，写明原因或措施；"
                   "没有完成而差距在此之内的，只作提示",
                   "where a score is below 60% of its weight, or a target is missed by more than 20% (the scheme's lines; rates "
                   "of growth in percentage points), a cause or measure is given; a smaller miss is a note only"),
      basis=SELF_EVALUATION,
      silent=[both("目标与结果无法用比例比较。", "Target and result cannot be compared in proportion."),
              both("得分不低于所定比例。", "The score is not below the line."),
              both("没有完成而得满分：由D08、E10指出。", "The target was missed and full marks were given: D08 and E10 say so."),
              both("增长率与它的数量都有目标和结果：两者是一件事，只说一次。",
                   "A rate of growth beside its level, both with target and result: they are one thing and told once.")],
      pass_=both("{name}目标为{target}，完成{result}，已经达到。", "{name}: target {target}, result {result}: reached."),
      within=both("{name}目标为{target}，完成{result}，没有达到，相差{gap}，在所定范围之内。",
                  "{name}: the target was {target} and the result {result}; it was missed by {gap}, within the line."),
      reason=both("{name}目标为{target}，完成{result}，没有达到，相差{gap}，报告说明了原因。",
                  "{name}: the target was {target} and the result {result}; missed by {gap}, and the report gives a cause."),
      going_on=both("{name}目标为{target}，完成{result}，相差{gap}；报告说明还在进行，期限未到或没有写。",
                    "{name}: the target was {target} and the result {result}, {gap} apart. By the report it goes on, and is not "
                    "yet due or has no date."),
      forecast=both("{name}预测为{target}，实际{result}，相差{gap}；预测不是承诺。",
                    "{name}: the forecast was {target} and the result {result}, {gap} apart. A forecast is no promise."),
      finding=both("{name}目标为{target}，完成{result}，相差目标的{gap}，没有说明原因。",
                   "{name}: the target was {target} and the result {result}, off by {gap} of the target; no cause is given."),
      points=both("{name}目标为{target}，完成{result}，相差{gap}，没有说明原因。",
                  "{name}: the target was {target} and the result {result}, {gap} apart; no cause is given."),
      low=both("{label}印作{stated}，为分值的{share}，没有说明原因。",
               "{label} is printed as {stated}, {share} of its weight; no cause is given."),
      undirected=both("{name}目标为{target}，完成{result}；目标没有印符号，看不出越高越好还是越低越好，不作判断。",
                      "{name}: target {target}, result {result}. The target has no sign, and whether more or less is better "
                      "cannot be told, so it is not judged."),
      unclear=both("{name}的结果{result}不是确数，无法与目标{target}比较。",
                   "{name}: the result, {result}, is no exact number and cannot be compared with the target of {target}."))
def far_from_target(context: Context) -> Iterator[Outcome]:
    line, low = context.threshold("shortfall"), context.threshold("low_score")
    full = {mark.own_indicator.id for mark in scored_indicators(context.report) if mark.is_full}
    for goal, growth in each_once(context.goals):
        if line is None:
            break
        yield from told_of(context, goal, growth, line, goal.indicator is not None and goal.indicator.id in full)
    for mark in (*scored_indicators(context.report), *scored_parts(context.report)):
        if low is not None and mark.is_short and not_none(mark.share) < low and not has_cause(context, mark):
            yield finding(mark.score, *mark.figures, say="low", stated=mark.score.quantity,
                          share=plain_percent(not_none(mark.share)))


def each_once(goals: Iterable[Goal]) -> Iterator[tuple[Goal, Goal | None]]:
    """Goals with results, a level together with the growth that says the same of it."""
    with_results = [goal for goal in goals if goal.result]
    growth = {level_name(goal): goal for goal in with_results if is_growth(goal)}
    levels = {goal.name.zh for goal in with_results}
    for goal in with_results:
        if not (is_growth(goal) and level_name(goal) in levels):
            yield goal, growth.get(goal.name.zh)


def told_of(context: Context, goal: Goal, growth: Goal | None, line: Decimal, is_full: bool) -> Iterator[Outcome]:
    state = reach(goal)
    if state == MISSED and is_forecast(goal):
        yield finding(goal.stated_result, *goal_figures(goal, growth), say="forecast", severity="I", gap=distance(goal),
                      **details_of(goal))
    elif state == UNDIRECTED:
        yield cannot_check(goal.stated_result, goal.stated_result, goal.target, say="undirected", **details_of(goal))
    elif state != MISSED or not is_full:
        missed = points_apart(goal) if is_growth(goal) else shortfall(goal)
        if missed is not None:
            yield shortfall_compared(context, goal, growth, missed, line)


def has_cause(context: Context, mark: ScoredItem) -> bool:
    if mark.indicator:
        return has_reason(mark.indicator) or names_it(context.report, mark.indicator.name)
    return bool(causes(context, mark))


def details_of(goal: Goal) -> dict[str, object]:
    return {"name": goal.name, "target": goal.target, "result": goal.stated_result, "stated": goal.stated_result.quantity}


def shortfall_compared(context: Context, goal: Goal, growth: Goal | None, missed: Interval, line: Decimal) -> Outcome:
    figures = goal_figures(goal, growth)
    if reach(goal) == MISSED and missed.is_bounded:
        return missed_by(context, goal, figures, missed.low > line)
    if missed.is_bounded or missed.high <= line:
        return passed(goal.stated_result, *figures, **details_of(goal))
    return cannot_check(goal.stated_result, *figures, say="unclear", **details_of(goal))


def goal_figures(goal: Goal, growth: Goal | None) -> tuple[Figure, ...]:
    return (goal.result, goal.target, *((growth.result, growth.target) if growth else ()))


def missed_by(context: Context, goal: Goal, figures: tuple[Figure, ...], is_far: bool) -> Outcome:
    details: dict[str, object] = {**details_of(goal), "gap": distance(goal)}
    if is_going_on(goal.row, goal.row.attributes.get("deadline", ""), context.report):
        return finding(goal.stated_result, *figures, say="going_on", severity="I", **details)
    if has_reason(goal.indicator) or names_it(context.report, goal.name):
        return finding(goal.stated_result, *figures, say="reason", severity="I", **details)
    if not is_far:
        return finding(goal.stated_result, *figures, say="within", severity="I", **details)
    return finding(goal.stated_result, *figures, say="points" if is_growth(goal) else "", **details)


def distance(goal: Goal) -> Quantity:
    """Of a rate of growth in points, of all else as a share of the target."""
    if is_growth(goal):
        return in_points(abs(goal.target.amount - goal.stated_result.amount))
    return plain_percent(abs(rate_reached(goal) - HUNDRED))
