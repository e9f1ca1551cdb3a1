"""Family C: overseas travel, official vehicles, receptions."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.checks.basis import ARITHMETIC, PRACTICE, THREE_PUBLIC
from generator.checks.compare import adds_up_so_far, agrees, in_unit_of, plain_percent, vague
from generator.checks.context import Context
from generator.checks.engine import both, rule
from generator.checks.expressions import of, percent
from generator.checks.intervals import of_total
from generator.checks.outcomes import Outcome, cannot_check, finding, passed
from generator.model import Figure, Report, Row

TABLE = "three-public"
PHASES = ("previous", "budget", "adjusted", "actual")
ITEMS = ("overseas", "vehicle-purchase", "vehicle-running", "reception")
PARTS = {"total": ("overseas", "vehicles", "reception"), "vehicles": ("vehicle-purchase", "vehicle-running")}
NO_TABLE = both("报告没有“三公”经费的数字。", "The report states nothing of the three public expenses.")


def entities(report: Report) -> list[str]:
    return list(dict.fromkeys(row.attributes["entity"] for row in report.table(TABLE)))


def cell(context: Context, entity: str, item: str, phase: str) -> Figure | None:
    return context.figure(f"{TABLE}.{entity}.{item}.{phase}")


def parts_of(context: Context, entity: str, item: str, phase: str) -> tuple[list[Figure], list[str]]:
    """The stated parts of an item, and the ids of those not stated; vehicles may be given by their own parts."""
    found, absent = [], []
    for part in PARTS[item]:
        figure = cell(context, entity, part, phase)
        if figure:
            found.append(figure)
        elif part in PARTS:
            more, still = parts_of(context, entity, part, phase)
            found += more
            absent += still
        else:
            absent.append(f"{TABLE}.{entity}.{part}.{phase}")
    return found, absent


@rule("C01", "E",
      title=both("“三公”经费合计等于各项之和", "The three public expenses are the sum of their items"),
      formula=both("合计 = 因公出国（境） + 公务用车 + 公务接待（预算、决算各算一次）",
                   "total = overseas travel + vehicles + receptions (budget and actual each)"),
      basis=THREE_PUBLIC, silent=[NO_TABLE, both("没有写合计。", "No total is stated.")])
def items_and_total(context: Context) -> Iterator[Outcome]:
    for entity in entities(context.report):
        for phase in PHASES:
            total = cell(context, entity, "total", phase)
            if total:
                yield re_added(context, total, *parts_of(context, entity, "total", phase))


def re_added(context: Context, whole: Figure, found: list[Figure], absent: list[str]) -> Outcome:
    missing = tuple(map(context.name, absent))
    return adds_up_so_far(whole, tuple(found), missing) if found else cannot_check(whole, missing=missing)


@rule("C02", "E",
      title=both("公务用车分购置与运行，四项都单独列出", "Vehicles are purchase plus running, and all four items are shown"),
      formula=both("公务用车 = 购置费 + 运行维护费；出国、购置、运行、接待四项各有数字，“0”或“未发生”也算公开",
                   "vehicles = purchase + running; overseas, purchase, running and receptions each have a figure, where 0 "
                   "counts"),
      basis=THREE_PUBLIC, silent=[both("项目报告：没有“三公”经费。", "A project report: it has no such expenses.")],
      separate=both("{phase}没有单独列出：{absent}。", "Not shown separately for the {phase}: {absent}."),
      all_shown=both("{phase}的四项都已列出。", "All four items are shown for the {phase}."))
def four_items(context: Context) -> Iterator[Outcome]:
    if context.report.kind == "project":
        return
    if not context.report.table(TABLE):
        yield cannot_check(context.table_place(TABLE), missing=tuple(
            context.name(f"{TABLE}.department.{item}.actual") for item in ITEMS))
        return
    for entity in entities(context.report):
        for phase in PHASES:
            vehicles = cell(context, entity, "vehicles", phase)
            found, absent = parts_of(context, entity, "vehicles", phase)
            if vehicles and found:
                yield re_added(context, vehicles, found, absent)
    for phase in ("budget", "actual"):
        yield from shown(context, phase)


def shown(context: Context, phase: str) -> Iterator[Outcome]:
    stated = [row[phase] for row in context.report.table(TABLE)
              if row[phase] and row.attributes["entity"] == "department"]
    absent = [f"{TABLE}.department.{item}.{phase}" for item in ITEMS if not cell(context, "department", item, phase)]
    if not stated:
        return
    details = {"stated": stated[0].quantity, "phase": PHASE_NAMES[phase]}
    if absent:
        yield finding(stated[0], *stated, say="separate", severity="W",
                      absent=tuple(context.row_name(TABLE, name.split(".", 1)[1].rsplit(".", 1)[0]) for name in absent),
                      **details)
    else:
        yield passed(stated[0], *stated, say="all_shown", **details)


PHASE_NAMES = {"budget": both("预算数", "budget"), "actual": both("决算数", "final account")}


@rule("C03", "W",
      title=both("“三公”经费各项不超预算", "Each of the three public expenses stays within its budget"),
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
        if vague(actual, budget):
            yield vague(actual, budget)
            continue
        over = of_total(actual.quantity).low > of_total(budget.quantity).high
        yield (finding if over else passed)(
            actual, actual, budget, stated=actual.quantity, budget=budget, recomputed=budget.quantity,
            difference=in_unit_of(actual, actual.base - budget.base))


@rule("C04", "E",
      title=both("“三公”经费各单位之和等于部门数", "The units' three public expenses add up to the department's"),
      formula=both("部门数 = 各单位之和（各项、合计）", "department = sum of its units (each item and the total)"),
      basis=ARITHMETIC, silent=[NO_TABLE, both("没有分单位列出。", "Nothing is listed by unit.")])
def units_and_department(context: Context) -> Iterator[Outcome]:
    rows = [row for row in context.report.table(TABLE) if row.attributes["entity"] != "department" and not row.variant]
    for item in dict.fromkeys(row.attributes["item"] for row in rows):
        of_item = [row for row in rows if row.attributes["item"] == item]
        for phase in PHASES:
            units = tuple(row[phase] for row in of_item if row[phase])
            if units:
                yield units_of(context, item, phase, units)


def units_of(context: Context, item: str, phase: str, units: tuple[Figure, ...]) -> Outcome:
    whole = cell(context, "department", item, phase)
    if whole is None:
        return cannot_check(units[0], *units, missing=(context.name(f"{TABLE}.department.{item}.{phase}"),))
    named = {figure.key.split(".")[0] for figure in units}
    absent = tuple(entity.name for entity in context.report.entities if entity.id not in named)
    return adds_up_so_far(whole, units, absent)


DIRECTIONS = {1: ("增加", "增长", "上升", "提高", "多于"), -1: ("减少", "下降", "降低", "压减", "少于"),
              0: ("持平", "一致", "相同")}
DIRECTION_NAMES = {1: both("增加", "more"), -1: both("减少", "less"), 0: both("持平", "unchanged")}


@rule("C05", "E",
      title=both("文字说的增减与金额一致", "The words “more” and “less” fit the amounts"),
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
            if said is not None:
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
    return any(word in row.label.zh for row in rows for word in words
               if any(f.unit and not f.unit.is_money for f in row.figures.values()))


@rule("C07", "I",
      title=both("“三公”经费控制率", "How much of the budget for the three public expenses was used"),
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
            yield vague(actual, budget) or loose(budget, actual, line)


def stated_rate(context: Context, row: Row) -> Outcome:
    if row["budget"] and row["actual"]:
        return agrees(row["rate"], percent(of(row["actual"]) / of(row["budget"])), severity="E")
    stem = row["rate"].id.removesuffix("rate")
    return cannot_check(row["rate"], missing=context.missing(f"{stem}budget", f"{stem}actual"))


def loose(budget: Figure, actual: Figure, line: Decimal) -> Outcome:
    worked = percent(of(actual) / of(budget))
    details = {"stated": actual.quantity, "budget": budget, "rate": plain_percent(worked.value()), "formula": worked}
    if worked.interval().high < line:
        return finding(actual, actual, budget, say="low", **details)
    return passed(actual, actual, budget, say="used", **details)
