"""JSON and CSV, value by value. Typed numbers are figures; their digits are no telephone."""
from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from functools import cache

from mingbai.opendata.dictionary import data_dictionary
from mingbai.publish.gate.passages import CELL, Passage

HOLDING = (list, dict)


@cache
def number_columns() -> frozenset[str]:
    tables = data_dictionary().tables.values()
    return frozenset(column.name for table in tables for column in table.columns if column.type in ("number", "integer"))


def json_passages(text: str) -> Iterator[Passage]:
    try:
        value = json.loads(text)
    except ValueError:
        yield Passage("", text)
        return
    yield from walk(value, "")


def walk(value: object, path: str) -> Iterator[Passage]:
    if isinstance(value, str):
        yield Passage(path, value)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            if isinstance(item, str):
                yield Passage(f"{path}/{index}", item)
            elif isinstance(item, HOLDING):
                yield from walk(item, f"{path}/{index}")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield Passage(path, key)
            if isinstance(item, str) and key not in number_columns():
                yield Passage(f"{path}/{key}", f"{key}{CELL}{item}")
            elif isinstance(item, HOLDING):
                yield from walk(item, f"{path}/{key}")


def csv_passages(text: str) -> Iterator[Passage]:
    """Each row with its cells side by side, and each cell beside its column's name."""
    header: list[str] = []
    for number, row in enumerate(csv.reader(io.StringIO(text, newline="")), 1):
        if not header:
            header = row
        cells = zip(header, row, strict=False)
        texts = [(name, cell) for name, cell in cells if number == 1 or name not in number_columns()]
        yield Passage(f"line {number}", CELL.join(cell for _, cell in texts))
        for name, cell in texts if number > 1 else ():
            yield Passage(f"line {number}, {name}", f"{name}{CELL}{cell}")
