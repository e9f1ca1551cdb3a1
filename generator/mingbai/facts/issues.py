"""The issues of a report: its findings and missed promises, one fact each, worded, defended and ranked."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mingbai.checks.engine import ReportChecks
from mingbai.checks.rule import Check
from mingbai.facts.clusters import Cluster, clusters
from mingbai.facts.defence import defence
from mingbai.facts.issue import ANSWERED, CORRECTED, OPEN, Issue
from mingbai.facts.issue_words import words_of
from mingbai.facts.promise import FORECAST, MISSED, WORDS, Promise
from mingbai.facts.rank import money_at_stake, weighed
from mingbai.model.report import Explanation, Report
from mingbai.text.quantity import Quantity
from mingbai.text.value import replace

FIRST, MOST_OF_A_KIND = 5, 2              # of the first five, at most two are of one weight


def issues(report: Report, checks: ReportChecks, promises: Sequence[Promise]) -> tuple[Issue, ...]:
    """By rank, the gravest first."""
    missed = [one for one in promises if one.state == MISSED and one.aim not in (FORECAST, WORDS)]
    made = [issue(report, cluster, promises) for cluster in clusters(report, checks.checks, missed, promises)]
    return tuple(replace(one, rank=number) for number, one in enumerate(in_order(made), 1))


def in_order(made: Iterable[Issue]) -> list[Issue]:
    """By score; but the first five are of several weights, so that one kind of fault does not hide the others."""
    ranked = sorted(made, key=lambda one: (-one.weighing.score, one.id))
    first: list[Issue] = []
    for one in ranked:
        alike = sum(other.weighing.kind == one.weighing.kind for other in first)
        if len(first) < FIRST and alike < MOST_OF_A_KIND:
            first.append(one)
    chosen = {one.id for one in first}
    return [*first, *(one for one in ranked if one.id not in chosen)]


def issue(report: Report, cluster: Cluster, promises: Sequence[Promise]) -> Issue:
    money = money_at_stake(cluster)
    headline, sentence = words_of(report, cluster)
    lead = next(iter(cluster.checks), None)
    answer = next((check.explanation for check in cluster.checks if check.explanation), None)
    return Issue(
        issue_id(cluster), report.id, cluster.topic.kind, cluster.topic.name, 0, weighed(report, cluster, money), headline,
        sentence, stated_of(cluster, lead), recomputed_of(cluster, lead), money,
        tuple(figure.id for figure in cluster.figures), tuple(map(check_id, cluster.checks)),
        tuple(promises_asked_about(cluster, promises)), defence(report, cluster), answer.text if answer else None,
        status(report, cluster, answer))


def check_id(check: Check) -> str:
    """Stable while the content is, not beyond."""
    return f"{check.rule.id}-{check.number}"


def promises_asked_about(cluster: Cluster, promises: Iterable[Promise]) -> Iterator[str]:
    """Those that a finding of it leads with, and those that were missed."""
    leading = {check.figures[0].id for check in cluster.checks if check.figures}
    return (one.id for one in promises if one in cluster.promises or leading.intersection(one.figure_ids))


def issue_id(cluster: Cluster) -> str:
    """Of an issue without a figure the rule and place of its first finding stand in."""
    first = next(iter(cluster.figures), None)
    if first is not None:
        return f"{cluster.topic.kind}.{first.id}"
    check = cluster.checks[0]
    return f"{cluster.topic.kind}.{check_id(check)}"


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
