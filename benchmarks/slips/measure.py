"""Is a slip seen? Refused when the content is read, or a new finding of severity B, E or W that names the figure."""
from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from benchmarks.slips.slip import KINDS, Content, Slip, content
from mingbai.checks.context import Context
from mingbai.checks.engine import SiteChecks, check_report, check_site
from mingbai.checks.rule import Check
from mingbai.load.report import SharedContent, read_report
from mingbai.load.schemes import read_schemes
from mingbai.load.site import read_site, read_topics, read_units
from mingbai.load.textfile import Folder
from mingbai.model.problems import Problems
from mingbai.model.report import Report, Site
from mingbai.text.value import replace

REFUSED, FOUND, MASKED, MISSED, NOTHING = "refused", "found", "masked", "missed", "says the same"
SEEN = (REFUSED, FOUND)
COVERED = Path(__file__).with_name("covered.json")     # figures that some arithmetic covered at commit 9792843
WEIGHTY = ("B", "E", "W")
Key = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class Tried:
    slip: Slip
    verdict: str
    is_covered: bool
    by: tuple[str, ...] = ()              # the rules that found it


@dataclass
class Bench:
    """A copy of the content, in which one table after the other is spoilt and made good again."""
    root: Path

    @cached_property
    def site(self) -> Site:
        return read_site(self.root)[0]

    @cached_property
    def checks(self) -> SiteChecks:
        return check_site(self.site)

    @cached_property
    def contents(self) -> tuple[Content, ...]:
        return tuple(content(self.root, report, self.checks.reports[report.id]) for report in self.site.reports)

    @cached_property
    def covered(self) -> dict[str, frozenset[str]]:
        return {report: frozenset(figures) for report, figures in json.loads(COVERED.read_text("utf-8")).items()}

    def tried(self, slip: Slip) -> Tried:
        covered = bool(self.covered.get(slip.report.id, frozenset()).intersection(slip.figures))
        changed = self.read(slip)
        if changed is None:
            return Tried(slip, REFUSED, covered)
        if changed.figures.keys() == slip.report.figures.keys() and all(
                changed.figures[one].base == slip.report.figures[one].base for one in slip.figures):
            return Tried(slip, NOTHING, covered)
        site = replace(self.site, reports=tuple(changed if one.id == changed.id else one for one in self.site.reports))
        return self.judged(slip, covered, check_report(Context(changed, site)).checks)

    def judged(self, slip: Slip, covered: bool, checks: tuple[Check, ...]) -> Tried:
        before = self.checks.reports[slip.report.id].checks
        known, about = set(map(key, filter(is_weighty, before))), self.figures_about(slip)
        by = tuple(check.rule.id for check in checks if is_weighty(check) and key(check) not in known
                   and about.intersection(figure.id for figure in check.figures))
        if by:
            return Tried(slip, FOUND, covered, by)
        stood = any(about.intersection(key(check)[1]) for check in before if is_weighty(check))
        return Tried(slip, MASKED if stood else MISSED, covered)

    def figures_about(self, slip: Slip) -> set[str]:
        """The figures that slipped; of a row that is gone those that were weighed together with its own."""
        if slip.kind != "row left out":
            return set(slip.figures)
        beside = (check.figures for check in self.checks.reports[slip.report.id].checks if check.outcome.recomputed)
        return {figure.id for figures in beside if {one.id for one in figures}.intersection(slip.figures) for figure in figures}

    def read(self, slip: Slip) -> Report | None:
        path = self.root / slip.report.folder / slip.file
        good = path.read_bytes()
        path.write_text(slip.text, "utf-8")
        try:
            return self.read_again(slip.report)
        finally:
            path.write_bytes(good)

    def read_again(self, report: Report) -> Report | None:
        problems, folder = Problems(), Folder(self.root)
        shared = SharedContent(folder, read_units(folder, problems), read_schemes(folder, problems),
                               read_topics(folder, problems), problems)
        found = read_report(self.root / report.folder, report.department, report.year, shared)
        return None if problems.items else found


def is_weighty(check: Check) -> bool:
    return check.is_finding and check.severity in WEIGHTY


def key(check: Check) -> Key:
    return check.rule.id, tuple(figure.id for figure in check.figures)


def bench(folder: Path, real: Path) -> Bench:
    shutil.copytree(real, folder / "content")
    return Bench(folder / "content")


def tried_slips(own: Bench, seed: str, share: float = 1) -> Iterator[Tried]:
    """So many of each kind as the table asks for, or a share of them, drawn from all there could be."""
    for kind, (wanted, candidates) in KINDS.items():
        draw = random.Random(f"{seed} {kind}")
        possible = [slip for one in own.contents for slip in candidates(draw, one)]
        draw.shuffle(possible)
        enough, found = round(wanted * share), 0
        for slip in possible:
            if found == enough:
                break
            tried = own.tried(slip)
            if tried.verdict != NOTHING:
                found += 1
                yield tried
