"""The issues of a report: its findings and missed promises, one fact each, worded, defended and ranked."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from mingbai.checks.engine import ReportChecks
from mingbai.checks.rule import Check
from mingbai.facts.at_stake import money_at_stake
from mingbai.facts.clusters import Cluster, clusters
from mingbai.facts.defence import defence
from mingbai.facts.issue import ANSWERED, CORRECTED, OPEN, Issue
from mingbai.facts.issue_words import words_of
from mingbai.facts.promise import MISSED, Promise
from mingbai.facts.rank import weighed
from mingbai.model.aims import FORECAST, WORDS
from mingbai.model.report import Explanation, Report
from mingbai.text.quantity import Quantity
from mingbai.text.value import replace

FIRST, MOST_OF_A_KIND = 5, 2              # of the first five, at most two are of one kind
WORTH_ASKING = Decimal("0.1")             # what scores less is told in its place, not first
ROWS = "rows"                             # topics that tell several rows in one finding
HALF_AS_GRAVE = Decimal("0.5")            # and a third gives way only to what weighs at least half as much


def issues(report: Report, checks: ReportChecks, promises: Sequence[Promise]) -> tuple[Issue, ...]:
    """By rank, the gravest first."""
    missed = [one for one in promises if one.state == MISSED and one.aim not in (FORECAST, WORDS)]
    made = [issue(report, cluster, promises) for cluster in clusters(report, checks.checks, missed, promises)]
    return tuple(replace(one, rank=number) for number, one in enumerate(in_order(made), 1))


def in_order(made: Iterable[Issue]) -> list[Issue]:
    """By score; but the first five are of several kinds, so that one sort of fault does not hide the others."""
    ranked = sorted(made, key=lambda one: (-one.weighing.score, one.id))
    first: list[Issue] = []
    while ranked and len(first) < FIRST:
        chosen = next_of(ranked, first)
        ranked.remove(chosen)
        first.append(chosen)
    return [*first, *ranked]


def next_of(ranked: Sequence[Issue], first: Sequence[Issue]) -> Issue:
    """The gravest, unless two of its kind stand there and one of another kind is nearly as grave."""
    gravest, enough = ranked[0], kinds_told_enough(first)
    if gravest.kind not in enough:
        return gravest
    line = gravest.weighing.score * HALF_AS_GRAVE
    return next((one for one in ranked if one.kind not in enough and one.weighing.score >= line), gravest)


def worth_asking(ranked: Iterable[Issue]) -> tuple[Issue, ...]:
    """What a reader is asked to look at first."""
    return tuple(one for one in ranked if one.rank <= FIRST and one.weighing.score >= WORTH_ASKING)


def kinds_told_enough(first: Iterable[Issue]) -> set[str]:
    return {kind for kind, count in Counter(one.kind for one in first).items() if count >= MOST_OF_A_KIND}


def issue(report: Report, cluster: Cluster, promises: Sequence[Promise]) -> Issue:
    money = money_at_stake(cluster.topic, cluster.checks, cluster.promises)
    headline, sentence = words_of(report, cluster)
    lead = next(iter(cluster.checks), None)
    answer = next((check.explanation for check in cluster.checks if check.explanation), None)
    return Issue(
        issue_id(cluster), report.id, cluster.topic.kind, cluster.topic.name, 0, weighed(report, cluster, money), headline,
        sentence, stated_of(cluster, lead), recomputed_of(cluster, lead), money,
        tuple(figure.id for figure in cluster.figures), tuple(check.id for check in cluster.checks),
        tuple(promises_asked_about(cluster, promises)), defence(report, cluster), answer.text if answer else None,
        status(report, cluster, answer))


def promises_asked_about(cluster: Cluster, promises: Iterable[Promise]) -> Iterator[str]:
    """Those that a finding of it leads with, all of those that one finding names in a row, and those that were missed."""
    most = None if cluster.topic.apart == ROWS else 1
    leading = {figure.id for check in cluster.checks for figure in check.figures[:most]}
    return (one.id for one in promises if one in cluster.promises or leading.intersection(one.figure_ids))


def issue_id(cluster: Cluster) -> str:
    """Of an issue without a figure the rule and place of its first finding stand in."""
    first = next(iter(cluster.figures), None)
    if first is not None:
        return f"{cluster.topic.kind}.{first.id}"
    return f"{cluster.topic.kind}.{cluster.checks[0].id}"


def stated_of(cluster: Cluster, lead: Check | None) -> Quantity | None:
    if cluster.promises:
        return cluster.promises[0].result.quantity if cluster.promises[0].result else None
    return lead.outcome.stated if lead else None


def recomputed_of(cluster: Cluster, lead: Check | None) -> Quantity | None:
    """Beside a result, its target."""
    if cluster.promises:
        return cluster.promises[0].target.quantity if cluster.promises[0].target else None
    return lead.outcome.recomputed if lead else None


def status(report: Report, cluster: Cluster, answer: Explanation | None) -> str:
    corrected = {one.figure_id for one in report.corrections}
    if any(figure.id in corrected for figure in cluster.figures[:1]):
        return CORRECTED
    return ANSWERED if answer else OPEN
