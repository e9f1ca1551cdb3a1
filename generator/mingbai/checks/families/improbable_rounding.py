"""Family A: sums that agree only if nearly every figure was rounded the same way."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from mingbai.checks.basis import ARITHMETIC
from mingbai.checks.compare import in_unit_of
from mingbai.checks.context import Context
from mingbai.checks.families.relations import added as added_in_text
from mingbai.checks.families.units import SumOfFigures, re_added
from mingbai.checks.intervals import is_count, is_none
from mingbai.checks.outcomes import PASS, Outcome, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.model.report import Figure
from mingbai.text.value import Value, not_none

SIGMAS, LEAST = Decimal(3), Decimal("1.5")
TWELFTH = 12                              # rounding spreads a figure evenly: the variance is the step squared over 12
ALIKE = 2                                 # so many residues, all on the same side, tell that digits are cut and not rounded


class Residue(Value):
    """What is left between a total and its parts, and how much rounding makes likely."""
    whole: Figure
    parts: tuple[Figure, ...]
    left: Decimal
    likely: Decimal
    is_mixed: bool                        # some are printed with fewer decimals than most

    @property
    def is_improbable(self) -> bool:
        return abs(self.left) > self.likely


def sums_that_agree(context: Context) -> Iterator[SumOfFigures]:
    """Every sum of the tables and of the text that agrees; points are given, not rounded."""
    yield from ((whole, parts) for whole, parts, outcome, _ in re_added(context) if outcome.status == PASS)
    for _, (whole, *parts), outcome in added_in_text(context):
        if whole.quantity.measure != "score" and outcome.status == PASS:
            yield whole, tuple(parts)


def residues(context: Context) -> Iterator[Residue]:
    """Of sums that do not agree to the last digit."""
    for whole, parts in dict.fromkeys(sums_that_agree(context)):
        if whole.base == sum(part.amount for part in parts):
            continue
        rounded = [figure for figure in (whole, *parts) if not is_exact(figure)]
        if rounded:
            yield residue(whole, parts, rounded)


def is_exact(figure: Figure) -> bool:
    return figure.quantity.step is None or is_count(figure.quantity) or is_none(figure.quantity)


def column_steps(figures: list[Figure]) -> list[Decimal]:
    """What each was rounded to: `46` among figures of two decimals is 46.00."""
    steps = [not_none(figure.quantity.base_step) for figure in figures]
    usual = Counter(steps).most_common(1)[0][0]
    return [min(step, usual) for step in steps]


def residue(whole: Figure, parts: tuple[Figure, ...], rounded: list[Figure]) -> Residue:
    steps = column_steps(rounded)
    likely = max(SIGMAS * (sum((step * step for step in steps), Decimal(0)) / TWELFTH).sqrt(), LEAST * max(steps))
    is_mixed = any(not_none(figure.quantity.base_step) > step for figure, step in zip(rounded, steps, strict=True))
    return Residue(whole, parts, whole.amount - sum(part.amount for part in parts), likely, is_mixed)


def are_cut(found: list[Residue]) -> bool:
    """Totals that are never less than their parts: the report cuts digits off, and then a little is always left."""
    return len(found) >= ALIKE and all(one.left > 0 for one in found)


@rule("A23", "I",
      title=both("差额是四舍五入能够解释的", "Rounding is a likely explanation of what is left"),
      fault=both("差额用四舍五入难以解释", "Rounding hardly explains what is left"),
      formula=both("|合计 − 各项之和| ≤ 3 × √(各数末位单位² ÷ 12 之和)，至少1.5个末位单位；夹在两位小数之间的整数按两位小数看",
                   "|total − parts| ≤ 3 × √(sum of last digits² ÷ 12), at least 1.5 of the last digit; a whole number among "
                   "figures of two decimals counts as having two"),
      basis=ARITHMETIC,
      silent=[both("没有合计，或合计与各项不符（由A、C、R、S各条指出）。",
                   "There is no sum, or total and parts differ (families A, C, R and S say so)."),
              both("合计与各项分毫不差。", "Total and parts agree to the last digit."),
              both("合计都略多于各项：报告舍去尾数，不是四舍五入。",
                   "Totals are always a little more than their parts: the report cuts digits off and does not round.")],
      pass_=both("有{count}处合计与各项之和略有差额，四舍五入都可以解释。",
                 "Totals that are a little off the sum of their parts: {count}; rounding explains each."),
      finding=both("{label}印作{stated}，与各项之和{recomputed}相差{left}；每个数都四舍五入虽有可能，差到这么多却很少见。",
                   "{label} is printed as {stated} and its parts give {recomputed}, {left} apart. Rounding could do that, but "
                   "seldom does."),
      whole_number=both("{label}印作{stated}，与各项之和{recomputed}相差{left}；要把其中小数较少的数看作约数，才解释得通。",
                        "{label} is printed as {stated} and its parts give {recomputed}, {left} apart. Only if the figures with "
                        "fewer decimals among them are rough ones does that fit."))
def improbable_rounding(context: Context) -> Iterator[Outcome]:
    left_over = list(residues(context))
    if are_cut(left_over):
        return
    improbable = [one for one in left_over if one.is_improbable]
    yield from map(residue_outcome, improbable)
    if left_over and not improbable:
        yield passed(left_over[0].whole, *(one.whole for one in left_over), count=len(left_over))


def residue_outcome(one: Residue) -> Outcome:
    left = one.left.normalize()
    known = {"say": "whole_number", "severity": "W"} if one.is_mixed else {}
    return finding(one.whole, one.whole, *one.parts, **known, stated=one.whole.quantity,
                   left=in_unit_of(one.whole, abs(left)), recomputed=in_unit_of(one.whole, (one.whole.amount - left).normalize()))
