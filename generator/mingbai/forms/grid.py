"""What every reader returns: sheets of cells with their place, spans, text as shown and number as stored."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

Notices = tuple[tuple[str, dict[str, object]], ...]   # kinds of things, each with its values


@dataclass(frozen=True, slots=True)
class GridCell:
    """`row` and `column` count from 1; `place` is how a person finds the cell; `stored` is a number's own digits."""
    row: int
    column: int
    text: str
    place: str
    rows: int = 1
    columns: int = 1
    stored: str = ""
    uncached: bool = False                # a formula whose result the file doesn't hold

    @property
    def last_row(self) -> int:
        return self.row + self.rows - 1

    @property
    def last_column(self) -> int:
        return self.column + self.columns - 1


@dataclass(frozen=True)
class GridSheet:
    name: str
    cells: tuple[GridCell, ...]
    hidden: bool = False
    aligned: bool = True                  # False: columns were lost, cells are only in order
    kind: str = "grid"                    # grid: a worksheet or table; text: a document with paragraphs

    @cached_property
    def by_row(self) -> dict[int, list[GridCell]]:
        rows: dict[int, list[GridCell]] = {}
        for cell in sorted(self.cells, key=lambda c: (c.row, c.column)):
            rows.setdefault(cell.row, []).append(cell)
        return rows

    @cached_property
    def covering(self) -> dict[tuple[int, int], GridCell]:
        """Every position of a merged range leads to its one cell."""
        by_position: dict[tuple[int, int], GridCell] = {}
        for cell in self.cells:
            for row in range(cell.row, cell.last_row + 1):
                for column in range(cell.column, cell.last_column + 1):
                    by_position.setdefault((row, column), cell)
        return by_position

    @cached_property
    def numbers(self) -> list[int]:
        """Rows in which a cell begins, in order."""
        return sorted(self.by_row)

    @cached_property
    def last_row(self) -> int:
        return max((cell.last_row for cell in self.cells), default=0)

    def at(self, row: int, column: int) -> GridCell | None:
        return self.covering.get((row, column))

    def row(self, number: int) -> list[GridCell]:
        """The cells that begin in this row, from the left."""
        return self.by_row.get(number, [])

    def right_of(self, cell: GridCell) -> Iterator[GridCell]:
        return (other for other in self.row(cell.row) if other.column > cell.last_column)

    def below(self, cell: GridCell) -> GridCell | None:
        return self.at(cell.last_row + 1, cell.column)


@dataclass(frozen=True)
class Document:
    """A file as read. `notices` are kinds of things worth telling, each with its values."""
    name: str
    kind: str
    sheets: tuple[GridSheet, ...]
    sha256: str = ""
    encoding: str = ""
    notices: Notices = ()
    metadata_dropped: tuple[str, ...] = field(default=())   # names of document properties left behind
