"""Family C, first part: overseas travel, official vehicles and receptions, added up."""
from __future__ import annotations

from collections.abc import Iterator

from mingbai.checks.basis import ARITHMETIC, THREE_PUBLIC
from mingbai.checks.compare import adds_up_so_far
from mingbai.checks.context import Context
from mingbai.checks.outcomes import Outcome, cannot_check, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.model.report import Figure, Report

TABLE = "three-public"
PHASES = ("previous", "budget", "adjusted", "actual")
ITEMS = ("overseas", "vehicle-purchase", "vehicle-running", "reception")
PARTS = {"total": ("overseas", "vehicles", "reception"), "vehicles": ("vehicle-purchase", "vehicle-running")}
NO_TABLE = both("报告没有“三公”经费的数字。", "The report states nothing of the three public expenses.")


def entities(report: Report) -> list[str]:
    return list(dict.fromkeys(row.attributes["entity"] for row in report.table(TABLE)))


def cell(context: Context, entity: str, item: str, phase: str) -> Figure | None:
    return context.figure(f"{TABLE}.{entity}.{item}.{phase}")


def parts_of_item(context: Context, entity: str, item: str, phase: str) -> tuple[list[Figure], list[str]]:
    """The stated parts of an item, and the ids of those not stated; vehicles may be given by their own parts."""
    figures, absent = [], []
    for part in PARTS[item]:
        figure = cell(context, entity, part, phase)
        if figure:
            figures.append(figure)
        elif part in PARTS:
            more, still = parts_of_item(context, entity, part, phase)
            figures += more
            absent += still
        else:
            absent.append(f"{TABLE}.{entity}.{part}.{phase}")
    return figures, absent


@rule("C01", "E",
      title=both("“三公”经费合计等于各项之和", "The three public expenses are the sum of their items"),
      fault=both("“三公”经费合计与各项之和不符", "The three public expenses are not the sum of their items"),
      formula=both("合计 = 因公出国（境） + 公务用车 + 公务接待（预算、决算各算一次）",
                   "total = overseas travel + vehicles + receptions (budget and actual each)"),
      basis=THREE_PUBLIC, silent=[NO_TABLE, both("没有写合计。", "No total is stated.")])
def items_and_total(context: Context) -> Iterator[Outcome]:
    for entity in entities(context.report):
        for phase in PHASES:
            total = cell(context, entity, "total", phase)
            if total:
                yield re_added(context, total, *parts_of_item(context, entity, "total", phase))


def re_added(context: Context, whole: Figure, found: list[Figure], absent: list[str]) -> Outcome:
    missing = tuple(map(context.name, absent))
    return adds_up_so_far(whole, tuple(found), missing) if found else cannot_check(whole, missing=missing)


@rule("C02", "E",
      title=both("公务用车分购置与运行，四项都单独列出", "Vehicles are purchase plus running, and all four items are shown"),
      fault=both("“三公”经费的四项没有都单独列出，或公务用车合计不符",
                 "Not all four items are shown, or vehicles are not purchase plus running"),
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
            found, absent = parts_of_item(context, entity, "vehicles", phase)
            if vehicles and found:
                yield re_added(context, vehicles, found, absent)
    for phase in ("budget", "actual"):
        yield from shown(context, phase)


def shown(context: Context, phase: str) -> Iterator[Outcome]:
    stated = [figure for row in context.report.table(TABLE)
              if (figure := row[phase]) and row.attributes["entity"] == "department"]
    absent = [f"{TABLE}.department.{item}.{phase}" for item in ITEMS if not cell(context, "department", item, phase)]
    if not stated:
        return
    details: dict[str, object] = {"stated": stated[0].quantity, "phase": PHASE_NAMES[phase]}
    if absent:
        yield finding(stated[0], *stated, say="separate", severity="W",
                      absent=tuple(context.row_name(TABLE, name.split(".", 1)[1].rsplit(".", 1)[0]) for name in absent),
                      **details)
    else:
        yield passed(stated[0], *stated, say="all_shown", **details)


PHASE_NAMES = {"budget": both("预算数", "budget"), "actual": both("决算数", "final account")}


@rule("C04", "E",
      title=both("“三公”经费各单位之和等于部门数", "The units' three public expenses add up to the department's"),
      fault=both("“三公”经费各单位之和与部门数不符", "The units' three public expenses do not add up to the department's"),
      formula=both("部门数 = 各单位之和（各项、合计）", "department = sum of its units (each item and the total)"),
      basis=ARITHMETIC, silent=[NO_TABLE, both("没有分单位列出。", "Nothing is listed by unit.")])
def units_and_department(context: Context) -> Iterator[Outcome]:
    rows = [row for row in context.report.table(TABLE) if row.attributes["entity"] != "department" and not row.variant]
    for item in dict.fromkeys(row.attributes["item"] for row in rows):
        of_item = [row for row in rows if row.attributes["item"] == item]
        for phase in PHASES:
            units = tuple(figure for row in of_item if (figure := row[phase]))
            if units:
                yield units_of(context, item, phase, units)


def units_of(context: Context, item: str, phase: str, units: tuple[Figure, ...]) -> Outcome:
    whole = cell(context, "department", item, phase)
    if whole is None:
        return cannot_check(units[0], *units, missing=(context.name(f"{TABLE}.department.{item}.{phase}"),))
    named = {figure.key.split(".")[0] for figure in units}
    absent = tuple(entity.name for entity in context.report.entities if entity.id not in named)
    return adds_up_so_far(whole, units, absent)
