"""CSV tables with the line of every row; columns are checked against what the table may hold."""
from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from mingbai.load.fields import nearest
from mingbai.load.textfile import Folder, read_text
from mingbai.model.problems import Problems, Spot
from mingbai.text.quantity import is_not_stated
from mingbai.text.value import Value


class CsvLine(Value):
    """One row of a CSV file; an absent cell reads as empty."""
    file: str
    number: int
    cells: dict[str, str]                 # those that hold something, without the space around it

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def filled(self, columns: Iterable[str]) -> list[str]:
        """Those of the columns in which something is stated."""
        return [column for column in columns if column in self.cells and not is_not_stated(self.cells[column])]

    def spot(self, column: str | None = None) -> Spot:
        return Spot(self.file, self.number, column)


def read_csv(folder: Folder, path: Path, required: Collection[str], optional: Collection[str],
             problems: Problems) -> list[CsvLine]:
    text = read_text(folder, path, problems)
    if text is None:
        return []
    name = folder.name(path)
    try:
        return list(csv_lines(name, text, required, optional, problems))
    except csv.Error as error:
        problems.add(Spot(name), "bad-csv", error=str(error))
        return []


def csv_lines(name: str, text: str, required: Collection[str], optional: Collection[str],
              problems: Problems) -> Iterator[CsvLine]:
    reader = csv.reader(io.StringIO(text), strict=True)
    header = [cell.strip() for cell in next(reader, [])]
    if not header_is_right(name, header, required, optional, problems):
        return
    while True:
        first = reader.line_num + 1
        cells = next(reader, None)
        if cells is None:
            return
        filled = {column: said for column, cell in zip(header, cells, strict=False) if (said := cell.strip())}
        if not filled and not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            problems.add(Spot(name, first), "shifted-row", found=len(cells), expected=len(header))
            continue
        yield CsvLine(name, first, filled)


def header_is_right(name: str, header: list[str], required: Collection[str], optional: Collection[str],
                    problems: Problems) -> bool:
    known, before = [*required, *optional], len(problems.items)
    for column in header:
        if column not in known:
            problems.add(Spot(name, 1, column or "?"), "unknown-column", column=column, known=", ".join(known),
                         near=nearest(column, known))
        elif header.count(column) > 1:
            problems.add(Spot(name, 1, column), "duplicate-column", column=column)
    for column in required:
        if column not in header:
            problems.add(Spot(name, 1, column), "missing-column", column=column)
    return len(problems.items) == before
