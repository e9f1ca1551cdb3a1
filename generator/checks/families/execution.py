"""Family B: how much of the budget was spent, and of which budget."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.checks.basis import FINAL_ACCOUNTS, SELF_EVALUATION
from generator.checks.compare import agrees, in_unit_of, plain_percent, vague
from generator.checks.context import Context, column_name
from generator.checks.engine import both, rule
from generator.checks.expressions import Expression, fraction, least, number, of, percent
from generator.checks.groups import cell_name
from generator.checks.intervals import of_total
from generator.checks.outcomes import Outcome, cannot_check, finding, passed
from generator.model import Bilingual, Figure, Part, Row

BASES = ("adjusted", "original", "received", "income")
POINTS_TOLERANCE = Decimal("0.05")
NO_RATE = both("没有写执行率。", "No execution rate is stated.")
EXECUTION_WORDS = ("执行率", "支出率", "支出进度", "执行进度", "预算执行", "到位率", "未支出", "结转")


def rate_rows(context: Context) -> list[Row]:
    return [row for row in context.report.table("money") if row["rate"]]


def named_base(row: Row) -> str:
    base = row.attributes.get("rate_base", "")
    return base if base in BASES else ""


def ratio(row: Row, base: str) -> Expression:
    return percent(of(row["actual"]) / of(row[base]))


@rule("B01", "E",
      title=both("预算执行率与金额相符", "The execution rate fits the amounts"),
      formula=both("执行率 = 实际支出 ÷ 所写明的口径（全年预算、年初预算、到位资金或决算收入）；口径未写明时，须与其中一种相符",
                   "rate = spending ÷ the base it names (adjusted or original budget, money received, income); where no "
                   "base is named it must fit one of them"),
      basis=SELF_EVALUATION, silent=[NO_RATE],
      fits=both("{label}印作{stated}，没有写明口径；{formula}，按{base}计算相符。",
                "{label} is printed as {stated} without naming its base; {formula}: it fits {base}."))
def execution_rate(context: Context) -> Iterator[Outcome]:
    for row in rate_rows(context):
        base = named_base(row)
        if base and row["actual"] and row[base]:
            others = [ratio(row, other) for other in BASES if other != base and row[other]]
            yield agrees(row["rate"], ratio(row, base), bases=others)
        elif base:
            yield cannot_check(row["rate"], *known(row, "rate", "actual", base), missing=absent(context, row, "actual", base))
        else:
            yield of_some_base(context, row)


def of_some_base(context: Context, row: Row) -> Outcome:
    bases = [base for base in BASES if row[base]]
    if not row["actual"] or not bases:
        return cannot_check(row["rate"], *known(row, "rate", "actual"),
                            missing=absent(context, row, "actual", *([] if bases else BASES[:1])))
    tried = {base: agrees(row["rate"], ratio(row, base), say="fits", base=row[base].label) for base in bases}
    fitting = next((outcome for outcome in tried.values() if outcome.status == "pass"), None)
    return fitting or agrees(row["rate"], ratio(row, bases[0]))


def known(row: Row, *phases: str) -> list[Figure]:
    return [row[phase] for phase in phases if row[phase]]


def absent(context: Context, row: Row, *phases: str) -> tuple[Bilingual, ...]:
    return tuple(cell_name(context, row, phase) for phase in phases if not row[phase])


@rule("B02", "W",
      title=both("按年初预算与按全年预算的执行率并列", "The rates of the original and of the adjusted budget side by side"),
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
                   "reason is worth giving."))
def two_rates(context: Context) -> Iterator[Outcome]:
    line = context.threshold("execution_gap")
    for row in context.report.table("money"):
        if line is not None and not row.variant and row["original"] and row["original"].base and row["actual"]:
            yield vague(row["actual"], row["original"]) or side_by_side(context, row, line)


def side_by_side(context: Context, row: Row, line: Decimal) -> Outcome:
    second = second_rate(context, row)
    if second is None:
        return cannot_check(row["actual"], *known(row, "actual", "original"), missing=absent(context, row, "adjusted"))
    rate, base = second
    first = ratio(row, "original").value()
    gap = abs(first - rate)
    figures = known(row, "actual", "original", "adjusted")
    details = {"first": plain_percent(first), "second": plain_percent(rate), "base": base,
               "gap": plain_percent(gap).value, "stated": row["actual"].quantity}
    return finding(figures[0], *figures, **details) if gap > line else passed(figures[0], *figures, **details)


def second_rate(context: Context, row: Row) -> tuple[Decimal, Bilingual] | None:
    if row["adjusted"] and row["adjusted"].base:
        return ratio(row, "adjusted").value(), column_name(row.table, "adjusted", context.report)
    return None


def smaller_base(context: Context, row: Row, base: str) -> Iterator[Outcome]:
    """A rate of `base` where a budget is stated too: is the base less than the budget?"""
    budget = row["adjusted"] or row["original"] or budget_elsewhere(context, row)
    narrow = row[base]
    if not narrow:
        return
    if not budget:
        yield cannot_check(row["rate"], *known(row, "rate", base), missing=absent(context, row, "original"))
        return
    of_budget = percent(of(row["actual"]) / of(budget)) if row["actual"] and budget.base else None
    figures = [*known(row, "rate", "actual", base), budget]
    details = {"stated": row["rate"].quantity, "formula": of_budget, "narrow": narrow, "budget": budget}
    if of_budget:
        details["recomputed"] = in_unit_of(row["rate"], of_budget.value())
    smaller = of_total(narrow.quantity).high < of_total(budget.quantity).low
    yield (finding if smaller and of_budget else passed)(row["rate"], *figures, **details)


def budget_elsewhere(context: Context, row: Row) -> Figure | None:
    """A line repeated in other units leaves its budget on the first mention."""
    plain = context.report.row("money", row.key)
    return (plain["adjusted"] or plain["original"]) if plain and row.variant else None


def uses_base(row: Row, base: str) -> bool:
    """The rate names this base, or names none and fits it and not the budget."""
    if named_base(row):
        return named_base(row) == base
    fits = {other: bool(row[other] and row["actual"] and row[other].base
                        and agrees(row["rate"], ratio(row, other)).status == "pass") for other in BASES}
    return fits[base] and not fits["adjusted"] and not fits["original"]


@rule("B03", "W",
      title=both("按到位资金算的比率不称预算执行率", "A rate of the money received is not the rate of the budget"),
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


@rule("B05", "E",
      title=both("预算执行得分等于执行率乘以分值", "The execution score is the rate times its weight"),
      formula=both("得分 = min(执行率, 100%) × 分值，允许相差0.05分", "score = min(rate, 100%) × weight, within 0.05 points"),
      basis=SELF_EVALUATION,
      silent=[both("没有写预算执行得分。", "No execution score is stated."),
              both("方案没有预算执行的分值。", "The scheme gives execution no weight.")])
def execution_score(context: Context) -> Iterator[Outcome]:
    for part in execution_parts(context):
        score, stated_rate = score_and_rate(context, part)
        rate = stated_rate or whole_rate(context)
        if score and rate:
            yield agrees(score, least(fraction(rate), number(1)) * weight_of(context, part), within=POINTS_TOLERANCE)
        elif score:
            yield cannot_check(score, missing=context.missing("money.total.rate"))


def execution_parts(context: Context) -> list[Part]:
    return [part for part in context.report.scheme.by_id.values()
            if part.id.split(".")[-1] == "execution" and part.weight and not part.parts]


def score_and_rate(context: Context, part: Part) -> tuple[Figure | None, Expression | None]:
    score = context.figure(f"scores.{part.id}.score")
    for indicator in context.report.indicators:
        if indicator.part.id == part.id and indicator["score"]:
            actual = indicator["actual"]
            percent_given = actual and actual.base is not None and actual.unit.is_percent
            return score or indicator["score"], of(actual) if percent_given else None
    return score, None


def whole_rate(context: Context) -> Expression | None:
    for row in rate_rows(context):
        if row.key == "total":
            return of(row["rate"])
    row = context.report.row("money", "total")
    return ratio(row, "adjusted") if row and row["actual"] and row["adjusted"] else None


def weight_of(context: Context, part: Part) -> Expression:
    stated = context.figure(f"scores.{part.id}.weight")
    return of(stated) if stated else number(part.weight)


@rule("B06", "E",
      title=both("基数为零时不写比率", "No rate is stated of a base that is zero"),
      formula=both("除数为零时，比率应写“不适用”，不能写0%或100%",
                   "a rate whose base is zero is “not applicable”, neither 0% nor 100%"),
      basis=FINAL_ACCOUNTS, silent=[both("没有写比率，或其基数没有写明。", "No rate is stated, or its base is not."),
              both("正文中的完成率，其目标不为零。", "A completion rate in the text whose target is not zero.")],
      pass_=both("{label}印作{stated}，基数为{base}，可以计算。",
                 "{label} is printed as {stated}; its base is {base}, so it can be worked out."),
      finding=both("{label}印作{stated}，而基数为零，无法计算。",
                   "{label} is printed as {stated}, but its base is zero, so it cannot be worked out."))
def rate_of_nothing(context: Context) -> Iterator[Outcome]:
    for rate, base in rates_with_bases(context):
        if base.base is None:
            yield cannot_check(rate, rate, base, say="in-words", unclear=base)
        elif rate.table != "results" or not base.base:
            yield (passed if base.base else finding)(rate, rate, base, stated=rate.quantity, base=base)


def rates_with_bases(context: Context) -> Iterator[tuple[Figure, Figure]]:
    for row in rate_rows(context):
        base = row[named_base(row)] if named_base(row) else None
        if base:
            yield row["rate"], base
    for table, phase in (("three-public", "budget"), ("results", "target"), ("projects", "original")):
        for row in context.report.table(table):
            if row["rate"] and row[phase]:
                yield row["rate"], row[phase]


@rule("B07", "W",
      title=both("执行率写明口径", "An execution rate names its base"),
      formula=both("写明按年初预算、全年预算、到位资金还是决算收入计算",
                   "say whether of the original or adjusted budget, the money received, or income"),
      basis=SELF_EVALUATION, silent=[NO_RATE],
      pass_=both("{label}印作{stated}，口径为{base}。", "{label} is printed as {stated}; its base is {base}."),
      finding=both("{label}印作{stated}，没有写明以什么为基数。", "{label} is printed as {stated} without naming its base."))
def base_named(context: Context) -> Iterator[Outcome]:
    for row in rate_rows(context):
        rate, base = row["rate"], named_base(row)
        name = column_name(row.table, base, context.report) if base else None
        yield passed(rate, stated=rate.quantity, base=name) if base else finding(rate, stated=rate.quantity)


@rule("B08", "W",
      title=both("执行率或资金到位率偏低时说明原因", "A low rate of spending or of money received is explained"),
      formula=both("执行率、资金到位率低于方案所定时，报告的问题部分应有说明",
                   "below the scheme's line, the report's own problems should speak of it"),
      basis=SELF_EVALUATION,
      silent=[both("评价方案没有定这条线。", "The scheme draws no line."),
              both("没有写明预算和支出。", "Budget and spending are not stated.")],
      pass_=both("{name}为{rate}，不低于{line}%。", "{name} is {rate}, not below {line}%."),
      explained=both("{name}为{rate}，低于{line}%；报告在存在问题中有说明。",
                     "{name} is {rate}, below {line}%; the report speaks of it among its problems."),
      finding=both("{name}为{rate}，低于{line}%，报告没有说明原因。",
                   "{name} is {rate}, below {line}%; the report gives no reason."))
def low_rates(context: Context) -> Iterator[Outcome]:
    line = context.threshold("execution_reason")
    row = context.report.row("money", "total")
    if line is None or row is None:
        return
    budget = row["adjusted"] or row["original"]
    if budget and budget.base and row["actual"]:
        yield low(context, SPENT_NAME, row["actual"], budget, line)
    elif row["actual"]:
        yield cannot_check(row["actual"], missing=absent(context, row, "adjusted"))
    if row["received"] and row["original"] and row["original"].base:
        yield low(context, RECEIVED_NAME, row["received"], row["original"], line)


SPENT_NAME = both("预算执行率", "The rate of spending")
RECEIVED_NAME = both("资金到位率", "The rate of money received")


def low(context: Context, name: Bilingual, part: Figure, whole: Figure, line: Decimal) -> Outcome:
    worked = percent(of(part) / of(whole))
    if vague(part, whole):
        return vague(part, whole)
    details = {"name": name, "rate": plain_percent(worked.value()), "line": line, "formula": worked,
               "stated": part.quantity}
    if worked.interval().high >= line:
        return passed(part, part, whole, **details)
    if speaks_of_execution(context):
        return passed(part, part, whole, say="explained", **details)
    return finding(part, part, whole, **details)


def speaks_of_execution(context: Context) -> bool:
    texts = [text.zh for problem in context.report.problems for text in (problem.text, problem.cause) if text]
    reasons = [i.reason.zh for i in context.report.indicators if i.reason and i.part in execution_parts(context)]
    return bool(reasons) or any(word in text for text in texts for word in EXECUTION_WORDS)
