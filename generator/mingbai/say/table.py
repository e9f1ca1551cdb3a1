"""A table as finished values: pages, the tables under charts and their downloads all use this one shape."""
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import compress, pairwise, repeat
from typing import TypedDict, Unpack

from mingbai.say.say import FigureView, TextView
from mingbai.text.value import Value, replace

NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
MOST_DECIMALS = 4


class TableColumn(Value):
    title: str
    numeric: bool = False
    header: bool = False                  # its cells are the headers of their rows


class TableCell(Value):
    """`figure` makes the cell traceable; `sort` is what it is sorted by where that is not its figure; an empty cell is
    not stated, unless `quiet`: then there was nothing to state."""
    text: str = ""
    figure: FigureView | None = None
    href: str = ""
    lang: str = ""
    note: str = ""
    sort: str = ""
    mark: str = ""                        # a word for a state: met, missed, over
    computed: bool = False                # worked out here, not printed in the report
    quiet: bool = False
    depth: int = 0                        # of a row's header below the row it is a part of


NOTHING = TableCell(quiet=True)           # most cells of some tables


class RowGroup(Value):
    """A heading over the rows from `start` to the next group."""
    start: int
    title: str
    depth: int = 0


class TableBody(Value):
    """The headings over some rows, and the rows, each with whether it is a total and with its anchor; every cell with its
    column, and with what it lacks to end below the longest number of that."""
    groups: tuple[RowGroup, ...]
    rows: tuple[tuple[bool, str, tuple[tuple[TableColumn, TableCell, str], ...]], ...]


class PrintedOnce(Value, dict=True, gc=True):
    """What some pages show again."""

    @cached_property
    def printed(self) -> dict[str, str]:
        """Its print, by the macro that printed it."""
        return {}


class TableView(PrintedOnce):
    id: str
    caption: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    emphasis: frozenset[int] = frozenset()   # indexes of total rows
    sortable: bool = False
    groups: tuple[RowGroup, ...] = ()
    legend: str = ""                      # how to read its signs
    anchors: tuple[str, ...] = ()         # of its rows, where one leads to them

    @property
    def has_computed(self) -> bool:
        return any(one.computed for row in self.rows for one in row)

    @cached_property
    def bodies(self) -> tuple[TableBody, ...]:
        """The rows cut at the groups; a report's page and its page for frames ask for the same."""
        anchors = self.anchors or ("",) * len(self.rows)
        rows = [(index in self.emphasis, anchor, tuple(zip(self.columns, cells, lacks, strict=True)))
                for index, (cells, lacks, anchor)
                in enumerate(zip(self.rows, missing_digits_of_rows(self), anchors, strict=True))]
        starts = sorted({0, len(rows), *[group.start for group in self.groups]})
        return tuple(TableBody(tuple([group for group in self.groups if group.start == start]), tuple(rows[start:end]))
                     for start, end in pairwise(starts))


# ---- numbers below one another, point below point

def missing_digits_of_rows(table: TableView) -> Iterable[tuple[str, ...]]:
    """Of each row, how much room every number of it needs on its right."""
    none = [""] * len(table.rows)
    return zip(*[missing_digits_of_column(one) if column.numeric else none
                 for column, one in zip(table.columns, zip(*table.rows, strict=True), strict=False)], strict=True)


def missing_digits_of_column(cells: tuple[TableCell, ...]) -> list[str]:
    """Only numbers with the same words around them line up; those without a point end where they end."""
    texts = [one.text for one in cells]
    places = list(map(decimals, texts)) if "." in "".join(texts) else ()
    if len(set(places)) < 2:
        return [""] * len(cells)
    longest: dict[str, int] = {}
    for place in places:
        if place and longest.get(place[0], -1) < place[1]:
            longest[place[0]] = place[1]
    return [missing_digits(place[1], longest[place[0]]) if place else "" for place in places]


@lru_cache(maxsize=2 ** 12)
def decimals(text: str) -> tuple[str, int] | None:
    """The words around the one number of a text, and how many decimals it has."""
    around = NUMBER.split(text)
    if len(around) != 2:
        return None
    before, after = around
    return before + after, len(text[len(before):len(text) - len(after)].partition(".")[2])


def missing_digits(count: int, longest: int) -> str:
    """Digits it lacks; led by `p` when it lacks the point too."""
    missing = min(longest - count, MOST_DECIMALS)
    return f"{'' if count else 'p'}{missing}" if missing else ""


class CellDetails(TypedDict, total=False):
    """Of a cell, beside its text."""
    href: str
    note: str
    sort: str
    mark: str
    computed: bool
    quiet: bool
    depth: int


def cell(value: FigureView | TextView | str | None, **extra: Unpack[CellDetails]) -> TableCell:
    if value is None:
        return TableCell(**extra)
    if isinstance(value, FigureView):
        return TableCell(value.text, value, lang=value.lang, **extra)
    if isinstance(value, TextView):
        return TableCell(value.text, lang=value.lang, **extra)
    return TableCell(value, **extra)


def plain_number(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


def without_empty_columns(table: TableView) -> TableView:
    """A column that no row fills is left out; what the whole report does not state is said once, in words."""
    columns = zip(*table.rows, strict=True) if table.rows else repeat(())
    kept = [one.header or any(map(is_filled, cells)) for one, cells in zip(table.columns, columns, strict=False)]
    return table if all(kept) else only_columns(table, kept)


def only_columns(table: TableView, kept: Sequence[bool]) -> TableView:
    columns, *rows = [tuple(compress(row, kept)) for row in (table.columns, *table.rows)]
    return replace(table, columns=columns, rows=tuple(rows))


def is_filled(one: TableCell) -> bool:
    return bool(one.text or one.mark or one.note)
