"""Family B, second part: of which budget a rate is, and the rates of other bases beside it."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mingbai.checks.basis import SELF_EVALUATION
from mingbai.checks.compare import agrees, in_unit_of, plain_percent, vague
from mingbai.checks.context import Context
from mingbai.checks.expressions import of, percent
from mingbai.checks.families.execution import NO_RATE, absent, known, named_base, rate_rows, ratio
from mingbai.checks.families.units import in_doubt
from mingbai.checks.intervals import of_total
from mingbai.checks.outcomes import Outcome, cannot_check, finding, passed
from mingbai.checks.reasons import reason_of_move
from mingbai.checks.rule import both, rule
from mingbai.model.phases import BASES
from mingbai.model.report import Bilingual, Figure, Row
from mingbai.text.value import not_none


@rule("B02", "W",
      title=both("按年初预算与按全年预算的执行率并列", "The rates of the original and of the adjusted budget side by side"),
      fault=both("按年初预算与按全年预算的执行率相差大", "The rates of the original and of the adjusted budget are far apart"),
      formula=both("实际支出 ÷ 年初预算 与 实际支出 ÷ 全年预算（没有时用所印的执行率）之差不超过方案所定",
                   "spending ÷ original and spending ÷ adjusted budget (or the rate printed) lie no further apart than the "
                   "scheme's line"),
      basis=SELF_EVALUATION,
      silent=[both("没有同时写明年初预算和实际支出。", "The original budget and spending are not both stated."),
              both("评价方案没有定差距。", "The scheme draws no line.")],
      pass_=both("按年初预算计算为{first}，按{base}计算为{second}。",
                 "Of the original budget it is {first}; of {base}, {second}."),
      finding=both("按年初预算计算为{first}，按{base}计算为{second}，相差{gap}个百分点，宜说明原因。",
                   "Of the original budget it is {first}; of {base}, {second}. They are {gap} percentage points apart; the "
                   "reason is worth giving."),
      explained=both("按年初预算计算为{first}，按{base}计算为{second}，相差{gap}个百分点；报告的说法：{note}",
                     "Of the original budget it is {first}; of {base}, {second}. They are {gap} percentage points apart. The "
                     "report says: {note}"))
def two_rates(context: Context) -> Iterator[Outcome]:
    line = context.threshold("execution_gap")
    for row in context.report.table("money"):
        if line is not None and not row.variant and row["original"] and row["original"].base and row["actual"]:
            spent, original = row["actual"], row["original"]
            yield vague(spent, original) or in_doubt(context, spent, original) or side_by_side(context, row, line)


def side_by_side(context: Context, row: Row, line: Decimal) -> Outcome:
    second = second_rate(context, row)
    if second is None:
        return cannot_check(row.stated("actual"), *known(row, "actual", "original"), missing=absent(context, row, "adjusted"))
    rate, base = second
    first = ratio(row, "original").value()
    gap = abs(first - rate)
    is_wide = gap > line and surely_apart(row, line)
    figures = known(row, "actual", "original", "adjusted")
    details: dict[str, object] = {"first": plain_percent(first), "second": plain_percent(rate), "base": base,
               "gap": plain_percent(gap).value, "stated": row.stated("actual").quantity}
    if not is_wide:
        return passed(figures[0], *figures, **details)
    note = reason_of_move(context.report, row)
    told = {"say": "explained", "severity": "I", "note": note} if note else {}
    return finding(figures[0], *figures, **told, **details)


def surely_apart(row: Row, line: Decimal) -> bool:
    """However the amounts may have been rounded."""
    apart = ratio(row, "original").interval() - ratio(row, "adjusted").interval()
    return apart.low > line or apart.high < -line


def second_rate(context: Context, row: Row) -> tuple[Decimal, Bilingual] | None:
    if row["adjusted"] and row["adjusted"].base:
        return ratio(row, "adjusted").value(), context.labels.column(row.table, "adjusted")
    return None


def smaller_base(context: Context, row: Row, base: str) -> Iterator[Outcome]:
    """A rate of `base` where a budget is stated too: is the base less than the budget?"""
    budget = row["adjusted"] or row["original"] or budget_elsewhere(context, row)
    narrow = row[base]
    if not narrow:
        return
    if not budget:
        yield cannot_check(row.stated("rate"), *known(row, "rate", base), missing=absent(context, row, "original"))
        return
    of_budget = percent(of(row["actual"]) / of(budget)) if row["actual"] and budget.base else None
    figures = [*known(row, "rate", "actual", base), budget]
    details: dict[str, object] = {"stated": row.stated("rate").quantity, "formula": of_budget, "narrow": narrow, "budget": budget}
    if of_budget:
        details["recomputed"] = in_unit_of(row.stated("rate"), of_budget.value())
    smaller = not_none(of_total(narrow.quantity)).high < not_none(of_total(budget.quantity)).low
    yield (finding if smaller and of_budget else passed)(row.stated("rate"), *figures, **details)


def budget_elsewhere(context: Context, row: Row) -> Figure | None:
    """A line repeated in other units leaves its budget on the first mention."""
    plain = context.report.row("money", row.key)
    return (plain["adjusted"] or plain["original"]) if plain and row.variant else None


def uses_base(row: Row, base: str) -> bool:
    """The rate names this base, or names none and fits it and not the budget."""
    if named_base(row):
        return named_base(row) == base
    fits = {other: bool(row[other] and row["actual"] and row.stated(other).base
                        and agrees(row.stated("rate"), ratio(row, other)).status == "pass") for other in BASES}
    return fits[base] and not fits["adjusted"] and not fits["original"]


@rule("B03", "W",
      title=both("按到位资金算的比率不称预算执行率", "A rate of the money received is not the rate of the budget"),
      fault=both("按到位资金算的比率称作预算执行率", "A rate of the money received is called a rate of the budget"),
      formula=both("到位资金 < 预算数时，另列 实际支出 ÷ 预算数",
                   "where less was received than budgeted, spending ÷ budget is shown too"),
      basis=SELF_EVALUATION, silent=[NO_RATE, both("执行率不是按到位资金计算的。", "The rate is not of the money received.")],
      pass_=both("{label}印作{stated}，按到位资金{narrow}计算，不少于预算{budget}。",
                 "{label} is printed as {stated}, of the money received, {narrow}, which is no less than the budget of "
                 "{budget}."),
      finding=both("{label}印作{stated}，是按到位资金{narrow}计算的；按预算{budget}计算，{formula}。",
                   "{label} is printed as {stated}: that is of the money received, {narrow}. Of the budget of {budget}, "
                   "{formula}."))
def rate_of_received(context: Context) -> Iterator[Outcome]:
    for row in rate_rows(context):
        if uses_base(row, "received"):
            yield from smaller_base(context, row, "received")


@rule("B04", "W",
      title=both("按决算收入算的比率不称预算支出率", "A rate of the year's income is not the rate of the budget"),
      fault=both("按决算收入算的比率称作预算支出率", "A rate of the year's income is called a rate of the budget"),
      formula=both("决算收入 < 预算数时，另列 实际支出 ÷ 预算数",
                   "where income was less than the budget, spending ÷ budget is shown too"),
      basis=SELF_EVALUATION, silent=[NO_RATE, both("执行率不是按决算收入计算的。", "The rate is not of the year's income.")],
      pass_=both("{label}印作{stated}，按决算收入{narrow}计算，不少于预算{budget}。",
                 "{label} is printed as {stated}, of the year's income, {narrow}, which is no less than the budget of {budget}."),
      finding=both("{label}印作{stated}，是按决算收入{narrow}计算的；按预算{budget}计算，{formula}。",
                   "{label} is printed as {stated}: that is of the year's income, {narrow}. Of the budget of {budget}, "
                   "{formula}."))
def rate_of_income(context: Context) -> Iterator[Outcome]:
    for row in rate_rows(context):
        if uses_base(row, "income"):
            yield from smaller_base(context, row, "income")
