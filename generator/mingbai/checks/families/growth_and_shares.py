"""Family A, fourth part: growth rates and shares of a whole."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mingbai.checks.basis import ARITHMETIC
from mingbai.checks.breakdowns import breakdowns, whole_row
from mingbai.checks.compare import PERCENT, agrees
from mingbai.checks.context import Context
from mingbai.checks.expressions import growth, number, of, percent, total
from mingbai.checks.intervals import Interval, is_count, of_total
from mingbai.checks.outcomes import Outcome, Trial, cannot_check, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.checks.text_arithmetic import is_recomputed_by_text
from mingbai.model.report import Bilingual, Figure, Row
from mingbai.text.quantity import Quantity
from mingbai.text.value import not_none

POINTS = "percentage-point"
UNNAMED_WHOLE = both("占比所指的整体", "the whole of which it is a share")


@rule("A18", "E",
      title=both("同比增长与两年的数字相符", "Growth fits the figures of both years"),
      fault=both("同比增长与两年的数字不符", "Growth does not fit the figures of both years"),
      formula=both("增长率 = （本年 − 上年）÷ 上年；上年为零时没有增长率；"
                   "上年未写而本年是个数时，须有一个整数的上年数能得出此增长率",
                   "growth = (this year − last year) ÷ last year; there is none when last year was zero; where last "
                   "year is not stated and things are counted, some whole number must give this growth"),
      basis=ARITHMETIC,
      silent=[both("没有写增长率。", "No growth is stated."),
              both("这个增长率已在正文的算式中核对。", "The growth is recomputed by a relation the text states.")],
      zero_base=both("{label}印作{stated}，而上年为零，不能计算增长率。",
                     "{label} is printed as {stated}, but last year was zero, so there is no growth rate."),
      no_whole_number=both("{label}印作{stated}，本年为{now}；上年没有一个整数能得出此增长率（上年{low}时为{from_low}，{high}时为{from_high}）。",
                           "{label} is printed as {stated} and this year's figure is {now}; no whole number for last year "
                           "gives that growth ({low} gives {from_low}, {high} gives {from_high})."),
      whole_number=both("{label}印作{stated}，本年为{now}；上年为{low}时相符，上年数未写。",
                        "{label} is printed as {stated} and this year's figure is {now}; {low} last year would fit. Last "
                        "year's figure is not stated."))
def growth_rates(context: Context) -> Iterator[Outcome]:
    for row in context.report.table("results"):
        rate, now, before = row["growth"], row["value"], row["previous"]
        if rate is None or is_recomputed_by_text(context.report, rate):
            continue
        if now and before:
            yield grown(rate, now, before)
        elif now and is_count(now.quantity) and not now.quantity.comparator and not_none(rate.unit).is_percent:
            yield from whole_base(rate, now, context)
        else:
            yield cannot_check(rate, *filter(None, (rate, now, before)), missing=context.missing(
                *(f"{rate.id.removesuffix('growth')}{phase}" for phase in ("value", "previous"))))


def grown(rate: Figure, now: Figure, before: Figure) -> Outcome:
    if rate.quantity.measure == POINTS:
        return agrees(rate, of(now) - of(before))
    if before.base == 0:
        return finding(rate, rate, now, before, stated=rate.quantity, say="zero_base")
    return agrees(rate, growth(now, before))


def whole_base(rate: Figure, now: Figure, context: Context) -> Iterator[Outcome]:
    """Whole numbers around the base that the growth implies, and what growth each gives."""
    printed = not_none(of_total(rate.quantity))
    if not printed.is_bounded or printed.low <= -100 or not now.base:
        yield cannot_check(rate, rate, now, missing=context.missing(f"{rate.id.removesuffix('growth')}previous"))
        return
    low = int(now.amount / (1 + rate.amount / 100))
    tried = {base: (now.base - base) / base * 100 for base in (low, low + 1) if base > 0}
    fitting = [base for base, found in tried.items() if printed.meets(Interval.point(found))]
    details: dict[str, object] = {"stated": rate.quantity, "now": now, "low": fitting[0] if fitting else low, "high": low + 1}
    details |= {name: like(rate, tried.get(base)) for name, base in (("from_low", low), ("from_high", low + 1))}
    if fitting:
        yield cannot_check(rate, rate, now, say="whole_number", **details)
    elif low > 0:
        yield finding(rate, rate, now, say="no_whole_number", severity="W", **details)


def like(rate: Figure, value: Decimal | None) -> Quantity | None:
    if value is None:
        return None
    short = value.quantize(not_none(rate.quantity.step))
    return Quantity(printed=f"{short:f}%", value=short, unit=PERCENT, step=rate.quantity.step)


@rule("A19", "E",
      title=both("占比与数字相符，同一整体的占比合计为100%", "Shares fit the figures, and the shares of one whole make 100%"),
      fault=both("占比与数字不符，或同一整体的占比合计不是100%",
                 "Shares do not fit the figures, or those of one whole do not make 100%"),
      formula=both("占比 = 部分 ÷ 整体；各部分占比之和 = 100%", "share = part ÷ whole; the shares of all parts = 100%"),
      basis=ARITHMETIC,
      silent=[both("没有写占比。", "No share is stated."),
              both("这个占比已在正文的算式中核对。", "The share is recomputed by a relation the text states."),
              both("中小企业采购占比由A17核对。", "The share of small and medium firms is A17's.")],
      not_hundred=both("{whole}各部分占比{formula}，不是100%。", "{whole}: the shares of its parts are {formula}, not 100%."),
      hundred=both("{whole}各部分占比{formula}，合100%。", "{whole}: the shares of its parts are {formula}, which makes 100%."))
def shares(context: Context) -> Iterator[Outcome]:
    for table in ("money", "projects", "procurement", "results"):
        for row in context.report.table(table):
            if row["share"] and not is_recomputed_by_text(context.report, row["share"]) and row.key != "sme":
                yield share_of_whole(context, row)
    for table in ("money", "projects", "procurement"):
        for group in breakdowns(context.report, table):
            yield from all_shares(group.whole, group.parts)
    yield from shares_in_text(context)


def share_of_whole(context: Context, row: Row) -> Outcome:
    part, whole = part_and_whole(context, row)
    if part and whole:
        return agrees(row.stated("share"), percent(of(part) / of(whole)))
    phase = "value" if row.table == "results" else "actual"
    names = [] if part else [context.name(f"{row.stated('share').id.removesuffix('share')}{phase}")]
    names += [] if whole else [name_of_whole(context, row)]
    return cannot_check(row.stated("share"), *filter(None, (row.stated("share"), part, whole)), missing=tuple(names))


def part_and_whole(context: Context, row: Row) -> tuple[Figure | None, Figure | None]:
    if row.table == "results":
        return row["value"], context.figure(row.attributes.get("share_of", ""))
    parent = row.attributes.get("part_of")
    if not parent:
        return row["actual"], context.figure(whole_id(row))
    return row["actual"], whole_row(context.report, row.table, parent)["actual"]


def name_of_whole(context: Context, row: Row) -> Bilingual:
    named = row.table != "results" or row.attributes.get("share_of")
    return context.name(whole_id(row)) if named else UNNAMED_WHOLE


def whole_id(row: Row) -> str:
    if row.table == "results":
        return row.attributes["share_of"]
    return f"{row.table}.{row.attributes.get('part_of') or 'total'}.actual"


def all_shares(whole: Row, parts: tuple[Row, ...]) -> Iterator[Outcome]:
    stated = [share for row in parts if (share := row["share"]) and share.base is not None]
    if len(stated) > 1 and len(stated) == len(parts):
        summed = total(stated)
        details: dict[str, object] = {"formula": summed, "whole": whole.label, "stated": stated[0].quantity,
                                      "trial": Trial(number(100), summed)}
        fits = summed.interval().meets(Interval.point(Decimal(100)))
        yield (passed if fits else finding)(stated[0], *stated, say="hundred" if fits else "not_hundred", **details)


def shares_in_text(context: Context) -> Iterator[Outcome]:
    """Results that share one whole, and are all of it, print shares that make 100 %."""
    wholes: dict[str, list[Row]] = {}
    for row in context.report.table("results"):
        if row.attributes.get("share_of") and row["share"]:
            wholes.setdefault(row.attributes["share_of"], []).append(row)
    for whole_figure, rows in wholes.items():
        parts = {row["value"].id for row in rows if row["value"]}
        if any(relation.kind == "sum" and relation.result == whole_figure and set(relation.terms) == parts
               for relation in context.report.relations):
            yield from all_shares(whole_row(context.report, "results", whole_figure.split(".")[1].split("~")[0]),
                                  tuple(rows))
