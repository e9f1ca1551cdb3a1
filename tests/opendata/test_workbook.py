"""The workbook holds the same tables, numbers as numbers, and says what each column is."""
from __future__ import annotations

import dataclasses
import io
import zipfile
from decimal import Decimal

import openpyxl
import pytest

from generator.model import Bilingual
from generator.opendata import workbook
from generator.opendata.dates import created_at
from generator.opendata.dictionary import data_dictionary
from generator.opendata.tables import tables
from generator.opendata.workbook import is_exact, shortened, workbook_bytes
from tests.opendata.published import publish_site

NAME = Bilingual("名", "name")


@pytest.fixture(scope="module")
def book(real):
    return openpyxl.load_workbook(io.BytesIO(real.files["mingbai.xlsx"]))


def test_one_sheet_per_table_with_the_rows_of_the_csv(book, real):
    assert book.sheetnames == list(data_dictionary().tables)
    for name, table in data_dictionary().tables.items():
        header, *lines = book[name].iter_rows(values_only=True)
        assert list(header) == table.column_names
        rows = real.rows(table.file)
        assert len(lines) == len(rows)
        for line, row in zip(lines, rows, strict=True):
            for column, cell in zip(table.columns, line, strict=True):
                assert same(cell, row[column.name], column), (name, column.name, cell, row[column.name])


def same(cell, text, column) -> bool:
    if not text:
        return cell is None
    if column.type in ("number", "integer"):
        return not isinstance(cell, str) and Decimal(repr(cell)) == Decimal(text)
    if column.type == "boolean":
        return cell is (text == "true")
    return cell == text.replace("\r\n", "\n")


def test_the_header_is_frozen_and_explained_in_both_languages(book):
    for name, table in data_dictionary().tables.items():
        sheet = book[name]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        for cell, column in zip(sheet[1], table.columns, strict=True):
            assert column.description.zh in cell.comment.text and column.description.en in cell.comment.text
            assert sheet.column_dimensions[cell.column_letter].width >= 8


def test_printed_decimals_are_shown(book, real):
    sheet, names = book["figures"], data_dictionary().tables["figures"].column_names
    place = names.index("value") + 1
    for number, row in enumerate(real.rows("figures.csv"), 2):
        decimals = len(row["value"].partition(".")[2])
        if row["value"]:
            assert sheet.cell(number, place).number_format == (f"0.{'0' * decimals}" if decimals else "0")


@pytest.mark.parametrize(("value", "exact"), [
    ("0", True), ("0.1", True), ("123456789012345", True), ("1234567890123456", False), ("0.00", True),
    ("1234567890.123456", False), ("-15698.18", True), ("100000000000000000000", True)])
def test_what_a_spreadsheet_would_round_is_no_number(value, exact):
    assert is_exact(Decimal(value)) is exact
    if exact:
        assert Decimal(repr(float(value))) == Decimal(value)


def test_a_number_too_long_for_a_spreadsheet_is_text(tiny):
    report = tiny.site.reports[0]
    figure = report.figures["money.total.actual"]
    long = dataclasses.replace(figure, quantity=dataclasses.replace(figure.quantity, value=Decimal("1234567890123456.78")))
    changed = dataclasses.replace(report, figures={**report.figures, figure.id: long})
    site = dataclasses.replace(tiny.site, reports=(changed, *tiny.site.reports[1:]))
    published = publish_site(site)
    sheet = openpyxl.load_workbook(io.BytesIO(published.files["mingbai.xlsx"]))["figures"]
    assert "1234567890123456.78" in [cell.value for cell in sheet["F"]]


def test_a_text_too_long_for_a_cell_is_cut_and_shows_it():
    assert shortened("长" * 32_767) == "长" * 32_767
    assert len(shortened("长" * 40_000)) == 32_767
    assert shortened("长" * 40_000).endswith("…")


def test_a_table_too_long_for_a_sheet_goes_on_in_another(tiny, monkeypatch):
    monkeypatch.setattr(workbook, "ROWS_PER_SHEET", 10)
    frames = tables(tiny.site, tiny.checks)
    made = workbook_bytes(frames, NAME, NAME, created_at(tiny.site, {}))
    book = openpyxl.load_workbook(io.BytesIO(made))
    pages = [sheet for sheet in book if sheet.title.startswith("figures")]
    assert [page.title for page in pages[:2]] == ["figures", "figures-2"]
    ids = [row[1] for page in pages for row in page.iter_rows(min_row=2, values_only=True)]
    assert ids == frames["figures"]["figure_id"].tolist()


def test_nothing_in_the_file_tells_when_or_where_it_was_made(real):
    with zipfile.ZipFile(io.BytesIO(real.files["mingbai.xlsx"])) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = parts.read("docProps/core.xml").decode()
    assert core.count(created_at(real.site, {}).strftime("%Y-%m-%dT00:00:00Z")) == 2
