"""What is said of many reports at once: the lists of each region, the pages about all reports, the data of the whole site.

Each is a piece of work. Pages about all are made from briefs, which all workers hold; only who makes the lists of a region
reads the summaries of its reports.
"""
from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from generator.checks.engine import SiteChecks
from generator.gathered import Gathered
from generator.load.site import Frame
from generator.model import Department, Region, Site
from generator.opendata.changes import change_rows
from generator.opendata.shared import shared_files
from generator.record import ENDING, NOT_PUT, ROWS, Record, Summaries, load_summaries, save
from generator.render.discovery import discovery_files, files_of_region
from generator.render.page import render_page
from generator.render.templates import environment as templates
from generator.unit import Piece, page_files, staged
from generator.vendor import vendor_files
from generator.views import parts, root
from generator.views.pages import region_pages, side_by_side, whole_pages
from generator.workers import cut

ADDRESSES = 8                             # that one worker takes at a time
DATA = "data"


@dataclass(frozen=True)
class OfMany:
    """`file` tells where what a department has left lies, by its id and an ending."""
    found: Gathered
    frame: Frame
    file: Callable[[str, str], Path]
    staging: Path

    @property
    def site(self) -> Site:
        return self.found.site

    @property
    def is_cut(self) -> bool:
        return parts.is_cut(self.site)

    def pieces(self, lists: Mapping[Region, str], created: datetime) -> Iterator[Piece]:
        """`lists`: the regions whose lists are made, and the state that they are made in."""
        yield partial(self.data, created)
        yield from (partial(self.lists, one, state) for one, state in lists.items())
        if self.is_cut:
            yield partial(self.stage, self.way_to_parts)
        else:
            yield from (partial(self.lay_side_by_side, address) for address, _ in side_by_side(self.site))
        yield from (partial(self.stage, files) for files in (self.discovery, self.first_page, vendor_files))
        addresses = [address for address, _ in whole_pages(self.site)]
        yield from (partial(self.stage, partial(self.pages, set(some))) for some in cut(addresses, ADDRESSES))

    def stage(self, files: Callable[[], dict[str, bytes]]) -> list[str]:
        return staged(files(), self.staging)

    # ---- of all

    def data(self, created: datetime) -> list[str]:
        added, changes = [self.file(one.id, ROWS) for one in self.frame.departments], change_rows(self.site)
        return [f"{DATA}/{name}" for name in shared_files(self.site, added, self.staging / DATA, created, changes)]

    def pages(self, addresses: Container[str]) -> dict[str, bytes]:
        chosen = [page for page in whole_pages(self.site) if page[0] in addresses]
        return page_files(self.site.settings, chosen, self.found.checks)

    def way_to_parts(self) -> dict[str, bytes]:
        return page_files(self.site.settings, side_by_side(self.site), self.found.checks)

    def discovery(self) -> dict[str, bytes]:
        return discovery_files(self.site, templates())

    def first_page(self) -> dict[str, bytes]:
        return {"index.md": render_page(root.view(self.site), templates()).encode()}

    # ---- from summaries

    def lists(self, region: Region, state: str) -> list[str]:
        """Their files are vouched for by a record of their own."""
        own, checks = self.summed(departments_of(region, self.frame))
        made = {**files_of_region(own, region, templates()),
                **page_files(own.settings, region_pages(own, region, self.is_cut), checks)}
        save(self.staging / f"{lists_of(region)}{ENDING}", Record(state, dict.fromkeys(staged(made, self.staging), NOT_PUT)))
        return []

    def lay_side_by_side(self, address: str) -> list[str]:
        own, checks = self.summed(self.frame.departments)
        chosen = [page for page in side_by_side(own) if page[0] == address]
        return staged(page_files(own.settings, chosen, checks), self.staging)

    def summed(self, departments: Iterable[Department]) -> tuple[Site, SiteChecks]:
        """Summaries in the place of briefs, of these departments alone."""
        found = [load_summaries(self.file(one.id, ENDING), self.frame) for one in departments]
        reports = tuple(report for one in found for report in one.reports)
        return replace(self.site, reports=reports, withdrawn=()), checks_in(found)


def lists_of(region: Region) -> str:
    """What their record is called: no department's folder may have such a name."""
    return f"{region.id}/_lists"


def departments_of(region: Region, frame: Frame) -> list[Department]:
    return [one for one in frame.departments if one.region.id == region.id]


def checks_in(summaries: Iterable[Summaries]) -> SiteChecks:
    return SiteChecks({name: found for one in summaries for name, found in one.checks.items()})
