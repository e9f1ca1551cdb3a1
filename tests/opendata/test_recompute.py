"""The workbook to recompute a report with: its formulas give the published verdicts, and follow the figures."""
from __future__ import annotations

import io
import re
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from mingbai.checks.engine import ReportChecks, check_site
from mingbai.checks.outcomes import PASS
from mingbai.load.site import read_site
from mingbai.model.report import Bilingual
from mingbai.opendata import formulas
from mingbai.opendata.recompute import repeatable, verdict
from mingbai.opendata.recompute_book import recompute_bytes
from mingbai.text.value import replace
from tests.support.office import calculated, find_office
from tests.support.sites import CASES

CONTENTS = (Path(__file__).parents[2] / "content", *(CASES / "sites" / name for name in ("tiny", "full", "bare")))
TITLE = Bilingual("核对", "Checks")
DAY = datetime(2024, 7, 15)
FUNCTIONS = {"MIN", "MAX", "IF", "AND", "ABS"}


@cache
def reports() -> dict[str, ReportChecks]:
    found = {}
    for content in CONTENTS:
        found |= {name.replace("/", "--"): checks for name, checks in check_site(read_site(content)[0]).reports.items()}
    return found


@cache
def workbook(name: str) -> bytes:
    return recompute_bytes(reports()[name], TITLE, TITLE, DAY)


def sheet(data: bytes, name: str, values: bool = False) -> list[dict]:
    head, *lines = openpyxl.load_workbook(io.BytesIO(data), data_only=values)[name].iter_rows(values_only=True)
    return [dict(zip((title.split("\n")[0] for title in head), line, strict=True)) for line in lines]


def names() -> list[str]:
    return list(reports())


# ---- as it is written

@pytest.mark.parametrize("name", names())
def test_every_figure_and_every_arithmetic_check_is_there(name: str) -> None:
    checks, figures = reports()[name], sheet(workbook(name), "figures")
    assert [row["figure_id"] for row in figures][:len(checks.report.figures)] == list(checks.report.figures)
    chosen = repeatable(checks)
    assert [(row["check"], row["published"]) for row in sheet(workbook(name), "checks")] == [
        (f"{check.rule.id}-{check.number}", verdict(check.status == PASS)) for check in chosen]


def test_few_checks_with_a_calculation_are_left_out() -> None:
    tried = [check for checks in reports().values() for check in checks.checks if check.outcome.trial]
    kept = [check for checks in reports().values() for check in repeatable(checks)]
    assert len(kept) > 300 and len(tried) - len(kept) < len(tried) / 50


@pytest.mark.parametrize("name", names())
def test_the_stored_values_are_right_before_anything_is_calculated(name: str) -> None:
    for row, check in zip(sheet(workbook(name), "checks", values=True), repeatable(reports()[name]), strict=True):
        assert row["same"] is True and row["verdict"] == row["published"]
        assert row["recomputed"] == float(check.outcome.trial.worked_out.value())
    for row, figure in zip(sheet(workbook(name), "figures", values=True), reports()[name].report.figures.values(), strict=False):
        assert row["base_value"] == (None if figure.value is None else float(figure.base)), figure.id


@pytest.mark.parametrize("name", names())
def test_formulas_are_plain_arithmetic_over_the_two_sheets(name: str) -> None:
    for page in ("figures", "checks"):
        written = [cell for row in sheet(workbook(name), page) for cell in row.values()
                   if isinstance(cell, str) and cell.startswith("=")]
        assert all(len(one) < 8192 for one in written)
        assert {function for one in written for function in re.findall(r"([A-Z]{2,})\(", one)} <= FUNCTIONS
        assert {place for one in written for place in re.findall(r"([^\s(,*/+\-=<>]+)!", one)} <= {"figures"}


def test_the_same_report_makes_the_same_bytes() -> None:
    name = names()[0]
    assert recompute_bytes(reports()[name], TITLE, TITLE, DAY) == workbook(name)


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    checks = reports()["anyang--housing--2023"]
    bait = '=HYPERLINK("http://example.org","x")'
    figures = {key: replace(one, label=Bilingual(bait, "@SUM(1)")) for key, one in checks.report.figures.items()}
    baited = ReportChecks(replace(checks.report, figures=figures), checks.checks)
    book = openpyxl.load_workbook(io.BytesIO(recompute_bytes(baited, Bilingual("=1+1", "=1+1"), TITLE, DAY)))
    first = book["figures"][2]
    assert (first[1].data_type, first[1].value, first[2].value) == ("s", f"'{bait}", "'@SUM(1)")


def test_a_formula_too_long_for_a_spreadsheet_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    checks = reports()["anyang--housing--2023"]
    monkeypatch.setattr("mingbai.opendata.recompute.LONGEST", 30)
    assert 0 < len(repeatable(checks)) < len([check for check in checks.checks if check.outcome.trial])
    assert formulas.LONGEST < 8192


# ---- as a spreadsheet program works it out

@pytest.fixture(scope="module")
def office() -> str:
    found = find_office()
    if found is None:
        pytest.skip("LibreOffice is not installed")
    return found


@pytest.fixture(scope="module")
def worked_out(office: str, tmp_path_factory):
    folder = tmp_path_factory.mktemp("office")
    books = [folder / f"{name}.xlsx" for name in names()]
    for book in books:
        book.write_bytes(workbook(book.stem))
    return calculated(office, books, folder / "out")


def test_it_opens_clean_and_gives_the_same_verdicts(worked_out) -> None:
    seen = 0
    for name in names():
        for row in worked_out[name, "checks"]:
            assert (row["same"], row["verdict"]) == ("TRUE", row["published"]), (name, row)
            seen += 1
        cells = [cell for page in ("figures", "checks") for row in worked_out[name, page] for cell in row.values()]
        assert [cell for cell in cells if cell.startswith(("#", "Err:"))] == []
    assert seen > 300


def test_it_calculates_what_we_calculate(worked_out) -> None:
    for name in names():
        for row, check in zip(worked_out[name, "checks"], repeatable(reports()[name]), strict=True):
            value = check.outcome.trial.worked_out.value()
            assert abs(Decimal(row["recomputed"]) - value) <= abs(value) * Decimal("1E-9") + Decimal("1E-6"), row


def test_a_changed_figure_changes_the_verdict(office: str, tmp_path: Path) -> None:
    """Every total of a report, one by one: raised by a tenth it no longer fits."""
    name = "anyang--housing--2023"
    chosen = [check for check in repeatable(reports()[name]) if check.status == PASS and check.rule.id in ("A01", "A02", "C01")]
    books = []
    for check in chosen:
        book = openpyxl.load_workbook(io.BytesIO(workbook(name)))
        row = next(row for row in book["figures"].iter_rows(min_row=2) if row[0].value == check.figures[0].id)
        row[4].value = row[4].value * 1.1 + 1
        books.append(tmp_path / f"{check.rule.id}-{check.number}.xlsx")
        book.save(books[-1])
    found = calculated(office, books, tmp_path / "out")
    for book in books:
        changed = next(row for row in found[book.stem, "checks"] if row["check"] == book.stem)
        assert (changed["verdict"], changed["same"]) == (verdict(False), "FALSE")
    assert books
