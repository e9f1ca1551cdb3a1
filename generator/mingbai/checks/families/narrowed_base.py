"""Family B: rates of a part that the department itself had picked out of a larger whole."""
from __future__ import annotations

from collections.abc import Iterator

from mingbai.checks.basis import PRACTICE
from mingbai.checks.compare import in_unit_of, vague
from mingbai.checks.context import Context
from mingbai.checks.expressions import of, percent
from mingbai.checks.intervals import of_term
from mingbai.checks.outcomes import Outcome, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.checks.wording import has_any
from mingbai.model.report import Figure
from mingbai.text.value import Value, not_none


class Ratio(Value):
    """A stated rate, of what part of what."""
    rate: Figure
    part: Figure
    base: Figure


def ratios(context: Context) -> Iterator[Ratio]:
    """From the table of results, and from what the text declares."""
    for row in context.report.table("results"):
        base = context.figure(row.attributes.get("share_of") or "-.-")
        if row["share"] and row["value"] and base:
            yield Ratio(row["share"], row["value"], base)
    for relation in context.report.relations:
        if relation.kind in ("share", "ratio"):
            rate, part, base = map(not_none, context.figures(relation.result, *relation.terms))
            yield Ratio(rate, part, base)


def larger_whole(context: Context, base: Figure) -> Figure | None:
    """The whole that the base is declared to be a part of."""
    named = (term for relation in context.report.relations if relation.kind == "at-most" and relation.result == base.id
             for term in relation.terms)
    return next((figure for figure in map(context.figure, named) if figure), None)


@rule("B09", "W",
      title=both("比率的基数不是从更大的整体里挑出来的", "A rate is of the whole, not of what was picked from it"),
      fault=both("比率的基数只是整体的一部分", "A rate is of a part picked from the whole"),
      formula=both("基数是已纳入、已开工一类的一部分，而更大的整体也写明时，两个比率并列",
                   "where the base is what was taken in or begun, and the larger whole is stated too, both rates are shown"),
      basis=PRACTICE,
      silent=[both("比率没有写明基数，或基数不是某个整体的一部分。",
                   "The rate has no stated base, or its base is not declared to be part of a whole."),
              both("基数不是由进度挑出来的（名称里没有“已纳入”“已开工”一类的词）。",
                   "The base was not picked by progress (its name has no word like “taken in” or “begun”).")],
      pass_=both("{label}印作{stated}，其基数{base}就是全部{whole}。",
                 "{label} is printed as {stated}; its base, {base}, is all of {whole}."),
      finding=both("{label}印作{stated}，基数是{base_label}{base}；{whole_label}共{whole}，按全部计算为{recomputed}。",
                   "{label} is printed as {stated}, of {base_label}, {base}; {whole_label} is {whole}, and of all of them it is "
                   "{recomputed}."))
def narrowed_base(context: Context) -> Iterator[Outcome]:
    for ratio in ratios(context):
        whole = larger_whole(context, ratio.base)
        if whole and has_any(ratio.base.label.zh, "picked-by-progress"):
            yield vague(ratio.part, ratio.base, whole) or base_compared(ratio, whole)


def base_compared(ratio: Ratio, whole: Figure) -> Outcome:
    figures = (ratio.rate, ratio.part, ratio.base, whole)
    details: dict[str, object] = {"stated": ratio.rate.quantity, "base": ratio.base, "whole": whole,
                                  "base_label": ratio.base.label, "whole_label": whole.label}
    if not_none(of_term(ratio.base.quantity)).high >= not_none(of_term(whole.quantity)).low:
        return passed(ratio.rate, *figures, **details)
    of_all = percent(of(ratio.part) / of(whole))
    return finding(ratio.rate, *figures, formula=of_all, recomputed=in_unit_of(ratio.rate, of_all.value()), **details)
