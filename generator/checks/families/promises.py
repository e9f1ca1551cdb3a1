"""Family E, fifth part: targets that moved, goals that vanished, results told twice."""
from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.checks.basis import ARITHMETIC, INDICATORS, SELF_EVALUATION
from generator.checks.compare import agrees, in_unit_of, plain_percent
from generator.checks.context import Context
from generator.checks.engine import both, rule
from generator.checks.expressions import total
from generator.checks.families.relations import same
from generator.checks.intervals import Interval, of_term, of_total
from generator.checks.outcomes import Outcome, cannot_check, finding, passed
from generator.model import Figure, Indicator, Report, Row

ALL = Decimal(100)
PAPER_NUMBER = re.compile(r"〔\d{4}〕|\[\d{4}\]|\d+号")


@rule("E12", "W",
      title=both("年中调低的目标，写明原目标和批准文件", "A target lowered in the year is shown with the original and the paper"),
      formula=both("调整后目标 < 原目标时，列出两者，并写明批准调整的文件和文号",
                   "where the revised target is below the original, both are shown, with the approving paper and its number"),
      basis=SELF_EVALUATION,
      silent=[both("没有调整目标。", "No target was revised.")],
      pass_=both("{name}的目标由{original}调为{revised}，没有调低，或写明了批准文件的文号。",
                 "{name}: the target moved from {original} to {revised}; it was not lowered, or the paper's number is stated."),
      finding=both("{name}的目标由{original}调为{revised}，减少{cut}；按原目标，结果为{rate}。批准文件没有写明文号（{paper}）。",
                   "{name}: the target was cut from {original} to {revised}, by {cut}; of the original the result is {rate}. The "
                   "number of the approving paper is not stated ({paper})."),
      no_result=both("{name}的目标由{original}调为{revised}，减少{cut}。批准文件没有写明文号（{paper}）。",
                     "{name}: the target was cut from {original} to {revised}, by {cut}. The number of the approving paper is "
                     "not "
                     "stated ({paper})."),
      no_original=both("{name}的目标调为{revised}，原目标没有写明。",
                       "{name}: the target was revised to {revised}; the original is not stated."))
def revised_targets(context: Context) -> Iterator[Outcome]:
    for indicator in context.report.indicators:
        original, revised = indicator["target"], indicator["revised-target"]
        if revised and (original is None or original.base is None or revised.base is None):
            yield cannot_check(revised, *([original] if original else []), say="no_original", name=indicator.name,
                               revised=revised, stated=revised.quantity)
        elif revised:
            yield lowered(indicator, original, revised)


UNNAMED = both("未写明文件", "none named")


def lowered(indicator: Indicator, original: Figure, revised: Figure) -> Outcome:
    result, paper = indicator["actual"], indicator.revision
    figures = (revised, original, *([result] if result else []))
    details = {"name": indicator.name, "original": original, "revised": revised, "stated": revised.quantity}
    is_lower = of_total(revised.quantity).high < of_total(original.quantity).low
    if not is_lower or (paper and PAPER_NUMBER.search(paper.zh)):
        return passed(revised, *figures, **details)
    details |= {"cut": plain_percent((1 - revised.base / original.base) * 100), "paper": paper or UNNAMED}
    if result is None or result.base is None:
        return finding(revised, *figures, say="no_result", **details)
    return finding(revised, *figures, rate=plain_percent(result.base / original.base * 100), **details)


@rule("E13", "W",
      title=both("正文宣布的目标列入指标表并有结果", "A goal announced in the text has a row in the table and a result"),
      formula=both("正文宣布的每个目标，在指标表中有对应的一行",
                   "each goal announced in the text has its row among the indicators"),
      basis=INDICATORS, silent=[both("没有表外的目标。", "No goal stands outside the table.")],
      pass_=both("{name}在正文中宣布，指标表中有对应的行。", "{name} is announced in the text and has its row in the table."),
      finding=both("正文宣布的目标没有列入指标表，也没有结果：{name}。",
                   "The goal “{name}”, announced in the text, has no row in the table and no result."),
      reported=both("正文宣布的目标没有列入指标表，正文写有结果：{name}。",
                    "The goal “{name}”, announced in the text, has no row in the table; the text gives a result."))
def announced_goals(context: Context) -> Iterator[Outcome]:
    rows = {figure.id for other in context.report.indicators if other.stated_in != "announced"
            for figure in other.row.figures.values()}
    for indicator in context.report.indicators:
        if indicator.stated_in == "announced":
            yield announced(indicator, rows)


def announced(indicator: Indicator, rows: set[str]) -> Outcome:
    figures = tuple(indicator.row.figures.values())
    if rows & set(indicator.same_as):
        return passed(indicator, *figures, name=indicator.name)
    reported = indicator["actual"] or indicator["completion"]
    return finding(indicator, *figures, say="reported" if reported else "", name=indicator.name)


@rule("E14", "E",
      title=both("同一指标在各处数值一致", "One indicator has one value wherever it is stated"),
      formula=both("表中与正文、同一指标的几处、整体报告与项目报告所列的数值（允许四舍五入）相同",
                   "table and text, several mentions, and the reports of department and project agree, rounding allowed for"),
      basis=ARITHMETIC,
      silent=[both("没有重复列出的数值。", "Nothing is stated twice."),
              both("正文已写明两处相同：由R09核对。", "The text declares the two to be the same: R09's."),
              both("一处是文字，一处是数字。", "One of the two is in words.")],
      pass_=both("{label}印作{stated}，另一处为{other}，一致。",
                 "{label} is printed as {stated} and elsewhere as {other}. They agree."),
      finding=both("{label}印作{stated}，另一处为{other}，两处不同。",
                   "{label} is printed as {stated} and elsewhere as {other}. The two differ."),
      within_year=both("{label}印作{stated}；其中一段时间的{part}为{other}，没有超过。",
                       "{label} is printed as {stated}; {part}, a part of the year, is {other}, no more than that."),
      above_year=both("{label}印作{stated}；其中一段时间的{part}已为{other}，多{difference}。",
                      "{label} is printed as {stated}; {part}, a part of the year only, is {other}, {difference} more."),
      units=both("{label}印作{stated}，另一处为{other}，计量单位不同，无法比较。",
                 "{label} is printed as {stated} and elsewhere as {other}; the units differ, so they cannot be compared."))
def repeated_values(context: Context) -> Iterator[Outcome]:
    declared = declared_pairs(context.report)
    pairs = {frozenset((a.id, b.id)): (a, b) for a, b in (*restatements(context.report), *said_again(context.report))}
    for pair, figures in pairs.items():
        if pair not in declared:
            yield from alike(*figures)
    for figures in across_reports(context):
        yield from alike(*figures)


def declared_pairs(report: Report) -> set[frozenset[str]]:
    return {frozenset((relation.result, term)) for relation in report.relations if relation.kind == "same"
            for term in relation.terms}


def restatements(report: Report) -> Iterator[tuple[Figure, Figure]]:
    """A row told again with other digits, beside the first."""
    for table in ("results", "indicators"):
        for row in report.table(table):
            first = report.row(table, row.key) if row.variant else None
            if first:
                yield from shared(first, row)


def shared(first: Row, second: Row) -> Iterator[tuple[Figure, Figure]]:
    yield from ((first[phase], figure) for phase, figure in second.figures.items() if first[phase])


def said_again(report: Report) -> Iterator[tuple[Figure, Figure]]:
    """An indicator's result where other tables repeat it, and its target with it."""
    for indicator in report.indicators:
        for other in filter(None, map(report.figure, indicator.same_as)):
            if indicator["actual"]:
                yield indicator["actual"], other
            target = report.figure(f"results.{other.key}.target") if other.table == "results" else None
            if target and (indicator["revised-target"] or indicator["target"]):
                yield indicator["revised-target"] or indicator["target"], target


def across_reports(context: Context) -> Iterator[tuple[Figure, Figure]]:
    """What a project's report and its department's say of one result."""
    for row in context.report.table("results") if context.whole else ():
        other = context.whole.row("results", row.key, row.variant)
        if other and other.label.zh == row.label.zh:
            yield from shared(other, row)


def alike(first: Figure, second: Figure) -> Iterator[Outcome]:
    if None in (first.base, second.base):
        return
    if first.quantity.measure != second.quantity.measure:
        yield cannot_check(first, first, second, say="units", stated=first.quantity, other=second)
    elif first.period == second.period:
        yield same(first, second)
    elif second.period.startswith(f"{first.period}-"):
        yield part_of_year(first, second)


def part_of_year(year: Figure, part: Figure) -> Outcome:
    """A count of some months can't be more than that of the year."""
    details = {"stated": year.quantity, "other": part, "part": part.label, "recomputed": part.quantity,
               "difference": in_unit_of(year, part.base - year.base)}
    if of_total(part.quantity).low > of_total(year.quantity).high:
        return finding(year, year, part, say="above_year", **details)
    return passed(year, year, part, say="within_year", **details)


@rule("E15", "E",
      title=both("同一整体的各部分：单位相同，不超过整体，占比合计100%的数值也合计为整体",
                 "Parts of one whole: same unit, none above it, and where shares make 100 % the values make the whole"),
      formula=both("部分 ≤ 整体；印出的占比合计为100%时，各部分之和 = 整体",
                   "part ≤ whole; where the printed shares add up to 100 %, the parts add up to the whole"),
      basis=ARITHMETIC, silent=[both("结果表中没有注明占哪个整体。", "No result names the whole it is a share of.")],
      within=both("{label}印作{stated}，不超过整体{whole}。",
                 "{label} is printed as {stated}, no more than the whole of {whole}."),
      above=both("{label}印作{stated}，超过整体{whole}。", "{label} is printed as {stated}, more than the whole of {whole}."),
      units=both("{label}印作{stated}，整体为{whole}，计量单位不同。",
                 "{label} is printed as {stated}, the whole as {whole}; the units differ."),
      unclear=both("{label}或其整体不是确数，无法核对。", "{label} or its whole is no exact number, so they cannot be checked."))
def parts_in_text(context: Context) -> Iterator[Outcome]:
    wholes: dict[str, list[Row]] = {}
    for row in context.report.table("results"):
        if row.attributes.get("share_of") and row["value"]:
            wholes.setdefault(row.attributes["share_of"], []).append(row)
    for whole_id, rows in wholes.items():
        whole = context.figure(whole_id)
        yield from (part_of(context, row["value"], whole_id) for row in rows)
        if whole and shares_make_all(rows):
            yield agrees(whole, total(row["value"] for row in rows))


def part_of(context: Context, part: Figure, whole_id: str) -> Outcome:
    whole = context.figure(whole_id)
    if whole is None:
        return cannot_check(part, missing=context.missing(whole_id))
    details = {"stated": part.quantity, "whole": whole}
    if None in (part.base, whole.base):
        return cannot_check(part, part, whole, say="unclear", **details)
    if part.quantity.measure != whole.quantity.measure:
        return finding(part, part, whole, say="units", **details)
    low, high = of_total(part.quantity).low, of_term(whole.quantity).high
    if low > high:
        return finding(part, part, whole, say="above", recomputed=in_unit_of(part, whole.base), **details)
    return passed(part, part, whole, say="within", **details)


def shares_make_all(rows: list[Row]) -> bool:
    shares = tuple(row["share"] for row in rows)
    if len(rows) < 2 or any(share is None or share.base is None for share in shares):
        return False
    return total(shares).interval().meets(Interval.point(ALL)) and all(row["value"].base is not None for row in rows)
