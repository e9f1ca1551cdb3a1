"""Findings that say one fact are one cluster: of one figure and one group of topics, of one difference, or of one rule."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from mingbai.checks.rule import Check
from mingbai.facts.promise import Promise
from mingbai.facts.topics import Topic, topic_of, topics
from mingbai.model.report import Figure, Report

WEIGHED = ("B", "E", "W")                 # a note is no issue
TELLING = 3                               # digits of a difference that is no coincidence
ANY_GROUP = "unit"                        # a wrong unit accounts for whatever else is odd about a figure


@dataclass(frozen=True)
class Cluster:
    """The findings and the missed promises of one fact; the topic is that of its weightiest."""
    topic: Topic
    checks: tuple[Check, ...]
    promises: tuple[Promise, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        of_checks = (figure for check in self.checks for figure in check.figures)
        of_promises = (figure for one in self.promises for figure in (one.result, one.target) if figure)
        leading = (check.figures[0] for check in self.checks if check.figures)
        return tuple(dict.fromkeys([*leading, *of_checks, *of_promises]))


class Sets:
    """Things that belong together, joined two by two."""

    def __init__(self, things: Iterable[int]) -> None:
        self.heads = {thing: thing for thing in things}

    def head(self, thing: int) -> int:
        while self.heads[thing] != thing:
            thing = self.heads[thing]
        return thing

    def join(self, first: int, second: int) -> None:
        low, high = sorted((self.head(first), self.head(second)))
        self.heads[high] = low

    def all(self) -> list[list[int]]:
        found: dict[int, list[int]] = {}
        for thing in self.heads:
            found.setdefault(self.head(thing), []).append(thing)
        return list(found.values())


def clusters(report: Report, checks: Sequence[Check], missed: Sequence[Promise],
             promises: Sequence[Promise]) -> Iterator[Cluster]:
    """`missed` are the promises that are an issue whether or not a rule says so."""
    findings = [check for check in checks if check.is_finding and check.severity in WEIGHED]
    sets, alike = Sets(range(len(findings))), same_figures(report, promises)
    for first, second in pairs(findings, alike):
        sets.join(first, second)
    grouped = [[findings[number] for number in numbers] for numbers in sets.all()]
    spoken_of = {one.id: group for one in missed for group in grouped if speaks_of(group, one, alike)}
    for group in grouped:
        yield cluster(group, [one for one in missed if spoken_of.get(one.id) is group])
    yield from (Cluster(missed_topic(one), (), (one,)) for one in missed if one.id not in spoken_of)


def cluster(group: Sequence[Check], missed: Sequence[Promise]) -> Cluster:
    """Its weightiest finding leads; of findings as weighty the gravest, then the first."""
    ordered = sorted(group, key=order)
    topics_of_all = [topic_of(ordered[0]), *map(missed_topic, missed)]
    return Cluster(max(topics_of_all, key=lambda topic: topic.weight), tuple(ordered), tuple(missed))


def order(check: Check) -> tuple[bool, Decimal, int]:
    return not accounts_for_all(check), -topic_of(check).weight, WEIGHED.index(check.severity)


def accounts_for_all(check: Check) -> bool:
    """A unit that may be wrong, or digits that may be misprinted, leave nothing else to be asked."""
    return ANY_GROUP in topic_of(check).groups


def missed_topic(promise: Promise) -> Topic:
    return topics()["limit-passed" if promise.direction == "less" else "missed"]


def pairs(findings: Sequence[Check], alike: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Neighbours of one kind are enough: who is joined to a neighbour is joined to all."""
    known: dict[object, int] = {}
    of_figure: dict[str, list[int]] = {}
    for number, check in enumerate(findings):
        for key in keys(check, alike):
            yield known.setdefault(key, number), number
        if check.figures:
            of_figure.setdefault(alike.get(check.figures[0].id, check.figures[0].id), []).append(number)
    for numbers in of_figure.values():
        if any(ANY_GROUP in topic_of(findings[number]).groups for number in numbers):
            yield from ((numbers[0], number) for number in numbers)


def keys(check: Check, alike: Mapping[str, str]) -> Iterator[object]:
    """Two findings that share one of these say the same fact."""
    topic = topic_of(check)
    if check.figures:
        first = check.figures[0].id
        yield "kind", topic.kind, first   # they would have one address
        yield from (("group", group, alike.get(first, first)) for group in topic.groups)
    if topic.together:
        yield "together", topic.together
    difference = check.outcome.difference
    if difference is not None and difference.value and digits(difference.value) >= TELLING:
        yield "difference", abs(difference.amount), difference.measure


def digits(value: Decimal) -> int:
    """How many digits count: a difference of 2 says little, one of 853,700 that the same is meant."""
    return len(value.normalize().as_tuple().digits)


def same_figures(report: Report, promises: Iterable[Promise]) -> Mapping[str, str]:
    """By figure the one that stands for it: the cells of one promise, those that an indicator repeats, those of one fact."""
    found: dict[str, str] = {}
    for one in promises:
        found.update(dict.fromkeys(one.figure_ids, one.id))
    for indicator in report.indicators:
        for figure_id in indicator.same_as:
            found.setdefault(figure_id, f"indicators.{indicator.id}")
    for relation in report.relations:
        if relation.kind == "same":
            for figure_id in relation.terms:
                found.setdefault(figure_id, found.get(relation.result, relation.result))
    return found


def speaks_of(group: Iterable[Check], promise: Promise, alike: Mapping[str, str]) -> bool:
    return any(check.figures and alike.get(check.figures[0].id) == promise.id for check in group)
