"""How far an indicator came: its rate of completion, stated or worked out, and its state in one word."""
from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal

from mingbai.facts.once import once_each
from mingbai.model.report import Figure, Indicator, Report, Row, Scheme
from mingbai.text.quantity import Quantity
from mingbai.text.value import Value, not_none

STATES = ("over", "met", "missed", "words", "no-target", "no-result")
HUNDRED = Decimal(100)


class Attainment(Value):
    """`rate` is 1 where the target was just reached; `is_stated` when the report prints it itself."""
    state: str
    rate: Decimal | None = None
    is_stated: bool = False


def states(report: Report) -> Mapping[str, int]:
    """How many of its indicators came to which state."""
    if report.counted:
        return report.counted.indicators
    return Counter(attainment(one, report.scheme).state for one in report.indicators)


@once_each
def attainment(indicator: Indicator, scheme: Scheme) -> Attainment:
    return attainment_from(target_of(indicator), indicator["actual"], indicator["completion"], scheme, is_cost(indicator))


@once_each
def result_attainment(row: Row, scheme: Scheme) -> Attainment:
    """A result stated in the text, with its target."""
    return attainment_from(row["target"], row["value"], row["rate"], scheme)


def of_first_target(indicator: Indicator, scheme: Scheme) -> Attainment:
    """How the result stands to the target before it was revised."""
    return attainment_from(indicator["target"], indicator["actual"], None, scheme, is_cost(indicator))


def attainment_from(target: Figure | None, result: Figure | None, completion: Figure | None, scheme: Scheme,
                    cost: bool = False) -> Attainment:
    printed, ceiling = printed_rate(completion), target is not None and is_ceiling(target, cost)
    rate = printed if printed is not None else computed_rate(target, result, ceiling)
    return Attainment(state_of(target, result, rate, ceiling, scheme), rate, printed is not None)


def target_of(indicator: Indicator) -> Figure | None:
    """The target that counts: the revised one where there is one."""
    return indicator["revised-target"] or indicator["target"]


def is_cost(indicator: Indicator) -> bool:
    return "cost" in indicator.part.id.split(".")


def printed_rate(completion: Figure | None) -> Decimal | None:
    return None if completion is None or completion.base is None else completion.base / HUNDRED


def computed_rate(target: Figure | None, result: Figure | None, ceiling: bool) -> Decimal | None:
    """Result over target. For a ceiling no rate is given: its direction has no agreed meaning. Nor for a fall."""
    if target is None or result is None or not target.base or result.base is None or ceiling or result.base < 0:
        return None
    return result.base / target.base if comparable(target.quantity, result.quantity) else None


def state_of(target: Figure | None, result: Figure | None, rate: Decimal | None, ceiling: bool,
             scheme: Scheme) -> str:
    if result is None:
        return by_rate(rate, scheme) if rate is not None else "no-result" if target else "no-target"
    if target is None:
        return "words" if result.words else "no-target"
    if not comparable(target.quantity, result.quantity) or is_undecided(target.quantity, result.quantity, ceiling):
        return "words"
    if not reached(target.quantity, result.quantity, ceiling):
        return "missed"
    return "met" if rate is None or ceiling else by_rate(max(rate, Decimal(1)), scheme)


def by_rate(rate: Decimal, scheme: Scheme) -> str:
    notice = scheme.thresholds.get("over_achievement")
    if notice and rate * HUNDRED > notice.value:
        return "over"
    return "met" if rate >= 1 else "missed"


def is_ceiling(target: Figure, cost: bool) -> bool:
    """A target not to be passed: so printed, a cost without a sign, or none at all of something."""
    sign = target.quantity.comparator
    return sign in ("≤", "<") or (not sign and (cost or target.base == 0))


def comparable(target: Quantity, result: Quantity) -> bool:
    if target.kind == "date" and result.kind == "date":
        return len(not_none(target.date)) == len(not_none(result.date))
    return target.kind == result.kind and target.kind in ("number", "rank") and target.measure == result.measure


def is_undecided(target: Quantity, result: Quantity, ceiling: bool) -> bool:
    """`90%以上` of 95 % may or may not have been reached."""
    open_side = ("≤", "<") if ceiling else ("≥", ">")
    return target.kind == "number" and result.comparator in open_side and not reached(target, result, ceiling)


def reached(target: Quantity, result: Quantity, ceiling: bool) -> bool:
    if target.kind == "date":
        return not_none(result.date) <= not_none(target.date)
    if ceiling or target.kind == "rank":
        return result.amount <= target.amount
    floor = target.amount - (target.base_step or Decimal(0)) / 2 if target.comparator == "≈" else target.amount
    return result.amount > floor if result.comparator == "<" or target.comparator == ">" else result.amount >= floor
