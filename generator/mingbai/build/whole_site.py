"""What is said of many reports at once: the lists of each region, the pages about all reports, the data of the whole site.

Each is a piece of work. Only who makes the lists of a region reads the summaries of its reports. Pages about all are made from
briefs: of a small site all workers hold them; where reports are many one worker alone, so that memory stays low.
"""
from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from mingbai.build.department import PieceOfWork, is_of_allowed_figures, page_files, stage_files
from mingbai.build.record import ENDING, NOT_PUT, ROWS, Record, Summaries, load, load_summaries, save
from mingbai.build.vendor import vendor_files
from mingbai.checks.engine import SiteChecks
from mingbai.checks.rule import Check
from mingbai.checks.tallies import SiteTallies
from mingbai.load.site import SiteFrame, site_of
from mingbai.model.problems import Problem
from mingbai.model.report import Department, Region, Site
from mingbai.opendata.changes import change_rows
from mingbai.opendata.dates import created_at
from mingbai.opendata.shared import shared_files
from mingbai.render.discovery import discovery_files, files_of_region
from mingbai.render.page import render_page
from mingbai.render.templates import OWN_TEMPLATES
from mingbai.render.templates import environment as templates
from mingbai.text.value import replace
from mingbai.views import region_years, root
from mingbai.views.pages import region_pages, side_by_side, whole_pages
from mingbai.work.workers import cut_into_lots, first_in_a_worker, one_by_one, usable_cores

ADDRESSES = 8                             # that one worker takes at a time
DATA = "data"
SHARED = "shared"                         # the record of what all reports share
DoPieces = Callable[[Sequence[Callable[[], Any]]], list[Any]]  # who does the pieces. Any: what one gives back goes to its sender


class ManyReportsResult(NamedTuple):
    """What is wrong between reports, and the names of the files that were made."""
    problems: list[Problem]
    names: list[str]


@dataclass(frozen=True)
class ManyReportsBuild:
    """`file` tells where what a department has left lies, by its id and an ending."""
    frame: SiteFrame
    file: Callable[[str, str], Path]
    staging: Path
    environment: Mapping[str, str]
    is_cut: bool                          # too many reports to lay them all side by side

    @property
    def own_templates(self) -> str:
        return self.environment.get(OWN_TEMPLATES, "")

    def run(self, share: DoPieces, lists: Mapping[Region, str], known: Iterable[str], is_wanted: bool) -> ManyReportsResult:
        """Leaves a record of what it says of all. `lists`: the regions whose lists are made, and the state that they are made
        in. `known` are ids of reports that have left no record. `is_wanted`: files are made too."""
        from_summaries = list(self.from_summaries(lists)) if is_wanted else []
        if not self.is_cut:
            return self.make_whole_site(known, is_wanted, share, from_summaries)
        own = one_by_one if len(from_summaries) >= usable_cores() else first_in_a_worker  # the data, where a core would be idle
        told, *made = share([partial(self.make_whole_site, known, is_wanted, own), *from_summaries])
        return ManyReportsResult(told.problems, [*told.names, *chain.from_iterable(made)])

    def make_whole_site(self, known: Iterable[str], is_wanted: bool, share: DoPieces,
                        from_summaries: Sequence[PieceOfWork] = ()) -> ManyReportsResult:
        there = (one.id for one in self.frame.departments if self.file(one.id, ENDING).exists())
        combined = combine_records(self.frame, (load(self.file(name, ENDING), self.frame) for name in there), known)
        created = created_at(combined.site, self.environment)
        record = Record("", {}, combined.notices, blocking=combined.blocking, created=created)
        save(self.staging / f"{SHARED}{ENDING}", record)
        problems = [one for one in self.frame.problems.items if not is_of_allowed_figures(one)]
        if problems or not is_wanted:
            return ManyReportsResult(problems, [])
        pieces = WholeSiteBuild(combined, self.frame, self.file, self.staging, self.own_templates).pieces(created)
        return ManyReportsResult([], list(chain.from_iterable(share([*pieces, *from_summaries]))))

    def from_summaries(self, lists: Mapping[Region, str]) -> Iterator[PieceOfWork]:
        """Made from summaries."""
        yield from (partial(self.lists, one, state) for one, state in lists.items())
        if not self.is_cut:
            yield from (partial(self.lay_side_by_side, address) for address, _ in side_by_side(self.site_without_reports))

    @property
    def site_without_reports(self) -> Site:
        """Without its reports."""
        context = self.frame.context
        return Site(self.frame.settings, self.frame.regions, self.frame.departments, (), context.schemes, context.topics,
                    self.frame.glossary, self.frame.articles)

    def lists(self, region: Region, state: str) -> list[str]:
        """Their files are vouched for by a record of their own."""
        own, checks = self.read_summaries(departments_of(region, self.frame))
        made = {**files_of_region(own, region, templates(self.own_templates)),
                **page_files(own.settings, region_pages(own, region, self.is_cut), checks, own_templates=self.own_templates)}
        save(self.staging / f"{record_name_of_lists(region)}{ENDING}",
             Record(state, dict.fromkeys(stage_files(made, self.staging), NOT_PUT)))
        return []

    def lay_side_by_side(self, address: str) -> list[str]:
        own, checks = self.read_summaries(self.frame.departments)
        chosen = [page for page in side_by_side(own) if page[0] == address]
        return stage_files(page_files(own.settings, chosen, checks, own_templates=self.own_templates), self.staging)

    def read_summaries(self, departments: Iterable[Department]) -> tuple[Site, SiteChecks]:
        """Reports of these departments alone."""
        found = [load_summaries(self.file(one.id, ENDING), self.frame) for one in departments]
        reports = tuple(report for one in found for report in one.reports)
        return replace(self.site_without_reports, reports=reports), checks_in(found)


@dataclass(frozen=True)
class WholeSiteBuild:
    """From briefs."""
    found: CombinedRecords
    frame: SiteFrame
    file: Callable[[str, str], Path]
    staging: Path
    own_templates: str

    @property
    def site(self) -> Site:
        return self.found.site

    def pieces(self, created: datetime) -> Iterator[PieceOfWork]:
        yield partial(self.data, created)
        if region_years.is_cut(self.site):
            yield partial(self.stage, self.way_to_parts)
        yield from (partial(self.stage, files) for files in (self.discovery, self.first_page, vendor_files))
        addresses = [address for address, _ in whole_pages(self.site)]
        yield from (partial(self.stage, partial(self.pages, set(some))) for some in cut_into_lots(addresses, ADDRESSES))

    def stage(self, files: Callable[[], dict[str, bytes]]) -> list[str]:
        return stage_files(files(), self.staging)

    def data(self, created: datetime) -> list[str]:
        added, changes = [self.file(one.id, ROWS) for one in self.frame.departments], change_rows(self.site)
        return [f"{DATA}/{name}" for name in shared_files(self.site, added, self.staging / DATA, created, changes)]

    def pages(self, addresses: Container[str]) -> dict[str, bytes]:
        chosen = [page for page in whole_pages(self.site) if page[0] in addresses]
        return page_files(self.site.settings, chosen, self.found.checks, own_templates=self.own_templates)

    def way_to_parts(self) -> dict[str, bytes]:
        return page_files(self.site.settings, side_by_side(self.site), self.found.checks,
                          own_templates=self.own_templates)

    def discovery(self) -> dict[str, bytes]:
        return discovery_files(self.site, templates(self.own_templates))

    def first_page(self) -> dict[str, bytes]:
        return {"index.md": render_page(root.view(self.site), templates(self.own_templates)).encode()}


def record_name_of_lists(region: Region) -> str:
    """What their record is called: no department's folder may have such a name."""
    return f"{region.id}/_lists"


def departments_of(region: Region, frame: SiteFrame) -> list[Department]:
    return [one for one in frame.departments if one.region.id == region.id]


def checks_in(summaries: Iterable[Summaries]) -> SiteChecks:
    return SiteChecks({name: found for one in summaries for name, found in one.checks.items()})


@dataclass(frozen=True)
class ChecksInBrief(SiteChecks):
    """Of each report how its few figures stand; the checks themselves are counted."""
    tallies: SiteTallies = field(default_factory=SiteTallies)


@dataclass(frozen=True)
class CombinedRecords:
    site: Site                            # of briefs
    checks: ChecksInBrief
    notices: list[Problem]
    blocking: list[Check]


def combine_records(frame: SiteFrame, records: Iterable[Record], known: Iterable[str]) -> CombinedRecords:
    """`known` are ids of reports that have left no record."""
    reports, notices, blocking, agreements, tallies = [], list(frame.problems.notices), [], {}, SiteTallies()
    for record in records:
        reports += record.reports
        notices += record.notices
        blocking += record.blocking
        for one in record.briefs:
            agreements[one.report.id] = one.agreements
            tallies.add(one.report.id, one.tallies)
    return CombinedRecords(site_of(frame, reports, known), ChecksInBrief(agreements, tallies), notices, blocking)
