"""All that is decided of a report: promises, derived figures, issues. Pages and files read nothing else."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from mingbai.checks.engine import ReportChecks, SiteChecks
from mingbai.checks.rule import Check
from mingbai.facts.derived import Derived, derived
from mingbai.facts.issue import Issue
from mingbai.facts.issues import issues
from mingbai.facts.promise import FORECAST, JUDGED, REACHED, Promise
from mingbai.facts.promises import promises
from mingbai.model.report import Bilingual, Concept, Report, Site

DOUBTING = frozenset(("F01", "F02", "F16"))   # rules about the unit or the magnitude of a figure
GRAVE = ("B", "E")


@dataclass(frozen=True)
class ReportFacts:
    report: Report
    checks: ReportChecks
    concepts: Mapping[str, Concept]

    @cached_property
    def promises(self) -> tuple[Promise, ...]:
        return promises(self.report)

    @cached_property
    def derived(self) -> Mapping[str, Derived]:
        """By concept."""
        return {one.id: one for one in derived(self.report, self.concept_name, self.doubted)}

    @cached_property
    def issues(self) -> tuple[Issue, ...]:
        return issues(self.report, self.checks, self.promises)

    @cached_property
    def doubted(self) -> frozenset[str]:
        """Figures whose unit or magnitude is in doubt: nothing is derived from them."""
        return frozenset(check.figures[0].id for check in self.checks.checks if doubts(check))

    @cached_property
    def states(self) -> Mapping[str, int]:
        """How many promises came to which state."""
        return Counter(one.state for one in self.promises)

    @property
    def kept_of_measured(self) -> tuple[int, int]:
        """Of its commitments, limits and norms whose result can be measured."""
        judged = [one for one in self.promises if one.aim != FORECAST and one.state in JUDGED]
        return sum(one.state in REACHED for one in judged), len(judged)

    @cached_property
    def issues_of_figures(self) -> Mapping[str, tuple[Issue, ...]]:
        found: dict[str, list[Issue]] = {}
        for one in self.issues:
            for figure_id in one.figure_ids:
                found.setdefault(figure_id, []).append(one)
        return {name: tuple(some) for name, some in found.items()}

    def issues_of(self, promise: Promise) -> Iterator[Issue]:
        """Those that lead with a figure of the promise, or name it."""
        return (one for one in self.issues
                if promise.id in one.promise_ids or (one.figure_ids and one.figure_ids[0] in promise.figure_ids))

    def concept_name(self, concept: str) -> Bilingual:
        return self.concepts[concept].label


def doubts(check: Check) -> bool:
    return check.is_finding and check.severity in GRAVE and check.rule.id in DOUBTING and bool(check.figures)


@dataclass(frozen=True)
class SiteFacts:
    reports: Mapping[str, ReportFacts]    # by report id

    def of(self, reports: Iterable[Report]) -> list[ReportFacts]:
        return [self.reports[report.id] for report in reports if report.id in self.reports]


def site_facts(site: Site, checks: SiteChecks) -> SiteFacts:
    return SiteFacts({report.id: ReportFacts(report, checks.reports[report.id], site.concepts) for report in site.reports})
