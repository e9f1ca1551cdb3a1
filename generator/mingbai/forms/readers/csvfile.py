"""CSV in UTF-8, UTF-16 or a Chinese encoding; comma, tab or semicolon. A sheet pasted into a text file is one, too."""
from __future__ import annotations

import csv
import io
import re

from mingbai.forms.grid import Document, GridCell, GridSheet
from mingbai.forms.readers.flow import letters
from mingbai.forms.readers.limits import COLUMNS, TEXT_IN_CELL, refuse_too_many
from mingbai.forms.readers.text import read_text
from mingbai.forms.refusal import FileRefusal

DELIMITERS = ",\t;"
WIDE_COMMA = "，"                          # in words as well: a delimiter only where there is no other
NAMED = re.compile(r"^sep=(.)\r?\n")     # Excel's own first line
LEAST_LINES = 4
EVEN = 0.8                                # of the lines of a pasted sheet have the same number of tabs


def read_csv_form(data: bytes, name: str) -> Document:
    text, encoding = read_text(data)
    csv.field_size_limit(TEXT_IN_CELL * 4)
    named = NAMED.match(text)
    text, delimiter = (text[named.end():], named[1]) if named else (text, delimiter_of(text))
    cells: list[GridCell] = []
    try:
        for row, line in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), 1):
            if len(line) > COLUMNS:
                raise FileRefusal("too-many-cells", limit=COLUMNS)
            cells.extend(GridCell(row, column, value.strip()[:TEXT_IN_CELL], f"{letters(column)}{row}")
                         for column, value in enumerate(line, 1) if value.strip())
            refuse_too_many(len(cells))
    except csv.Error as error:
        raise FileRefusal("damaged") from error
    return Document(name, "csv", (GridSheet("", tuple(cells)),), encoding=encoding)


def delimiter_of(text: str) -> str:
    best = max(DELIMITERS, key=text[:20_000].count)
    return best if best in text else WIDE_COMMA


def is_pasted_sheet(data: bytes) -> bool:
    """Copied from a spreadsheet: nearly every line has the same number of tabs."""
    counts = [line.count("\t") for line in read_text(data)[0].splitlines()]
    tabbed = [count for count in counts if count]
    usual = max(set(tabbed), key=tabbed.count) if tabbed else 0
    return usual > 1 and tabbed.count(usual) >= max(LEAST_LINES, EVEN * len(tabbed))
