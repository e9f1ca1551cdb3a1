"""True .xls workbooks (BIFF) through xlrd."""
from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mingbai.forms.grid import Document, GridCell, GridSheet
from mingbai.forms.readers.flow import letters
from mingbai.forms.readers.limits import CELLS, TEXT_IN_CELL, refuse_too_many
from mingbai.forms.readers.shown import shown_value
from mingbai.forms.refusal import FileRefusal

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Cell, Sheet


def read_xls(data: bytes, name: str) -> Document:
    book = open_xls(data)
    sheets = tuple(GridSheet(sheet.name, tuple(xls_cells(book, sheet)), sheet.visibility != 0) for sheet in book.sheets())
    dropped = ("user_name",) if book.user_name and book.user_name.strip() else ()
    return Document(name, "xls", sheets, metadata_dropped=dropped)


def open_xls(data: bytes) -> Book:
    import struct

    import xlrd
    from xlrd.biffh import XLRDError
    from xlrd.compdoc import CompDocError
    try:
        return xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
    except XLRDError as error:
        raise FileRefusal("encrypted" if "ncrypt" in str(error) else "damaged") from error
    # xlrd leaves the checks of a broken stream to Python's own errors.
    except (CompDocError, struct.error, AssertionError, IndexError, KeyError, ValueError, TypeError, AttributeError,
            OverflowError, UnicodeError, NotImplementedError, EOFError) as error:
        raise FileRefusal("damaged") from error


def xls_cells(book: Book, sheet: Sheet) -> Iterator[GridCell]:
    import xlrd
    spans = {(low, left): (high - low, right - left) for low, high, left, right in sheet.merged_cells}
    count = 0
    refuse_too_many(min(sheet.nrows * sheet.ncols, CELLS * 40) // 40)
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            cell = sheet.cell(row, column)
            rows, columns = spans.get((row, column), (1, 1))
            if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK) and (rows, columns) == (1, 1):
                continue
            count += 1
            refuse_too_many(count, sheet.name)
            text, stored = content(book, cell)
            yield GridCell(row + 1, column + 1, text[:TEXT_IN_CELL], f"{letters(column + 1)}{row + 1}", rows, columns, stored)


def content(book: Book, cell: Cell) -> tuple[str, str]:
    import xlrd
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return shown_value(xlrd.xldate_as_datetime(float(cell.value), book.datemode), "")
        except (ValueError, OverflowError, xlrd.XLDateError):
            return shown_value(cell.value, "General")
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return shown_value(cell.value, number_format(book, cell))
    return (str(cell.value), "") if cell.ctype == xlrd.XL_CELL_TEXT else ("", "")


def number_format(book: Book, cell: Cell) -> str:
    index = cell.xf_index
    style = book.xf_list[index] if index is not None and index < len(book.xf_list) else None
    known = book.format_map.get(style.format_key) if style else None
    return known.format_str if known else "General"
