"""Family B, third part: points for spending, and low rates."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mingbai.checks.basis import SELF_EVALUATION
from mingbai.checks.compare import agrees, plain_percent, vague
from mingbai.checks.context import Context
from mingbai.checks.expressions import Expression, at_most, fraction, mean, number, of, percent
from mingbai.checks.families.execution import absent, rate_rows, ratio
from mingbai.checks.families.unit_scores import DEPARTMENT, TABLE, unit_rows
from mingbai.checks.families.units import in_doubt
from mingbai.checks.outcomes import FINDING, PASS, Cause, Outcome, cannot_check, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.checks.tolerances import tolerance
from mingbai.model.report import Bilingual, Figure, Part, Row
from mingbai.text.value import not_none, replace

POINTS_TOLERANCE = tolerance("points")
EXECUTION_WORDS = ("执行率", "支出率", "支出进度", "执行进度", "预算执行", "到位率", "未支出", "结转")


@rule("B05", "E",
      title=both("预算执行得分等于执行率乘以分值", "The execution score is the rate times its weight"),
      fault=both("预算执行得分与执行率乘以分值不符", "The execution score is not the rate times its weight"),
      formula=both(f"得分 = 执行率（最多按100%）× 分值，允许相差{POINTS_TOLERANCE}分；部门得分是各单位得分的平均数时，指出这一点",
                   f"score = rate (100% at most) × weight, within {POINTS_TOLERANCE} points; where the department's score "
                   "is the mean of its units' scores, that is said"),
      basis=SELF_EVALUATION,
      silent=[both("没有写预算执行得分。", "No execution score is stated."),
              both("方案没有预算执行的分值。", "The scheme gives execution no weight.")])
def execution_score(context: Context) -> Iterator[Outcome]:
    for part in execution_parts(context):
        score, stated_rate = score_and_rate(context, part)
        rate = stated_rate or whole_rate(context)
        if score and rate:
            yield with_cause(context, part, agrees(score, at_most(1, fraction(rate)) * weight_of(context, part),
                                                   within=POINTS_TOLERANCE))
        elif score:
            yield cannot_check(score, missing=context.missing("money.total.rate"))


def with_cause(context: Context, part: Part, outcome: Outcome) -> Outcome:
    """A score that is not the department's rate may be the simple mean of its units' scores."""
    score = outcome.figures[0]
    units = tuple(figure for row in unit_rows(context.report) if (figure := row[part.id]))
    if outcome.status == FINDING and len(units) > 1 and agrees(score, mean(units)).status == PASS:
        return replace(outcome, cause=Cause("mean-of-units"), severity="W")
    return outcome


def execution_parts(context: Context) -> list[Part]:
    return [part for part in context.report.scheme.by_id.values()
            if part.id.split(".")[-1] == "execution" and part.weight and not part.parts]


def score_and_rate(context: Context, part: Part) -> tuple[Figure | None, Expression | None]:
    score = context.figure(f"scores.{part.id}.score")
    for indicator in context.report.indicators:
        if indicator.part.id == part.id and indicator["score"]:
            actual = indicator["actual"]
            is_percent = actual and actual.base is not None and not_none(actual.unit).is_percent
            return score or indicator["score"], of(actual) if actual and is_percent else None
    return score or department_score(context, part), None


def department_score(context: Context, part: Part) -> Figure | None:
    """On the department's line of a table by unit."""
    row = context.report.row(TABLE, DEPARTMENT)
    return row[part.id] if row else None


def whole_rate(context: Context) -> Expression | None:
    for row in rate_rows(context):
        if row.key == "total":
            return of(row.stated("rate"))
    total = context.report.row("money", "total")
    return ratio(total, "adjusted") if total and total["actual"] and total["adjusted"] else None


def weight_of(context: Context, part: Part) -> Expression:
    stated = context.figure(f"scores.{part.id}.weight")
    return of(stated) if stated else number(not_none(part.weight))


@rule("B08", "W",
      title=both("执行率或资金到位率偏低时说明原因", "A low rate of spending or of money received is explained"),
      fault=both("执行率或资金到位率偏低，没有说明原因", "A low rate of spending or of money received is not explained"),
      formula=both("执行率、资金到位率低于方案所定时，报告的问题部分应有说明",
                   "below the scheme's line, the report's own problems should speak of it"),
      basis=SELF_EVALUATION,
      silent=[both("评价方案没有定这条线。", "The scheme draws no line."),
              both("没有写明预算和支出。", "Budget and spending are not stated."),
              both("执行率低只因资金没有到位：说的是到位率。",
                   "The rate of spending is low only because the money was not received: the rate received says so.")],
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
    if row["actual"] and not is_all_received_spent(row, line):
        yield rate_of_spending(context, row, row["adjusted"] or row["original"], line)
    if row["received"] and row["original"] and row["original"].base:
        yield low(context, RECEIVED_NAME, row["received"], row["original"], line)


def rate_of_spending(context: Context, row: Row, budget: Figure | None, line: Decimal) -> Outcome:
    spent = row.stated("actual")
    if budget and budget.base:
        return low(context, SPENT_NAME, spent, budget, line)
    if budget and budget.base == 0:
        return cannot_check(spent, spent, budget, say="nothing-to-divide-by", formula=of(spent) / of(budget))
    return cannot_check(spent, missing=absent(context, row, "adjusted"))


def is_all_received_spent(row: Row, line: Decimal) -> bool:
    """Less came in than was budgeted, and of that enough was spent."""
    received, budget, spent = row["received"], row["original"], row["actual"]
    if not (received and budget and spent) or not received.base or vague(received, budget, spent):
        return False
    return received.amount < budget.amount and percent(of(spent) / of(received)).interval().high >= line


SPENT_NAME = both("预算执行率", "The rate of spending")
RECEIVED_NAME = both("资金到位率", "The rate of money received")


def low(context: Context, name: Bilingual, part: Figure, whole: Figure, line: Decimal) -> Outcome:
    worked = percent(of(part) / of(whole))
    unclear = vague(part, whole) or in_doubt(context, part, whole)
    if unclear:
        return unclear
    details: dict[str, object] = {"name": name, "rate": plain_percent(worked.value()), "line": line, "formula": worked,
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
