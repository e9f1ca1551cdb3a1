"""Family E: costs, against their limits and against the money spent."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mingbai.checks.basis import ARITHMETIC, SELF_EVALUATION
from mingbai.checks.compare import agrees, in_unit_of
from mingbai.checks.context import Context
from mingbai.checks.expressions import Expression, of
from mingbai.checks.goals import MISSED, UNCLEAR, Goal, is_cost_indicator, reach
from mingbai.checks.intervals import of_term, of_total
from mingbai.checks.outcomes import Outcome, cannot_check, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.checks.scored_items import ScoredItem, scored_indicators
from mingbai.model.report import Figure
from mingbai.text.value import not_none, replace

NO_COST = both("没有以金额计的成本指标。", "There is no cost indicator in money.")
TENTH = Decimal("0.1")


def cost_goals(context: Context) -> list[Goal]:
    return [goal for goal in context.goals if goal.indicator and is_cost_indicator(goal.indicator) and not goal.is_announced
            and goal.target.quantity.measure == "money"]


def is_original_budget(context: Context, goal: Goal) -> bool:
    original = context.figure("money.total.original")
    if original is None or original.base is None:
        return False
    return not_none(of_term(original.quantity)).meets(not_none(of_term(goal.target.quantity)))


@rule("E09", "E",
      title=both("成本不超过限额，与支出金额一致", "Cost stays within its limit and equals what was spent"),
      fault=both("成本超过限额，或与支出金额不一致", "Cost is above its limit, or is not what was spent"),
      formula=both("实际成本 ≤ 成本目标；项目的实际成本 = 项目实际支出", "cost ≤ its limit; a project's cost = its spending"),
      basis=SELF_EVALUATION,
      silent=[NO_COST, both("成本目标就是年初预算而被超过：由E10核对。",
                            "The limit is the original budget and was exceeded: E10's.")],
      within=both("{name}限额为{target}，实际{result}，没有超过。", "{name}: limit {target}, actual cost {result}, within it."),
      pass_spent=both("{label}印作{stated}，实际支出为{recomputed}，相符。",
                      "{label} is printed as {stated} and spending as {recomputed}. They agree."),
      finding_spent=both("{label}印作{stated}，实际支出为{recomputed}，相差{difference}。",
                         "{label} is printed as {stated} and spending as {recomputed}. The difference is {difference}."),
      over=both("{name}限额为{target}，实际{result}，超过限额。", "{name}: limit {target}, actual cost {result}, above it."))
def costs(context: Context) -> Iterator[Outcome]:
    found = cost_goals(context)
    for goal in found:
        yield from within_limit(context, goal)
    if context.report.kind == "project" and len(found) == 1 and found[0].result:
        yield as_spent(context, found[0].result)


def as_spent(context: Context, cost: Figure) -> Outcome:
    spent = context.figure("money.total.actual")
    if spent is None:
        return cannot_check(cost, missing=context.missing("money.total.actual"))
    outcome = agrees(cost, of(spent))
    return replace(outcome, say=f"{outcome.status}_spent") if outcome.recomputed else outcome


def within_limit(context: Context, goal: Goal) -> Iterator[Outcome]:
    state = reach(goal)
    details: dict[str, object] = {"name": goal.name, "target": goal.target, "result": goal.result, "stated": goal.target.quantity}
    if goal.result is None or state == UNCLEAR:
        yield cannot_check(goal.target, *goal.figures, missing=(context.name(goal.target.id.rsplit(".", 1)[0] + ".actual"),))
    elif state == MISSED and not is_original_budget(context, goal):
        yield finding(goal.result, goal.result, goal.target, say="over", **details)
    elif state and state != MISSED:
        yield passed(goal.result, goal.result, goal.target, say="within", **details)


@rule("E10", "E",
      title=both("以年初预算为成本目标的，不以调整后预算计完成",
                 "A limit set at the original budget is not met by the adjusted one"),
      fault=both("以年初预算为成本目标，却以调整后预算计完成",
                 "A limit set at the original budget is counted as met by the adjusted one"),
      formula=both("成本目标 = 年初预算，而完成值超过它时，不得满分",
                   "where the limit is the original budget and the result exceeds it, full marks are not given"),
      basis=SELF_EVALUATION, silent=[NO_COST, both("成本目标不是年初预算。", "The limit is not the original budget.")],
      pass_=both("{name}以年初预算{target}为目标，完成值{result}没有超过，或没有得满分。",
                 "{name} takes the original budget of {target} as its limit; {result} is within it, or full marks were not "
                 "given."),
      finding=both("{name}以年初预算{target}为目标，完成值{result}多出{difference}，得满分{score}。",
                   "{name} takes the original budget of {target} as its limit; the result, {result}, is {difference} above it, "
                   "and the score is the full {score}."))
def original_budget_as_limit(context: Context) -> Iterator[Outcome]:
    marks = {mark.own_indicator.id: mark for mark in scored_indicators(context.report)}
    for goal in cost_goals(context):
        if context.figure("money.total.original") is None:
            yield cannot_check(goal.target, missing=context.missing("money.total.original"))
        elif is_original_budget(context, goal) and goal.result and reach(goal):
            yield against_budget(goal, marks.get(not_none(goal.indicator).id))


def against_budget(goal: Goal, mark: ScoredItem | None) -> Outcome:
    details: dict[str, object] = {"name": goal.name, "target": goal.target, "result": goal.stated_result,
                                  "stated": goal.stated_result.quantity}
    figures = (goal.stated_result, goal.target, *(mark.figures if mark else ()))
    if reach(goal) != MISSED or mark is None or not mark.is_full:
        return passed(goal.stated_result, *figures, **details)
    over = in_unit_of(goal.target, goal.stated_result.amount - goal.target.amount)
    return finding(goal.stated_result, *figures, difference=over, score=mark.score, **details)


@rule("E16", "I",
      title=both("数量乘单价与金额大致相符", "Quantity times unit price is about the amount"),
      fault=both("数量乘单价与金额相差大", "Quantity times unit price is far from the amount"),
      formula=both("数量 × 单价 ≈ 金额（相差不超过10%）；三者同名，单价以“元/单位”印出",
                   "quantity × unit price ≈ amount (within 10%), for figures named alike with a price printed per unit"),
      basis=ARITHMETIC,
      silent=[both("没有以“元/单位”印出的单价。", "No price per unit is printed."),
              both("正文已写明这个乘积：由R06核对。", "The text states the product itself: R06's.")],
      missing=both("{label}印作{price}，没有同名的数量或金额可以相乘。",
                   "{label} is printed as {price}; there is no quantity or amount of that name to check it with."))
def unit_prices(context: Context) -> Iterator[Outcome]:
    declared = {term for relation in context.report.relations if relation.kind == "product" for term in relation.terms}
    for figure in context.report.figures.values():
        if figure.quantity.measure.startswith("money/") and figure.id not in declared and figure.base is not None:
            yield priced(context, figure)


def priced(context: Context, price: Figure) -> Outcome:
    stem, kind = price.key.rsplit("-", 1)[0], price.quantity.measure.split("/")[1]
    alike = [f for f in context.report.figures.values() if f.key.rsplit("-", 1)[0] == stem and f.phase == price.phase and f.base]
    counts, amounts = ([f for f in alike if f.quantity.measure == measure] for measure in (kind, "money"))
    if len(counts) != 1 or len(amounts) != 1:
        return cannot_check(price, say="missing", price=price)
    product = of(counts[0]) * of(price)
    return about(amounts[0], product)


def about(amount: Figure, product: Expression) -> Outcome:
    return agrees(amount, product, within=abs(amount.amount) * TENTH + not_none(of_total(amount.quantity)).high - amount.amount)
