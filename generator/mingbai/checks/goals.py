"""Targets and their results: was the target reached, as far as the printed numbers can tell?"""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mingbai.checks.expressions import Expression, limit, of, percent
from mingbai.checks.intervals import Interval, of_limit, of_term
from mingbai.model.directions import EXACTLY, LESS, UNKNOWN, direction_of
from mingbai.model.report import Bilingual, Citation, Figure, Indicator, Report, Row
from mingbai.text.quantity import Quantity
from mingbai.text.value import Value, not_none

MET, MISSED, UNCLEAR, UNDIRECTED = "met", "missed", "unclear", "undirected"
OTHERWISE = {UNKNOWN: UNDIRECTED, EXACTLY: MISSED}    # a result that is not just as set, where neither side is the good one
ALL = Decimal(100)
GROWTH = ("同比增长率", "同比增长", "同比增速", "增长率", "增长", "增速", "增幅")   # longer ones first


class Goal(Value):
    """`target` is the revised one where there is one; `rate` is the stated rate of completion."""
    name: Bilingual
    row: Row
    target: Figure
    result: Figure | None
    rate: Figure | None
    indicator: Indicator | None = None

    @property
    def citations(self) -> tuple[Citation, ...]:
        return self.target.citations

    @property
    def stated_result(self) -> Figure:
        """Of one that has a result."""
        return not_none(self.result)

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(figure for figure in (self.target, self.result, self.rate) if figure)

    @property
    def is_announced(self) -> bool:
        return self.indicator is not None and self.indicator.stated_in == "announced"

    @property
    def direction(self) -> str:
        """Which way its target points: as the content says, as printed, or as its name and measure tell."""
        return direction_of(self.target, self.row)

    @property
    def is_ceiling(self) -> bool:
        """A target not to be passed."""
        return self.direction == LESS

    @property
    def is_directed(self) -> bool:
        """False where nobody can tell which side of the target is the bad one."""
        return self.direction != UNKNOWN


def goals(report: Report) -> Iterator[Goal]:
    for indicator in report.indicators:
        target = indicator.target
        if target:
            yield Goal(indicator.name, indicator.row, target, indicator["actual"], indicator["completion"], indicator)
    for row in report.table("results"):
        target = row["target"]
        if target:
            yield Goal(row.label, row, target, row["value"], row["rate"])


def is_cost_indicator(indicator: Indicator | None) -> bool:
    return indicator is not None and "cost" in indicator.part.id.split(".")


def is_growth(goal: Goal) -> bool:
    """A target for a rate of growth: two such rates lie points apart, neither is a share of the other."""
    return goal.target.quantity.measure == "percent" and bool(level_name(goal))


def level_name(goal: Goal) -> str:
    """What grows: of `销售面积同比增长` the area sold; nothing where the name is not one of growth."""
    return next((goal.name.zh.removesuffix(end) for end in GROWTH if goal.name.zh.endswith(end)), "")


def points_apart(goal: Goal) -> Interval | None:
    """By how many points a rate of growth missed its target."""
    if not (goal.is_directed and is_comparable(goal)):
        return None
    apart = not_none(of_limit(goal.target.quantity)) - not_none(of_term(not_none(goal.result).quantity))
    return Interval(-apart.high, -apart.low) if goal.is_ceiling else apart


def is_comparable(goal: Goal) -> bool:
    """Numbers of one measure."""
    if goal.result is None:
        return False
    target, result = goal.target.quantity, goal.result.quantity
    return None not in (target.base, result.base) and target.measure == result.measure


def reach(goal: Goal) -> str:
    """Nothing where target and result can't be compared at all."""
    if goal.result is None:
        return ""
    if goal.target.quantity.kind == "date":
        return reach_by_date(goal.target, goal.result)
    if not is_comparable(goal):
        return ""
    if goal.direction in OTHERWISE:
        return MET if target_interval(goal).meets(not_none(of_term(goal.result.quantity))) else OTHERWISE[goal.direction]
    return (reach_of_ceiling if goal.is_ceiling else reach_of_floor)(goal, goal.result.quantity)


def reach_by_date(target: Figure, result: Figure) -> str:
    due, done = full_date(target), full_date(result)
    if not due or not done:
        return ""
    length = min(len(due), len(done))
    return MET if done[:length] <= due[:length] else MISSED


def full_date(figure: Figure) -> str:
    """A day without a year falls in the figure's own year."""
    date = figure.quantity.date or ""
    return date if len(date) in (0, 4, 7, 10) else f"{figure.period[:4]}-{date}"


def reach_of_floor(goal: Goal, result: Quantity) -> str:
    """A floor. A result that may have been rounded down to just below it has not missed it."""
    floor, got = target_interval(goal).low, not_none(of_term(result))
    strictly = result.comparator == "<" or goal.target.quantity.comparator == ">"
    if got.high < floor or (strictly and is_at_most(result, goal.target.quantity)):
        return MISSED
    return MET if got.low.is_finite() and (got.low >= floor or got.is_bounded) else UNCLEAR


def is_at_most(result: Quantity, target: Quantity) -> bool:
    return result.comparator in ("", "<", "≤") and result.amount <= target.amount


def reach_of_ceiling(goal: Goal, result: Quantity) -> str:
    ceiling, got = target_interval(goal).high, not_none(of_term(result))
    if got.low > ceiling:
        return MISSED
    return MET if got.high.is_finite() else UNCLEAR


def target_interval(goal: Goal) -> Interval:
    """A target is set, not measured: only “about” leaves room."""
    quantity = goal.target.quantity
    if quantity.kind == "range" or quantity.comparator == "≈":
        return not_none(of_term(quantity))
    return Interval.point(quantity.amount)


def result_over_target(goal: Goal) -> Expression:
    """Result over target, in percent."""
    return percent(of(not_none(goal.result)) / limit(goal.target))


def completion(goal: Goal) -> Interval | None:
    """How much of the target was reached, in percent; nothing for ceilings and words."""
    if goal.is_ceiling:
        return None
    if is_comparable(goal) and goal.target.base and not_none(of_limit(goal.target.quantity)).low > 0:
        return result_over_target(goal).interval()
    return of_term(goal.rate.quantity) if goal.rate and goal.rate.base is not None else None


def rate_reached(goal: Goal) -> Decimal:
    """The rate of completion with the digits as printed: worked out where it can be, else as stated."""
    return result_over_target(goal).value() if is_comparable(goal) else not_none(goal.rate).amount


def shortfall(goal: Goal) -> Interval | None:
    """By how much of the target it was missed, in percent of the target."""
    if not goal.is_ceiling:
        reached = completion(goal)
        return None if reached is None else Interval.point(ALL) - reached
    if goal.target.quantity.kind == "rank" or not is_comparable(goal) or not goal.target.base:
        return None
    return result_over_target(goal).interval() - Interval.point(ALL)
