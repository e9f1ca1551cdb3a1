"""One department from its content to finished files: the piece of work that is shared out among workers."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from mingbai.build.portions import DATA_FILES, Portions, has, portion_of
from mingbai.build.record import ENDING, NOT_PUT, ROWS, Record, Summaries, save
from mingbai.build.summary import brief_of, check_about, report_in_short, summary_of
from mingbai.checks.engine import SiteChecks, check_site
from mingbai.load.allowances import NAME as ALLOWED
from mingbai.load.site import SiteFrame, reports_in, site_of
from mingbai.model.problems import Problem, Problems
from mingbai.model.report import Department, Settings, Site
from mingbai.opendata.dates import created_at
from mingbai.opendata.files import file_contents, files_of_reports, resources, write_files
from mingbai.opendata.parts import save as save_part
from mingbai.opendata.tables import tables
from mingbai.render.page import files_of
from mingbai.render.templates import OWN_TEMPLATES
from mingbai.render.templates import environment as templates
from mingbai.search import index as search_index
from mingbai.text.language import LANGUAGES
from mingbai.text.value import replace
from mingbai.views.pages import Page, department_groups, made
from mingbai.views.site_meta import site_meta
from mingbai.work.workers import one_by_one


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
class DepartmentResult:
    """What a worker tells of a department: its problems, and which reports it has."""
    problems: list[Problem]
    reports: list[str]


PieceOfWork = Callable[[], list[str]]     # leaves files in `staging` and returns their names


@dataclass(frozen=True)
class DepartmentBuild:
    """`staging` is where its files wait until all is known to be right. `state` is of the portions that are made."""
    frame: SiteFrame
    department: Department
    state: str
    portions: Portions
    staging: Path
    environment: Mapping[str, str]
    alarm: Alarm

    def run(self, share: Callable[[Sequence[PieceOfWork]], list[list[str]]] = one_by_one) -> DepartmentResult:
        """Its files and its record lie in `staging` where nothing is wrong, here or elsewhere. `share`: who does its
        pieces; one department alone is shared out, of many each has its worker."""
        site, problems, notices = read_department_alone(self.department, self.frame, self.environment.get("MINGBAI_DRAFT") == "1")
        if problems:
            self.alarm.sound()
        elif not self.alarm.is_on:
            self.make(site, notices, share)
        return DepartmentResult(problems, [report.id for report in (*site.reports, *site.withdrawn)])

    def make(self, site: Site, notices: list[Problem], share: Callable[[Sequence[PieceOfWork]], list[list[str]]]) -> None:
        checks = check_site(site)
        names = [name for made in share(list(self.pieces(site, checks))) for name in made]
        self.record(site, checks, Record(self.state, dict.fromkeys(names, NOT_PUT), notices))

    def pieces(self, site: Site, checks: SiteChecks) -> Iterator[PieceOfWork]:
        if has(self.portions, DATA_FILES):
            yield partial(self.data, site, checks)
        for number, group in enumerate(department_groups(site, self.department)):
            address, _ = group[0]
            if has(self.portions, portion_of(address)):
                yield from (partial(self.pages, site, checks, number, lang) for lang in LANGUAGES)

    def record(self, site: Site, checks: SiteChecks, record: Record) -> None:
        short = [summary_of(report, checks.reports[report.id]) for report in site.reports]
        found, briefs = {report.id: told for report, told in short}, [brief_of(*one) for one in short]
        stops = [check_about(check, one.report) for one in briefs for check in found[one.report.id].blocking]
        whole = replace(record, briefs=briefs, withdrawn=[report_in_short(one) for one in site.withdrawn], blocking=stops)
        save(self.staging / f"{self.department.id}{ENDING}", whole, Summaries([report for report, _ in short], found))

    def pages(self, site: Site, checks: SiteChecks, number: int, lang: str) -> list[str]:
        group = next(islice(department_groups(site, self.department), number, None))
        own_templates = self.environment.get(OWN_TEMPLATES, "")
        return stage_files(page_files(site.settings, group, checks, [lang], own_templates), self.staging)

    def data(self, site: Site, checks: SiteChecks) -> list[str]:
        found = tables(site, checks)
        files = files_of_reports(site, found, checks, created_at(site, self.environment))
        save_part(self.staging / f"{self.department.id}{ROWS}", found, resources(files), files)
        return stage_files(below_data(file_contents(files)), self.staging)


def read_department_alone(department: Department, frame: SiteFrame, drafts: bool) -> tuple[Site, list[Problem], list[Problem]]:
    """Its reports, what is wrong with them, and what is worth a notice. Problems of shared files are told once, by whoever
    reads them for the whole site."""
    problems = Problems()
    own = replace(frame, context=replace(frame.context, problems=problems))
    site = site_of(own, list(reports_in(department, own, drafts)), partly=True)
    return site, [one for one in problems.items if is_own(one, department)], problems.notices


def is_own(problem: Problem, department: Department) -> bool:
    return problem.spot.file.startswith(f"departments/{department.id}/") or is_of_allowed_figures(problem)


def is_of_allowed_figures(problem: Problem) -> bool:
    """Of allow.yml: whether a report has a figure is known only where the whole report is."""
    return problem.spot.file == ALLOWED and problem.kind == "broken-reference" and problem.values["what"] == "figures"


def below_data(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {f"data/{name}": data for name, data in files.items()}


def stage_files(files: Mapping[str, bytes], staging: Path) -> list[str]:
    write_files(files, staging)
    return list(files)


def page_files(settings: Settings, pages: Iterable[Page], checks: SiteChecks,
               languages: Sequence[str] = LANGUAGES, own_templates: str = "") -> dict[str, bytes]:
    return dict(rendered_files(settings, pages, checks, languages, own_templates))


def rendered_files(settings: Settings, pages: Iterable[Page], checks: SiteChecks,
                   languages: Sequence[str], own_templates: str) -> Iterator[tuple[str, bytes]]:
    env = templates(own_templates)
    frames = {lang: {**site_meta(settings, lang), "search": search_index.program() is not None} for lang in languages}
    for page in made(pages, checks, languages):
        yield from files_of(page, env, frames[page.lang]).items()
