"""All that is decided of a report: promises, derived figures, issues. Pages and files read nothing else."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from mingbai.checks.engine import ReportChecks
from mingbai.checks.outcomes import FINDING, NOT_CHECKABLE, PASS
from mingbai.checks.rule import GRAVE, NOTE, Check
from mingbai.facts.derived import Derived, derived
from mingbai.facts.execution import Rate, execution
from mingbai.facts.issue import Issue
from mingbai.facts.issues import issues, worth_asking
from mingbai.facts.locks import HeldFigures, held_figures, locks
from mingbai.facts.once import once
from mingbai.facts.promise import JUDGED, REACHED, Promise
from mingbai.facts.promises import promises
from mingbai.load.meanings import our_concepts
from mingbai.model.aims import FORECAST
from mingbai.model.report import Bilingual, Report
from mingbai.text.value import Value

DOUBTING = frozenset(("F01", "F02", "F16"))   # rules about the unit or the magnitude of a figure
HUNDRED = Decimal(100)


class CheckCounts(Value):
    """How many checks agree, differ or are worth explaining, are noted, and can't be made."""
    agree: int = 0
    differ: int = 0
    noted: int = 0
    open: int = 0

    @property
    def made(self) -> int:
        return self.agree + self.differ + self.noted

    @property
    def total(self) -> int:
        return self.made + self.open


@dataclass(frozen=True)
class ReportFacts:
    promises: tuple[Promise, ...] = ()
    derived: Mapping[str, Derived] = field(default_factory=dict)    # by concept
    issues: tuple[Issue, ...] = ()
    counts: CheckCounts = CheckCounts()
    locks: Mapping[str, int] = field(default_factory=dict)    # how many calculations confirm a figure; see locks.py
    held: HeldFigures = HeldFigures()
    doubted: frozenset[str] = frozenset()     # figures whose unit or magnitude is in doubt: nothing is derived from them

    @cached_property
    def states(self) -> Mapping[str, int]:
        """How many promises came to which state."""
        return Counter(one.state for one in self.promises)

    @cached_property
    def judged(self) -> tuple[Promise, ...]:
        """Commitments, limits and norms whose result can be measured."""
        return tuple(one for one in self.promises if one.aim != FORECAST and one.state in JUDGED)

    @cached_property
    def by_row(self) -> Mapping[str, Promise]:
        """By every row that states it: `results.homes-let`."""
        return {row: one for one in self.promises for row in one.row_ids}

    def led_by(self, row: str) -> Promise | None:
        """The promise that this row is the first to state; what others restate is drawn and worked out once."""
        found = self.by_row.get(row)
        return found if found and found.id == row else None

    @property
    def kept(self) -> int:
        return sum(one.state in REACHED for one in self.judged)

    def execution(self, report: Report, base: str) -> Rate | None:
        """Spending over a base, with both figures; nothing where one of them is in doubt."""
        found = execution(report, base)
        return None if found is None or self.doubted & {found.of.id, found.to.id} else found

    def ratio(self, concept: str) -> Decimal | None:
        """Of a derived share, 1 where it is all; nothing where it is withheld."""
        found = self.derived.get(concept)
        return found.value / HUNDRED if found and found.value is not None else None

    def amount(self, concept: str) -> Decimal | None:
        found = self.derived.get(concept)
        return found.value if found else None

    @cached_property
    def questions(self) -> tuple[Issue, ...]:
        """The issues worth asking about first, the gravest leading."""
        return worth_asking(self.issues)

    @cached_property
    def by_figure(self) -> Mapping[str, tuple[Issue, ...]]:
        found: dict[str, list[Issue]] = {}
        for one in self.issues:
            for figure_id in one.figure_ids:
                found.setdefault(figure_id, []).append(one)
        return {name: tuple(some) for name, some in found.items()}

    def issues_of(self, promise: Promise) -> Iterator[Issue]:
        return (one for one in self.issues if promise.id in one.promise_ids)


@dataclass(frozen=True)
class ChecksWithFacts(ReportChecks):
    """Checks in short, of which the facts can't be worked out any more: they are brought along."""
    facts: ReportFacts = field(default_factory=ReportFacts)


def facts_of(checks: ReportChecks) -> ReportFacts:
    return checks.facts if isinstance(checks, ChecksWithFacts) else worked_out(checks)


@once
def worked_out(checks: ReportChecks) -> ReportFacts:
    report, doubted = checks.report, doubted_figures(checks.checks)
    said = promises(report)
    of_concepts = {one.id: one for one in derived(report, concept_name, doubted)}
    noted = sum(check.is_finding and check.severity == NOTE for check in checks.checks)
    counts = CheckCounts(checks.counts[PASS], checks.counts[FINDING] - noted, noted, checks.counts[NOT_CHECKABLE])
    found = locks(checks.checks)
    return ReportFacts(said, of_concepts, issues(report, checks, said), counts, found,
                       held_figures(report.figures.values(), found), doubted)


def concept_name(concept: str) -> Bilingual:
    return our_concepts()[concept].label


def doubted_figures(checks: Iterable[Check]) -> frozenset[str]:
    return frozenset(check.figures[0].id for check in checks if doubts(check))


def doubts(check: Check) -> bool:
    is_grave = check.severity in GRAVE or bool(check.told_by)
    return check.is_finding and is_grave and check.rule.id in DOUBTING and bool(check.figures)


# ---- of many reports

class PromiseCounts(Value):
    """Kept of those that can be measured; forecasts, and all others beside."""
    measured: int
    kept: int
    forecasts: int
    beside: int

    @property
    def missed(self) -> int:
        return self.measured - self.kept


def promise_counts(facts: Iterable[ReportFacts]) -> PromiseCounts:
    found = list(facts)
    measured, kept = sum(len(one.judged) for one in found), sum(one.kept for one in found)
    forecasts = sum(one.is_forecast for report in found for one in report.promises)
    return PromiseCounts(measured, kept, forecasts, sum(len(one.promises) for one in found) - measured - forecasts)
