"""A content published as data files, once, for the tests to read."""
from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from mingbai.checks.engine import SiteChecks, check_site
from mingbai.load.site import read_site
from mingbai.model.report import Site
from mingbai.opendata.cells import DataRow
from mingbai.opendata.dates import created_at
from mingbai.opendata.files import file_contents, files_of_reports, resources
from mingbai.opendata.parts import save
from mingbai.opendata.shared import shared_files
from mingbai.opendata.tables import tables
from mingbai.text.value import replace


@dataclass(frozen=True)
class Published:
    site: Site
    checks: SiteChecks
    files: dict[str, bytes]

    def text(self, name: str) -> str:
        return self.files[name].decode("utf-8")

    def rows(self, name: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.text(name), newline="")))

    @cached_property
    def figures(self) -> dict[tuple[str, str], dict[str, str]]:
        return {(row["report_id"], row["figure_id"]): row for row in self.rows("figures.csv")}

    def figure(self, report_id: str, figure_id: str) -> dict[str, str]:
        return self.figures[report_id, figure_id]


def publish(content: Path, **changes) -> Published:
    site, _ = read_site(content)
    return publish_site(site, **changes)


def data_files(site: Site, checks: SiteChecks, created: datetime, changes: Iterable[DataRow] = ()) -> dict[str, bytes]:
    """Every file by its path below `data/`: each report adds its part, as departments do."""
    own: dict[str, bytes] = {}
    with tempfile.TemporaryDirectory() as made:
        folder, parts = Path(made), []
        for number, report in enumerate(site.reports):
            alone, part = replace(site, reports=(report,)), folder / f"{number}.rows"
            found = tables(alone, SiteChecks({report.id: checks.reports[report.id]}))
            files = files_of_reports(alone, found, checks, created)
            save(part, found, resources(files))
            parts.append(part)
            own |= file_contents(files)
        names = shared_files(site, parts, folder / "data", created, changes)
        return {name: (folder / "data" / name).read_bytes() for name in names} | own


def publish_site(site: Site, **changes) -> Published:
    checks = check_site(site)
    return Published(site, checks, data_files(site, checks, created_at(site, {}), **changes))
