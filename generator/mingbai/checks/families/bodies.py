"""Family F: staff, lists, names, and what became of the department."""
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from mingbai.checks.basis import ARITHMETIC, CORRECT_INFORMATION, STAFFING
from mingbai.checks.breakdowns import breakdowns, re_add
from mingbai.checks.compare import in_unit_of
from mingbai.checks.context import Context
from mingbai.checks.intervals import COUNTED, of_total
from mingbai.checks.outcomes import Outcome, cannot_check, finding, passed
from mingbai.checks.reasons import all_problem_texts
from mingbai.checks.rule import both, rule
from mingbai.checks.wording import has_any
from mingbai.model.report import Figure, Report, Row
from mingbai.text.quantity import cjk_integer
from mingbai.text.value import not_none

NAMED = re.compile(r"列出(?:名称的)?(?:有)?([一二三四五六七八九十]+|\d+)个")
SENTENCE = re.compile(r"[，；：“”]|原文|报告|称|写明|按")


@rule("F07", "W",
      title=both("在职人数不超过编制，所列人数相加一致", "Staff stay within authorised posts, and lists add up"),
      fault=both("在职人数超过编制、远少于编制，或所列人数相加不符",
                 "Staff are above their posts or far below them, or a list does not add up"),
      formula=both("在职人数 ≤ 编制数，不到三分之一的宜说明；所列各类人员、职数之和 = 写明的总数",
                   "staff in post ≤ authorised posts, and fewer than a third is worth explaining; the kinds of staff or posts "
                   "listed add up to the number stated"),
      basis=STAFFING, silent=[both("没有人员和编制的数字。", "There are no figures on staff or posts.")],
      within=both("{label}印作{stated}，编制为{posts}。", "{label} is printed as {stated} against {posts} authorised."),
      over=both("{label}印作{stated}，编制为{posts}，多{difference}，没有说明原因。",
                "{label} is printed as {stated} against {posts} authorised, {difference} more. No reason is given."),
      few=both("{label}印作{stated}，还不到编制{posts}的三分之一，宜说明。",
               "{label} is printed as {stated}, less than a third of the {posts} authorised; worth explaining."),
      explained=both("{label}印作{stated}，编制为{posts}，多{difference}；报告说明了原因。",
                     "{label} is printed as {stated} against {posts} authorised, {difference} more. The report explains it."))
def staff_and_posts(context: Context) -> Iterator[Outcome]:
    for row in context.report.table("profile"):
        if row["in-post"] and not row.variant and not row.attributes.get("part_of"):
            yield within_posts(context, row)
    for group in breakdowns(context.report, "profile"):
        for phase in group.phases:
            yield re_add(context, group, phase)


SOME_POSTS = 10                           # of fewer, most are soon gone


def is_hardly_filled(staff: Figure, posts: Figure) -> bool:
    return posts.amount >= SOME_POSTS and not_none(of_total(staff.quantity)).high * 3 < posts.amount


def within_posts(context: Context, row: Row) -> Outcome:
    staff, posts = row.stated("in-post"), row["establishment"]
    if posts is None or None in (staff.base, posts.base):
        return cannot_check(staff, missing=(context.name(f"profile.{row.key}.establishment"),))
    details: dict[str, object] = {"stated": staff.quantity, "posts": posts, "recomputed": posts.quantity,
               "difference": in_unit_of(staff, staff.amount - posts.amount)}
    if is_hardly_filled(staff, posts) and not any(has_any(text, "overstaffing") for text in all_problem_texts(context.report)):
        return finding(staff, staff, posts, say="few", **details)
    if not_none(of_total(staff.quantity)).low <= not_none(of_total(posts.quantity)).high:
        return passed(staff, staff, posts, say="within", **details)
    over = context.figure(f"profile.{row.key.split('.')[0]}.over-establishment.count")
    figures = (staff, posts, *([over] if over else []))
    if any(has_any(text, "overstaffing") for text in all_problem_texts(context.report)):
        return finding(staff, *figures, say="explained", severity="I", **details)
    return finding(staff, *figures, say="over", **details)


@rule("F08", "E",
      title=both("单位名称和数目一致", "The department's name and the numbers of its units agree"),
      fault=both("名称不一致，或数目与列出的不符", "A name does not agree, or a number does not fit what is listed"),
      formula=both("来源文件的发布单位 = 部门名称；写明的单位数、科室数等 = 名单的长度",
                   "issuer of the source = the department; the number of units, divisions and the like = the length of the list"),
      basis=ARITHMETIC,
      name=both("发布单位“{issuer}”与部门名称一致。", "The issuer, “{issuer}”, is the department."),
      other_name=both("发布单位印作“{issuer}”，部门名称为“{department}”。",
                      "The issuer is printed as “{issuer}”; the department is “{department}”."),
      listed=both("{label}印作{stated}，名单列出{listed}个。", "{label} is printed as {stated}; the list names {listed}."),
      finding=both("{label}印作{stated}，列出名称的有{listed}个。", "{label} is printed as {stated}; {listed} are named."),
      no_list=both("{label}印作{stated}，没有列出名单。", "{label} is printed as {stated}; there is no list of them."))
def names_and_numbers(context: Context) -> Iterator[Outcome]:
    report = context.report
    for source in report.sources:
        details: dict[str, object] = {"issuer": source.issuer, "department": report.department.name}
        same = source.issuer.zh in (report.department.name.zh, *(entity.name.zh for entity in report.entities))
        yield (passed if same else finding)(context.at("report.yml", "sources"), say="name" if same else "other_name", **details)
    yield from lists_of_bodies(context)
    yield from lists_in_notes(report)


def lists_of_bodies(context: Context) -> Iterator[Outcome]:
    subordinate = [entity for entity in context.report.entities if entity.role == "subordinate"]
    for group, named in (("subordinate-units", subordinate), ("divisions", context.report.divisions)):
        for row in context.report.table("profile"):
            if row.attributes["group"] == group and row["count"] and row["count"].base is not None:
                yield as_listed(row["count"], len(named), bool(named) or not row["count"].base)


def as_listed(stated: Figure, listed: int, has_list: bool = True) -> Outcome:
    details: dict[str, object] = {"stated": stated.quantity, "listed": listed}
    if not has_list:
        return cannot_check(stated, say="no_list", **details)
    return passed(stated, say="listed", **details) if stated.base == listed else finding(stated, **details)


def lists_in_notes(report: Report) -> Iterator[Outcome]:
    """A note that says how many are named, or that itself is the list of names."""
    for row in report.table("results"):
        value = row["value"]
        if value and value.note and value.base is not None and value.quantity.measure in COUNTED | {"number"}:
            listed = named_in(value.note.zh)
            if listed:
                yield as_listed(value, listed)


def named_in(note: str) -> int:
    said = NAMED.search(note)
    if said:
        return int(said[1]) if said[1].isdigit() else cjk_integer(said[1])
    return 0 if SENTENCE.search(note) or "、" not in note else note.count("、") + 1


@rule("F13", "I",
      title=both("单位已撤并的，写明由谁承接", "Where a department no longer stands, it is stated who answers for it"),
      fault=both("单位已撤并，没有写明由谁承接", "The department no longer stands, and it is not stated who answers for it"),
      formula=both("部门已撤销或合并时，写明承接的单位", "a department abolished or merged names its successor"),
      basis=CORRECT_INFORMATION, silent=[both("没有撤并的迹象。", "Nothing points to a merger or abolition.")],
      pass_=both("{department}已撤并，由{successor}承接。", "{department} no longer stands; {successor} answers for it."),
      finding=both("{department}的报告提到机构撤并，没有写明由谁承接。",
                   "The report of {department} mentions its abolition or merger; who answers for it is not stated."))
def successor(context: Context) -> Iterator[Outcome]:
    department = context.report.department
    place = context.at("report.yml")
    if department.successor:
        yield passed(place, department=department.name, successor=department.successor.name)
        return
    said = (text.place for text in context.texts_with(speaks_of_end) if speaks_of_end(text.words.zh))
    yield from (finding(found, department=department.name) for found in islice(said, 1))


def speaks_of_end(text: str) -> bool:
    return has_any(text, "dissolved")
