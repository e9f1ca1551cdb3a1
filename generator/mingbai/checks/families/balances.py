"""Family A, second part: what came in, what went out, what is left, and how the budget moved."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from mingbai.checks.basis import FINAL_ACCOUNTS, PRACTICE
from mingbai.checks.compare import agrees, in_unit_of, plain_percent, vague
from mingbai.checks.context import Context
from mingbai.checks.expressions import Expression, of, result, total
from mingbai.checks.families.units import in_doubt
from mingbai.checks.intervals import Interval, of_total
from mingbai.checks.outcomes import Outcome, Trial, cannot_check, finding, passed
from mingbai.checks.reasons import reason_of_move
from mingbai.checks.rule import both, rule
from mingbai.model.report import Bilingual, Figure, Row
from mingbai.text.value import not_none

LITTLE = Decimal("0.01")                  # of a budget: what is not accounted for below that is a note


def money_rows(context: Context) -> list[Row]:
    """Each line once, however often the source repeats it."""
    return [row for row in context.report.table("money") if row.figures and not row.variant]


def income_rows(context: Context) -> list[Row]:
    """A line's income may be stated only where the line is repeated in other words or units."""
    plain = {row.key for row in money_rows(context) if row["income"]}
    return [row for row in context.report.table("money") if not row.variant or row.key not in plain]


@rule("A08", "E",
      title=both("年初结转加收入减支出等于年末结转", "Opening balance plus income less spending is the closing balance"),
      fault=both("年初结转加收入减支出与年末结转不符", "Opening balance plus income less spending is not the closing balance"),
      formula=both("年末结转结余 = 年初结转结余 + 收入（或到位资金） − 支出 − 上缴",
                   "closing balance = opening balance + income (or money received) − spending − money returned"),
      basis=FINAL_ACCOUNTS,
      silent=[both("这一行既没有收入也没有结转。", "The line states neither income nor balances.")])
def balance(context: Context) -> Iterator[Outcome]:
    for row in income_rows(context):
        if row["income"] or row["received"] or row["carried-in"] or row["carried-out"]:
            yield balanced(context, row)


def balance_income(row: Row) -> str:
    return "income" if row["income"] or not row["received"] else "received"


def balanced(context: Context, row: Row) -> Outcome:
    phases = ("carried-in", balance_income(row), "actual", "carried-out")
    carried_in, income, actual, carried_out = found = [row[phase] for phase in phases]
    if carried_in is None or income is None or actual is None or carried_out is None:
        known = [figure for figure in found if figure]
        return cannot_check(known[0], *known, missing=context.missing(*(cell_id(row, phase) for phase in phases)))
    left = of(carried_in) + of(income) - of(actual)
    return agrees(carried_out, left - of(row.stated("returned")) if row["returned"] else left)


def cell_id(row: Row, phase: str) -> str:
    return f"{row.id}.{phase}"


@rule("A09", "W",
      title=both("年初结转等于上年年末结转", "This year opens with what last year closed with"),
      fault=both("年初结转与上年年末结转不同", "This year does not open with what last year closed with"),
      formula=both("本年年初数 = 上年报告的年末数", "opening figure = closing figure of last year's report"),
      basis=FINAL_ACCOUNTS,
      silent=[both("本站没有该部门上年的报告。", "The site has no report of the year before."),
              both("本年报告没有年初数。", "The report states no opening figure.")])
def opening(context: Context) -> Iterator[Outcome]:
    before = context.last_year
    for table, now, then in (("money", "carried-in", "carried-out"), ("assets", "opening", "closing")):
        for row in context.report.table(table):
            if before and row[now]:
                yield opened(row.stated(now), before.figure(cell_id(row, then)), context.name(cell_id(row, then)))


def opened(now: Figure, then: Figure | None, name: Bilingual) -> Outcome:
    return agrees(now, of(then)) if then else cannot_check(now, missing=(name,))


@rule("A10", "W",
      title=both("没有花完的预算去向写明", "It is stated where unspent money went"),
      fault=both("没有花完的预算没有全部写明去向", "It is not stated where all the unspent money went"),
      formula=both("预算数 − 实际支出 = 年末结转 + 上缴收回 +（预算数 − 到位资金）；整体没有写到位资金时，"
                   "以决算收入加年初结转代替。没有写明的不到预算的1%时，只作提示",
                   "budget − spending = carried forward + returned + (budget − money received); for the whole, income and the "
                   "opening balance stand in for money received where that is not stated. What is not accounted for is only "
                   "a note where it is less than 1% of the budget"),
      basis=FINAL_ACCOUNTS,
      silent=[both("预算数与实际支出没有同时写明。", "Budget and spending are not both stated."),
              both("支出超过预算数（见A11、A12）。", "More was spent than the budget (see A11 and A12)."),
              both("总额一行已写预算和支出，其下各行又没有各写去向：余额已含在总额之中。",
                   "The line of the total states budget and spending, and those below it say nothing of their own rest: it is "
                   "part of the total's.")],
      pass_=both("{label}印作{stated}，预算余额为{recomputed}，已写明去向或没有余额。",
                 "{label} is printed as {stated}; {recomputed} of the budget was left, and its use is accounted for."),
      not_received=both("{budget}中有{recomputed}没有支出，其中{absent}没有到位。",
                        "Of {budget}, {recomputed} was not spent; {absent} of it was never received."),
      unexplained=both("{budget}中有{recomputed}没有支出，报告没有写明去向。",
                       "Of {budget}, {recomputed} was not spent; the report does not say where it went."),
      remainder=both("{budget}中有{recomputed}没有支出，写明去向的为{accounted}，另有{rest}没有写明。",
                     "Of {budget}, {recomputed} was not spent; {accounted} is accounted for and {rest} is not."))
def unspent(context: Context) -> Iterator[Outcome]:
    for row in money_rows(context):
        budget = row["adjusted"] or (row["original"] if row.key == "total" else None)
        if budget and row["actual"] and not is_in_total(context, row):
            unclear = vague(row["actual"], budget)
            yield from [unclear] if unclear else left_over(budget, row, came_in(context, row))


def came_in(context: Context, row: Row) -> tuple[Figure, ...]:
    """What there was to spend: the money received; else, of the whole, its income, which may be stated where the whole is
    told again, and what was brought forward."""
    if row["received"]:
        return (row.stated("received"),)
    alike = [one for one in context.report.table("money") if one.key == row.key == "total"]
    income = next((one.stated("income") for one in alike if one["income"]), None)
    opening = next((one.stated("carried-in") for one in alike if one["carried-in"]), None)
    return () if income is None else (income,) if opening is None else (income, opening)


def is_in_total(context: Context, row: Row) -> bool:
    whole = context.report.row("money", "total")
    return (row.key != "total" and whole is not None and bool(whole["adjusted"] and whole["actual"])
            and not any(row[phase] for phase in ("carried-out", "returned", "received")))


def left_over(budget: Figure, row: Row, received: Sequence[Figure]) -> Iterator[Outcome]:
    left = of(budget) - of(row.stated("actual"))
    interval, value = left.interval(), left.value()
    named = [figure for phase in ("carried-out", "returned") if (figure := row[phase])]
    details: dict[str, object] = {"stated": row.stated("actual").quantity, "formula": left,
                                  "recomputed": in_unit_of(budget, value), "budget": budget}
    if interval.high < 0:
        return
    absent = not_received(budget, received)
    accounted = total(named) if named else None
    if absent:
        accounted = accounted + absent if accounted else absent
        named.extend(received)
        details["absent"] = in_unit_of(budget, min(absent.value(), value))
    covered = is_covered(interval, accounted, bool(absent))
    if covered or interval.low <= 0:
        is_absent = bool(absent) and value != 0
        yield passed(row.stated("actual"), row.stated("actual"), budget, *named, rounded=value != 0 and not covered,
                     say="not_received" if is_absent else "", **details)
    elif accounted is None or not accounted.value():
        yield finding(row.stated("actual"), row.stated("actual"), budget, *named, say="unexplained", **details)
    else:
        rest = value - accounted.value()
        known = {"severity": "I"} if abs(rest) < abs(budget.amount) * LITTLE else {}
        yield finding(row.stated("actual"), row.stated("actual"), budget, *named, say="remainder",
                      accounted=in_unit_of(budget, accounted.value()), rest=in_unit_of(budget, rest), **known, **details)


def is_covered(left: Interval, accounted: Expression | None, is_open: bool) -> bool:
    """Where not all came in, some of the budget may have lain there at the beginning: that more is accounted for than is left
    says nothing."""
    if accounted is None:
        return False
    return left.meets(accounted.interval()) or (is_open and accounted.interval().low > left.high)


def not_received(budget: Figure, received: Sequence[Figure]) -> Expression | None:
    """What of the budget never came in can't have been spent."""
    if not received or any(figure.base is None for figure in received):
        return None
    there_was = total(received)
    if there_was.interval().high >= not_none(of_total(budget.quantity)).low:
        return None
    return of(budget) - there_was


@rule("A11", "W",
      title=both("支出不超过全年预算", "Spending stays within the year's budget"),
      fault=both("支出超过全年预算", "Spending is above the year's budget"),
      formula=both("实际支出 ≤ 全年（调整）预算 + 年初结转", "spending ≤ adjusted budget + balance brought forward"),
      basis=FINAL_ACCOUNTS,
      silent=[both("没有实际支出，或没有任何预算数。", "Spending is not stated, or no budget of any kind is.")],
      pass_=both("{label}印作{stated}，不超过全年预算{limit}。",
                 "{label} is printed as {stated}, within the year's budget of {limit}."),
      finding=both("{label}印作{stated}，超过全年预算{limit}，多{difference}。",
                   "{label} is printed as {stated}, {difference} more than the year's budget of {limit}."))
def within_budget(context: Context) -> Iterator[Outcome]:
    for row in money_rows(context):
        if row["actual"] and row["adjusted"]:
            yield vague(row["actual"]) or spent_at_most(row["actual"], of(row["adjusted"]), row["carried-in"])
        elif row["actual"] and row["original"]:
            yield cannot_check(row["actual"], missing=(context.name(cell_id(row, "adjusted")),))


def spent_at_most(spent: Figure, allowed: Expression, carried_in: Figure | None) -> Outcome:
    bound = allowed + of(carried_in) if carried_in else allowed
    details: dict[str, object] = {"stated": spent.quantity, "formula": bound, "recomputed": in_unit_of(spent, bound.value()),
               "difference": in_unit_of(spent, spent.amount - bound.value()),
               "limit": in_unit_of(spent, bound.value()), "trial": Trial(result(spent), bound, is_limit=True)}
    if not_none(of_total(spent.quantity)).low <= bound.interval().high:
        return passed(spent, spent, *bound.figures(), **details)
    return finding(spent, spent, *bound.figures(), **details)


@rule("A12", "W",
      title=both("年中预算变动大时说明原因", "A large change of the budget during the year is explained"),
      fault=both("年中预算变动大，没有说明原因", "A large change of the budget during the year is not explained"),
      formula=both("（调整后预算 − 年初预算）÷ 年初预算 不超过方案所定幅度；没有调整后预算时，以实际支出代替并只作提示",
                   "(adjusted − original) ÷ original stays within the scheme's line; without an adjusted budget, "
                   "spending takes its place and the result is only a note"),
      basis=PRACTICE,
      silent=[both("没有年初预算，或年初预算为零。", "There is no original budget, or it is zero."),
              both("既没有调整后预算，也没有实际支出。", "Neither an adjusted budget nor spending is stated."),
              both("评价方案没有定幅度。", "The scheme draws no line."),
              both("同一行再次列出，数额没有变。", "The line is repeated with the same amounts.")],
      pass_=both("{label}印作{stated}，是年初预算的{rate}，变动不大。",
                 "{label} is printed as {stated}, {rate} of the original budget; a small change."),
      finding=both("{label}由年初的{original}变为{stated}，是年初的{rate}，宜说明原因。",
                   "{label} is {stated} against an original {original}, {rate} of it; the reason is worth giving."),
      explained=both("{label}由年初的{original}变为{stated}，是年初的{rate}；报告的说法：{note}",
                     "{label} is {stated} against an original {original}, {rate} of it. The report says: {note}"),
      spent=both("{label}印作{stated}，是年初预算{original}的{rate}；没有写明调整后的预算数，宜说明原因。",
                 "{label} is printed as {stated}, {rate} of the original budget of {original}; the adjusted budget is not "
                 "stated, and the reason is worth giving."))
def budget_changes(context: Context) -> Iterator[Outcome]:
    line = context.threshold("budget_change")
    for row in lines_told_once(context):
        original, now = row["original"], row["adjusted"] or row["actual"]
        if line is not None and original and original.base and now:
            yield vague(now, original) or in_doubt(context, now, original) or changed(context, row, original, now, line)


def lines_told_once(context: Context) -> Iterator[Row]:
    """Each line, and a line told again where it has amounts of its own for what was planned and for what came of it."""
    seen: set[object] = set()
    for row in context.report.table("money"):
        now = row["adjusted"] or row["actual"]
        amounts = (row.key, row["original"] and row["original"].base, now and now.base)
        if row.figures and (not row.variant or (row["original"] and now and amounts not in seen)):
            yield row
        seen.add(amounts)


def may_be_within(ratio: Expression, line: Decimal) -> bool:
    """If the amounts were rounded so."""
    try:
        return ratio.interval().meets(Interval(1 - line / 100, 1 + line / 100))
    except ZeroDivisionError:
        return True


def changed(context: Context, row: Row, original: Figure, now: Figure, line: Decimal) -> Outcome:
    ratio = (of(now) / of(original)).value() * 100
    details: dict[str, object] = {"stated": now.quantity, "original": original, "rate": plain_percent(ratio),
               "formula": of(now) / of(original)}
    if abs(ratio - 100) <= line or may_be_within(of(now) / of(original), line):
        return passed(now, now, original, **details)
    note = reason_of_move(context.report, row)
    if note:
        return finding(now, now, original, say="explained", severity="I", note=note, **details)
    known = {} if row["adjusted"] else {"say": "spent", "severity": "I"}
    return finding(now, now, original, **known, **details)
