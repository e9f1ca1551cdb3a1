"""Findings that say one fact are one cluster: of one figure and one group of topics, of one difference, or of one rule."""
from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from mingbai.checks.rule import SEVERITIES, Check
from mingbai.facts.at_stake import between_named
from mingbai.facts.promise import UNDER_WAY, Promise
from mingbai.facts.topics import Topic, topic_of, topics
from mingbai.model.aims import FORECAST
from mingbai.model.directions import BY, LESS
from mingbai.model.report import Figure, Report

WEIGHED = ("B", "E", "W")                 # a note is no issue
TELLING = 3                               # digits of a difference that is no coincidence
FAR_BEYOND = 10                           # times its rounding a difference is, where it is that of another finding
MONEY, UNIT_SCORES, MEAN = "money", "unit-scores", "mean-of-units"
MISSED_TOPICS = {LESS: "limit-passed", BY: "late"}
PROMISED = "promise"                      # the group of findings that a target was missed
OF_PROMISES = ("missed", "no-result", "not-measurable")   # kinds of issue that say what became of a promise


@dataclass(frozen=True)
class Cluster:
    """The findings and the missed promises of one fact; the topic is that of what leads it."""
    topic: Topic
    checks: tuple[Check, ...]
    promises: tuple[Promise, ...]

    @cached_property
    def leading(self) -> tuple[Figure, ...]:
        """The figures in question."""
        of_promises = (figure for one in self.promises for figure in (one.result, one.target) if figure)
        return tuple(dict.fromkeys([*(check.figures[0] for check in self.checks if check.figures), *of_promises]))

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(dict.fromkeys([*self.leading, *(figure for check in self.checks for figure in check.figures)]))


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
    foreseen = {figure_id for one in promises if one.aim == FORECAST for figure_id in one.figure_ids}
    going_on = {figure_id for one in promises if one.state == UNDER_WAY for figure_id in one.figure_ids}
    findings = with_their_tellers([check for check in checks if is_weighed(check) and not is_of_forecast(check, foreseen)
                                   and not is_told_too_early(check, going_on)])
    sets, alike = Sets(range(len(findings))), same_figures(report, promises)
    for first, second in pairs(findings, alike):
        sets.join(first, second)
    grouped = [[findings[number] for number in numbers] for numbers in sets.all()]
    spoken_of = {one.id: group for one in missed for group in grouped if speaks_of(group, one, alike)}
    for group in grouped:
        yield cluster(group, [one for one in missed if spoken_of.get(one.id) is group])
    yield from (Cluster(missed_topic(one), (), (one,)) for one in missed if one.id not in spoken_of)


def is_weighed(check: Check) -> bool:
    """What another finding tells already helps to say it."""
    return check.is_finding and (check.severity in WEIGHED or bool(check.told_by))


def with_their_tellers(findings: Sequence[Check]) -> list[Check]:
    """A note is told with the finding that tells it, and not without."""
    known = {check.id for check in findings}
    return [check for check in findings if not check.told_by or check.told_by in known]


def is_of_forecast(check: Check, foreseen: Container[str]) -> bool:
    """That what others were expected to do is not told, or did not come about, is no issue of the department."""
    return bool(check.figures) and check.figures[0].id in foreseen and topic_of(check).kind in OF_PROMISES


def is_told_too_early(check: Check, going_on: Container[str]) -> bool:
    """What the promise says is under way is not missed."""
    return bool(check.figures) and check.figures[0].id in going_on and PROMISED in topic_of(check).groups


def cluster(group: Sequence[Check], missed: Sequence[Promise]) -> Cluster:
    """A misprint leads before all else, then a topic that always does, then the weightiest finding; of findings as weighty
    the gravest, then the first."""
    ordered = sorted(group, key=order)
    topics_of_all = [topic_of(ordered[0]), *map(missed_topic, missed)]
    return Cluster(max(topics_of_all, key=precedence), tuple(ordered), tuple(missed))


def order(check: Check) -> tuple[bool, bool, Decimal, int]:
    accounts, leads, weight = precedence(topic_of(check))
    return not accounts, not leads, -weight, SEVERITIES.index(check.severity)


def precedence(topic: Topic) -> tuple[bool, bool, Decimal]:
    return topic.accounts_for_all, topic.leads, topic.weight


def missed_topic(promise: Promise) -> Topic:
    return topics()[MISSED_TOPICS.get(promise.direction, "missed")]


def pairs(findings: Sequence[Check], alike: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Neighbours of one kind are enough: who is joined to a neighbour is joined to all."""
    known: dict[object, int] = {}
    of_figure: dict[str, list[int]] = {}
    for number, check in enumerate(findings):
        for key in keys(check, alike):
            yield known.setdefault(key, number), number
        if check.figures:
            of_figure.setdefault(alike.get(check.figures[0].id, check.figures[0].id), []).append(number)
    yield from tellers_and_told(findings)
    yield from same_differences(findings)
    for numbers in of_figure.values():
        if any(topic_of(findings[number]).accounts_for_all for number in numbers):
            yield from ((numbers[0], number) for number in numbers)


def tellers_and_told(findings: Sequence[Check]) -> Iterator[tuple[int, int]]:
    known = {check.id: number for number, check in enumerate(findings)}
    return ((known[check.told_by], number) for number, check in enumerate(findings) if check.told_by in known)


def keys(check: Check, alike: Mapping[str, str]) -> Iterator[object]:
    """Two findings that share one of these say the same fact."""
    topic = topic_of(check)
    if check.figures:
        first = check.figures[0].id
        yield "kind", topic.kind, first   # they would have one address
        yield from (("group", group, alike.get(first, first)) for group in topic.groups)
        if topic.line:
            yield "line", topic.line, check.figures[0].table, check.figures[0].key
    if topic.together:
        yield "together", topic.together
    part = part_of_mean(check)
    if part:
        yield "mean", part


def part_of_mean(check: Check) -> str:
    """The part of the score that is the mean of the units' scores, by the table of units or as the cause of another finding."""
    lead, cause = next(iter(check.figures), None), check.outcome.cause
    if lead is None:
        return ""
    if cause is not None and cause.kind == MEAN:
        return lead.key
    return lead.phase if lead.table == UNIT_SCORES and topic_of(check).name == "mean" else ""


# ---- differences that are the same

def same_differences(findings: Sequence[Check]) -> Iterator[tuple[int, int]]:
    """Sorted by size, so that those which rounding may make one are neighbours."""
    found = sorted((measure, amount, slack, number) for number, check in enumerate(findings)
                   for measure, amount, slack in differences(check))
    for (measure, amount, slack, number), (other, more, other_slack, second) in pairwise(found):
        if measure == other and more - amount <= slack + other_slack and amount >= (slack + other_slack) * FAR_BEYOND:
            yield number, second


def differences(check: Check) -> Iterator[tuple[str, Decimal, Decimal]]:
    """What is measured, how far apart, and how much of that the rounding of the figures may have made."""
    difference, stake = check.outcome.difference, between_named(check, topic_of(check).stake)
    sized = [] if difference is None or not difference.value else [(difference.measure, abs(difference.amount))]
    for measure, amount in [*sized, *([(MONEY, stake)] if stake else [])]:
        if digits(amount) >= TELLING:
            yield measure, amount, slack(check, measure)


def slack(check: Check, measure: str) -> Decimal:
    steps = (figure.quantity.base_step or Decimal(0) for figure in check.figures if figure.quantity.measure == measure)
    return sum(steps, Decimal(0)) / 2


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
    """That it was missed, and not some other fact of the same row."""
    return any(PROMISED in topic_of(check).groups and bool(check.figures) and alike.get(check.figures[0].id) == promise.id
               for check in group)
