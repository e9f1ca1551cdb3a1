"""Family E: targets, results and the rates between them."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mingbai.checks.basis import ARITHMETIC, SELF_EVALUATION
from mingbai.checks.compare import agrees, plain_percent
from mingbai.checks.context import Context
from mingbai.checks.expressions import limit, of, percent
from mingbai.checks.goals import MET, UNDIRECTED, Goal, completion, is_comparable, rate_reached, reach
from mingbai.checks.intervals import Interval, of_total
from mingbai.checks.outcomes import PASS, Outcome, cannot_check, finding, passed
from mingbai.checks.reasons import has_reason, names_it
from mingbai.checks.rule import both, rule
from mingbai.checks.text_arithmetic import is_recomputed_by_text
from mingbai.model.report import Figure
from mingbai.text.value import not_none

NO_TARGETS = both("没有写目标。", "No targets are stated.")


@rule("E01", "E",
      title=both("完成率等于完成值除以目标值", "The completion rate is result over target"),
      fault=both("完成率与完成值除以目标值不符", "The completion rate is not result over target"),
      formula=both("完成率 = 完成值 ÷ 目标值（不得超过的目标可为 目标值 ÷ 完成值，或在限额内记100%）",
                   "rate = result ÷ target (for a limit also target ÷ result, or 100% within it)"),
      basis=ARITHMETIC,
      silent=[both("指标没有写完成率。", "The indicators state no completion rates."),
              both("正文中的完成率由S02核对。", "Rates in the text are S02's.")],
      by_date=both("{label}印作{stated}；期限{target}，完成时间{result}，相符。",
                   "{label} is printed as {stated}; due {target}, done {result}. They agree."),
      within=both("{label}印作{stated}；限额{target}，实际{result}，在限额之内。",
                  "{label} is printed as {stated}; the limit is {target} and the result {result}, within it."),
      date_met=both("{label}印作{stated}；期限{target}，完成时间{result}，按期完成，应为100%。",
                    "{label} is printed as {stated}; due {target}, done {result}: in time, which is 100%."),
      undirected=both("{label}印作{stated}；目标{target}，结果{result}，目标没有印符号，看不出越高越好还是越低越好。",
                      "{label} is printed as {stated}; target {target}, result {result}. The target has no sign, and whether "
                      "more or less is better cannot be told."))
def completion_rates(context: Context) -> Iterator[Outcome]:
    for indicator in context.report.indicators:
        rate = indicator["completion"]
        if rate is None or is_recomputed_by_text(context.report, rate):
            continue
        goal = next((g for g in context.goals if g.indicator is indicator), None)
        if goal is None or goal.result is None:
            stem = rate.id.removesuffix("completion")
            yield cannot_check(rate, *(goal.figures if goal else ()),
                               missing=context.missing(f"{stem}target", f"{stem}actual"))
        else:
            yield stated_rate_compared(goal)


def stated_rate_compared(goal: Goal) -> Outcome:
    rate, target, result = not_none(goal.rate), goal.target, goal.stated_result
    details: dict[str, object] = {"stated": rate.quantity, "target": target, "result": result}
    is_all = rate.base is not None and not_none(of_total(rate.quantity)).low <= 100 <= not_none(of_total(rate.quantity)).high
    if is_all and reach(goal) == MET and (target.quantity.kind == "date" or goal.is_ceiling):
        return passed(rate, rate, target, result, say="within" if goal.is_ceiling else "by_date", **details)
    if rate.base is not None and reach(goal) == MET and target.quantity.kind == "date":
        return finding(rate, rate, target, result, say="date_met", severity="W", **details)
    forward = agrees(rate, percent(of(result) / limit(target)))
    if forward.status == PASS or not is_comparable(goal) or (goal.is_directed and not goal.is_ceiling):
        return forward
    backward = agrees(rate, percent(limit(target) / of(result)), bases=(percent(of(result) / limit(target)),))
    if is_all and backward.status != PASS and reach(goal) == UNDIRECTED:
        return cannot_check(rate, rate, target, result, say="undirected", **details)
    return backward


@rule("E02", "W",
      title=both("结果远超目标的，说明原因", "A result far above its target is explained"),
      fault=both("结果远超目标，没有说明原因", "A result far above its target is not explained"),
      formula=both("完成值 ÷ 目标值 超过方案所定比例（通行130%）时，目标可能偏低，宜说明；目标本身是百分比的只作提示",
                   "result ÷ target above the scheme's line (usually 130%): the target may have been low, and a reason is worth "
                   "giving; for targets in percent no more than a note"),
      basis=SELF_EVALUATION,
      silent=[NO_TARGETS, both("不得超过的目标、名次，或目标、结果是文字。",
                               "Limits, ranks, and targets or results in words.")],
      pass_=both("{name}目标为{target}，为目标的{rate}，不超过{line}%。",
                 "{name}: target {target}, {rate} of it reached, not above {line}%."),
      explained=both("{name}目标为{target}，为目标的{rate}，超过{line}%，报告有说明。",
                     "{name}: target {target}, {rate} of it reached, above {line}%; the report explains it."),
      finding=both("{name}目标为{target}，为目标的{rate}，超过{line}%，目标可能偏低；报告没有说明。",
                   "{name}: target {target}, {rate} of it reached, above {line}%. The target may have been set low; the report "
                   "does not comment."),
      alone=both("{label}印作{stated}，超过{line}%，没有写目标，报告没有说明。",
                 "{label} is printed as {stated}, above {line}%; the target is not stated, and the report does not comment."),
      unclear=both("{name}的结果不是确数，无法判断是否远超目标{target}。",
                   "{name}: the result is no exact number; whether it is far above the target of {target} cannot be told."))
def far_above(context: Context) -> Iterator[Outcome]:
    line = context.threshold("over_achievement")
    for goal in context.goals:
        is_told = goal.is_directed and (goal.result or goal.rate)
        rate = completion(goal) if line is not None and is_told else None
        if line is not None and rate is not None:
            yield completion_compared(context, goal, rate, line)
    if line is not None:
        yield from rates_alone(context, line)


def rates_alone(context: Context, line: Decimal) -> Iterator[Outcome]:
    """Rates of completion that stand without their target."""
    for row in context.report.table("results"):
        rate = row["rate"]
        if rate and rate.base is not None and not row["target"] and not_none(of_total(rate.quantity)).low > line \
                and not names_it(context.report, row.label):
            yield finding(rate, say="alone", stated=rate.quantity, line=line)


def completion_compared(context: Context, goal: Goal, rate: Interval, line: Decimal) -> Outcome:
    figures = tuple(dict.fromkeys(figure for figure in (goal.result or goal.rate, goal.target, goal.rate) if figure))
    details: dict[str, object] = {"name": goal.name, "target": goal.target, "line": line, "stated": figures[0].quantity}
    if not rate.is_bounded:
        return cannot_check(figures[0], *figures, say="unclear", **details)
    details["rate"] = goal.rate if has_number(goal.rate) else plain_percent(rate_reached(goal))
    if rate.low <= line:
        return passed(figures[0], *figures, **details)
    if has_reason(goal.indicator) or names_it(context.report, goal.name):
        return passed(figures[0], *figures, say="explained", **details)
    severity = "I" if goal.target.unit and goal.target.unit.is_percent else ""
    return finding(figures[0], *figures, severity=severity, **details)


def has_number(rate: Figure | None) -> bool:
    return rate is not None and rate.base is not None
