"""The checks of many reports, counted: what pages about all of them say, without holding every check."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mingbai.checks.agreement import AGREES, DIFFERS, EXPLAIN, NOTE, agreement_kind
from mingbai.checks.outcomes import NOT_CHECKABLE, PASS
from mingbai.text.value import Value

if TYPE_CHECKING:
    from mingbai.checks.rule import Check

OPEN = "open"
KINDS = (DIFFERS, EXPLAIN, NOTE, AGREES, OPEN)
MOST = 100                                # of one rule, or of one severity, that are told one by one; all are in checks.csv

Counts = tuple[int, ...]                  # one of each kind
NOTHING: Counts = (0,) * len(KINDS)


def count_kind(check: Check) -> str:
    return OPEN if check.outcome.status == NOT_CHECKABLE else agreement_kind(check)


def counts_by_kind(checks: Iterable[Check]) -> Counts:
    found = Counter(map(count_kind, checks))
    return tuple(found[name] for name in KINDS)


def added_counts(counts: Iterable[Counts]) -> Counts:
    return tuple(map(sum, zip(NOTHING, *counts, strict=True)))


# ---- of one report

class Tally(Value):
    """The outcomes of one rule. `lead` is the number of the first that does not agree, else of the first."""
    counts: Counts
    lead: int


class ReportTallies(Value):
    rules: Mapping[str, Tally]            # by id, in the order of the catalogue
    not_passed: tuple[Check, ...]         # all but what agrees


def tallies(checks: Iterable[Check]) -> ReportTallies:
    by_rule: dict[str, list[Check]] = {}
    for check in checks:
        by_rule.setdefault(check.rule.id, []).append(check)
    told = tuple(check for found in by_rule.values() for check in found if check.status != PASS)
    return ReportTallies({rule_id: tally(found) for rule_id, found in by_rule.items()}, told)


def tally(checks: list[Check]) -> Tally:
    lead = next((check for check in checks if check.is_finding), checks[0])
    return Tally(counts_by_kind(checks), lead.number)


# ---- of all

@dataclass(slots=True)
class FirstChecks:
    """How many there are, and the first of them."""
    count: int = 0
    first: list[Check] = field(default_factory=list)

    def add(self, check: Check) -> None:
        """Once there are enough it only counts."""
        self.count += 1
        if len(self.first) < MOST:
            self.first.append(check)


class SiteTallies:
    """Reports are added one by one, and of what they tell only the first are kept."""

    def __init__(self) -> None:
        self.reports: dict[str, Mapping[str, Tally]] = {}
        self.rules: dict[str, Counts] = {}
        self.severities: dict[str, FirstChecks] = {}     # findings
        self.statuses: dict[tuple[str, str], FirstChecks] = {}  # by rule and status

    def add(self, report_id: str, own: ReportTallies) -> None:
        self.reports[report_id] = own.rules
        for rule_id, tallied in own.rules.items():
            self.rules[rule_id] = added_counts((self.rules.get(rule_id, NOTHING), tallied.counts))
        for check in own.not_passed:
            for one in self.lists_for(check):
                one.add(check)

    def lists_for(self, check: Check) -> Iterator[FirstChecks]:
        yield self.statuses.setdefault((check.rule.id, check.status), FirstChecks())
        if check.is_finding:
            yield self.severities.setdefault(check.severity, FirstChecks())

    @property
    def counts(self) -> Counts:
        return added_counts(self.rules.values())

    def of_report(self, report_id: str) -> Counts:
        return added_counts(one.counts for one in self.reports.get(report_id, {}).values())

    def of_rule(self, rule_id: str) -> Counts:
        return self.rules.get(rule_id, NOTHING)

    def of_severity(self, severity: str) -> FirstChecks:
        return self.severities.get(severity, FirstChecks())

    def of_status(self, rule_id: str, status: str) -> FirstChecks:
        return self.statuses.get((rule_id, status), FirstChecks())
