"""Every public data file of a site: name → bytes, then a folder."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from generator.checks.engine import SiteChecks
from generator.model import Bilingual, Report, Site
from generator.opendata.cells import Row
from generator.opendata.csvfile import csv_bytes
from generator.opendata.dictionary import data_dictionary, word
from generator.opendata.package import File, json_bytes, package_bytes
from generator.opendata.recompute_book import recompute_bytes
from generator.opendata.reportjson import SCHEMA_FILE, report_data, schema_bytes
from generator.opendata.tables import Frames, tables
from generator.opendata.workbook import workbook_bytes

WORKBOOK, PACKAGE = "mingbai.xlsx", "datapackage.json"


def data_files(site: Site, checks: SiteChecks, created: datetime, changes: Iterable[Row] = (),
               books: Mapping[str, bytes] = MappingProxyType({})) -> dict[str, bytes]:
    """Every file by its path below `data/`. The same content and date make the same bytes. `books` are recompute
    workbooks that are made already, by path."""
    frames = tables(site, checks, changes)
    described = [*table_files(frames), *common_files(site, frames, created), *files_of_reports(site, frames),
                 *recompute_files(site, checks, created, books)]
    return {**{file.path: file.data for file in described}, PACKAGE: package_bytes(site, described, created)}


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


def files_of_reports(site: Site, frames: Frames) -> Iterator[File]:
    figures, checks = by_report(frames["figures"]), by_report(frames["checks"])
    for report in site.reports:
        yield json_file(report, site, checks.get(report.id, frames["checks"].iloc[:0]))
        yield figures_file(report, figures.get(report.id, frames["figures"].iloc[:0]))


def recompute_files(site: Site, checks: SiteChecks, created: datetime, books: Mapping[str, bytes]) -> Iterator[File]:
    for report in site.reports:
        path = checks_path(report)
        data = books[path] if path in books else recompute_book(report, site, checks, created)
        yield File(path, data, f"checks--{slug(report)}", *said("report-checks", report=report.title))


def recompute_book(report: Report, site: Site, checks: SiteChecks, created: datetime) -> bytes:
    title = word("resources.report-checks.title", report=report.title)
    return recompute_bytes(checks.reports[report.id], title, site.settings.publisher, created)


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
