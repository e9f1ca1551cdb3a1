"""The whole way: content → model → pages and data → site_src. One call, nothing in place unless all is right.

Departments are worked on side by side, each from its files to its pages; what is said of many reports at once is made
from summaries. What did not change since the last run is left as it lies.
"""
from __future__ import annotations

import os
import shutil
import time
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path

from generator import search_index
from generator.checks.engine import Check, SiteChecks
from generator.checks.gate import blocking
from generator.cluster import spread
from generator.load.site import read_frame, site_of
from generator.model import Department, Site
from generator.opendata.changes import change_rows
from generator.opendata.dates import created_at
from generator.opendata.shared import shared_files
from generator.problems import ContentError, Problem
from generator.record import ENDING, NOT_PUT, ROWS, Record, head, is_current, load, save, settle, stamp
from generator.render.discovery import discovery_files
from generator.render.page import render_page
from generator.render.templates import environment as templates
from generator.render.templates import keep_compiled, warm
from generator.state import DEPARTMENTS, ONLY, code_state, department_state, digest, files_of, shared_state
from generator.text.words import forget
from generator.unit import Alarm, Told, Unit, is_of_allowed_figures, page_files, staged
from generator.vendor import chart_script, vendor_files
from generator.views import root
from generator.views.pages import all_pages
from generator.workers import usable_cores
from generator.write.tree import clear, move

PIECE = 8                                 # addresses that one worker takes at a time
OWNED = ("zh", "en", "data", "index.md", "assets/vendor", "sitemap", "sitemap.xml", "robots.txt", "llms.txt",
         "catalog.jsonld")
SHARED, DATA = "shared", "data"
ALARM = ".problems-found"
STAGING = ".staging-"
COMPILED = "templates"                    # as Jinja2 compiled them
DAY = 24 * 3600


@dataclass(frozen=True)
class Generated:
    created: datetime                     # the date that the files of the whole site carry
    notices: list[Problem]
    changed: list[str]
    blocking: list[Check]                 # what would stop a release
    state: str                            # of every input: the same state, the same files
    kept: Path                            # what runs leave for the next
    load_checks: Callable[[], SiteChecks] = field(repr=False)

    @cached_property
    def checks(self) -> SiteChecks:
        """Read when asked for: in a run that changes nothing they stay on the disk."""
        return self.load_checks()


def generate(content: Path, target: Path, environment: Mapping[str, str] | None = None) -> Generated:
    """Fill `site_src`. Raises ContentError before anything of it is touched."""
    forget()
    run = Run(content, target, dict(os.environ) if environment is None else environment)
    try:
        return run.done()
    finally:
        shutil.rmtree(run.staging, ignore_errors=True)


class Run:
    """`kept` holds the records of earlier runs, `staging` what is new until all is known to be right."""

    def __init__(self, content: Path, target: Path, environment: Mapping[str, str]) -> None:
        self.content, self.target, self.environment = content, target, environment
        self.kept = target.parent / ".cache" / f"mingbai-{target.name}"
        self.staging = self.kept / f"{STAGING}{uuid.uuid4().hex}"
        only = environment.get(ONLY, "").split()
        self.frame = read_frame(content, only, environment.get("MINGBAI_REGION", ""))
        common = digest(shared_state(content, environment), str(chart_script()), str(search_index.program() is not None))
        known = self.frame.departments if only else ()
        self.states = {one.id: department_state(content, one.id, common, known) for one in self.frame.departments}
        self.states[SHARED] = digest(common, *map(str, self.states.items()))
        self.heads = {name: head(self.kept / f"{name}{ENDING}") for name in self.states}
        self.stale = {name for name, state in self.states.items() if not is_current(self.heads[name], state, target)}

    def done(self) -> Generated:
        if self.stale:
            sweep(self.kept)
            keep_compiled(templates(), self.kept / COMPILED, code_state())
            warm(templates())
            self.make()
        changed = [name for one in sorted(self.stale) for name in self.settle(one)]
        shared = self.record(SHARED)
        kept = {name for _, files in self.heads.values() for name in files}
        return Generated(shared.created, shared.notices, changed + clear(self.target, kept, OWNED), shared.blocking,
                         self.states[SHARED], self.kept, self.checks)

    def make(self) -> None:
        told = self.make_departments([one for one in self.frame.departments if one.id in self.stale])
        records = [self.record(one.id) for one in self.frame.departments if self.file(one.id, ENDING).exists()]
        reports = [report for record in records for report in record.reports]
        site = site_of(self.frame, reports, known=[name for one in told for name in one.reports])
        own = [one for one in self.frame.problems.items if not is_of_allowed_figures(one)]
        problems = [*own, *(problem for one in told for problem in one.problems)]
        if problems:
            raise ContentError(problems)
        self.make_shared(site, records)

    def make_departments(self, departments: list[Department]) -> list[Told]:
        alarm = Alarm(self.staging / ALARM)
        if self.frame.problems.items:
            alarm.sound()
        units = [Unit(self.frame, one, self.states[one.id], self.staging, self.environment, alarm)
                 for one in departments]
        if len(units) < usable_cores():
            return [unit.done(spread) for unit in units]
        return longest_first([unit.done for unit in units], [self.weight(one) for one in departments])

    def weight(self, department: Department) -> int:
        """About what it will cost: the size of its files."""
        return sum(path.stat().st_size for path in files_of(self.content / DEPARTMENTS / department.id))

    def make_shared(self, site: Site, records: list[Record]) -> None:
        """What is said of many reports at once."""
        checks = checks_in(records)
        created = created_at(site, self.environment)
        done = {address for record in records for address in record.addresses}
        addresses = [address for address, _ in all_pages(site) if address not in done]
        groups = [set(addresses[start:start + PIECE]) for start in range(0, len(addresses), PIECE)]
        pieces = [partial(discovery, site), partial(first_page, site), vendor_files,
                  *(partial(page_files, site, checks, group) for group in groups)]
        names = [name for made in spread([partial(self.open_data, site, created),
                                          *(partial(self.stage, piece) for piece in pieces)]) for name in made]
        notices = [*self.frame.problems.notices, *(notice for record in records for notice in record.notices)]
        save(self.staging / f"{SHARED}{ENDING}", Record(
            self.states[SHARED], dict.fromkeys(names, NOT_PUT), notices, blocking=blocking(checks), created=created))

    def stage(self, piece: Callable[[], dict[str, bytes]]) -> list[str]:
        return staged(piece(), self.staging)

    def open_data(self, site: Site, created: datetime) -> list[str]:
        added = [self.file(one.id, ROWS) for one in self.frame.departments]
        return [f"{DATA}/{name}" for name in shared_files(site, added, self.staging / DATA, created, change_rows(site))]

    def checks(self) -> SiteChecks:
        return checks_in(load(self.kept / f"{one.id}{ENDING}", self.frame) for one in self.frame.departments)

    # ---- records

    def file(self, name: str, ending: str) -> Path:
        """Where that of this run is: new, or still standing."""
        return (self.staging if name in self.stale else self.kept) / f"{name}{ending}"

    def record(self, name: str) -> Record:
        return load(self.file(name, ENDING), self.frame)

    def settle(self, name: str) -> list[str]:
        """Put the new files in their places, then the record that vouches for them; which of them are not as they were."""
        new = self.file(name, ENDING)
        files = head(new)[1]
        changed = [path for path in files if move(self.staging / path, self.target / path)]
        if self.file(name, ROWS).exists():
            move(self.file(name, ROWS), self.kept / f"{name}{ROWS}")
        put = {path: stamp(self.target / path) for path in files}
        self.heads[name] = settle(new, self.kept / f"{name}{ENDING}", put)
        return changed


def longest_first(pieces: Sequence[Callable[[], Told]], weights: Sequence[int]) -> list[Told]:
    """Begun in the order of their weights, so that no long one is begun last; told in their own order."""
    order = sorted(range(len(pieces)), key=lambda place: -weights[place])
    done = dict(zip(order, spread([pieces[place] for place in order]), strict=True))
    return [done[place] for place in range(len(pieces))]


def sweep(kept: Path) -> None:
    """What killed runs left; another run may be at work this very moment."""
    for left in kept.glob(f"{STAGING}*"):
        if time.time() - left.stat().st_mtime > DAY:
            shutil.rmtree(left, ignore_errors=True)


def checks_in(records: Iterable[Record]) -> SiteChecks:
    return SiteChecks({name: found for record in records for name, found in record.checks.items()})


def discovery(site: Site) -> dict[str, bytes]:
    return discovery_files(site, templates())


def first_page(site: Site) -> dict[str, bytes]:
    return {"index.md": render_page(root.view(site), templates()).encode()}
