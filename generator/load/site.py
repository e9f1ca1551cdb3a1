"""The whole content folder: settings, schemes, regions, departments, reports."""
from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.load.allowances import read_allowances
from generator.load.articles import read_articles
from generator.load.csvfile import read_csv
from generator.load.fields import Fields
from generator.load.redirects import read_redirects
from generator.load.report import Context, read_report
from generator.load.schemes import read_schemes
from generator.load.settings import read_settings
from generator.load.textfile import Folder
from generator.load.yamlfile import read_yaml
from generator.model import Bilingual, Department, Region, Report, Site, Succession, Term
from generator.problems import ContentError, Problem, Problems, Spot
from generator.text.units import Units

SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
YEAR = re.compile(r"^(19|20)\d{2}$")
RESERVED = {"compare", "indicators", "checks", "data", "about", "search", "assets", "corrections", "before", "embed"}
LEVELS = ("country", "province", "prefecture", "county", "district")


def read_site(root: Path, only: str = "", drafts: bool | None = None) -> tuple[Site, list[Problem]]:
    """Read the content, or only the reports whose id starts with `only`. Raises ContentError with every problem.

    Drafts are left out and told, unless asked for, here or by MINGBAI_DRAFT=1.
    """
    drafts = os.environ.get("MINGBAI_DRAFT") == "1" if drafts is None else drafts
    problems, folder = Problems(), Folder(root)
    if not (root / "departments").is_dir():
        raise ContentError([Problem(Spot("departments"), "missing-folder")])
    context = Context(folder, read_units(folder, problems), read_schemes(folder, problems),
                      read_topics(folder, problems), problems)
    regions = list(read_regions(context))
    departments = [d for region in regions for d in read_departments(region, context)]
    reports = [r for department in departments for r in read_reports(department, context, only)
               if drafts or confirmed(r, problems)]
    published, withdrawn = (tuple(r for r in reports if bool(r.withdrawn) == is_gone) for is_gone in (False, True))
    addresses = {one.id for one in (*regions, *departments, *reports)}
    site = Site(read_settings(folder, problems), tuple(regions), tuple(departments), published, context.schemes,
                context.topics, read_glossary(folder, problems), read_articles(folder, problems), withdrawn,
                () if only else read_redirects(folder, addresses, problems),
                read_allowances(folder, {report.id: report for report in reports}, problems, bool(only) or bool(problems.items)))
    problems.raise_if_any()
    return site, problems.notices


def read_units(folder: Folder, problems: Problems) -> Units:
    data = read_yaml(folder, folder.root / "units.yml", problems)
    if data is None:
        raise ContentError(problems.items)
    return Units(data)


def read_topics(folder: Folder, problems: Problems) -> dict[str, Bilingual]:
    data = read_yaml(folder, folder.root / "topics.yml", problems)
    if data is None:
        return {}
    fields = Fields(data, "topics.yml", problems)
    return {key: topic for key in data if (topic := fields.bilingual(key))}


def folders(path: Path, context: Context) -> Iterator[Path]:
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


def read_regions(context: Context) -> Iterator[Region]:
    for path in folders(context.folder.root / "departments", context):
        data = read_yaml(context.folder, path / "region.yml", context.problems)
        if data is not None:
            fields = Fields(data, context.folder.name(path / "region.yml"), context.problems)
            yield fields.whole(lambda f, slug=path.name: Region(
                slug, f.bilingual("name"), f.text("code"), f.text("level", choices=LEVELS), f.bilingual("province")))


def read_departments(region: Region, context: Context) -> Iterator[Department]:
    for path in folders(context.folder.root / "departments" / region.id, context):
        data = read_yaml(context.folder, path / "department.yml", context.problems)
        if data is not None:
            fields = Fields(data, context.folder.name(path / "department.yml"), context.problems)
            yield fields.whole(lambda f, slug=path.name: department(f, region, slug))


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


def read_reports(department: Department, context: Context, only: str) -> Iterator[Report]:
    base = context.folder.root / "departments" / department.id
    for path in folders(base, context):
        if not YEAR.match(path.name):
            context.problems.add(Spot(context.folder.name(path)), "bad-year", found=path.name)
            continue
        projects = tuple(folders(path, context))
        has_whole = (path / "report.yml").exists() or not projects
        for report_path in ((path, *projects) if has_whole else projects):
            if only and not report_path.relative_to(context.folder.root / "departments").as_posix().startswith(only):
                continue
            report = read_report(report_path, department, int(path.name), context)
            if report and placed_right(report, report_path == path, context):
                yield report if has_whole else replace(report, alone=True)


def confirmed(report: Report, problems: Problems) -> bool:
    if report.draft:
        problems.notice(Spot(f"{report.folder}/report.yml", None, "draft"), "draft-left-out")
    return not report.draft


def placed_right(report: Report, at_year: bool, context: Context) -> bool:
    if at_year == (report.kind == "whole"):
        return True
    context.problems.add(Spot(f"{report.folder}/report.yml", None, "kind"), "kind-place", found=report.kind)
    return False


def read_glossary(folder: Folder, problems: Problems) -> tuple[Term, ...]:
    lines = read_csv(folder, folder.root / "glossary.csv", ("zh", "en"), ("note_zh", "note_en"), problems)
    return tuple(Term(Bilingual(line["zh"], line["en"]),
                      Bilingual(line["note_zh"], line["note_en"]) if line["note_zh"] else None) for line in lines)
