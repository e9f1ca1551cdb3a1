"""Every public data file of a site: name → bytes, then a folder."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

import pandas as pd

from generator.checks.engine import SiteChecks
from generator.model import Bilingual, Report, Site
from generator.opendata.cells import Row
from generator.opendata.csvfile import csv_bytes
from generator.opendata.dictionary import data_dictionary, word
from generator.opendata.package import File, Resource, json_bytes, package_bytes, resource
from generator.opendata.recompute_book import recompute_bytes
from generator.opendata.reportjson import SCHEMA_FILE, report_data, schema_bytes
from generator.opendata.tables import Frames, tables
from generator.opendata.workbook import workbook_bytes

WORKBOOK, PACKAGE = "mingbai.xlsx", "datapackage.json"


def data_files(site: Site, checks: SiteChecks, created: datetime, changes: Iterable[Row] = ()) -> dict[str, bytes]:
    """Every file by its path below `data/`. The same content and date make the same bytes."""
    frames = tables(site, checks, changes)
    own, shared = files_of_reports(site, frames, checks, created), shared_files(site, frames, created)
    return with_package(site, shared, map(resource, own), created) | contents(own)


def with_package(site: Site, shared: Iterable[File], own: Iterable[Resource], created: datetime) -> dict[str, bytes]:
    """The files that all reports share, and what describes them and `own`, the files of each report."""
    shared = list(shared)
    return {**contents(shared), PACKAGE: package_bytes(site, [*map(resource, shared), *own], created)}


def contents(files: Iterable[File]) -> dict[str, bytes]:
    return {file.path: file.data for file in files}


def write(files: Mapping[str, bytes], folder: Path) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def table_files(frames: Frames) -> Iterator[File]:
    for name, table in data_dictionary().tables.items():
        yield File(table.file, csv_bytes(frames[name], table), name, table.title, table.description, table)


def common_files(site: Site, frames: Frames, created: datetime) -> Iterator[File]:
    title = word("package.title", site=site.settings.name)
    yield File(WORKBOOK, workbook_bytes(frames, title, site.settings.publisher, created), "workbook",
               *said("workbook"))
    yield File(SCHEMA_FILE, schema_bytes(), "report-schema", *said("report-schema"))


def shared_files(site: Site, frames: Frames, created: datetime) -> Iterator[File]:
    yield from table_files(frames)
    yield from common_files(site, frames, created)


def files_of_reports(site: Site, frames: Frames, checks: SiteChecks, created: datetime) -> list[File]:
    figures, found = by_report(frames["figures"]), by_report(frames["checks"])
    return [file for report in site.reports for file in (
        json_file(report, site, found.get(report.id, frames["checks"].iloc[:0])),
        figures_file(report, figures.get(report.id, frames["figures"].iloc[:0])),
        recompute_file(report, site, checks, created))]


def recompute_file(report: Report, site: Site, checks: SiteChecks, created: datetime) -> File:
    title = word("resources.report-checks.title", report=report.title)
    data = recompute_bytes(checks.reports[report.id], title, site.settings.publisher, created)
    return File(checks_path(report), data, f"checks--{slug(report)}", *said("report-checks", report=report.title))


def by_report(frame: pd.DataFrame) -> dict[str, pd.DataFrame]:
    return dict(iter(frame.groupby("report_id")))


def json_file(report: Report, site: Site, checks: pd.DataFrame) -> File:
    data = json_bytes(report_data(report, site.settings, rows_of(checks)))
    return File(json_path(report), data, f"report--{slug(report)}", *said("report-json", report=report.title))


def figures_file(report: Report, figures: pd.DataFrame) -> File:
    table = data_dictionary().tables["figures"]
    return File(figures_path(report), csv_bytes(figures, table), f"figures--{slug(report)}",
                *said("report-figures", report=report.title), table, part=True)


def json_path(report: Report) -> str:
    return f"reports/{report.id}.json"


def figures_path(report: Report) -> str:
    return f"reports/{report.id}.figures.csv"


def checks_path(report: Report) -> str:
    return f"reports/{report.id}.checks.xlsx"


def rows_of(frame: pd.DataFrame) -> list[Row]:
    """Its rows; what is not stated is nothing."""
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


def slug(report: Report) -> str:
    return report.id.replace("/", "--")


def said(name: str, **values: Bilingual) -> tuple[Bilingual, Bilingual]:
    return word(f"resources.{name}.title", **values), word(f"resources.{name}.description")
