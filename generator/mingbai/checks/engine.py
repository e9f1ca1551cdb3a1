"""The engine: rules are found, run in the order of the catalogue, and their outcomes numbered, weighed and counted.

A rule is a generator over a Context that yields outcomes. It says what it compares and what it found; id, severity,
order and counting are the engine's. An exception in a rule is a bug of ours and passes through untouched.
"""
from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TypeVar

from mingbai.checks import families
from mingbai.checks.agreement import Agreement, agreements
from mingbai.checks.context import Context
from mingbai.checks.outcomes import PASS, STATUSES, Outcome
from mingbai.checks.rule import REGISTERED, SEVERITIES, Check, Rule
from mingbai.checks.second_look import second_look
from mingbai.checks.tallies import SiteTallies, tallies
from mingbai.checks.told_once import told_once
from mingbai.model.report import Allowance, Explanation, Report, Site
from mingbai.text.value import replace


@cache
def rules() -> dict[str, Rule]:
    """Every rule of every module in `families`, by id."""
    for module in pkgutil.iter_modules(families.__path__):
        importlib.import_module(f"{families.__name__}.{module.name}")
    return dict(sorted(REGISTERED.items()))


def in_force(rule_id: str) -> str:
    """The rule that says now what this one said: itself, or its successor."""
    rule = rules().get(rule_id)
    return in_force(rule.successor) if rule and rule.successor else rule_id


@dataclass(frozen=True)
class ReportChecks:
    report: Report
    checks: tuple[Check, ...]

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many agree, don't, and can't be checked."""
        found = Counter(check.status for check in self.checks)
        return {status: found[status] for status in STATUSES}

    @cached_property
    def findings(self) -> tuple[Check, ...]:
        return tuple(sorted((c for c in self.checks if c.is_finding), key=lambda c: SEVERITIES.index(c.severity)))

    @cached_property
    def blocking(self) -> tuple[Check, ...]:
        """Findings that stop publication: neither corrected, nor explained, nor knowingly let pass."""
        return tuple(c for c in self.findings if c.is_heaviest and not c.explanation and not c.allowance)

    @cached_property
    def idle_explanations(self) -> tuple[Explanation, ...]:
        """Explanations that no longer answer anything."""
        answering = {id(check.explanation) for check in self.checks}
        return tuple(e for e in self.report.explanations if id(e) not in answering)

    @cached_property
    def agreements(self) -> Mapping[str, Agreement]:
        return agreements(self.checks)


@dataclass(frozen=True)
class SiteChecks:
    reports: Mapping[str, ReportChecks]   # by report id

    @property
    def checks(self) -> Iterator[Check]:
        for report in self.reports.values():
            yield from report.checks

    @cached_property
    def tallies(self) -> SiteTallies:
        found = SiteTallies()
        for report_id, report in self.reports.items():
            found.add(report_id, tallies(report.checks))
        return found


def check_site(site: Site, today: str = "") -> SiteChecks:
    return SiteChecks({report.id: check_report(Context(report, site, today)) for report in site.reports})


def check_report(context: Context) -> ReportChecks:
    """Every rule but those that the report's scheme leaves out."""
    without = {in_force(rule_id) for rule_id in context.report.scheme.without}
    found = [(one, number, outcome) for one in rules().values() if one.id not in without
             for number, outcome in enumerate(one.function(context), 1)]
    seen_again = second_look(context, [outcome for _, _, outcome in found])
    return ReportChecks(context.report, tuple(told_once([
        weighed(context, one, number, outcome) for (one, number, _), outcome in zip(found, seen_again, strict=True)])))


def run_rule(one: Rule, context: Context) -> Iterator[Check]:
    """One rule by itself."""
    for number, outcome in enumerate(one.function(context), 1):
        yield weighed(context, one, number, outcome)


def weighed(context: Context, one: Rule, number: int, outcome: Outcome) -> Check:
    severity = one.severity if outcome.status == PASS else outcome.severity or one.severity
    check = Check(context.report, one, number, outcome, severity)
    return with_answers(check, context.site) if check.is_finding else check


def with_answers(check: Check, site: Site) -> Check:
    """With the department's answer and the editors' note."""
    notes = [one for one in site.allowances if one.report_id == check.report.id]
    return replace(check, explanation=spoken_to(check, check.report.explanations), allowance=spoken_to(check, notes))


Said = TypeVar("Said", Explanation, Allowance)


def spoken_to(check: Check, said: Iterable[Said]) -> Said | None:
    """What is said of this very figure if there is such a thing, else of the rule."""
    own = [one for one in said if in_force(one.rule) == check.rule.id]
    figures = {figure.id for figure in check.figures}
    exact = (one for one in own if one.figures and figures.issuperset(one.figures))
    return next(exact, None) or next((one for one in own if not one.figures), None)
