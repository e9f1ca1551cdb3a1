"""The tables in one workbook, a sheet each, read from their CSV files. The same data make the same bytes."""
from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from mingbai.model.report import Bilingual
from mingbai.opendata.dictionary import DataColumn, DataTable, word
from mingbai.opendata.package import zh_and_en
from mingbai.opendata.safe import harmless
from mingbai.opendata.sheet import TEXTS_ARE_TEXTS, Entry, RowsBelowHeads, Styles
from mingbai.text.language import LANGUAGES

MOST_ROWS = 50_000                       # of a table that is put into the workbook
DIGITS_KEPT = 15
WIDEST, NARROWEST, SAMPLE = 60, 8, 100
ABOUT, ABOUT_WIDTH = "about", 110


@dataclass(frozen=True)
class Stored:
    """A whole table in its CSV file."""
    table: DataTable
    path: Path
    count: int

    @property
    def fits(self) -> bool:
        return self.count <= MOST_ROWS

    def lines(self) -> Iterator[list[str]]:
        with self.path.open(encoding="utf-8", newline="") as file:
            yield from islice(csv.reader(file), 1, None)


def write_workbook(path: Path, tables: Sequence[Stored], title: Bilingual, author: Bilingual, created: datetime) -> None:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, TEXTS_ARE_TEXTS)
    rows = RowsBelowHeads(book)
    book.set_properties({"title": zh_and_en(title), "author": zh_and_en(author), "created": created.replace(tzinfo=None)})
    if left_out := [one for one in tables if not one.fits]:
        write_left_out(book, left_out)
    bold = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
    styles = {places: book.add_format({"num_format": pattern(places)}) for places in range(DIGITS_KEPT)}
    for one in tables:
        if one.fits:
            fill_table_sheet(book.add_worksheet(one.table.name), one, rows, bold, styles)
    book.close()
    rows.put(made, path)


def pattern(places: int) -> str:
    """So that 7.50 is shown as 7.50."""
    return f"0.{'0' * places}" if places else "0"


def write_left_out(book: Workbook, left_out: Iterable[Stored]) -> None:
    """Which tables are too long for a workbook, and where they are."""
    page, wrap = book.add_worksheet(ABOUT), book.add_format({"text_wrap": True, "valign": "top"})
    page.set_column(0, 0, ABOUT_WIDTH)
    said = [too_long(), *(where(one) for one in left_out)]
    for row, text in enumerate(text[lang] for lang in LANGUAGES for text in said):
        page.write_string(row, 0, harmless(text), wrap)


def too_long() -> Bilingual:
    return word("workbook.too-long", most=number_in_words(MOST_ROWS))


def where(one: Stored) -> Bilingual:
    return word("workbook.left-out", title=one.table.title, count=number_in_words(one.count), file=same_in_both(one.table.file))


def number_in_words(count: int) -> Bilingual:
    return same_in_both(f"{count:,}")


def same_in_both(text: str) -> Bilingual:
    return Bilingual(text, text)


def fill_table_sheet(sheet: Worksheet, stored: Stored, rows: RowsBelowHeads, bold: Format, styles: Styles) -> None:
    sheet.freeze_panes(1, 0)
    for place, (column, wide) in enumerate(zip(stored.table.columns, widths(stored), strict=True)):
        sheet.write_comment(0, place, comment(column), {"x_scale": 2.5, "y_scale": 1.5})
        sheet.set_column(place, place, wide)
    rows.add(sheet, stored.table.column_names, entries(stored), stored.count, bold, styles)


def comment(column: DataColumn) -> str:
    return "\n".join((zh_and_en(column.title), column.description.together("\n")))


def widths(one: Stored) -> list[int]:
    """The first rows speak for all."""
    sample = [one.table.column_names, *islice(one.lines(), SAMPLE)]
    return [max(NARROWEST, min(WIDEST, max(map(text_width, cells)) + 2)) for cells in zip(*sample, strict=True)]


def text_width(text: str) -> int:
    """Halfway between characters and bytes: one for a Latin letter, two for a Chinese character of three bytes."""
    return (len(text) + len(text.encode("utf-8"))) // 2


def entries(one: Stored) -> Iterator[list[Entry]]:
    """Texts, which most cells are, stay as they are read."""
    others = [(place, OTHER_THAN_TEXT[column.type]) for place, column in enumerate(one.table.columns)
              if column.type in OTHER_THAN_TEXT]
    for line in one.lines():
        row: list[Entry] = [cell or None for cell in line]
        for place, read in others:
            if line[place]:
                row[place] = read(line[place])
        yield row


def truth(cell: str) -> bool:
    return cell == "true"


def number_or_text(cell: str) -> Decimal | str:
    value = Decimal(cell)
    return value if len(cell) <= DIGITS_KEPT or is_exact(value) else cell


def is_exact(value: Decimal) -> bool:
    """A spreadsheet keeps fifteen digits."""
    return len(value.normalize().as_tuple().digits) <= DIGITS_KEPT


OTHER_THAN_TEXT: Mapping[str, Callable[[str], Entry]] = {"boolean": truth, "number": number_or_text, "integer": number_or_text}
