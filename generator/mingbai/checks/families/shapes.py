"""Family S, first part: arithmetic that follows from the shape of the tables and that no other rule covers."""
from __future__ import annotations

from collections.abc import Iterator

from mingbai.checks.basis import ARITHMETIC
from mingbai.checks.breakdowns import Breakdown, breakdowns, named_parts, re_add
from mingbai.checks.compare import agrees
from mingbai.checks.context import Context
from mingbai.checks.expressions import limit, of, percent
from mingbai.checks.families.relations import at_most
from mingbai.checks.families.totals import CLASSIFIED
from mingbai.checks.outcomes import Outcome, cannot_check
from mingbai.checks.rule import both, rule
from mingbai.checks.text_arithmetic import is_recomputed_by_text

TABLES = ("money", "procurement", "assets", "profile")
ELSEWHERE = both("这个数已在正文的算式中核对。", "A relation the text states recomputes the figure.")


@rule("S01", "E", title=both("其他各处的整体等于各部分之和", "Other wholes are the sum of their parts"),
      fault=both("整体与各部分之和不符", "A whole is not the sum of its parts"),
      basis=ARITHMETIC,
      formula=both("整体 = 同一种分法的各部分之和", "whole = its parts under one breakdown, added"),
      silent=[both("没有分列，或由A01至A06、A13、A16、F07核对。",
                   "Nothing is broken down, or A01 to A06, A13, A16 and F07 do it."),
              both("只举出其中几项（见S06）。", "Only some of the parts are named (see S06).")])
def other_wholes(context: Context) -> Iterator[Outcome]:
    for table in TABLES:
        for group in breakdowns(context.report, table):
            for phase in group.phases if not is_elsewhere(group) else ():
                yield re_add(context, group, phase)


def is_elsewhere(group: Breakdown) -> bool:
    if group.table == "profile":
        return True
    if group.table == "procurement":
        return group.whole.key == "total"
    by_purpose = group.by == "purpose" and group.whole.key == "total"
    return group.table == "money" and (by_purpose or group.by in ("fund", "nature", *CLASSIFIED))


@rule("S02", "E", title=both("正文中的完成率与目标、结果相符",
                             "Completion rates in the text fit target and result"),
      fault=both("正文中的完成率与目标、结果不符", "A completion rate in the text does not fit target and result"),
      basis=ARITHMETIC,
      formula=both("完成率 = 结果 ÷ 目标", "rate = result ÷ target"),
      silent=[both("没有写完成率。", "No rate is stated."), ELSEWHERE])
def rates_in_text(context: Context) -> Iterator[Outcome]:
    for row in context.report.table("results"):
        rate, value, target = row["rate"], row["value"], row["target"]
        if rate is None or is_recomputed_by_text(context.report, rate):
            continue
        if value and target:
            yield agrees(rate, percent(of(value) / limit(target)))
        else:
            stem = rate.id.removesuffix("rate")
            yield cannot_check(rate, *filter(None, (rate, value, target)),
                               missing=context.missing(f"{stem}value", f"{stem}target"))


@rule("S03", "E", title=both("所说的增减数与两个金额相符", "A stated change fits both amounts"),
      fault=both("所说的增减数与两个金额不符", "A stated change does not fit both amounts"),
      basis=ARITHMETIC,
      formula=both("增减数 = 实际支出 − 年初预算", "change = spending − original budget"),
      silent=[both("没有写增减数。", "No change is stated."), ELSEWHERE])
def stated_changes(context: Context) -> Iterator[Outcome]:
    for row in context.report.table("money"):
        change = row["change"]
        if change is None or is_recomputed_by_text(context.report, change):
            continue
        if row["actual"] and row["original"]:
            yield agrees(change, of(row["actual"]) - of(row["original"]))
        else:
            stem = change.id.removesuffix("change")
            yield cannot_check(change, missing=context.missing(f"{stem}actual", f"{stem}original"))


@rule("S04", "E", title=both("项目的执行率与金额相符", "A project's rate of spending fits its amounts"),
      fault=both("项目的执行率与金额不符", "A project's rate of spending does not fit its amounts"),
      basis=ARITHMETIC,
      formula=both("执行率 = 实际支出 ÷ 全年预算（没有时用年初预算）",
                   "rate = spending ÷ adjusted budget (original where there is none)"),
      silent=[both("项目清单没有执行率。", "The list of projects has no rates."), ELSEWHERE])
def project_rates(context: Context) -> Iterator[Outcome]:
    for row in context.report.table("projects"):
        rate, budgets = row["rate"], [figure for phase in ("adjusted", "original", "received") if (figure := row[phase])]
        if rate is None or is_recomputed_by_text(context.report, rate):
            continue
        if row["actual"] and budgets:
            ratios = [percent(of(row.stated("actual")) / of(budget)) for budget in budgets]
            yield agrees(rate, ratios[0], bases=ratios[1:])
        else:
            stem = rate.id.removesuffix("rate")
            yield cannot_check(rate, missing=context.missing(f"{stem}actual", f"{stem}adjusted"))


@rule("S05", "E", title=both("人员控制率与人数、编制相符", "A staffing rate fits staff and posts"),
      fault=both("人员控制率与人数、编制不符", "A staffing rate does not fit staff and posts"),
      basis=ARITHMETIC,
      formula=both("控制率 = 在职人数 ÷ 编制数", "rate = staff in post ÷ authorised posts"),
      silent=[both("没有写控制率。", "No rate is stated."), ELSEWHERE])
def staffing_rates(context: Context) -> Iterator[Outcome]:
    for row in context.report.table("profile"):
        rate, staff, posts = row["rate"], row["in-post"], row["establishment"]
        if rate is None or is_recomputed_by_text(context.report, rate):
            continue
        if staff and posts:
            yield agrees(rate, percent(of(staff) / of(posts)))
        else:
            stem = rate.id.removesuffix("rate")
            yield cannot_check(rate, missing=context.missing(f"{stem}in-post", f"{stem}establishment"))


@rule("S06", "E", title=both("举出的一项不超过整体", "A part named alone is no more than its whole"),
      fault=both("举出的一项超过整体", "A part named alone is more than its whole"),
      basis=ARITHMETIC,
      formula=both("其中一项 ≤ 整体", "one of the parts ≤ the whole"),
      silent=[both("没有只举出一部分的情形。", "No part is named alone.")],
      pass_=both("{label}印作{stated}，不超过{other}。", "{label} is printed as {stated}, no more than {other}."),
      finding=both("{label}印作{stated}，超过{other}，多{difference}。",
                   "{label} is printed as {stated}, {difference} more than {other}."))
def one_of_the_parts(context: Context) -> Iterator[Outcome]:
    for table in (*TABLES, "projects"):
        for part, whole in named_parts(context.report, table):
            for phase in (one for one in part.figures if one not in ("rate", "share", "change")):
                if whole[phase]:
                    yield at_most(part.stated(phase), whole.stated(phase))
                else:
                    yield cannot_check(part.stated(phase), missing=context.missing(f"{table}.{whole.key}.{phase}"))
