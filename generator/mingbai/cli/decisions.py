"""What `mingbai check` tells beside the checks: promises and their states, derived figures, issues by their rank."""
from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from mingbai.checks.engine import SiteChecks
from mingbai.checks.output.results import Decided, GraveIssue
from mingbai.facts.report_facts import ReportFacts, facts_of
from mingbai.facts.years import year_before
from mingbai.model.report import Report, Site
from mingbai.opendata.cells import DataRow
from mingbai.opendata.facts import derived_rows, issue_rows, promise_row

MOST = 3                                  # issues told of each report before its findings


def decisions(site: Site, checks: SiteChecks, asked: Container[str]) -> Mapping[str, Decided]:
    """By report, of those asked for; rows are those of the published tables."""
    return {report.id: decision(report, site, checks) for report in site.reports if report.id in asked}


def decision(report: Report, site: Site, checks: SiteChecks) -> Decided:
    facts = facts_of(checks.reports[report.id])
    rows: dict[str, Sequence[DataRow]] = {
        "promises": tuple(promise_rows_of(report, facts, site, checks)), "derived": tuple(derived_rows(report, facts)),
        "issues": tuple(issue_rows(report, facts))}
    gravest = tuple(GraveIssue(one.headline, one.defence, one.answer) for one in facts.questions[:MOST])
    return Decided(rows, gravest, {name: one.weighing.score for one in facts.issues for name in one.check_ids})


def promise_rows_of(report: Report, facts: ReportFacts, site: Site, checks: SiteChecks) -> Iterator[DataRow]:
    earlier = year_before(report, site)
    before = facts_of(checks.reports[earlier.id]).promises if earlier and earlier.id in checks.reports else ()
    return (promise_row(report, one, facts, before) for one in facts.promises)
