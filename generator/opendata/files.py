"""Every public data file of a site: name → bytes, then a folder."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

import pandas as pd

from generator.model import Report, Settings, Site
from generator.opendata.cells import Row
from generator.opendata.csvfile import csv_bytes
from generator.opendata.dictionary import data_dictionary, word
from generator.opendata.package import File, json_bytes, package_bytes
from generator.opendata.reportjson import SCHEMA_FILE, report_data, schema_bytes
from generator.opendata.tables import Frames, Records, tables
from generator.opendata.workbook import workbook_bytes

WORKBOOK, PACKAGE = "mingbai.xlsx", "datapackage.json"


def data_files(site: Site, created: datetime, records: Records = Records()) -> dict[str, bytes]:
    """Every file by its path below `data/`. The same content and date make the same bytes."""
    described = list(described_files(site, created, records))
    return {**{file.path: file.data for file in described}, PACKAGE: package_bytes(site, described, created)}


def write(files: Mapping[str, bytes], folder: Path) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def described_files(site: Site, created: datetime, records: Records) -> Iterator[File]:
    frames = tables(site, records)
    for table in data_dictionary().tables.values():
        yield File(table.file, csv_bytes(frames[table.name], table), table.name, table.title, table.description, table)
    yield File(WORKBOOK, workbook(site, frames, created), "workbook", *said("workbook"))
    yield File(SCHEMA_FILE, schema_bytes(), "report-schema", *said("report-schema"))
    figures = dict(iter(frames["figures"].groupby("report_id")))
    for report in site.reports:
        checks = [row for row in records.checks if row["report_id"] == report.id]
        yield json_file(report, site.settings, checks)
        yield figures_file(report, figures.get(report.id, frames["figures"].iloc[:0]))


def said(name: str, **values):
    return word(f"resources.{name}.title", **values), word(f"resources.{name}.description")


def workbook(site: Site, frames: Frames, created: datetime) -> bytes:
    title = word("package.title", site=site.settings.name)
    return workbook_bytes(frames, title, site.settings.publisher, created)


def json_file(report: Report, settings: Settings, checks: list[Row]) -> File:
    data = json_bytes(report_data(report, settings, checks))
    return File(f"reports/{report.id}.json", data, f"report--{slug(report)}",
                *said("report-json", report=report.title))


def figures_file(report: Report, figures: pd.DataFrame) -> File:
    table = data_dictionary().tables["figures"]
    return File(f"reports/{report.id}.figures.csv", csv_bytes(figures, table), f"figures--{slug(report)}",
                *said("report-figures", report=report.title), table, part=True)


def slug(report: Report) -> str:
    return report.id.replace("/", "--")
