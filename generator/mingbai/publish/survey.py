"""The content before a release, read and checked department by department: what may not go out unnoticed, and little else."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from mingbai.build.department import is_of_allowed_figures, read_department_alone
from mingbai.build.summary import report_in_brief
from mingbai.checks.blocking import allowed_checks, blocking_checks
from mingbai.checks.engine import check_site
from mingbai.checks.rule import Check
from mingbai.facts.promises import count_promises
from mingbai.load.site import SiteFrame, read_site_frame, site_of
from mingbai.model.problems import ContentError, Problem
from mingbai.model.report import Department, Report, Site
from mingbai.publish.findings import BlockingFinding
from mingbai.work.workers import do_in_workers

Item = TypeVar("Item")


@dataclass(frozen=True)
class Seen:
    """Of one department. `open` are findings that stop a release, `allowed` those that content/allow.yml lets pass."""
    problems: tuple[Problem, ...]
    reports: tuple[Report, ...]           # in brief
    open: tuple[BlockingFinding, ...]
    allowed: tuple[BlockingFinding, ...]


@dataclass(frozen=True)
class Surveyed:
    site: Site                            # of briefs
    open: tuple[BlockingFinding, ...]
    allowed: tuple[BlockingFinding, ...]


def survey(content: Path, region: str = "") -> Surveyed:
    """Raises ContentError with every problem."""
    frame = read_site_frame(content, (), region)
    seen = do_in_workers([partial(of_department, one, frame) for one in frame.departments])
    site = site_of(frame, of_all(seen, lambda one: one.reports))
    shared = [one for one in frame.problems.items if not is_of_allowed_figures(one)]
    problems = [*shared, *of_all(seen, lambda one: one.problems)]
    if problems:
        raise ContentError(problems)
    return Surveyed(site, of_all(seen, lambda one: one.open), of_all(seen, lambda one: one.allowed))


def of_all(seen: Iterable[Seen], what: Callable[[Seen], Sequence[Item]]) -> tuple[Item, ...]:
    return tuple(item for one in seen for item in what(one))


def of_department(department: Department, frame: SiteFrame) -> Seen:
    site, problems, _ = read_department_alone(department, frame, drafts=False)
    checks = check_site(site)
    reports = tuple(report_in_brief(one, count_promises(one)) for one in (*site.reports, *site.withdrawn))
    return Seen(tuple(problems), reports, blocking_findings(blocking_checks(checks)), blocking_findings(allowed_checks(checks)))


def blocking_findings(checks: Iterable[Check]) -> tuple[BlockingFinding, ...]:
    return tuple(map(BlockingFinding.of, checks))
