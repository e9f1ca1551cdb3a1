"""Family C, second part: against the budget, last year, and what lies behind the amounts."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mingbai.checks.basis import ARITHMETIC, PRACTICE, THREE_PUBLIC
from mingbai.checks.compare import agrees, in_unit_of, plain_percent, vague
from mingbai.checks.context import Context
from mingbai.checks.expressions import of, percent, result
from mingbai.checks.families.three_public import NO_TABLE, TABLE, cell
from mingbai.checks.families.units import in_doubt
from mingbai.checks.intervals import of_total
from mingbai.checks.outcomes import Outcome, Trial, cannot_check, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.model.report import Figure, Row
from mingbai.text.value import not_none


@rule("C03", "W",
      title=both("“三公”经费各项不超预算", "Each of the three public expenses stays within its budget"),
      fault=both("“三公”经费有一项超过预算", "One of the three public expenses is above its budget"),
      formula=both("决算数 ≤ 预算数（各项、合计，各单位）", "actual ≤ budget (each item, the total, each unit)"),
      basis=PRACTICE, silent=[NO_TABLE, both("没有决算数。", "No actual spending is stated.")],
      pass_=both("{label}印作{stated}，不超过预算{budget}。", "{label} is printed as {stated}, within the budget of {budget}."),
      finding=both("{label}印作{stated}，超过预算{budget}，多{difference}，宜说明原因。",
                   "{label} is printed as {stated}, {difference} over the budget of {budget}; the reason is worth giving."))
def within_budget(context: Context) -> Iterator[Outcome]:
    for row in context.report.table(TABLE):
        budget, actual = row["adjusted"] or row["budget"], row["actual"]
        if not actual:
            continue
        if not budget:
            yield cannot_check(actual, missing=(context.name(actual.id.removesuffix("actual") + "budget"),))
            continue
        unclear = vague(actual, budget)
        if unclear:
            yield unclear
            continue
        over = not_none(of_total(actual.quantity)).low > not_none(of_total(budget.quantity)).high
        yield (finding if over else passed)(
            actual, actual, budget, stated=actual.quantity, budget=budget, recomputed=budget.quantity,
            difference=in_unit_of(actual, actual.amount - budget.amount),
            trial=Trial(result(actual), result(budget), is_limit=True))


DIRECTIONS = {1: ("增加", "增长", "上升", "提高", "多于"), -1: ("减少", "下降", "降低", "压减", "少于"),
              0: ("持平", "一致", "相同")}
DIRECTION_NAMES = {1: both("增加", "more"), -1: both("减少", "less"), 0: both("持平", "unchanged")}


@rule("C05", "E",
      title=both("文字说的增减与金额一致", "The words “more” and “less” fit the amounts"),
      fault=both("文字说的增减与金额不一致", "The words “more” or “less” do not fit the amounts"),
      formula=both("说增加则本年 > 上年，说减少则本年 < 上年，说持平则相等",
                   "“more” means this year > last year, “less” the opposite, “unchanged” equal"),
      basis=ARITHMETIC,
      silent=[both("说明中没有增减的字样，或说了不止一个方向。", "The note names no direction, or more than one."),
              both("没有可比的上年数，说明也没有。", "There is neither a figure for last year nor a note.")],
      pass_=both("{label}印作{stated}，上年为{before}，与所说“{direction}”一致。",
                 "{label} is printed as {stated} against {before} the year before, as the word “{direction}” says."),
      finding=both("{label}印作{stated}，上年为{before}，与所说“{direction}”不一致。",
                   "{label} is printed as {stated} against {before} the year before, which the word “{direction}” does not fit."))
def directions(context: Context) -> Iterator[Outcome]:
    for table in (TABLE, "money", "results"):
        for row in context.report.table(table):
            now = row["value"] if table == "results" else row["actual"]
            said = direction_said(now)
            if now and said is not None:
                yield fits_direction(context, row, now, said)


def direction_said(now: Figure | None) -> int | None:
    """The one direction that the note on a figure names."""
    text = now.note.zh if now and now.note else ""
    said = [way for way, words in DIRECTIONS.items() if "上年" in text and any(word in text for word in words)]
    return said[0] if len(said) == 1 else None


def fits_direction(context: Context, row: Row, now: Figure, said: int) -> Outcome:
    before = row["previous"]
    if not before or before.base is None or now.base is None:
        return cannot_check(now, missing=(context.name(f"{now.id.removesuffix(now.phase)}previous"),))
    way = (now.base > before.base) - (now.base < before.base)
    return (passed if way == said else finding)(now, now, before, stated=now.quantity, before=before,
                                                direction=DIRECTION_NAMES[said])


VEHICLE_WORDS = ("公务用车", "公务车", "车辆保有")


@rule("C06", "I",
      title=both("写明接待批次、人次和公务用车数量", "Numbers of receptions, guests and vehicles are stated"),
      fault=both("没有写明接待批次、人次或公务用车数量", "Numbers of receptions, guests or vehicles are not stated"),
      formula=both("列出公务接待费的，写明批次和人次；列出公务用车费的，写明车辆数",
                   "with reception costs come the numbers of receptions and guests, with vehicle costs the number of vehicles"),
      basis=THREE_PUBLIC, silent=[NO_TABLE],
      nothing_spent=both("公务接待和公务用车的支出都是零，没有批次、人次和车辆可列。",
                         "Nothing was spent on receptions or vehicles, so there are no numbers to give."),
      pass_=both("接待批次、人次或公务用车数量已写明。", "The numbers of receptions, guests or vehicles are stated."),
      finding=both("没有写明：{absent}。", "Not stated: {absent}."))
def counts_behind(context: Context) -> Iterator[Outcome]:
    rows = [row for row in context.report.table(TABLE) if row.attributes["entity"] == "department" and row.figures]
    if not rows:
        return
    spent = {item: cell(context, "department", item, "actual") for item in ("total", "reception", "vehicles", "vehicle-running")}
    if not any(spent.values()):
        yield cannot_check(rows[0], missing=(context.name(f"{TABLE}.department.total.actual"),))
        return
    yield from counts_missing(context, {item: figure for item, figure in spent.items() if figure})


def counts_missing(context: Context, spent: dict[str, Figure]) -> Iterator[Outcome]:
    costly = {item for item, figure in spent.items() if figure.base}
    lead = spent.get("reception") or spent.get("vehicles") or next(iter(spent.values()))
    absent = []
    if costly & {"reception", "total"} and not is_counted(context, ("接待",)):
        absent.append(RECEPTIONS)
    if costly & {"vehicles", "vehicle-running", "total"} and not is_counted(context, VEHICLE_WORDS):
        absent.append(VEHICLES)
    figures = tuple(spent.values())
    if absent:
        yield finding(lead, *figures, absent=tuple(absent))
    else:
        yield passed(lead, *figures, say="" if costly else "nothing_spent")


RECEPTIONS = both("公务接待批次和人次", "numbers of receptions and guests")
VEHICLES = both("公务用车数量", "number of official vehicles")


def is_counted(context: Context, words: tuple[str, ...]) -> bool:
    rows = (*context.report.table("results"), *context.report.table("profile"))
    return any(f.unit and not f.unit.is_money for row in rows if any(word in row.label.zh for word in words)
               for f in row.figures.values())


@rule("C07", "I",
      title=both("“三公”经费控制率", "How much of the budget for the three public expenses was used"),
      fault=both("“三公”经费控制率与金额不符，或只用了预算的一部分",
                 "The rate does not fit the amounts, or only part of their budget was used"),
      formula=both("控制率 = 决算数 ÷ 预算数；低于方案所定时提示预算可能偏宽",
                   "actual ÷ budget; below the scheme's line a note that the budget may be loose"),
      basis=PRACTICE,
      silent=[NO_TABLE, both("预算为零，或没有决算数。", "The budget is zero, or no actual spending is stated."),
              both("评价方案没有定比例，报告也没有写控制率。", "The scheme draws no line and the report states no rate.")],
      low=both("{label}印作{stated}，是预算{budget}的{rate}。",
               "{label} is printed as {stated}, {rate} of the budget of {budget}."),
      used=both("{label}印作{stated}，是预算{budget}的{rate}。",
                "{label} is printed as {stated}, {rate} of the budget of {budget}."))
def control_rate(context: Context) -> Iterator[Outcome]:
    line = context.threshold("loose_budget")
    for row in context.report.table(TABLE):
        budget, actual = row["budget"], row["actual"]
        if row["rate"]:
            yield stated_rate(context, row)
        if budget and budget.base and actual and line is not None:
            yield vague(actual, budget) or in_doubt(context, actual, budget) or loose(budget, actual, line)


def stated_rate(context: Context, row: Row) -> Outcome:
    if row["budget"] and row["actual"]:
        return agrees(row.stated("rate"), percent(of(row.stated("actual")) / of(row.stated("budget"))), severity="E")
    stem = row.stated("rate").id.removesuffix("rate")
    return cannot_check(row.stated("rate"), missing=context.missing(f"{stem}budget", f"{stem}actual"))


def loose(budget: Figure, actual: Figure, line: Decimal) -> Outcome:
    worked = percent(of(actual) / of(budget))
    details: dict[str, object] = {"stated": actual.quantity, "budget": budget, "rate": plain_percent(worked.value()),
                                  "formula": worked}
    if worked.interval().high < line:
        return finding(actual, actual, budget, say="low", **details)
    return passed(actual, actual, budget, say="used", **details)
