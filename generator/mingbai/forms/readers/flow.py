"""A document with paragraphs and tables laid on one grid: a paragraph is a row of one cell."""
from __future__ import annotations

from dataclasses import dataclass, field

from mingbai.forms.grid import GridCell, GridSheet
from mingbai.forms.readers.limits import refuse_too_many


@dataclass(frozen=True)
class FlowCell:
    """A cell as written: `joined` continues the cell above it."""
    text: str
    columns: int = 1
    joined: bool = False
    rows: int = 1


@dataclass
class Flow:
    """Gathers what a document holds, in reading order."""
    cells: list[GridCell] = field(default_factory=list)
    row: int = 0
    paragraphs: int = 0
    tables: int = 0

    def paragraph(self, text: str) -> None:
        self.paragraphs += 1
        if text.strip():
            self.row += 1
            self.cells.append(GridCell(self.row, 1, text.strip(), f"¶{self.paragraphs}"))
            refuse_too_many(len(self.cells))

    def table(self, rows: list[list[FlowCell]]) -> None:
        self.tables += 1
        top = self.row + 1
        own: dict[tuple[int, int], GridCell] = {}
        taken: set[tuple[int, int]] = set()
        for number, pieces in enumerate(rows, 1):
            self.row += 1
            self.lay(pieces, number, own, taken)
            refuse_too_many(len(self.cells) + len(own) + len(taken))
        self.cells.extend(cell for cell in own.values() if cell.row >= top)

    def lay(self, pieces: list[FlowCell], number: int, laid: dict[tuple[int, int], GridCell],
            taken: set[tuple[int, int]]) -> None:
        column = 1
        for piece in pieces:
            while (self.row, column) in taken:
                column += 1
            above = self.above(laid, column) if piece.joined else None
            if above:
                laid[above.row, above.column] = grown(above, self.row)
            else:
                place = f"T{self.tables}.{letters(column)}{number}"
                laid[self.row, column] = GridCell(self.row, column, piece.text.strip(), place, piece.rows, piece.columns)
                taken.update((self.row + down, column + across) for down in range(1, piece.rows)
                             for across in range(piece.columns))
            column += piece.columns

    def above(self, own: dict[tuple[int, int], GridCell], column: int) -> GridCell | None:
        """The cell whose last row is the one above, in this column."""
        return next((cell for (row, first), cell in reversed(own.items())
                     if first == column and cell.last_row == self.row - 1), None)

    def sheet(self, name: str = "", aligned: bool = True) -> GridSheet:
        return GridSheet(name, tuple(self.cells), aligned=aligned, kind="text")


def grown(cell: GridCell, last: int) -> GridCell:
    return GridCell(cell.row, cell.column, cell.text, cell.place, last - cell.row + 1, cell.columns, cell.stored)


def letters(column: int) -> str:
    """1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
