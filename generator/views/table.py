"""A table as finished values: pages, the tables under charts and their downloads all use this one shape."""
from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Iterable

from generator.views.say import FigureView, TextView


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    numeric: bool = False
    header: bool = False                  # its cells are the headers of their rows


@dataclass(frozen=True, slots=True)
class Cell:
    """`figure` makes the cell traceable; `sort` is the number it is sorted by; an empty cell is not stated."""
    text: str = ""
    figure: FigureView | None = None
    href: str = ""
    lang: str = ""
    note: str = ""
    sort: str = ""
    mark: str = ""                        # a word for a state: met, missed, over


@dataclass(frozen=True, slots=True)
class TableView:
    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    emphasis: frozenset[int] = frozenset()   # indexes of total rows
    sortable: bool = False


def cell(value: FigureView | TextView | str | None, **extra: str) -> Cell:
    if value is None:
        return Cell(**extra)
    if isinstance(value, FigureView):
        return Cell(value.text, value, lang=value.lang, sort=plain_number(value.value), **extra)
    if isinstance(value, TextView):
        return Cell(value.text, lang=value.lang, **extra)
    return Cell(value, **extra)


def plain_number(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


def without_empty_columns(table: TableView) -> TableView:
    """A column that no row fills is left out; what the whole report does not state is said once, in words."""
    kept = [i for i, column in enumerate(table.columns) if column.header or any(row[i].text for row in table.rows)]
    return TableView(table.id, table.caption, pick(table.columns, kept), tuple(pick(row, kept) for row in table.rows),
                     table.emphasis, table.sortable)


def pick(items: tuple, kept: Iterable[int]) -> tuple:
    return tuple(items[i] for i in kept)
