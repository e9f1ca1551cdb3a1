"""Family R, last part: two growth rates that start from one figure for last year."""
from __future__ import annotations

from collections.abc import Iterator

from mingbai.checks.basis import ARITHMETIC
from mingbai.checks.compare import in_unit_of, plain_percent
from mingbai.checks.context import Context
from mingbai.checks.expressions import Expression, fraction, number, of
from mingbai.checks.families.relations import none_declared, relations
from mingbai.checks.intervals import of_term
from mingbai.checks.outcomes import Outcome, Trial, cannot_check, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.checks.tolerances import tolerance
from mingbai.checks.wording import has_any
from mingbai.model.phases import TARGETS
from mingbai.model.report import Figure
from mingbai.text.value import not_none

ESTIMATE, FAR_OFF = tolerance("estimate-of-last-year"), tolerance("estimate-far-off")


@rule("R11", "E", title=both("两个增长率出自同一基数", "Two growth rates start from one base"),
      fault=both("两个增长率的基数不一致", "Two growth rates start from different bases"), basis=ARITHMETIC,
      formula=both("甲 ÷ （1 + 甲的增长率） = 乙 ÷ （1 + 乙的增长率）；一方是预测或目标时，它出自对上年的估计，"
                   "相差超过5%才提示，超过10%的宜说明",
                   "first ÷ (1 + its growth) = second ÷ (1 + its growth); a forecast or target rests on an estimate of last "
                   "year, and only more than 5% apart is a note, more than 10% worth explaining"),
      silent=none_declared("同一基数", "one base"),
      pass_=both("由{first}和{first_rate}反推上年为{stated}，由{second}和{second_rate}反推为{recomputed}，相符（允许四舍五入）。",
                 "{first} and {first_rate} put last year at {stated}, {second} and {second_rate} at {recomputed}. They agree, "
                 "rounding allowed for."),
      estimate=both("由预测的{first}和{first_rate}反推上年为{stated}，由{second}和{second_rate}反推为{recomputed}，相差{gap}；"
                    "预测作出时上年数还是估计。",
                    "The forecast of {first} and {first_rate} puts last year at {stated}, {second} and {second_rate} at "
                    "{recomputed}, {gap} apart. When the forecast was made, last year's figure was still an estimate."),
      finding=both("由{first}和{first_rate}反推上年为{stated}，由{second}和{second_rate}反推为{recomputed}，两个基数不一致。",
                   "{first} and {first_rate} put last year at {stated}, {second} and {second_rate} at {recomputed}. The two "
                   "differ."))
def same_bases(context: Context) -> Iterator[Outcome]:
    for _, first, (first_rate, second, second_rate) in relations(context, "same-base"):
        yield same_base(first, first_rate, second, second_rate)


def same_base(first: Figure, first_rate: Figure, second: Figure, second_rate: Figure) -> Outcome:
    figures = (first, first_rate, second, second_rate)
    unclear = next((f for f in figures if of_term(f.quantity) is None or not not_none(of_term(f.quantity)).is_bounded), None)
    if unclear:
        return cannot_check(first, *figures, say="open-ended" if unclear.base is not None else "in-words", unclear=unclear)
    first_base, second_base = base_of(first, first_rate), base_of(second, second_rate)
    details: dict[str, object] = {"first": first, "first_rate": first_rate, "second": second, "second_rate": second_rate,
               "stated": in_unit_of(first, first_base.value()), "recomputed": in_unit_of(first, second_base.value()),
               "difference": in_unit_of(first, first_base.value() - second_base.value()), "formula": second_base}
    if first_base.interval().meets(second_base.interval()):
        return passed(first, *figures, trial=Trial(first_base, second_base), **details)
    if is_foreseen(first) == is_foreseen(second):
        return finding(first, *figures, trial=Trial(first_base, second_base), **details)
    return of_estimate(first, figures, first_base, second_base, details)


def is_foreseen(figure: Figure) -> bool:
    return figure.phase in TARGETS or has_any(figure.label.zh, "foreseen")


def of_estimate(first: Figure, figures: tuple[Figure, ...], one: Expression, other: Expression,
                details: dict[str, object]) -> Outcome:
    gap = abs(one.value() / other.value() - 1) * 100
    if gap > ESTIMATE:
        return finding(first, *figures, say="estimate", severity="W" if gap > FAR_OFF else "I", gap=plain_percent(gap), **details)
    return cannot_check(first, *figures, say="estimate", gap=plain_percent(gap), **details)


def base_of(now: Figure, rate: Figure) -> Expression:
    return of(now) / (number(1) + fraction(of(rate)))
