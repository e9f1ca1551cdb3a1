"""Family E: one result told in several places, and parts of one whole."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mingbai.checks.basis import ARITHMETIC
from mingbai.checks.compare import agrees, in_unit_of
from mingbai.checks.context import Context
from mingbai.checks.expressions import total
from mingbai.checks.families.relations import same
from mingbai.checks.intervals import Interval, of_term, of_total
from mingbai.checks.outcomes import Outcome, cannot_check, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.model.report import Figure, Report, Row
from mingbai.text.value import not_none

ALL = Decimal(100)


@rule("E14", "E",
      title=both("同一指标在各处数值一致", "One indicator has one value wherever it is stated"),
      fault=both("同一指标在各处数值不同", "One indicator has different values in different places"),
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
    yield from ((first.stated(phase), figure) for phase, figure in second.figures.items() if first[phase])


def said_again(report: Report) -> Iterator[tuple[Figure, Figure]]:
    """An indicator's result where other tables repeat it, and its target with it."""
    for indicator in report.indicators:
        for other in filter(None, map(report.figure, indicator.same_as)):
            if indicator["actual"]:
                yield indicator["actual"], other
            target = report.figure(f"results.{other.key}.target") if other.table == "results" else None
            own = indicator["revised-target"] or indicator["target"]
            if target and own:
                yield own, target


def across_reports(context: Context) -> Iterator[tuple[Figure, Figure]]:
    """What a project's report and its department's say of one result."""
    whole = context.whole
    for row in context.report.table("results") if whole else ():
        other = not_none(whole).row("results", row.key, row.variant)
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
    details: dict[str, object] = {"stated": year.quantity, "other": part, "part": part.label, "recomputed": part.quantity,
               "difference": in_unit_of(year, part.amount - year.amount)}
    if not_none(of_total(part.quantity)).low > not_none(of_total(year.quantity)).high:
        return finding(year, year, part, say="above_year", **details)
    return passed(year, year, part, say="within_year", **details)


@rule("E15", "E",
      title=both("同一整体的各部分：单位相同，不超过整体，占比合计100%的数值也合计为整体",
                 "Parts of one whole: same unit, none above it, and where shares make 100% the values make the whole"),
      fault=both("同一整体的各部分对不上整体", "Parts of one whole do not fit it"),
      formula=both("部分 ≤ 整体；印出的占比合计为100%时，各部分之和 = 整体",
                   "part ≤ whole; where the printed shares add up to 100%, the parts add up to the whole"),
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
        yield from (part_of(context, row.stated("value"), whole_id) for row in rows)
        if whole and shares_make_all(rows):
            yield agrees(whole, total(row.stated("value") for row in rows))


def part_of(context: Context, part: Figure, whole_id: str) -> Outcome:
    whole = context.figure(whole_id)
    if whole is None:
        return cannot_check(part, missing=context.missing(whole_id))
    details: dict[str, object] = {"stated": part.quantity, "whole": whole}
    if None in (part.base, whole.base):
        return cannot_check(part, part, whole, say="unclear", **details)
    if part.quantity.measure != whole.quantity.measure:
        return finding(part, part, whole, say="units", **details)
    low, high = not_none(of_total(part.quantity)).low, not_none(of_term(whole.quantity)).high
    if low > high:
        return finding(part, part, whole, say="above", recomputed=in_unit_of(part, whole.amount), **details)
    return passed(part, part, whole, say="within", **details)


def shares_make_all(rows: list[Row]) -> bool:
    shares = tuple(share for row in rows if (share := row["share"]) and share.base is not None)
    if len(rows) < 2 or len(shares) < len(rows):
        return False
    return total(shares).interval().meets(Interval.point(ALL)) and all(row.stated("value").base is not None for row in rows)
