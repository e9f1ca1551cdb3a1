"""Family B, first part: how much of the budget was spent."""
from __future__ import annotations

from collections.abc import Iterator

from mingbai.checks.basis import FINAL_ACCOUNTS, SELF_EVALUATION
from mingbai.checks.breakdowns import cell_name
from mingbai.checks.compare import agrees
from mingbai.checks.context import Context
from mingbai.checks.expressions import Expression, of, percent
from mingbai.checks.outcomes import PASS, Outcome, cannot_check, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.model.phases import BASES
from mingbai.model.report import Bilingual, Figure, Row

NO_RATE = both("没有写执行率。", "No execution rate is stated.")


def rate_rows(context: Context) -> list[Row]:
    return [row for row in context.report.table("money") if row["rate"]]


def named_base(row: Row) -> str:
    base = row.attributes.get("rate_base", "")
    return base if base in BASES else ""


def ratio(row: Row, base: str) -> Expression:
    return percent(of(row.stated("actual")) / of(row.stated(base)))


@rule("B01", "E",
      title=both("预算执行率与金额相符", "The execution rate fits the amounts"),
      fault=both("预算执行率与金额不符", "The execution rate does not fit the amounts"),
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
            yield agrees(row.stated("rate"), ratio(row, base), bases=others)
        elif base:
            yield cannot_check(row.stated("rate"), *known(row, "rate", "actual", base),
                               missing=absent(context, row, "actual", base))
        else:
            yield of_some_base(context, row)


def of_some_base(context: Context, row: Row) -> Outcome:
    bases = [base for base in BASES if row[base]]
    if not row["actual"] or not bases:
        return cannot_check(row.stated("rate"), *known(row, "rate", "actual"),
                            missing=absent(context, row, "actual", *([] if bases else BASES[:1])))
    tried = {base: agrees(row.stated("rate"), ratio(row, base), say="fits", base=row.stated(base).label) for base in bases}
    fitting = next((outcome for outcome in tried.values() if outcome.status == "pass"), None)
    return fitting or agrees(row.stated("rate"), ratio(row, bases[0]))


def known(row: Row, *phases: str) -> list[Figure]:
    return [row.stated(phase) for phase in phases if row[phase]]


def absent(context: Context, row: Row, *phases: str) -> tuple[Bilingual, ...]:
    return tuple(cell_name(context, row, phase) for phase in phases if not row[phase])


@rule("B06", "E",
      title=both("基数为零时不写比率", "No rate is stated of a base that is zero"),
      fault=both("基数为零却写有比率", "A rate is stated of a base that is zero"),
      formula=both("除数为零时，比率应写“不适用”，不能写0%或100%",
                   "a rate whose base is zero is “not applicable”, neither 0% nor 100%"),
      basis=FINAL_ACCOUNTS, silent=[both("没有写比率，或其基数没有写明。", "No rate is stated, or its base is not."),
              both("正文中的完成率，其目标不为零。", "A completion rate in the text whose target is not zero.")],
      pass_=both("{label}印作{stated}，基数为{base}，可以计算。",
                 "{label} is printed as {stated}; its base is {base}, so it can be worked out."),
      rounded=both("{label}印作{stated}；基数和支出按所用单位都不到印出的一位，无法核对。",
                   "{label} is printed as {stated}; base and spending are both less than the unit they are printed in can show."),
      finding=both("{label}印作{stated}，而基数为零，无法计算。",
                   "{label} is printed as {stated}, but its base is zero, so it cannot be worked out."))
def rate_of_nothing(context: Context) -> Iterator[Outcome]:
    for rate, base in rates_with_bases(context):
        if base.base is None:
            yield cannot_check(rate, rate, base, say="in-words", unclear=base)
        elif not base.base and is_rounded_away(context, rate, base):
            yield cannot_check(rate, rate, base, say="rounded", stated=rate.quantity)
        elif rate.table != "results" or not base.base:
            yield (passed if base.base else finding)(rate, rate, base, stated=rate.quantity, base=base)


def is_rounded_away(context: Context, rate: Figure, base: Figure) -> bool:
    """A rate neither 0 nor 100 % of an amount that a large unit shows as 0, beside spending shown so too."""
    spent = context.figure(f"{rate.id.rpartition('.')[0]}.actual")
    return spent is not None and not spent.amount and base.quantity.scale > 1 and rate.amount not in (0, 100)


def rates_with_bases(context: Context) -> Iterator[tuple[Figure, Figure]]:
    for row in rate_rows(context):
        base = row[named_base(row)] if named_base(row) else None
        if base:
            yield row.stated("rate"), base
    for table, phase in (("three-public", "budget"), ("results", "target"), ("projects", "original")):
        for row in context.report.table(table):
            if row["rate"] and row[phase]:
                yield row.stated("rate"), row.stated(phase)


@rule("B07", "W",
      title=both("执行率写明口径", "An execution rate names its base"),
      fault=both("执行率没有写明口径", "An execution rate does not name its base"),
      formula=both("写明按年初预算、全年预算、到位资金还是决算收入计算；没有写明，而同一处只有一个基数与它相符的，视为写明",
                   "say whether of the original or adjusted budget, the money received, or income; where it is not said and just "
                   "one base in the same place fits, that is taken as said"),
      basis=SELF_EVALUATION,
      silent=[NO_RATE, both("没有写明，而同一处有不止一个基数与它相符。",
                            "It is not said, and more than one base in the same place fits.")],
      pass_=both("{label}印作{stated}，口径为{base}。", "{label} is printed as {stated}; its base is {base}."),
      beside=both("{label}印作{stated}，没有写明口径；同一处的{base}与它相符。",
                  "{label} is printed as {stated} without naming its base; {base}, in the same place, fits it."),
      finding=both("{label}印作{stated}，没有写明以什么为基数。", "{label} is printed as {stated} without naming its base."))
def base_named(context: Context) -> Iterator[Outcome]:
    for row in rate_rows(context):
        rate, base = row.stated("rate"), named_base(row)
        fitting = [] if base else bases_beside(row)
        if base:
            yield passed(rate, stated=rate.quantity, base=context.labels.column(row.table, base))
        elif len(fitting) == 1:
            yield passed(rate, rate, row.stated("actual"), fitting[0], say="beside", stated=rate.quantity, base=fitting[0].label)
        elif not fitting:
            yield finding(rate, stated=rate.quantity)


def bases_beside(row: Row) -> list[Figure]:
    """The bases that the rate fits, among those printed in a section where it is printed too."""
    rate, spent = row.stated("rate"), row["actual"]
    places = {citation.section.key for citation in rate.citations}
    return [base for phase in BASES if spent and (base := row[phase]) and base.base
            and any(citation.section.key in places for citation in base.citations)
            and agrees(rate, ratio(row, phase)).status == PASS]
