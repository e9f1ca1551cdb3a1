"""Excel workbooks (.xlsx, .xlsm without its macros) through openpyxl, after a look at every sheet's size."""
from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from mingbai.forms.grid import Document, GridCell, GridSheet, Notices
from mingbai.forms.readers.limits import BROKEN, TEXT_IN_CELL, open_zip, read_part, refuse_entities, refuse_too_many
from mingbai.forms.readers.shown import shown_value
from mingbai.forms.refusal import FileRefusal

if TYPE_CHECKING:
    from openpyxl import Workbook

SHEET = re.compile(r"xl/worksheets/[^/]+\.xml$")
EMPTY_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*/>")
EMPTY_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*(?:/>|>\s*</(?:\w+:)?row>)")
FILLED_CELL = re.compile(rb"<(?:\w+:)?c[\s>]")
FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
PIECE = 2 ** 20                           # bytes
DIMENSION = re.compile(rb"<(?:\w+:)?dimension\b[^>]*/>")
LEFT_OUT = re.compile(r"(xl/vbaProject.*|xl/media/.*|xl/embeddings/.*|xl/externalLinks/.*|xl/activeX/.*)")
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
PROPERTIES = ("creator", "lastModifiedBy")


def read_xlsx(data: bytes, name: str) -> Document:
    archive = open_zip(data)
    if "xl/workbook.xml" not in archive.namelist():
        raise FileRefusal("not-a-workbook")
    macros = any("vbaProject" in part for part in archive.namelist())
    cleaned, formulas = cleaned_copy(archive)
    values = open_xlsx(cleaned, data_only=True)
    waiting = uncached_formulas(cleaned) if formulas else {}
    sheets = tuple(read_sheet(sheet, waiting.get(sheet.title, set())) for sheet in values.worksheets)
    notices: Notices = (("macros", {}),) if macros else ()
    return Document(name, "xlsx", sheets, notices=notices, metadata_dropped=named_properties(values.properties))


def cleaned_copy(archive: zipfile.ZipFile) -> tuple[bytes, bool]:
    """The archive without empty rows and cells, pictures and macros; whether any formula is in it."""
    result, formulas, cells = io.BytesIO(), False, 0
    with zipfile.ZipFile(result, "w", zipfile.ZIP_STORED) as copy:
        for entry in archive.infolist():
            if entry.is_dir() or LEFT_OUT.match(entry.filename):
                continue
            part = read_part(archive, entry.filename)
            if entry.filename.endswith((".xml", ".rels", ".vml")):
                refuse_entities(part)
            if SHEET.match(entry.filename):
                refuse_too_many(cells + part.count(b"</v>"))
                part = DIMENSION.sub(b"",
                                     b"".join(EMPTY_ROW.sub(b"", EMPTY_CELL.sub(b"", rows)) for rows in cut_before_rows(part)))
                cells += len(FILLED_CELL.findall(part))
                refuse_too_many(cells)
                refuse_absurd_merges(part)
                formulas = formulas or bool(FORMULA.search(part))
            copy.writestr(entry.filename, part)
    return result.getvalue(), formulas


def cut_before_rows(part: bytes) -> Iterator[bytes]:
    """Cut before rows: a million empty cells taken out at once would need a place for each."""
    start = 0
    while start < len(part):
        end = part.find(b"<row", start + PIECE)
        end = len(part) if end < 0 else end
        yield part[start:end]
        start = end


def refuse_absurd_merges(part: bytes) -> None:
    """openpyxl makes a cell for every position of a merged range."""
    area = 0
    for left, top, right, bottom in MERGED.findall(part):
        area += (column_number(right) - column_number(left) + 1) * (int(bottom) - int(top) + 1)
        refuse_too_many(area)


def column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def open_xlsx(data: bytes, data_only: bool) -> Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(io.BytesIO(data), data_only=data_only, keep_links=False)
    except (KeyError, TypeError, AttributeError, IndexError, ParseError, SyntaxError, *BROKEN) as error:
        raise FileRefusal("damaged") from error


def uncached_formulas(data: bytes) -> dict[str, set[str]]:
    """By sheet: the cells that hold a formula."""
    book = open_xlsx(data, data_only=False)
    return {sheet.title: {cell.coordinate for cell in sheet._cells.values() if cell.data_type == "f"}
            for sheet in book.worksheets}


def read_sheet(sheet: Worksheet, formulas: set[str]) -> GridSheet:
    spans = {(r.min_row, r.min_col): (r.max_row - r.min_row + 1, r.max_col - r.min_col + 1)
             for r in sheet.merged_cells.ranges}
    return GridSheet(sheet.title, tuple(xlsx_cells(sheet, spans, formulas)), sheet.sheet_state != "visible")


def xlsx_cells(sheet: Worksheet, spans: dict[tuple[int, int], tuple[int, int]], formulas: set[str]) -> Iterator[GridCell]:
    # Not iter_rows: it makes a cell for every position up to the last one, which a file may put anywhere.
    for (row, column), cell in sorted(sheet._cells.items()):
        if isinstance(cell, MergedCell):
            continue
        text, stored = shown_value(cell.value, cell.number_format)
        rows, columns = spans.get((row, column), (1, 1))
        uncached = cell.value is None and cell.coordinate in formulas
        yield GridCell(row, column, text[:TEXT_IN_CELL], cell.coordinate, rows, columns, stored, uncached)


def named_properties(properties: object) -> tuple[str, ...]:
    return tuple(name for name in PROPERTIES if getattr(properties, name, None))
