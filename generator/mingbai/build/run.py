"""The whole way: content → model → pages and data → site_src. One call, nothing in place unless all is right.

Departments are worked on side by side, each from its files to its pages; the lists of a region are made from summaries of
its reports, the pages about the whole site from briefs. What did not change since the last run is left as it lies.
"""
from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path

from jinja2 import Environment

from mingbai.build.department import Alarm, DepartmentBuild, DepartmentResult
from mingbai.build.inputs import DEPARTMENTS, ONLY, department_state, shared_state
from mingbai.build.portions import DATA_FILES, Portions, has, joined_portions, portions_in, state_with
from mingbai.build.record import (
    ENDING,
    NOT_PUT,
    ROWS,
    Record,
    is_current,
    load,
    load_summaries,
    put_record,
    record_head,
    stamp,
)
from mingbai.build.vendor import chart_script
from mingbai.build.whole_site import SHARED, ManyReportsBuild, ManyReportsResult, checks_in, departments_of, record_name_of_lists
from mingbai.charts import plotly_json
from mingbai.checks.engine import SiteChecks, rules
from mingbai.checks.rule import Check
from mingbai.load.site import department_of, read_site_frame
from mingbai.model.problems import ContentError, Problem
from mingbai.model.report import Department, Region
from mingbai.render.templates import OWN_TEMPLATES, keep_compiled, warm
from mingbai.render.templates import environment as templates
from mingbai.search import index as search_index
from mingbai.text import words
from mingbai.text.format import Formatter
from mingbai.text.language import LANGUAGES
from mingbai.text.value import not_none
from mingbai.text.words import forget
from mingbai.views.region_years import are_many
from mingbai.work.cluster import do_pieces
from mingbai.work.files import clear, move, remove_still
from mingbai.work.fingerprint import code_state, digest, files_of
from mingbai.work.workers import seldom_collecting, usable_cores

OWNED = (*LANGUAGES, "data", "index.md", "assets/vendor", "sitemap", "sitemap.xml", "robots.txt", "llms.txt",
         "catalog.jsonld")
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
    portions: Mapping[str, Portions]      # what there is of each department
    shared_is_old: bool                   # data and what is said of many reports were not asked for
    load_checks: Callable[[], SiteChecks] = field(repr=False)

    @cached_property
    def checks(self) -> SiteChecks:
        """Read when asked for: in a run that changes nothing they stay on the disk."""
        return self.load_checks()


def generate(content: Path, target: Path, environment: Mapping[str, str] | None = None, asked: Portions = None) -> Generated:
    """Fill `site_src`. Raises ContentError before anything of it is touched. `asked`: what is made of departments; without
    their data what is said of many reports at once may stay as an earlier run has left it."""
    forget()
    with seldom_collecting():
        run = BuildRun(content, target, dict(os.environ) if environment is None else environment, asked)
        try:
            return run.run()
        finally:
            shutil.rmtree(run.staging, ignore_errors=True)


class BuildRun:
    """`kept` holds the records of earlier runs, `staging` what is new until all is known to be right."""

    def __init__(self, content: Path, target: Path, environment: Mapping[str, str], asked: Portions = None) -> None:
        self.content, self.target, self.environment = content, target, environment
        self.kept = target.parent / ".cache" / f"mingbai-{target.name}"
        self.staging = self.kept / f"{STAGING}{uuid.uuid4().hex}"
        only = environment.get(ONLY, "").split()
        self.frame = read_site_frame(content, only, environment.get("MINGBAI_REGION", ""),
                                     environment.get("MINGBAI_ADDRESS", ""))
        common = digest(shared_state(content, environment), str(chart_script()), str(search_index.program() is not None))
        known = self.frame.departments if only else ()
        self.states = {one.id: department_state(content, one.id, common, known) for one in self.frame.departments}
        self.states[SHARED] = digest(common, *map(str, self.states.items()))
        self.lists = {record_name_of_lists(one): self.states_of_lists(one, common) for one in self.frame.regions}
        self.heads = {name: record_head(self.kept / f"{name}{ENDING}") for name in (*self.states, *self.lists)}
        self.asked = asked if self.heads[SHARED].state else joined_portions(asked, frozenset({DATA_FILES}))
        self.portions = {one.id: self.portions_of(one) for one in self.frame.departments}
        self.states |= {name: state_with(self.states[name], portions) for name, portions in self.portions.items()}
        self.stale = {name for name, state in self.states.items() if not is_current(self.heads[name], state, target)}
        self.stale |= {name for name, states in self.lists.items() if not self.is_one_of(name, states)}
        self.left_old = set() if has(self.asked, DATA_FILES) else self.stale & {SHARED, *self.lists}
        self.stale -= self.left_old

    def portions_of(self, department: Department) -> Portions:
        """What is asked for, beside what is there already."""
        own = frozenset(one for one in self.asked or () if one == DATA_FILES or department_of(one) == department.id)
        known = portions_in(self.heads[department.id].state, self.states[department.id])
        return joined_portions(known, None if self.asked is None else own)

    def states_of_lists(self, region: Region, common: str) -> tuple[str, str]:
        """While all reports are laid side by side on one page, and when each region has its part."""
        own = [self.states[one.id] for one in departments_of(region, self.frame)]
        return digest(common, "whole", *own), digest(common, "cut", *own)

    def is_one_of(self, name: str, states: Sequence[str]) -> bool:
        known = self.heads[name]
        return known.state in states and is_current(known, known.state, self.target)

    def run(self) -> Generated:
        shared = self.make_what_is_stale() if self.stale or self.left_old else self.record(SHARED)
        changed = [name for one in sorted(self.stale) for name in self.settle(one)]
        kept = {name for one in self.heads.values() for name in one.files}
        return Generated(not_none(shared.created), shared.notices, changed + clear(self.target, kept, OWNED), shared.blocking,
                         self.states[SHARED], self.kept, self.portions, self.shared_is_old, self.checks)

    @property
    def shared_is_old(self) -> bool:
        """That of the whole site: something was left as it lies, or put off."""
        return bool(self.left_old) or not all(has(one, DATA_FILES) for one in self.portions.values())

    def make_what_is_stale(self) -> Record:
        """What is told of all."""
        remove_old_staging(self.kept)
        env = templates(self.environment.get(OWN_TEMPLATES, ""))
        keep_compiled(env, self.kept / COMPILED, code_state())
        warm_up(env)
        told = self.make_departments([one for one in self.frame.departments if one.id in self.stale])
        problems = [problem for one in told for problem in one.problems]
        found = self.make_shared([name for one in told for name in one.reports], is_wanted=not problems)
        if found.problems or problems:
            raise ContentError(found.problems + problems)
        new = self.staging / f"{SHARED}{ENDING}"
        put_record(new, new, state=self.states[SHARED], files=dict.fromkeys(found.names, NOT_PUT))
        return load(new, self.frame)

    def make_departments(self, departments: list[Department]) -> list[DepartmentResult]:
        alarm = Alarm(self.staging / ALARM)
        if self.frame.problems.items:
            alarm.sound()
        builds = [DepartmentBuild(self.frame, one, self.states[one.id], self.portions[one.id], self.staging, self.environment,
                                  alarm)
                  for one in departments]
        if len(builds) < usable_cores():
            return [build.run(do_pieces) for build in builds]
        return longest_first([build.run for build in builds], [self.weight(one) for one in departments])

    def weight(self, department: Department) -> int:
        """About what it will cost: the size of its files."""
        return sum(path.stat().st_size for path in files_of(self.content / DEPARTMENTS / department.id))

    def make_shared(self, known: list[str], is_wanted: bool) -> ManyReportsResult:
        is_wanted = is_wanted and bool(self.stale & {SHARED, *self.lists})
        is_cut = are_many(sum(record_head(self.file(one.id, ENDING)).reports for one in self.frame.departments))
        lists = {one: self.states[record_name_of_lists(one)] for one in self.stale_lists(is_cut)} if is_wanted else {}
        return ManyReportsBuild(self.frame, self.file, self.staging, self.environment, is_cut).run(do_pieces, lists, known,
                                                                                                   is_wanted)

    def stale_lists(self, is_cut: bool) -> list[Region]:
        regions = []
        for region in self.frame.regions:
            name = record_name_of_lists(region)
            self.states[name] = self.lists[name][is_cut]
            if name in self.stale or self.heads[name].state != self.states[name]:
                self.stale.add(name)
                regions.append(region)
        return regions

    def checks(self) -> SiteChecks:
        return checks_in(load_summaries(self.kept / f"{one.id}{ENDING}", self.frame) for one in self.frame.departments)

    # ---- records

    def file(self, name: str, ending: str) -> Path:
        """Where that of this run is: new, or still standing."""
        return (self.staging if name in self.stale else self.kept) / f"{name}{ending}"

    def record(self, name: str) -> Record:
        return load(self.file(name, ENDING), self.frame)

    def settle(self, name: str) -> list[str]:
        """Put the new files in their places, then the record that vouches for them; which of them are not as they were."""
        new = self.file(name, ENDING)
        files = record_head(new).files
        changed = [path for path in files if move(self.staging / path, self.target / path)]
        if self.file(name, ROWS).exists():
            move(self.file(name, ROWS), self.kept / f"{name}{ROWS}")
        put = {path: stamp(self.target / path) for path in files}
        self.heads[name] = put_record(new, self.kept / f"{name}{ENDING}", files=put)
        return changed


def longest_first(pieces: Sequence[Callable[[], DepartmentResult]], weights: Sequence[int]) -> list[DepartmentResult]:
    """Begun in the order of their weights, so that no long one is begun last; told in their own order."""
    order = sorted(range(len(pieces)), key=lambda place: -weights[place])
    done = dict(zip(order, do_pieces([pieces[place] for place in order]), strict=True))
    return [done[place] for place in range(len(pieces))]


def remove_old_staging(kept: Path) -> None:
    """What killed runs left; another run may be at work this very moment."""
    remove_still(kept.glob(f"{STAGING}*"), DAY)


def warm_up(env: Environment) -> None:
    warm(env)
    words.read_all()
    rules()
    for lang in LANGUAGES:
        Formatter(lang).date("2000-01-01")
    plotly_json.layout()
    plotly_json.bars("")
    plotly_json.dots("")
