"""The usual comparison: a stated figure against a calculation over other figures."""
from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from mingbai.checks import causes
from mingbai.checks.context import Context
from mingbai.checks.expressions import Expression, of, result, total
from mingbai.checks.intervals import Interval, of_total
from mingbai.checks.outcomes import FINDING, Outcome, Trial, cannot_check, finding, passed
from mingbai.model.report import Bilingual, Figure
from mingbai.text.quantity import Quantity, exponent, last_digit
from mingbai.text.units import Unit
from mingbai.text.value import not_none, replace

PERCENT = Unit("%", "percent", "percent", Decimal(1), "%", "%")
POINTS = Unit("个百分点", "point", "percentage-point", Decimal(1), "percentage point", "percentage points")
MORE_DIGITS = 2                           # a quotient is shown with this many digits more than the printed one


def agrees(stated: Figure, expression: Expression, *, within: Decimal | None = None,
           bases: Iterable[Expression] = (), **details: object) -> Outcome:
    """Does the stated figure agree with the calculation, as far as the printed digits allow?

    `within` replaces the rounding of the stated figure by a fixed tolerance; `bases` are other calculations that
    the stated figure may have been meant as, to be named as a likely cause.
    """
    unclear = undecided(of(stated), *expression.leaves())
    if unclear:
        return unclear
    try:
        recomputed = expression.interval(stated)
    except ZeroDivisionError:
        return cannot_check(stated, stated, *expression.figures(), say="nothing-to-divide-by", formula=expression)
    details["trial"] = Trial(result(stated), expression, within, beside=stated)
    return outcome_of_comparison(stated, expression, recomputed, stated_interval(stated, within), tuple(bases), details)


def undecided(*leaves: Expression) -> Outcome | None:
    """That something cannot be checked, when one of these figures is no definite number."""
    figures = [not_none(leaf.figure) for leaf in leaves]
    unclear = next((figure for figure, leaf in zip(figures, leaves, strict=True) if not is_definite(leaf)), None)
    if unclear is None:
        return None
    say = "in-words" if unclear.base is None else "open-ended"
    return cannot_check(figures[0], *figures, say=say, unclear=unclear)


def vague(*figures: Figure) -> Outcome | None:
    """The same for figures taken as they are."""
    return undecided(*map(of, figures))


def outcome_of_comparison(stated: Figure, expression: Expression, recomputed: Interval, printed: Interval,
                          bases: tuple[Expression, ...], details: dict[str, object]) -> Outcome:
    exact, figures = expression.value(), (stated, *expression.figures())
    worked_out = {"stated": stated.quantity, "formula": expression, "recomputed": in_unit_of(stated, exact),
                  "difference": difference(stated, exact), **details}
    if printed.meets(recomputed):
        return passed(stated, *figures, rounded=exact != stated.base, **worked_out)
    cause = causes.likely(stated, expression, bases)
    return finding(stated, *figures, cause=cause, **worked_out)


def stated_interval(stated: Figure, within: Decimal | None) -> Interval:
    return not_none(of_total(stated.quantity)) if within is None else Interval.point(stated.amount).widened(within)


def is_definite(leaf: Expression) -> bool:
    """A number with two ends: not words, and not `90%以上`."""
    found = leaf.printed()
    return found is not None and found.is_bounded


def difference(stated: Figure, exact: Decimal) -> Quantity:
    """Percentages differ by percentage points."""
    apart = in_unit_of(stated, stated.amount - exact)
    if apart.unit is None or not apart.unit.is_percent:
        return apart
    return replace(apart, printed=apart.printed.removesuffix(apart.unit.printed) + POINTS.printed, unit=POINTS)


def in_unit_of(stated: Figure, base: Decimal) -> Quantity:
    """A computed value in the unit of the stated figure, with as many digits as it has, or a few more than printed."""
    value = base / stated.quantity.scale
    finest = (stated.quantity.step or Decimal(1)).scaleb(-MORE_DIGITS)
    if exponent(value) < exponent(finest):
        rounded = value.quantize(finest, ROUND_HALF_UP)
        value = rounded if rounded else value.normalize()
    unit = stated.unit
    return Quantity(printed=f"{value:f}{unit.printed if unit else ''}", value=value, unit=unit,
                    step=last_digit(value))


def adds_up(context: Context, whole: str, parts: Iterable[str]) -> Outcome:
    """A total against its parts, all named by id; what is not stated is named as missing."""
    ids = (whole, *parts)
    stated, *terms = context.figures(*ids)
    known = tuple(figure for figure in (stated, *terms) if figure)
    if stated is None or len(known) < len(ids):
        at = known[0] if known else context.table_place(whole.split(".", 1)[0])
        return cannot_check(at, *known, missing=context.missing(*ids))
    return agrees(stated, total(known[1:]))


def adds_up_so_far(stated: Figure, terms: tuple[Figure, ...], missing: tuple[Bilingual, ...]) -> Outcome:
    """A total some of whose parts are not stated: those that are may give all of it, or already too much."""
    outcome = agrees(stated, total(terms))
    short = outcome.difference is not None and not_none(outcome.difference.value) > 0
    if missing and outcome.status == FINDING and short:
        return cannot_check(stated, *outcome.figures, missing=missing)
    return outcome


def in_points(apart: Decimal) -> Quantity:
    """So many percentage points, with the decimals they have."""
    return Quantity(printed=f"{apart:f}{POINTS.printed}", value=apart, unit=POINTS, step=last_digit(apart))


def plain_percent(ratio: Decimal) -> Quantity:
    """A computed rate, with two decimals."""
    value = ratio.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return Quantity(printed=f"{value:f}%", value=value, unit=PERCENT, step=Decimal("0.01"))
