"""All tables in one workbook, a sheet each. Its dates are given, so that the same data make the same bytes."""
from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from generator.model import Bilingual
from generator.opendata.dictionary import Column, Table, data_dictionary
from generator.opendata.safe import neutral
from generator.opendata.tables import Frames

ROWS_PER_SHEET = 1_048_575
LONGEST_TEXT = 32_767
DIGITS_KEPT = 15
WIDEST, NARROWEST, SAMPLE = 60, 8, 100


def workbook_bytes(frames: Frames, title: Bilingual, author: Bilingual, created: datetime) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": " / ".join((title.zh, title.en)), "author": " / ".join((author.zh, author.en)),
                         "created": created.replace(tzinfo=None)})
    header, numbers = book.add_format({"bold": True, "bottom": 1, "valign": "top"}), NumberFormats(book)
    for table in data_dictionary().tables.values():
        for name, part in parts(table, neutral(frames[table.name], table)):
            fill(book.add_worksheet(name), part, table, header, numbers)
    book.close()
    return out.getvalue()


class NumberFormats:
    """A cell format for each count of decimals, so that 7.50 is shown as 7.50."""

    def __init__(self, book: Workbook) -> None:
        self.book, self.made = book, {}

    def __getitem__(self, places: int) -> Format:
        if places not in self.made:
            self.made[places] = self.book.add_format({"num_format": f"0.{'0' * places}" if places else "0"})
        return self.made[places]


def parts(table: Table, frame: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """A table too long for one sheet goes on in `figures-2`, `figures-3` …"""
    for number, start in enumerate(range(0, max(len(frame), 1), ROWS_PER_SHEET), 1):
        name = table.name if number == 1 else f"{table.name}-{number}"
        yield name, frame.iloc[start:start + ROWS_PER_SHEET]


def fill(sheet: Worksheet, frame: pd.DataFrame, table: Table, header: Format, numbers: NumberFormats) -> None:
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(frame), len(table.columns) - 1)
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, column.name, header)
        sheet.write_comment(0, place, comment(column), {"x_scale": 2.5, "y_scale": 1.5})
        sheet.set_column(place, place, width(column, frame[column.name]))
        for row, cell in enumerate(frame[column.name].tolist(), 1):
            if isinstance(cell, str):
                write(sheet, row, place, cell, column, numbers)


def comment(column: Column) -> str:
    return "\n".join((f"{column.title.zh} / {column.title.en}", column.description.zh, column.description.en))


def width(column: Column, cells: pd.Series) -> int:
    """The first rows speak for all."""
    widest = max((places(cell) for cell in cells.head(SAMPLE).dropna()), default=0)
    return max(NARROWEST, min(WIDEST, max(widest, places(column.name)) + 2))


def places(text: str) -> int:
    """Halfway between characters and bytes: one for a Latin letter, two for a Chinese character of three bytes."""
    return (len(text) + len(text.encode("utf-8"))) // 2


def write(sheet: Worksheet, row: int, place: int, cell: str, column: Column, numbers: NumberFormats) -> None:
    if column.type in ("number", "integer") and is_exact(Decimal(cell)):
        value = Decimal(cell)
        sheet.write_number(row, place, float(value), numbers[max(0, -value.as_tuple().exponent)])
    elif column.type == "boolean":
        sheet.write_boolean(row, place, cell == "true")
    else:
        sheet.write_string(row, place, shortened(cell))


def is_exact(value: Decimal) -> bool:
    """A spreadsheet keeps fifteen digits."""
    return len(value.normalize().as_tuple().digits) <= DIGITS_KEPT


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT - 1] + "…"
