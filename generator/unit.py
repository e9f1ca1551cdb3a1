"""One department from its content to finished files: the piece of work that is shared out among workers."""
from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator import search_index
from generator.checks.engine import SiteChecks, check_site
from generator.load.allowances import NAME as ALLOWED
from generator.load.site import Frame, reports_in, site_of
from generator.model import Department, Site
from generator.opendata.dates import created_at
from generator.opendata.files import contents, files_of_reports, write
from generator.opendata.package import resource
from generator.opendata.tables import tables
from generator.problems import Problem, Problems
from generator.record import ENDING, NOT_PUT, ROWS, Record, Rows, save, save_rows
from generator.render.page import files_of
from generator.render.templates import environment as templates
from generator.summary import shortened, summary
from generator.views.head import site_meta
from generator.views.pages import LANGUAGES, all_pages, views


@dataclass(frozen=True)
class Alarm:
    """Raised by any worker and seen by all: once a problem is found, nothing more needs to be rendered."""
    path: Path

    def sound(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.touch()

    @property
    def is_on(self) -> bool:
        return self.path.exists()


@dataclass(frozen=True)
class Told:
    """What a worker tells of a department: its problems, and which reports it has."""
    problems: list[Problem]
    reports: list[str]


@dataclass(frozen=True)
class Unit:
    """`staging` is where its files wait until all is known to be right."""
    frame: Frame
    department: Department
    state: str
    staging: Path
    environment: Mapping[str, str]
    alarm: Alarm

    def done(self) -> Told:
        """Its files and its record lie in `staging` where nothing is wrong, here or elsewhere."""
        problems = Problems()
        frame = replace(self.frame, context=replace(self.frame.context, problems=problems))
        reports = list(reports_in(self.department, frame, self.environment.get("MINGBAI_DRAFT") == "1"))
        site = site_of(frame, reports, partly=True)
        found = [one for one in problems.items if self.is_own(one)]
        if found:
            self.alarm.sound()
        elif not self.alarm.is_on:
            self.make(site, problems.notices)
        return Told(found, [report.id for report in reports])

    def is_own(self, problem: Problem) -> bool:
        """Problems of shared files are told once, by whoever reads them for the whole site."""
        return problem.spot.file.startswith(f"departments/{self.department.id}/") or is_of_allowed_figures(problem)

    def make(self, site: Site, notices: list[Problem]) -> None:
        checks, created = check_site(site), created_at(site, self.environment)
        frames = tables(site, checks)
        data = files_of_reports(site, frames, checks, created)
        addresses = [address for address, _ in all_pages(site) if address.startswith(f"{self.department.id}/")]
        files = {**page_files(site, checks, set(addresses)), **below_data(contents(data))}
        write(files, self.staging)
        save_rows(self.staging / f"{self.department.id}{ROWS}", Rows([resource(file) for file in data], frames))
        short = [summary(report, checks.reports[report.id]) for report in site.reports]
        reports, found = [report for report, _ in short], {report.id: told for report, told in short}
        save(self.staging / f"{self.department.id}{ENDING}", Record(
            self.state, dict.fromkeys(files, NOT_PUT), notices, [*reports, *map(shortened, site.withdrawn)], found, addresses))


def is_of_allowed_figures(problem: Problem) -> bool:
    """Of allow.yml: whether a report has a figure is known only where the whole report is."""
    return problem.spot.file == ALLOWED and problem.kind == "broken-reference" and problem.values["what"] == "figures"


def below_data(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {f"data/{name}": data for name, data in files.items()}


def page_files(site: Site, checks: SiteChecks, addresses: Container[str]) -> dict[str, bytes]:
    return dict(rendered(site, checks, addresses))


def rendered(site: Site, checks: SiteChecks, addresses: Container[str]) -> Iterator[tuple[str, bytes]]:
    env = templates()
    frames = {lang: {**site_meta(site.settings, lang), "search": search_index.program() is not None} for lang in LANGUAGES}
    for page in views(site, checks, addresses):
        yield from files_of(page, env, frames[page.lang]).items()
