"""Header rows: which column holds what, over one or two rows of labels, with or without aligned columns."""
from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from mingbai.forms.grid import GridCell
from mingbai.forms.labels import label
from mingbai.forms.recognise.region import FormRegion
from mingbai.text.value import replace

YEAR = re.compile(r"(20\d{2})年")
SPENT = ("actual", "previous")


@dataclass(frozen=True)
class FormColumn:
    concept: str
    cell: GridCell
    first: int
    last: int


@dataclass(frozen=True)
class Header:
    row: int
    last_row: int
    columns: tuple[FormColumn, ...]       # one for each concept
    every: tuple[FormColumn, ...] = ()    # a second one of the same concept included

    def column(self, concept: str) -> FormColumn | None:
        return next((column for column in self.columns if column.concept == concept), None)

    def without(self, unwanted: Callable[[FormColumn], bool]) -> Header:
        kept = tuple(column for column in self.every if not unwanted(column))
        return Header(self.row, self.last_row, first_of_each(kept), kept)

    @property
    def concepts(self) -> set[str]:
        return {column.concept for column in self.columns}


def header_in(region: FormRegion, row: int, group: str) -> Header:
    """The labels of this row that name columns; a second row of labels makes them finer."""
    top = [FormColumn(concept, cell, cell.column, cell.last_column)
           for cell in region.sheet.row(row) if (concept := region.concept(group, cell))]
    last = row
    if top:
        below = sub_columns(region, row, group)
        if below:
            last = below[0].cell.row
            top = [column for column in top if not any(refines(finer, column) for finer in below)] + below
    every = tuple(sorted(settled_by_year(top) if group == "money_column" else top, key=lambda column: column.first))
    return Header(row, last, first_of_each(every), every)


def settled_by_year(columns: list[FormColumn]) -> list[FormColumn]:
    """Where columns name their years, the latest is the report's; of earlier ones what was spent is kept, as last year's."""
    years = {column: int(found[1]) for column in columns if (found := YEAR.match(label(column.cell.text).core))}
    latest = max(years.values(), default=0)
    dated = len(years) > 1
    return [renamed(column, years.get(column, latest) == latest) if dated and column in years else column
            for column in columns if not dated or years.get(column, latest) == latest or column.concept in SPENT]


def renamed(column: FormColumn, is_latest: bool) -> FormColumn:
    return replace(column, concept="actual" if is_latest else "previous") if column.concept in SPENT else column


def sub_columns(region: FormRegion, row: int, group: str) -> list[FormColumn]:
    """The row below, when all its cells are labels of columns too."""
    below = [cell for cell in region.sheet.row(row + 1) if cell.text.strip()]
    found = [FormColumn(concept, cell, cell.column, cell.last_column)
             for cell in below if (concept := region.concept(group, cell))]
    return found if len(found) == len(below) > 1 and region.sheet.aligned else []


def refines(finer: FormColumn, column: FormColumn) -> bool:
    return column.cell.last_row < finer.cell.row and column.first <= finer.first and finer.last <= column.last


def first_of_each(columns: tuple[FormColumn, ...]) -> tuple[FormColumn, ...]:
    seen: dict[str, FormColumn] = {}
    for column in columns:
        seen.setdefault(column.concept, column)
    return tuple(seen.values())


def cell_under(region: FormRegion, column: FormColumn, row: int) -> GridCell | None:
    """The cell of this row under a header: one that begins here, filled before empty."""
    found = [cell for cell in region.sheet.row(row) if cell.column <= column.last and cell.last_column >= column.first]
    return next((cell for cell in found if cell.text.strip()), found[0] if found else None)


def under_header(region: FormRegion, header: Header, column: FormColumn, row: int) -> list[GridCell]:
    """The filled cells of this row from one header to the next."""
    following = min((other.first for other in header.every if other.first > column.last), default=column.last + 3)
    return [cell for cell in region.sheet.row(row)
            if column.first <= cell.column and cell.last_column < following and cell.text.strip()]


def in_order(region: FormRegion, header: Header, row: int, cells: list[GridCell]) -> dict[str, GridCell]:
    """Where columns were lost: the same number of cells as headers in order, fewer from the right."""
    names = [column.concept for column in header.columns]
    offset = max(0, len(names) - len(cells))
    last = cells[max(0, len(cells) - len(names)):]
    return dict(zip(names[offset:], last, strict=False))


def unit_in(text: str, units: tuple[str, ...] = ("万元", "亿元", "千元", "百元", "元")) -> str:
    """A money unit that a label prints in brackets."""
    notes = label(text).notes
    return next((unit for note in notes for unit in units if note.endswith(unit) and len(note) <= 8), "")
