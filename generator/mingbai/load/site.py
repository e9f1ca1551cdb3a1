"""The whole content folder: settings, schemes, regions, departments, reports."""
from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from mingbai.load.allowances import read_allowances
from mingbai.load.articles import read_articles
from mingbai.load.csvfile import read_csv
from mingbai.load.defaults import OURS, ours, publishers
from mingbai.load.fields import Fields
from mingbai.load.meanings import read_concepts, read_counted_things, read_directions
from mingbai.load.redirects import read_redirects
from mingbai.load.report import SharedContent, read_report
from mingbai.load.schemes import read_schemes
from mingbai.load.settings import read_settings
from mingbai.load.textfile import Folder
from mingbai.load.texts import text_in
from mingbai.load.yamlfile import Mapping, read_yaml
from mingbai.model.problems import ContentError, Problem, Problems, Spot
from mingbai.model.report import Article, Bilingual, Department, Region, Report, Settings, Site, Succession, Term, in_each
from mingbai.text.language import LANGUAGES, ORIGINAL, in_columns
from mingbai.text.units import Units
from mingbai.text.value import replace

SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
YEAR = re.compile(r"^(19|20)\d{2}$")
RESERVED = {"compare", "indicators", "checks", "data", "about", "search", "assets", "corrections", "before", "embed",
            "form", "completeness", "promises"}
UNITS, TOPICS, GLOSSARY = "units.yml", "topics.yml", "glossary.csv"
LEVELS = ("country", "province", "prefecture", "county", "district")


@dataclass(frozen=True)
class SiteFrame:
    """What all reports of a site share; read once, and first. `region` and `only` are what was asked for, or nothing."""
    context: SharedContent
    settings: Settings
    regions: tuple[Region, ...]
    departments: tuple[Department, ...]
    glossary: tuple[Term, ...]
    articles: tuple[Article, ...]
    region: str
    only: Sequence[str]

    @property
    def problems(self) -> Problems:
        return self.context.problems


def read_site(root: Path, only: str = "", drafts: bool | None = None,
              region: str | None = None, address: str | None = None) -> tuple[Site, list[Problem]]:
    """Read the content, or only what lies on the way to `only`, an id, and below it. Raises ContentError with every problem.

    Drafts are left out and told, unless asked for, here or by MINGBAI_DRAFT=1. `region`, or MINGBAI_REGION, is the start
    of the administrative codes of the regions to read: they make a site of their own. `address`, or MINGBAI_ADDRESS, is that
    of the site where its own settings don't say it.
    """
    drafts = os.environ.get("MINGBAI_DRAFT") == "1" if drafts is None else drafts
    region = os.environ.get("MINGBAI_REGION", "") if region is None else region
    address = os.environ.get("MINGBAI_ADDRESS", "") if address is None else address
    frame = read_site_frame(root, [only] if only else [], region, address)
    reports = [report for department in frame.departments for report in reports_in(department, frame, drafts)]
    site = site_of(frame, reports)
    frame.problems.raise_if_any()
    return site, frame.problems.notices


def read_site_frame(root: Path, only: Sequence[str], region: str, address: str = "") -> SiteFrame:
    problems, folder = Problems(), Folder(root)
    if not (root / "departments").is_dir():
        raise ContentError([Problem(Spot("departments"), "missing-folder")])
    context = SharedContent(folder, read_units(folder, problems), read_schemes(folder, problems),
                            read_topics(folder, problems), problems, read_directions(folder, problems),
                            read_concepts(folder, problems))
    regions = chosen_regions(read_regions(context, only), region, problems)
    departments = departments_within([d for one in regions for d in read_departments(one, context, only)], region)
    return SiteFrame(context, settings_of(region, address, folder, problems), tuple(regions), tuple(departments),
                     read_glossary(folder, problems), read_articles(folder, problems), region, only)


def reports_in(department: Department, frame: SiteFrame, drafts: bool) -> Iterator[Report]:
    context = frame.context
    return (report for report in read_reports(department, context, frame.only)
            if drafts or confirmed(report, context.problems))


def site_of(frame: SiteFrame, reports: Sequence[Report], known: Iterable[str] = (), partly: bool = False) -> Site:
    """`known` are ids of reports that could not be brought along. `partly`: those of one department were brought alone."""
    folder, problems, partly = frame.context.folder, frame.problems, partly or bool(frame.only)
    published, withdrawn = (tuple(r for r in reports if bool(r.withdrawn) == is_gone) for is_gone in (False, True))
    addresses = {*known, *(one.id for group in (frame.regions, frame.departments, reports) for one in group)}
    return Site(frame.settings, frame.regions, frame.departments, published, frame.context.schemes,
                frame.context.topics, frame.glossary, frame.articles, withdrawn,
                () if partly else read_redirects(folder, addresses, problems, bool(frame.region)),
                read_allowances(folder, {report.id: report for report in reports}, problems,
                                bool(partly or frame.region or problems.items)),
                frame.context.concepts)


def read_units(folder: Folder, problems: Problems) -> Units:
    own = publishers(folder, UNITS, problems)
    added = units_of(own) if own else {}
    counted = read_counted_things(folder, problems)
    problems.raise_if_any()
    return Units({**our_units(), **added}, counted)


@cache
def our_units() -> dict[str, Mapping]:
    return ours(UNITS, units_of)


def units_of(fields: Fields) -> dict[str, Mapping]:
    entries = dict(fields.entries())
    for one in entries.values():
        one.whole(check_unit)
    return {name: one.data for name, one in entries.items()}


def check_unit(fields: Fields) -> None:
    """`zh`: how it is printed; `en`: one and many of it."""
    if not fields.texts("zh"):
        fields.wrong("zh", "missing-field", field="zh")
    if len(fields.texts("en")) != len(("one", "many")):
        fields.wrong("en", "missing-field", field="en: [one, many]")
    fields.text("kind")
    fields.bilingual("note", required=False)


def read_topics(folder: Folder, problems: Problems) -> dict[str, Bilingual]:
    own = publishers(folder, TOPICS, problems)
    return {**our_topics(), **(shared_topics(own) if own else {})}


@cache
def our_topics() -> dict[str, Bilingual]:
    return ours(TOPICS, shared_topics)


def shared_topics(fields: Fields) -> dict[str, Bilingual]:
    return {key: topic for key in fields.data if (topic := fields.bilingual(key))}


def folders(path: Path, context: SharedContent) -> Iterator[Path]:
    """Sub-folders whose name may be an address; others are told."""
    for child in sorted(path.iterdir()):
        if not child.is_dir() or child.name.startswith("."):
            continue
        name = context.folder.name(child)
        if not SLUG.match(child.name) or child.name in RESERVED:
            context.problems.add(Spot(name), "bad-folder", found=child.name)
        elif not context.folder.holds(child):
            context.problems.add(Spot(name), "outside-folder", target=child.resolve().name)
        else:
            yield child


def department_of(report_id: str) -> str:
    """The id of its department: region and department."""
    return "/".join(report_id.split("/")[:2])


def on_the_way(one_id: str, only: Sequence[str]) -> bool:
    """On the way to what was asked for, or below it."""
    return not only or any(one_id == one or one.startswith(f"{one_id}/") or one_id.startswith(f"{one}/") for one in only)


def read_regions(context: SharedContent, only: Sequence[str] = ()) -> Iterator[Region]:
    for path in (path for path in folders(context.folder.root / "departments", context) if on_the_way(path.name, only)):
        data = read_yaml(context.folder, path / "region.yml", context.problems)
        if data is not None:
            fields = Fields(data, context.folder.name(path / "region.yml"), context.problems)
            yield fields.whole(partial(region, slug=path.name))


def chosen_regions(regions: Iterable[Region], start: str, problems: Problems) -> list[Region]:
    known = list(regions)
    chosen = [region for region in known if region.code.startswith(start)]
    if known and not chosen:
        problems.add(Spot("departments"), "unknown-region", found=start, known=", ".join(sorted(one.code for one in known)))
    return chosen


def settings_of(region: str, address: str, folder: Folder, problems: Problems) -> Settings:
    """`address` counts where the settings name none."""
    settings = read_settings(folder, problems)
    return replace(settings, address=address_of_region(settings.address or address, region))


def address_of_region(address: str, region: str) -> str:
    """A regional site lies in a folder of the whole one, named by its code."""
    return f"{address}{region}/" if region and address else address


def departments_within(departments: list[Department], region: str) -> list[Department]:
    """Successors on another regional site have no page to link to."""
    known = {one.id for one in departments}
    return [replace(one, successor=replace(one.successor, department_id=None))
            if region and one.successor and one.successor.department_id not in known else one for one in departments]


def region(fields: Fields, slug: str) -> Region:
    return Region(slug, fields.bilingual("name"), fields.text("code"), fields.text("level", choices=LEVELS),
                  fields.bilingual("province"))


def read_departments(region: Region, context: SharedContent, only: Sequence[str] = ()) -> Iterator[Department]:
    for path in folders(context.folder.root / "departments" / region.id, context):
        if not on_the_way(f"{region.id}/{path.name}", only):
            continue
        data = read_yaml(context.folder, path / "department.yml", context.problems)
        if data is not None:
            fields = Fields(data, context.folder.name(path / "department.yml"), context.problems)
            yield fields.whole(partial(department, region=region, slug=path.name))


def department(fields: Fields, region: Region, slug: str) -> Department:
    name = fields.bilingual("name")
    return Department(f"{region.id}/{slug}", region, name, fields.bilingual("short", required=False) or name,
                      fields.text("type"), fields.texts("predecessor"), succession(fields))


def succession(fields: Fields) -> Succession | None:
    if fields.data.get("successor") is None:
        fields.asked.add("successor")
        return None
    return fields.mapping("successor").whole(lambda f: Succession(
        f.bilingual("name"), f.text("id", required=False) or None, f.date("date"),
        f.bilingual("document", required=False)))


def read_reports(department: Department, context: SharedContent, only: Sequence[str]) -> Iterator[Report]:
    base = context.folder.root / "departments" / department.id
    for path in folders(base, context):
        if not YEAR.match(path.name):
            context.problems.add(Spot(context.folder.name(path)), "bad-year", found=path.name)
            continue
        projects = tuple(folders(path, context))
        has_whole = (path / "report.yml").exists() or not projects
        for report_path in ((path, *projects) if has_whole else projects):
            if not on_the_way(report_path.relative_to(context.folder.root / "departments").as_posix(), only):
                continue
            report = read_report(report_path, department, int(path.name), context)
            if report and placed_right(report, report_path == path, context):
                yield report if has_whole else replace(report, alone=True)


def confirmed(report: Report, problems: Problems) -> bool:
    if report.draft:
        problems.notice(Spot(f"{report.folder}/report.yml", None, "draft"), "draft-left-out")
    return not report.draft


def placed_right(report: Report, at_year: bool, context: SharedContent) -> bool:
    if at_year == (report.kind == "whole"):
        return True
    context.problems.add(Spot(f"{report.folder}/report.yml", None, "kind"), "kind-place", found=report.kind)
    return False


def read_glossary(folder: Folder, problems: Problems) -> tuple[Term, ...]:
    """A publisher's term stands in the place of ours that is called the same in the original."""
    own = terms(folder, problems) if (folder.root / GLOSSARY).exists() else ()
    return tuple({one.term[ORIGINAL]: one for one in (*our_glossary(), *own)}.values())


@cache
def our_glossary() -> tuple[Term, ...]:
    problems = Problems()
    found = terms(OURS, problems)
    problems.raise_if_any()
    return found


def terms(folder: Folder, problems: Problems) -> tuple[Term, ...]:
    lines = read_csv(folder, folder.root / GLOSSARY, LANGUAGES, in_columns("note"), problems)
    return tuple(Term(in_each(line.__getitem__), text_in(line, "note", problems)) for line in lines)
