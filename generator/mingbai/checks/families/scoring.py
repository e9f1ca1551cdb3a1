"""Family D: how an indicator's score follows from its result."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mingbai.checks.basis import SELF_EVALUATION
from mingbai.checks.compare import agrees, plain_percent
from mingbai.checks.context import Context, shared_by_rules
from mingbai.checks.expressions import Expression, at_most, limit, of
from mingbai.checks.families.costs import is_original_budget
from mingbai.checks.goals import MET, MISSED, UNCLEAR, UNDIRECTED, Goal, is_comparable, is_cost_indicator, reach
from mingbai.checks.intervals import of_term
from mingbai.checks.outcomes import Outcome, cannot_check, finding, passed
from mingbai.checks.reasons import has_reason, names_it
from mingbai.checks.rule import both, rule
from mingbai.checks.scored_items import ScoredItem, scored_indicators, scored_parts
from mingbai.checks.tolerances import tolerance
from mingbai.checks.wording import word_lists
from mingbai.model.report import Figure
from mingbai.text.value import not_none

POINTS_TOLERANCE = tolerance("points")
FULL = Decimal(100)
HUNDREDTH = Decimal("0.01")
NOT_SCORED = both("指标没有目标、没有得分，或分值无从得知。", "The indicator has no target, no score, or no known weight.")


@shared_by_rules
def scored_goals(context: Context) -> Iterator[tuple[Goal, ScoredItem]]:
    """Indicators with a target, a score and a known weight."""
    marks = {mark.own_indicator.id: mark for mark in scored_indicators(context.report)}
    for goal in context.goals:
        mark = marks.get(goal.indicator.id) if goal.indicator else None
        if mark and mark.weight and not mark.is_bonus:
            yield goal, mark


@rule("D07", "W",
      title=both("定量指标按完成比例得分", "A measured indicator scores in proportion to its result"),
      fault=both("定量指标的得分与完成比例不符", "A measured indicator does not score in proportion to its result"),
      formula=both(f"得分 = min(完成值 ÷ 目标值, 1) × 分值（不得超过的目标为 目标值 ÷ 完成值），允许相差{POINTS_TOLERANCE}分",
                   f"score = min(result ÷ target, 1) × weight (target ÷ result for a limit), within {POINTS_TOLERANCE} points"),
      basis=SELF_EVALUATION,
      silent=[NOT_SCORED, both("目标或结果是文字、日期。", "Target or result is in words or a date."),
              both("目标没有完成而得满分：由D08指出。", "The target was missed and full marks were given: D08 says so."),
              both("目标完成而没有得满分：由D09指出。", "The target was met and marks were lost: D09 says so."),
              both("目标没有印符号，也看不出越高越好还是越低越好。",
                   "The target is printed without a sign, and whether more or less is better cannot be told.")])
def in_proportion(context: Context) -> Iterator[Outcome]:
    for goal, mark in scored_goals(context):
        if is_comparable(goal) and goal.is_directed and is_proportional(goal) and is_mine(goal, mark):
            yield agrees(mark.score, proportion(goal) * not_none(mark.most), within=POINTS_TOLERANCE)


def is_proportional(goal: Goal) -> bool:
    """Ranks are not; nor is anything below nothing."""
    return goal.target.quantity.kind != "rank" and goal.target.amount > 0 and goal.stated_result.amount >= 0


def is_mine(goal: Goal, mark: ScoredItem) -> bool:
    return {MISSED: not mark.is_full, MET: mark.is_full}.get(reach(goal), True)


def proportion(goal: Goal) -> Expression:
    result, target = of(goal.stated_result), limit(goal.target)
    return at_most(1, target / result if goal.is_ceiling else result / target)


@rule("D08", "E",
      title=both("没有完成目标的不得满分", "A missed target does not earn full marks"),
      fault=both("没有完成目标，却得满分", "A missed target earned full marks"),
      formula=both("完成值未达到目标值时，得分 < 分值", "where the result falls short of the target, score < weight"),
      basis=SELF_EVALUATION,
      silent=[NOT_SCORED, both("没有得满分。", "Full marks were not given."),
              both("目标是文字，无法与结果比较。", "The target is in words and cannot be compared with the result."),
              both("以年初预算为成本目标：由E10核对。", "The limit is the original budget: E10's.")],
      pass_=both("{name}目标为{target}，完成{result}，得满分{score}。",
                 "{name}: target {target}, result {result}, full marks of {score}."),
      finding=both("{name}目标为{target}，完成{result}，没有达到，得满分{score}。",
                   "{name}: the target was {target} and the result {result}, short of it; full marks of {score} were given."),
      cap=both("{name}不应超过{target}，完成值为{result}，得满分{score}。",
               "{name} was not to exceed {target}; it came to {result}, and full marks of {score} were given."),
      reason=both("{name}目标为{target}，完成{result}，没有达到，得满分{score}；报告说明了没有达到的原因。",
                  "{name}: the target was {target} and the result {result}, short of it; full marks of {score} were given. The "
                  "report says why the target was missed."),
      rounded=both("{name}目标为{target}，完成{result}，按比例只差{lost}分，四舍五入后仍为满分{score}。",
                   "{name}: target {target}, result {result}. In proportion that costs {lost} points, which rounding leaves at "
                   "full marks of {score}."),
      undirected=both("{name}得满分{score}，目标印作{target}，完成{result}；目标没有印符号，看不出越高越好还是越低越好，不作判断。",
                      "{name} has full marks of {score}, with a target of {target} and a result of {result}. The target has no "
                      "sign, and whether more or less is better cannot be told, so it is not judged."),
      unclear=both("{name}得满分{score}，完成值{result}不是确数，无法判断是否达到目标{target}。",
                   "{name} has full marks of {score}; its result, {result}, is no exact number, so that it cannot be told "
                   "whether the target of {target} was reached."),
      funding=both("{label}为满分{score}，到位资金{result}少于预算{target}，到位率为{rate}。",
                   "{label} has full marks, {score}; {result} was received of a budget of {target}, {rate} of it."),
      funded=both("{label}为满分{score}，资金按预算到位。", "{label} has full marks, {score}; the budget was received in full."))
def full_marks_for_a_miss(context: Context) -> Iterator[Outcome]:
    for goal, mark in scored_goals(context):
        state = reach(goal)
        if mark.is_full and state and not is_cost_within_budget(context, goal):
            yield full_marks(context, goal, mark, state)
    yield from funding_marks(context)


def is_cost_within_budget(context: Context, goal: Goal) -> bool:
    return is_cost_indicator(goal.indicator) and goal.target.quantity.measure == "money" and is_original_budget(context, goal)


def full_marks(context: Context, goal: Goal, mark: ScoredItem, state: str) -> Outcome:
    figures = (goal.stated_result, goal.target, *mark.figures)
    details: dict[str, object] = {"stated": mark.score.quantity, "name": goal.name, "target": goal.target, "result": goal.result,
               "score": mark.score}
    if state in (UNCLEAR, UNDIRECTED):
        return cannot_check(goal.stated_result, *figures, say=state, **details)
    if state == MET:
        return passed(goal.stated_result, *figures, **details)
    if is_full_when_rounded(context, goal, mark):
        lost = not_none(points_for_miss(goal, mark))
        return passed(goal.stated_result, *figures, say="rounded", lost=lost.quantize(HUNDREDTH), **details)
    if has_reason(goal.indicator) or names_it(context.report, goal.name):
        return finding(goal.stated_result, *figures, say="reason", severity="W", **details)
    return finding(goal.stated_result, *figures, say="cap" if goal.is_ceiling else "", **details)


def is_full_when_rounded(context: Context, goal: Goal, mark: ScoredItem) -> bool:
    """In a report whose points have decimals a miss may cost less than these can show; whole points are given, not rounded."""
    steps = [not_none(item.score.quantity.step) for _, item in scored_goals(context)]
    lost = points_for_miss(goal, mark)
    return mark.is_full and lost is not None and min(steps) < 1 and lost <= min(steps) / 2


def points_for_miss(goal: Goal, mark: ScoredItem) -> Decimal | None:
    """What the miss costs in proportion to the result."""
    return not_none(mark.weight) * (1 - proportion(goal).value()) if is_comparable(goal) and is_proportional(goal) else None


def funding_marks(context: Context) -> Iterator[Outcome]:
    """Points for funds received, against the funds received."""
    budget = context.figure("money.total.adjusted") or context.figure("money.total.original")
    received = context.figure("money.total.received")
    for mark in scored_parts(context.report):
        if mark.is_full and mark.own_part.id.split(".")[-1] in ("funding", "received") and budget and received:
            yield funding(mark, budget, received)


def funding(mark: ScoredItem, budget: Figure, received: Figure) -> Outcome:
    details: dict[str, object] = {"stated": mark.score.quantity, "score": mark.score, "result": received, "target": budget}
    if not_none(of_term(received.quantity)).high >= not_none(of_term(budget.quantity)).low:
        return passed(mark.score, mark.score, budget, received, say="funded", **details)
    return finding(mark.score, mark.score, budget, received, say="funding",
                   rate=plain_percent(received.amount / budget.amount * 100), **details)


@rule("D10", "W",
      title=both("定性指标的得分在其档次之内", "A score for a result in words lies within its class"),
      fault=both("定性指标的得分不在其档次之内", "A score for a result in words lies outside its class"),
      formula=both("达成：分值的100%至80%（含）；部分达成：80%至60%（含）；未达成：60%以下",
                   "achieved: 100 to 80% of the weight; partly achieved: 80 to 60%; not achieved: below 60%"),
      basis=SELF_EVALUATION,
      silent=[NOT_SCORED, both("目标或结果是数字。", "Target or result is a number.")],
      pass_=both("{name}的结果属于“{level}”，得分为分值的{share}，在该档之内。",
                 "{name}: the result is “{level}” and the score {share} of the weight, within that class."),
      finding=both("{name}的结果属于“{level}”，得分为分值的{share}，不在该档之内。",
                   "{name}: the result is “{level}” and the score {share} of the weight, outside that class."),
      no_class=both("{name}的结果是文字，没有写明属于哪一档，无法核对得分。",
                    "{name}: the result is in words and names no class, so the score cannot be checked."))
def within_class(context: Context) -> Iterator[Outcome]:
    met, partly = context.threshold("class_met"), context.threshold("class_partly")
    if met is None or partly is None:
        return
    bands = {"met": (met, FULL), "partly": (partly, met), "none": (Decimal(0), partly)}
    for goal, mark in scored_goals(context):
        if goal.result and goal.target.quantity.kind == goal.result.quantity.kind == "text":
            yield classed(goal, mark, bands)


LEVELS = {"met": both("达成", "achieved"), "partly": both("部分达成", "partly achieved"), "none": both("未达成", "not achieved")}


def classed(goal: Goal, mark: ScoredItem, bands: dict[str, tuple[Decimal, Decimal]]) -> Outcome:
    level, share = class_of(goal), not_none(mark.share)
    details: dict[str, object] = {"stated": mark.score.quantity, "name": goal.name, "share": plain_percent(share)}
    if not level:
        return cannot_check(mark.score, *mark.figures, goal.stated_result, say="no_class", **details)
    low, high = bands[level]
    status = passed if low <= share <= high else finding
    return status(mark.score, *mark.figures, goal.stated_result, level=LEVELS[level], **details)


def class_of(goal: Goal) -> str:
    """A result that repeats its target says that it was achieved."""
    text = goal.stated_result.quantity.printed
    if text == goal.target.quantity.printed:
        return "met"
    return next((level for level, words in word_lists()["classes"].items() if any(word in text for word in words)), "")
