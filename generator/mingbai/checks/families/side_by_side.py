"""Family S, second part: figures side by side: of one year, not negative, with what recomputes them."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from mingbai.checks.basis import ARITHMETIC
from mingbai.checks.breakdowns import breakdowns, stated_in
from mingbai.checks.context import Context
from mingbai.checks.families.shapes import TABLES
from mingbai.checks.outcomes import Outcome, cannot_check, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.checks.wording import has_any
from mingbai.model.report import Figure
from mingbai.text.value import not_none


@rule("S07", "W", title=both("并列、合计的数字属于同一年度",
                             "Figures side by side or added up are of one year"),
      fault=both("并列、合计的数字不属于同一年度", "Figures side by side or added up are of different years"),
      basis=ARITHMETIC,
      formula=both("同一行、同一表、同一算式中的各个数属于同一年度",
                   "the figures of one row, one table or one sum belong to one year"),
      silent=[both("只有单独的数。", "There are single figures only."),
              both("上年数一栏和增长率本来就比较两年。", "The column of last year and growth compare two years.")],
      pass_=both("{label}与其并列、合计的数同属{years}年。", "{label} and the figures beside it all belong to {years}."),
      finding=both("{label}属{year}年，与它并列、合计的数属{years}年。",
                   "{label} belongs to {year}; the figures beside it or added up with it belong to {years}."))
def one_year(context: Context) -> Iterator[Outcome]:
    for figures in figures_side_by_side(context):
        if len({figure.period for figure in figures}) == 1:
            year = tuple(sorted(years_of(figures[0].period)))
            yield passed(figures[0], *figures, stated=figures[0].quantity, year=year, years=year)
            continue
        years = {figure: years_of(figure.period) for figure in figures}
        usual = Counter(years.values()).most_common(1)[0][0]
        odd = [figure for figure in figures if years[figure] != usual]
        lead = odd[0] if odd else figures[0]
        others = [figure for figure in figures if figure not in odd]
        yield (finding if odd else passed)(lead, *odd, *others, stated=lead.quantity, year=tuple(sorted(years[lead])),
                                           years=tuple(sorted(usual)))


WHOLE_TABLES = ("three-public", "procurement", "assets", "scores", "unit-scores")
ACROSS_YEARS = ("growth", "same-base", "at-most")
EARLIER = "previous"


@lru_cache(2 ** 8)
def years_of(period: str) -> frozenset[str]:
    return frozenset(re.findall(r"\d{4}", period))


def figures_side_by_side(context: Context) -> Iterator[tuple[Figure, ...]]:
    """Figures set side by side: what was last year's does not count."""
    for figures in (*in_tables(context), *in_groups(context), *in_text(context)):
        of_the_year = tuple(figure for figure in figures if figure and figure.phase != EARLIER)
        if len(of_the_year) > 1:
            yield of_the_year


def in_tables(context: Context) -> Iterator[tuple[Figure, ...]]:
    report = context.report
    for table in (*TABLES, "projects", "results", "indicators"):
        for row in report.table(table):
            yield tuple(row.figures.values())
    for table in WHOLE_TABLES:
        yield tuple(figure for row in report.table(table) for figure in row.figures.values())
    yield tuple(score for table in ("scores", "indicators") for row in report.table(table) if (score := row["score"]))


def in_groups(context: Context) -> Iterator[tuple[Figure, ...]]:
    for table in (*TABLES, "projects"):
        for group in breakdowns(context.report, table):
            for phase in group.phases:
                yield stated_in((group.whole, *group.parts), phase)


def in_text(context: Context) -> Iterator[tuple[Figure | None, ...]]:
    for relation in context.report.relations:
        if relation.kind not in ACROSS_YEARS:
            yield context.figures(relation.result, *relation.terms)
    for row in context.report.table("results"):
        if row.attributes.get("share_of"):
            yield row["value"], context.figure(row.attributes["share_of"])
    for indicator in context.report.indicators:
        yield indicator["actual"], *context.figures(*indicator.same_as)


@rule("S08", "E", title=both("金额、人数、面积和得分不是负数", "Amounts, head-counts, areas and points are not negative"),
      fault=both("金额、人数、面积或得分是负数", "An amount, head-count, area or score is negative"),
      basis=ARITHMETIC,
      formula=both("预算数、支出、人数、得分，以及结果中的金额、面积、件数等 ≥ 0",
                   "budgets, spending, people, points, and amounts, areas and counts among the results ≥ 0"),
      silent=[both("增减数、增长率、结转、结余和净资产可以是负数；百分比由F04核对。",
                   "Changes, growth, balances and net assets may be negative; percentages are F04's.")],
      pass_=both("{table}中的金额、人数和得分都不是负数。", "No amount, head-count or score in {table} is negative."),
      finding=both("{label}印作{stated}，是负数。", "{label} is printed as {stated}, which is negative."),
      words=both("{table}中只有文字。", "{table} holds words only."))
def not_negative(context: Context) -> Iterator[Outcome]:
    for table, rows in context.report.rows.items():
        figures = [figure for row in rows for figure in row.figures.values() if never_negative(figure)]
        numbers = [figure for figure in figures if figure.base is not None]
        negative = [figure for figure in numbers if figure.amount < 0 and not is_difference(figure)]
        name = both(*(f"{table.replace('-', '_')}.csv",) * 2)
        for figure in negative:
            yield finding(figure, stated=figure.quantity)
        if figures and not negative:
            yield passed(figures[0], table=name) if numbers else cannot_check(figures[0], say="words", table=name)


MAY_BE_NEGATIVE = ("change", "growth", "carried-in", "carried-out")
PERCENTAGES = ("percent", "percentage-point")


def never_negative(figure: Figure) -> bool:
    if figure.phase in MAY_BE_NEGATIVE or figure.key == "net-assets":
        return False
    if figure.table not in ("results", "indicators"):
        return True
    return figure.quantity.measure not in PERCENTAGES


def is_difference(figure: Figure) -> bool:
    """By its name what is left, gained or lost."""
    return figure.table in ("results", "indicators") and has_any(figure.label.zh, "may-be-negative")


@rule("S09", "W", title=both("正文中的百分比有可供复算的数字", "Percentages in the text come with figures to recompute them"),
      fault=both("正文中的百分比没有可供复算的数字",
                 "A percentage in the text comes with no figures to recompute it"),
      basis=ARITHMETIC,
      formula=both("每个百分比都有分子和分母，或写明由何处核定", "every percentage has its numerator and denominator"),
      silent=[both("正文没有单独的百分比。", "The text states no percentage of its own."),
              both("目标或增长率（见A18、S02）。", "Targets and growth (see A18 and S02).")],
      pass_=both("{label}印作{stated}，有可供复算的数字。", "{label} is printed as {stated}, with figures to recompute it."),
      alone=both("{label}印作{stated}，没有写分子和分母，无法核对。",
                 "{label} is printed as {stated} without its numerator and denominator; it cannot be checked."))
def percentages_in_text(context: Context) -> Iterator[Outcome]:
    used = {name for relation in context.report.relations if relation.kind != "at-most"
            for name in (relation.result, *relation.terms)}
    for row in context.report.table("results"):
        value = row["value"]
        if value and value.base is not None and not_none(value.unit).is_percent:
            whole = value.id in used or row.attributes.get("share_of")
            yield passed(value, stated=value.quantity) if whole else cannot_check(
                value, stated=value.quantity, say="alone")
