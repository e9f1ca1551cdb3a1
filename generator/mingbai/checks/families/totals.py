"""Family A, first part: totals against the parts that the report names."""
from __future__ import annotations

from collections.abc import Iterator

from mingbai.checks.basis import ARITHMETIC, FINAL_ACCOUNTS
from mingbai.checks.breakdowns import Breakdown, breakdowns, missing_cells, re_add, stated_in
from mingbai.checks.compare import adds_up, adds_up_so_far, in_unit_of, vague
from mingbai.checks.context import Context
from mingbai.checks.expressions import total
from mingbai.checks.outcomes import Outcome, Trial, cannot_check, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.model.report import Figure, Report, Row

BUDGET, SPENT = ("original", "adjusted"), ("actual",)
CLASSIFIED = ("function", "economic", "item")
IS_PROJECT = both("项目报告：没有基本支出。", "A project report: it has no basic expenditure.")
NO_MONEY = both("报告没有这一栏的任何金额。", "The report states no amount of this kind at all.")


def money_groups(context: Context, *by: str) -> tuple[Breakdown, ...]:
    return tuple(group for group in breakdowns(context.report, "money") if group.by in by)


def purposes(context: Context, phase: str) -> Iterator[Outcome]:
    """The whole against basic and project spending, whether or not these are stated."""
    if context.report.kind == "project":
        return
    ids = [f"money.{line}.{phase}" for line in ("total", "basic", "project")]
    group = next((g for g in money_groups(context, "purpose") if g.whole.key == "total"), None)
    if group and phase in group.phases:
        yield re_add(context, group, phase)
    elif any(context.figures(*ids)):
        yield adds_up(context, ids[0], ids[1:])


@rule("A01", "E",
      title=both("预算总额等于基本支出加项目支出", "The total budget is basic plus project expenditure"),
      fault=both("预算总额与基本支出加项目支出不符", "The total budget is not basic plus project expenditure"),
      formula=both("预算总额 = 基本支出预算 + 项目支出预算（年初、调整后各算一次）",
                   "total budget = basic + project (once for the original, once for the adjusted budget)"),
      basis=FINAL_ACCOUNTS, silent=[IS_PROJECT, NO_MONEY])
def budget_by_purpose(context: Context) -> Iterator[Outcome]:
    for phase in BUDGET:
        yield from purposes(context, phase)


@rule("A02", "E",
      title=both("实际支出总额等于基本支出加项目支出", "Total spending is basic plus project expenditure"),
      fault=both("实际支出总额与基本支出加项目支出不符", "Total spending is not basic plus project expenditure"),
      formula=both("实际支出 = 基本支出 + 项目支出", "total spending = basic + project"),
      basis=FINAL_ACCOUNTS, silent=[IS_PROJECT, NO_MONEY])
def spending_by_purpose(context: Context) -> Iterator[Outcome]:
    for phase in SPENT:
        yield from purposes(context, phase)


@rule("A03", "E",
      title=both("基本支出等于人员经费加公用经费（及其他）", "Basic expenditure is personnel plus operating costs (and others)"),
      fault=both("基本支出与人员经费加公用经费（及其他）不符",
                 "Basic expenditure is not personnel plus operating costs (and others)"),
      formula=both("基本支出 = 人员经费 + 公用经费 + 其他", "basic expenditure = personnel + operating costs + others"),
      basis=FINAL_ACCOUNTS, silent=[both("基本支出没有按性质分列。", "Basic expenditure is not broken down by nature.")])
def basic_by_nature(context: Context) -> Iterator[Outcome]:
    found = money_groups(context, "nature")
    for group in found:
        for phase in group.phases:
            yield re_add(context, group, phase)
    if not found and context.figure("money.operating.actual"):
        yield adds_up(context, "money.basic.actual", ["money.personnel.actual", "money.operating.actual"])


@rule("A04", "E",
      title=both("同一笔钱的两种分类合计一致", "Two breakdowns of the same money give the same sum"),
      fault=both("同一笔钱的两种分类合计不同", "Two breakdowns of the same money give different sums"),
      formula=both("按资金来源各项之和 = 按支出用途各项之和", "sum by source of funds = sum by purpose"),
      basis=FINAL_ACCOUNTS, silent=[both("资金只按一种方式分列，或没有分列。",
                                         "The money is broken down in one way only, or not at all.")],
      pass_=both("{whole}按来源各项相加得{stated}，按用途{formula}，相符（允许四舍五入）。",
                 "{whole}: by source the parts give {stated}, by purpose {formula}. They agree, rounding allowed for."),
      finding=both("{whole}按来源各项相加得{stated}，按用途{formula}，相差{difference}。",
                   "{whole}: by source the parts give {stated}, by purpose {formula}. The difference is {difference}."))
def two_breakdowns(context: Context) -> Iterator[Outcome]:
    by_fund = {group.whole.key: group for group in money_groups(context, "fund")}
    for purpose in money_groups(context, "purpose"):
        fund = by_fund.get(purpose.whole.key)
        for phase in purpose.phases:
            if fund and phase in fund.phases:
                yield breakdowns_compared(context, fund, purpose, phase)


def breakdowns_compared(context: Context, first: Breakdown, second: Breakdown, phase: str) -> Outcome:
    terms, others = stated_in(first.parts, phase), stated_in(second.parts, phase)
    missing = missing_cells(context, first, phase) + missing_cells(context, second, phase)
    if missing or vague(*terms, *others):
        return vague(*terms, *others) or cannot_check(terms[0], *terms, *others, missing=missing)
    one, other = total(terms), total(others)
    lead = terms[0]
    details: dict[str, object] = {"stated": in_unit_of(lead, one.value()), "recomputed": in_unit_of(lead, other.value()),
               "difference": in_unit_of(lead, one.value() - other.value()), "formula": other,
               "whole": first.whole.label, "trial": Trial(one, other)}
    if one.interval().meets(other.interval()):
        return passed(lead, *terms, *others, rounded=one.value() != other.value(), **details)
    return finding(lead, *terms, *others, **details)


@rule("A05", "E",
      title=both("资金来源各项之和等于资金总额", "The sources of funds add up to the total"),
      fault=both("资金来源各项之和与资金总额不符", "The sources of funds do not add up to the total"),
      formula=both("资金总额 = “其中”各行之和", "total funds = the rows listed as its sources"),
      basis=FINAL_ACCOUNTS, silent=[both("资金没有按来源分列。", "The funds are not broken down by source.")])
def sources_of_funds(context: Context) -> Iterator[Outcome]:
    for group in money_groups(context, "fund"):
        for phase in group.phases:
            yield re_add(context, group, phase)


@rule("A06", "E",
      title=both("项目清单各项之和等于项目支出", "The listed projects add up to project expenditure"),
      fault=both("项目清单各项之和与项目支出不符", "The listed projects do not add up to project expenditure"),
      formula=both("项目合计 = 清单各项目之和；只列部分项目时，不超过项目支出",
                   "all projects = sum of the list; where only some are listed, no more than project expenditure"),
      basis=FINAL_ACCOUNTS,
      silent=[both("没有项目清单，也没有项目支出。", "There is neither a list of projects nor project expenditure."), IS_PROJECT],
      partial=both("清单所列项目支出{listed}，项目支出共{whole}，其余项目未列。",
                   "The listed projects spent {listed} of {whole} of project expenditure; the others are not listed."),
      reports=both("分报告的项目支出{listed}，项目支出共{whole}，其余项目没有分报告。",
                   "The project reports account for {listed} of {whole} of project expenditure; the others have no report."))
def listed_projects(context: Context) -> Iterator[Outcome]:
    if context.report.kind == "project":
        return
    found = breakdowns(context.report, "projects")
    for group in found:
        for phase in group.phases:
            yield re_add(context, group, phase)
    if not found:
        yield from open_list(context)


def open_list(context: Context) -> Iterator[Outcome]:
    """Projects of which the report doesn't say that they are all."""
    rows = context.report.table("projects")
    listed = stated_in(rows, "actual")
    whole = context.figure("money.project.actual")
    if listed and whole:
        yield within(whole, listed, "partial")
    elif listed:
        yield cannot_check(listed[0], *listed, missing=context.missing("money.project.actual"))
    elif whole:
        yield from project_reports(context, whole)


def project_reports(context: Context, whole: Figure) -> Iterator[Outcome]:
    spent = tuple(figure for project in context.projects if (figure := project.figure("money.total.actual")))
    yield within(whole, spent, "reports") if spent else cannot_check(
        whole, missing=(context.name("projects.total.actual"),))


def within(whole: Figure, listed: tuple[Figure, ...], say: str) -> Outcome:
    outcome = adds_up_so_far(whole, listed, missing=(whole.label,))
    if outcome.status != "not_checkable":
        return outcome
    return cannot_check(whole, whole, *listed, say=say, listed=in_unit_of(whole, total(listed).value()), whole=whole)


@rule("A07", "E",
      title=both("各单位之和等于部门合计", "The units add up to the department"),
      fault=both("各单位之和与部门合计不符", "The units do not add up to the department"),
      formula=both("部门合计 = 各单位之和（人员、编制）", "department = sum of its units (staff and posts)"),
      basis=ARITHMETIC,
      silent=[both("只列部门，没有分单位的人员数。", "Staff are given for the department only, not by unit.")])
def units_and_department(context: Context) -> Iterator[Outcome]:
    report = context.report
    for phase in ("establishment", "in-post", "count"):
        units = tuple(figure for row in profile_unit_rows(report, "total") if (figure := row[phase]))
        whole = context.figure(f"profile.department.total.{phase}")
        if units and whole:
            named = {figure.key.split(".")[0] for figure in units}
            absent = tuple(entity.name for entity in report.entities if entity.id not in named)
            yield adds_up_so_far(whole, units, absent)
        elif len(units) > 1:
            yield cannot_check(units[0], *units, missing=context.missing(f"profile.department.total.{phase}"))


def profile_unit_rows(report: Report, group: str) -> list[Row]:
    return [row for row in report.table("profile")
            if row.attributes["group"] == group and row.attributes["entity"] != "department" and not row.variant]


@rule("A13", "E",
      title=both("按科目、事项分列的支出之和等于其上级", "Spending by function, item or type adds up to its parent line"),
      fault=both("按科目、事项分列的支出之和与其上级不符",
                 "Spending by function, item or type does not add up to its parent line"),
      formula=both("上级科目 = 各科目之和", "parent line = sum of its lines"), basis=FINAL_ACCOUNTS,
      silent=[both("支出没有按科目或事项分列。", "Spending is not broken down by function, item or type.")])
def classified(context: Context) -> Iterator[Outcome]:
    for group in money_groups(context, *CLASSIFIED):
        for phase in group.phases:
            yield re_add(context, group, phase)


@rule("A16", "E",
      title=both("政府采购合计等于货物、工程、服务之和", "Procurement is goods, works and services together"),
      fault=both("政府采购合计与货物、工程、服务之和不符", "Procurement is not goods, works and services together"),
      formula=both("采购合计 = 货物 + 工程 + 服务", "total procurement = goods + works + services"),
      basis=FINAL_ACCOUNTS,
      silent=[both("报告没有采购金额。", "The report states no amounts of procurement.")])
def procurement_total(context: Context) -> Iterator[Outcome]:
    for phase in ("budget", "actual"):
        ids = [f"procurement.{line}.{phase}" for line in ("total", "goods", "works", "services")]
        if any(context.figures(*ids)):
            yield adds_up(context, ids[0], ids[1:])
