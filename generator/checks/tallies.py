"""The checks of many reports, counted: what pages about all of them say, without holding every check."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.checks.outcomes import NOT_CHECKABLE, PASS
from generator.checks.standing import AGREES, DIFFERS, EXPLAIN, NOTE, kind_of

if TYPE_CHECKING:
    from generator.checks.engine import Check

OPEN = "open"
KINDS = (DIFFERS, EXPLAIN, NOTE, AGREES, OPEN)
MOST = 100                                # of one rule, or of one severity, that are told one by one; all are in checks.csv

Counts = tuple[int, ...]                  # one of each kind
NOTHING: Counts = (0,) * len(KINDS)


def kind(check: Check) -> str:
    return OPEN if check.status == NOT_CHECKABLE else kind_of(check)


def counted(checks: Iterable[Check]) -> Counts:
    found = Counter(map(kind, checks))
    return tuple(found[name] for name in KINDS)


def together(counts: Iterable[Counts]) -> Counts:
    return tuple(map(sum, zip(NOTHING, *counts, strict=True)))


# ---- of one report

@dataclass(frozen=True, slots=True)
class Tally:
    """The outcomes of one rule. `lead` is the number of the first that does not agree, else of the first."""
    counts: Counts
    lead: int


@dataclass(frozen=True, slots=True)
class ReportTallies:
    rules: Mapping[str, Tally]            # by id, in the order of the catalogue
    told: tuple[Check, ...]               # all but what agrees


def tallies(checks: Iterable[Check]) -> ReportTallies:
    by_rule: dict[str, list[Check]] = {}
    for check in checks:
        by_rule.setdefault(check.rule.id, []).append(check)
    told = tuple(check for found in by_rule.values() for check in found if check.status != PASS)
    return ReportTallies({rule_id: tally(found) for rule_id, found in by_rule.items()}, told)


def tally(checks: list[Check]) -> Tally:
    lead = next((check for check in checks if check.is_finding), checks[0])
    return Tally(counted(checks), lead.number)


# ---- of all

@dataclass(slots=True)
class Listed:
    """How many there are, and the first of them."""
    count: int = 0
    first: list[Check] = field(default_factory=list)

    def add(self, check: Check) -> None:
        self.count += 1
        if len(self.first) < MOST:
            self.first.append(check)


class SiteTallies:
    """Reports are added one by one, and of what they tell only the first are kept."""

    def __init__(self) -> None:
        self.reports: dict[str, Mapping[str, Tally]] = {}
        self.rules: dict[str, Counts] = {}
        self.severities: dict[str, Listed] = {}          # findings
        self.statuses: dict[tuple[str, str], Listed] = {}   # by rule and status

    def add(self, report_id: str, own: ReportTallies) -> None:
        self.reports[report_id] = own.rules
        for rule_id, one in own.rules.items():
            self.rules[rule_id] = together((self.rules.get(rule_id, NOTHING), one.counts))
        for check in own.told:
            self.statuses.setdefault((check.rule.id, check.status), Listed()).add(check)
            if check.is_finding:
                self.severities.setdefault(check.severity, Listed()).add(check)

    @property
    def counts(self) -> Counts:
        return together(self.rules.values())

    def of_report(self, report_id: str) -> Counts:
        return together(one.counts for one in self.reports.get(report_id, {}).values())

    def of_rule(self, rule_id: str) -> Counts:
        return self.rules.get(rule_id, NOTHING)

    def of_severity(self, severity: str) -> Listed:
        return self.severities.get(severity, Listed())

    def of_status(self, rule_id: str, status: str) -> Listed:
        return self.statuses.get((rule_id, status), Listed())
