"""CSV in UTF-8, UTF-16 or a Chinese encoding; comma, tab or semicolon."""
from __future__ import annotations

import csv
import io

from generator.forms.grid import Cell, Document, Sheet
from generator.forms.readers.flow import letters
from generator.forms.readers.limits import COLUMNS, TEXT_IN_CELL, refuse_too_many
from generator.forms.readers.text import decoded
from generator.forms.refusal import Refusal

DELIMITERS = ",\t;，"


def read_csv_form(data: bytes, name: str) -> Document:
    text, encoding = decoded(data)
    csv.field_size_limit(TEXT_IN_CELL * 4)
    delimiter = max(DELIMITERS, key=text[:20_000].count)
    cells: list[Cell] = []
    try:
        for row, line in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), 1):
            if len(line) > COLUMNS:
                raise Refusal("too-many-cells", limit=COLUMNS)
            cells.extend(Cell(row, column, value.strip()[:TEXT_IN_CELL], f"{letters(column)}{row}")
                         for column, value in enumerate(line, 1) if value.strip())
            refuse_too_many(len(cells))
    except csv.Error as error:
        raise Refusal("damaged") from error
    return Document(name, "csv", (Sheet("", tuple(cells)),), encoding=encoding)
