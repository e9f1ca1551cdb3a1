"""How much is missing, between 0 and 1: of a target, of all promises, between two values, of all points."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from mingbai.checks.rule import Check
from mingbai.facts.at_stake import is_money, quantity_of
from mingbai.facts.clusters import Cluster
from mingbai.facts.promise import Promise
from mingbai.facts.promises import promises
from mingbai.facts.quantity_kinds import GROWTH, of_percentage
from mingbai.facts.topics import topic_of
from mingbai.model.report import Report
from mingbai.text.quantity import Quantity

NONE, ALL, HUNDRED = Decimal(0), Decimal(1), Decimal(100)
MOST_POINTS_APART = Decimal(30)


def shortfall(report: Report, cluster: Cluster) -> Decimal:
    """Of the missed promises; beside them, or without any, as the topic measures it."""
    measure = MEASURES.get(cluster.topic.apart)
    return max([*map(short_of, cluster.promises), *(measure(report, cluster) if measure else ())], default=NONE)


def between(value: Decimal) -> Decimal:
    return min(ALL, max(NONE, value))


# ---- of a promise

def short_of(promise: Promise) -> Decimal:
    target, distance = promise.target, promise.distance
    if target is None or distance is None or distance.value is None:
        return NONE
    if is_growth(promise):
        return between(abs(distance.value) / MOST_POINTS_APART)
    return between(abs(distance.amount / target.base)) if target.base else ALL


def is_growth(promise: Promise) -> bool:
    """A rate of growth may fall below nothing: what is left of it says nothing."""
    target = promise.target
    return bool(target and is_percent(target.quantity) and of_percentage(promise.label.zh) == GROWTH)


def is_percent(quantity: Quantity) -> bool:
    return quantity.unit is not None and quantity.unit.is_percent


# ---- of findings

def own_checks(cluster: Cluster) -> list[Check]:
    """Those of its own topic: what else joined it counts for nothing here."""
    return [check for check in cluster.checks if topic_of(check) == cluster.topic]


def rows(report: Report, cluster: Cluster) -> Iterator[Decimal]:
    every = len(promises(report))
    if every:
        yield between(Decimal(rows_told(cluster)) / every)


def rows_told(cluster: Cluster) -> int:
    """A finding may tell of several rows."""
    names = (check.outcome.values.get("names") for check in own_checks(cluster))
    return sum(len(some) if isinstance(some, tuple) else 1 for some in names)


def values(report: Report, cluster: Cluster) -> Iterator[Decimal]:
    """Two percentages lie points apart; anything but money, by how much the one is short of the other. Of money the amount
    counts."""
    for check in own_checks(cluster):
        first = check.outcome.stated
        second = check.outcome.recomputed or quantity_of(check.outcome.values.get("other"))
        if first and second and None not in (first.base, second.base) and not is_money(first):
            yield of_two(first, second, check.figures[0].label.zh if check.figures else "")


def of_two(first: Quantity, second: Quantity, name: str) -> Decimal:
    apart, most = abs(first.amount - second.amount), max(abs(first.amount), abs(second.amount))
    if is_percent(second):
        return between(apart / (MOST_POINTS_APART if of_percentage(name) == GROWTH else HUNDRED))
    return between(apart / most) if most else NONE


def cut(report: Report, cluster: Cluster) -> Iterator[Decimal]:
    for check in own_checks(cluster):
        taken = quantity_of(check.outcome.values.get("cut"))
        if taken and taken.value is not None:
            yield between(taken.value / HUNDRED)


def points(report: Report, cluster: Cluster) -> Iterator[Decimal]:
    """Of all that the scheme gives: those lost without a word, given beyond what follows, or given without a basis."""
    given = sum(map(points_of, own_checks(cluster)), NONE)
    if report.scheme.total:
        yield between(given / report.scheme.total)


def points_of(check: Check) -> Decimal:
    lost = check.outcome.values.get("lost")
    found = lost if isinstance(lost, Decimal) else check.outcome.difference.value if check.outcome.difference else None
    if found is None and check.outcome.stated and check.figures and check.figures[0].phase == "score":
        found = check.outcome.stated.value
    return abs(found) if found is not None else NONE


MEASURES: dict[str, Callable[[Report, Cluster], Iterator[Decimal]]] = {
    "rows": rows, "values": values, "cut": cut, "points": points}
