"""The data files of each report. Those of the whole site are in `shared`."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from mingbai.checks.engine import ReportChecks, SiteChecks
from mingbai.model.report import Bilingual, Report, Site
from mingbai.opendata.csvfile import csv_bytes
from mingbai.opendata.dictionary import data_dictionary, word
from mingbai.opendata.findings import MESSAGES
from mingbai.opendata.package import File, resource_bytes, sum_of
from mingbai.opendata.recompute_book import recompute_bytes
from mingbai.opendata.reportjson import report_data
from mingbai.opendata.tables import TableLine, Tables
from mingbai.text.json_text import on_one_line
from mingbai.text.value import not_none

DECIDED = ("checks", "promises", "derived", "issues")   # tables whose rows a report's JSON holds
WORKBOOK, PACKAGE = "mingbai.xlsx", "datapackage.json"


def files_of_reports(site: Site, tables: Tables, checks: SiteChecks, created: datetime) -> list[tuple[File, bytes]]:
    lines = {name: lines_by_report(tables[name]) for name in ("figures", *DECIDED)}
    return [made for report in site.reports for made in files_of_report(
        report, site, {name: found.get(report.id, []) for name, found in lines.items()}, checks.reports[report.id], created)]


def files_of_report(report: Report, site: Site, lines: Mapping[str, Sequence[TableLine]], checks: ReportChecks,
                    created: datetime) -> Iterator[tuple[File, bytes]]:
    """`lines`: its own, by table."""
    yield json_file(report, site, lines)
    yield figures_file(report, lines["figures"])
    yield recompute_file(checks, site, created, lines["checks"])


def file_contents(files: Iterable[tuple[File, bytes]]) -> dict[str, bytes]:
    return {file.path: data for file, data in files}


def resources(files: Iterable[tuple[File, bytes]]) -> Iterator[bytes]:
    """How the package describes them."""
    return (resource_bytes(file, sum_of(data)) for file, data in files)


def lines_by_report(lines: Iterable[TableLine]) -> dict[str, list[TableLine]]:
    """Of a table that begins with the report."""
    found: dict[str, list[TableLine]] = {}
    for line in lines:
        found.setdefault(not_none(line[0]), []).append(line)
    return found


def json_file(report: Report, site: Site, lines: Mapping[str, Sequence[TableLine]]) -> tuple[File, bytes]:
    known = data_dictionary().tables
    decided = {name: [dict(zip(known[name].column_names, line, strict=True)) for line in lines[name]] for name in DECIDED}
    data = on_one_line(report_data(report, site.settings, decided)) + b"\n"
    return File(json_path(report), f"report--{slug(report)}", *title_and_description("report-json", report=report.title)), data


def figures_file(report: Report, figures: Iterable[TableLine]) -> tuple[File, bytes]:
    table = data_dictionary().tables["figures"]
    return File(figures_path(report), f"figures--{slug(report)}", *title_and_description("report-figures", report=report.title),
                table,
                part=True), csv_bytes(figures, table)


def recompute_file(checks: ReportChecks, site: Site, created: datetime, found: Iterable[TableLine]) -> tuple[File, bytes]:
    """`found`: the checks as checks.csv has them."""
    names = data_dictionary().tables["checks"].column_names
    places = {name: names.index(name) for name in MESSAGES}
    report, told = checks.report, ({name: line[place] for name, place in places.items()} for line in found)
    title = word("resources.report-checks.title", report=report.title)
    file = File(checks_path(report), f"checks--{slug(report)}", *title_and_description("report-checks", report=report.title))
    return file, recompute_bytes(checks, title, site.settings.publisher, created, told)


def json_path(report: Report) -> str:
    return f"reports/{report.id}.json"


def figures_path(report: Report) -> str:
    return f"reports/{report.id}.figures.csv"


def checks_path(report: Report) -> str:
    return f"reports/{report.id}.checks.xlsx"


def slug(report: Report) -> str:
    return report.id.replace("/", "--")


def title_and_description(name: str, **values: Bilingual) -> tuple[Bilingual, Bilingual]:
    return word(f"resources.{name}.title", **values), word(f"resources.{name}.description")


def write_files(files: Mapping[str, bytes], folder: Path) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
