"""What all departments leave of a run, gathered one by one: little enough of each report that all can be held."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from mingbai.build.record import Record
from mingbai.checks.engine import Check, SiteChecks
from mingbai.checks.tallies import SiteTallies
from mingbai.load.site import Frame, site_of
from mingbai.model.problems import Problem
from mingbai.model.report import Site


@dataclass(frozen=True)
class ChecksInBrief(SiteChecks):
    """Of each report how its few figures stand; the checks themselves are counted."""
    tallies: SiteTallies = field(default_factory=SiteTallies)


@dataclass(frozen=True)
class Gathered:
    site: Site                            # of briefs
    checks: ChecksInBrief
    notices: list[Problem]
    blocking: list[Check]


def gathered(frame: Frame, records: Iterable[Record], known: Iterable[str]) -> Gathered:
    """`known` are ids of reports that have left no record."""
    reports, notices, blocking, marks, tallies = [], list(frame.problems.notices), [], {}, SiteTallies()
    for record in records:
        reports += record.reports
        notices += record.notices
        blocking += record.blocking
        for one in record.briefs:
            marks[one.report.id] = one.marks
            tallies.add(one.report.id, one.tallies)
    return Gathered(site_of(frame, reports, known), ChecksInBrief(marks, tallies), notices, blocking)
