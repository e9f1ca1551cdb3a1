"""A content published as data files, once, for the tests to read."""
from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.checks.engine import SiteChecks, check_site
from generator.load.site import read_site
from generator.model import Site
from generator.opendata.dates import created_at
from generator.opendata.files import data_files


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


def publish_site(site: Site, **changes) -> Published:
    checks = check_site(site)
    return Published(site, checks, data_files(site, checks, created_at(site, {}), **changes))
