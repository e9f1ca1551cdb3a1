"""The workbook holds the same tables, numbers as numbers, and says what each column is."""
from __future__ import annotations

import io
import json
import zipfile
from decimal import Decimal

import openpyxl
import pytest
import xlsxwriter

from mingbai.opendata import workbook
from mingbai.opendata.dates import created_at
from mingbai.opendata.dictionary import data_dictionary
from mingbai.opendata.sheet import RowsBelowHeads, shortened
from mingbai.opendata.workbook import is_exact
from mingbai.text.value import replace
from tests.opendata.published import publish_site


@pytest.fixture(scope="module")
def book(real):
    return openpyxl.load_workbook(io.BytesIO(real.files["mingbai.xlsx"]))


def test_one_sheet_per_table_with_the_rows_of_the_csv(book, real):
    assert book.sheetnames == list(data_dictionary().tables)
    for name, table in data_dictionary().tables.items():
        header, *lines = book[name].iter_rows(values_only=True)
        assert header == table.column_names
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
    long = replace(figure, quantity=replace(figure.quantity, value=Decimal("1234567890123456.78")))
    changed = replace(report, figures={**report.figures, figure.id: long})
    site = replace(tiny.site, reports=(changed, *tiny.site.reports[1:]))
    published = publish_site(site)
    sheet = openpyxl.load_workbook(io.BytesIO(published.files["mingbai.xlsx"]))["figures"]
    assert "1234567890123456.78" in [cell.value for cell in sheet["F"]]


def test_a_text_too_long_for_a_cell_is_cut_and_shows_it():
    assert shortened("长" * 32_767) == "长" * 32_767
    assert len(shortened("长" * 40_000)) == 32_767
    assert shortened("长" * 40_000).endswith("…")


ODD = ("plain", " begins", "ends ", "a | b", "|", "a & b", "<b>", "_x0041_", "two\nlines", "数 字", "é\u2028")


def test_what_a_text_needs_does_not_rest_on_its_neighbours():
    pairs = [(one, other) for one in ODD for other in ODD]
    alone = dict(zip(ODD, (line[0] for line in read_back(1, [(one,) for one in ODD])), strict=True))
    assert read_back(2, pairs) == [(alone[one], alone[other]) for one, other in pairs]
    assert {one for one in ODD if alone[one] != one} <= {"_x0041_"}


def read_back(width: int, rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    made, file = io.BytesIO(), io.BytesIO()
    book = xlsxwriter.Workbook(made)
    below = RowsBelowHeads(book)
    below.add(book.add_worksheet("texts"), ["a", "b"][:width], rows, len(rows), book.add_format({"bold": True}))
    book.close()
    below.put(made, file)
    return list(openpyxl.load_workbook(file)["texts"].iter_rows(min_row=2, values_only=True))


@pytest.fixture(scope="module")
def long(tiny):
    """Published where figures and checks are too long for the workbook."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workbook, "MOST_ROWS", 10)
        return publish_site(tiny.site)


def test_a_table_too_long_for_the_workbook_is_left_out_and_the_first_sheet_says_so(long):
    book = openpyxl.load_workbook(io.BytesIO(long.files["mingbai.xlsx"]))
    left_out = [name for name, table in data_dictionary().tables.items() if len(long.rows(table.file)) > 10]
    assert "figures" in left_out and "reports" not in left_out
    assert book.sheetnames == ["about", *(name for name in data_dictionary().tables if name not in left_out)]
    said = [cell.value for cell in book["about"]["A"]]
    count = len(long.rows("figures.csv"))
    assert f"数字（{count} 行）：figures.csv" in said and f"Figures ({count} rows): figures.csv" in said
    assert len(said) == 2 * (1 + len(left_out))


def test_the_package_says_which_tables_the_workbook_is_without(long, tiny):
    said = {name: json.loads(one.files["datapackage.json"]) for name, one in (("long", long), ("tiny", tiny))}
    words = {name: next(one["description"] for one in descriptor["resources"] if one["name"] == "workbook")
             for name, descriptor in said.items()}
    assert words["long"].count("figures.csv") == 2 and "figures.csv" not in words["tiny"]


def test_a_table_that_just_fits_is_in(tiny, monkeypatch):
    monkeypatch.setattr(workbook, "MOST_ROWS", len(tiny.rows("figures.csv")))
    assert "figures" in openpyxl.load_workbook(io.BytesIO(publish_site(tiny.site).files["mingbai.xlsx"])).sheetnames


def test_the_notes_give_the_true_limit():
    note = data_dictionary().notes["workbook"]
    assert f"{workbook.MOST_ROWS:,}" in note.zh and f"{workbook.MOST_ROWS:,}" in note.en


def test_nothing_in_the_file_tells_when_or_where_it_was_made(real):
    with zipfile.ZipFile(io.BytesIO(real.files["mingbai.xlsx"])) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = parts.read("docProps/core.xml").decode()
    assert core.count(created_at(real.site, {}).strftime("%Y-%m-%dT00:00:00Z")) == 2
