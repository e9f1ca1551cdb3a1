"""Every figure that a source states is published: the inventories, made from the sources by hand, against figures.csv.

An inventory has one line for each figure printed in the source: `section,token,unit`. It counts as published when
the report's rows of figures.csv hold the same value in the same unit and cite the same section.
"""
from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest

from mingbai.checks.engine import check_site
from mingbai.load.site import read_site, read_units
from mingbai.load.textfile import Folder
from mingbai.model.problems import Problems
from mingbai.model.report import Report
from mingbai.opendata.csvfile import csv_bytes
from mingbai.opendata.dictionary import data_dictionary
from mingbai.opendata.tables import tables
from mingbai.text.quantity import Quantity, read_quantity
from tests.support.builds import ROOT
from tests.support.sites import CASES

INVENTORIES = sorted((CASES / "inventory").glob("*.csv"))
LEAST = Decimal("0.97")
DATE_UNIT = "date"
UNITS = read_units(Folder(ROOT / "content"), Problems())


@pytest.fixture(scope="module")
def site():
    return read_site(ROOT / "content")[0]


@pytest.fixture(scope="module")
def published(site):
    """The rows of figures.csv, as anyone would read them."""
    data = csv_bytes(tables(site, check_site(site))["figures"], data_dictionary().tables["figures"])
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def read_inventory(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def report_id(path: Path) -> str:
    return path.stem.replace("--", "/")


def what(quantity: Quantity) -> tuple:
    """What is compared: the value in base units and what it measures, or the date, or the words."""
    if quantity.base is not None:
        return quantity.base, quantity.measure
    return quantity.date or quantity.printed, quantity.kind


def of_token(line: dict[str, str]) -> tuple:
    unit = "" if line["unit"] == DATE_UNIT else line["unit"]
    return what(read_quantity(line["token"] + unit, UNITS))


def of_row(row: dict[str, str]) -> list[tuple]:
    """The value of a row, and the upper end of a range."""
    if row["date"]:
        return [(row["date"], "date")]
    if not row["value"]:
        return [(row["as_printed"], "text")]
    unit = UNITS.find(row["unit"])
    return [(Decimal(row[end]) * unit.scale, unit.kind) for end in ("value", "upper") if row[end]]


def agrees(found: tuple, token: tuple) -> bool:
    """Where the source prints no unit (`56亿`), the value alone is compared."""
    return found[0] == token[0] and token[1] in (found[1], "number")


def misses(report: Report, inventory: list[dict[str, str]], published: list[dict[str, str]]) -> list[str]:
    rows = [row for row in published if row["report_id"] == report.id]
    known = {(found, row["source_section"]) for row in rows for found in of_row(row)}
    titles = {section.key: section.title.zh for source in report.sources for section in source.sections}
    return [f"{line['section']}: {line['token']}{line['unit']} ({line['context_free_note']})" for line in inventory
            if not is_published(line, titles, known, rows)]


def is_published(line: dict[str, str], titles: dict[str, str], known: set, rows: list[dict[str, str]]) -> bool:
    title = titles[line["section"].partition("@")[0]]
    token = of_token(line)
    if any(agrees(found, token) and title in sections for found, sections in known):
        return True
    return any(row["kind"] == "text" and line["token"] in row["as_printed"] and title in row["source_section"]
               for row in rows)


def test_every_report_has_its_inventory(site):
    assert {report_id(path) for path in INVENTORIES} == {report.id for report in site.reports}


@pytest.mark.parametrize("path", INVENTORIES, ids=lambda path: path.stem)
def test_nearly_every_printed_figure_is_published(path, site, published):
    inventory = read_inventory(path)
    missed = misses(site.by_id[report_id(path)], inventory, published)
    covered = 1 - Decimal(len(missed)) / len(inventory)
    assert covered >= LEAST, "\n".join([f"{covered:.1%} of {len(inventory)} printed figures; missing:", *missed])


def test_a_figure_that_is_not_published_is_missed(site, published):
    """The comparison itself can fail: another value, another unit, another section."""
    report = site.by_id["hengshan/housing/2022"]
    line = next(one for one in read_inventory(CASES / "inventory/hengshan--housing--2022.csv")
                if one["unit"] == "万元")
    other = next(section.key for source in report.sources for section in source.sections
                 if section.key != line["section"])
    assert misses(report, [line], published) == []
    for changed in ({"token": f"{line['token']}1"}, {"unit": "亿元"}, {"section": other}):
        assert len(misses(report, [{**line, **changed}], published)) == 1
