"""The money that an issue is about: what is short, what is not spent, what does not add up."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from mingbai.checks.rule import Check
from mingbai.facts.promise import Promise
from mingbai.facts.topics import Topic, topic_of
from mingbai.model.report import Figure
from mingbai.text.quantity import Quantity

UNSPENT = "unspent"
OWN_TABLES = ("money", "projects", "three-public", "procurement")   # whose amounts are the department's own money


def money_at_stake(topic: Topic, checks: Iterable[Check], promises: Iterable[Promise]) -> Decimal | None:
    """In yuan; of several findings the most. What a misprinted amount is off by is nobody's money."""
    if topic.accounts_for_all:
        return None
    amounts = [*map(of_check, checks), *map(money_short, promises)]
    return max((amount for amount in amounts if amount is not None), default=None)


def of_check(check: Check) -> Decimal | None:
    """What is left unaccounted for; else the difference that its topic is about; else the one that was worked out."""
    outcome, topic = check.outcome, topic_of(check)
    left = outcome.values.get("rest") or (outcome.recomputed if topic.name == UNSPENT else None)
    if isinstance(left, Quantity):
        return size_of_money(left)
    named = between_named(check, topic.stake)
    return size_of_money(outcome.difference) if named is None else named


def size_of_money(quantity: Quantity | None) -> Decimal | None:
    return abs(quantity.amount) if quantity is not None and is_money(quantity) else None


def between_named(check: Check, names: Sequence[str]) -> Decimal | None:
    """Between the two values that a topic names as what is at stake."""
    values = named_values(check, names)
    first, second = map(quantity_of, values) if len(values) == 2 else (None, None)
    if first is None or second is None or not (is_money(first) and is_money(second)):
        return None
    return abs(first.amount - second.amount)


def named_values(check: Check, names: Sequence[str]) -> Sequence[object]:
    if names == ("figures",):
        return check.figures[:2]
    if names == ("inputs",):
        return [figure for figure in check.figures if figure.table in OWN_TABLES and is_money(figure.quantity)]
    return [check.outcome.stated if name == "stated" else check.outcome.values.get(name) for name in names]


def quantity_of(value: object) -> Quantity | None:
    quantity = value.quantity if isinstance(value, Figure) else value
    return quantity if isinstance(quantity, Quantity) else None


def is_money(quantity: Quantity) -> bool:
    return quantity.unit is not None and quantity.unit.is_money and quantity.value is not None


def money_short(promise: Promise) -> Decimal | None:
    return size_of_money(promise.distance)
