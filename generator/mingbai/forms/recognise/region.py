"""The rows of one form in a sheet, the vocabulary to read them with, and which cells have been understood."""
from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from mingbai.forms.grid import GridCell, GridSheet
from mingbai.forms.labels import label, one_line
from mingbai.forms.layouts import FormLayout, Vocabulary
from mingbai.forms.reading import Reading, Stated
from mingbai.forms.values import ValueReader, stated_words

LABEL_GROUPS = ("person", "head", "objective", "statement", "total", "indicator_column", "money_column")


@dataclass
class FormRegion:
    sheet: GridSheet
    first: int
    last: int
    words: Vocabulary
    layout: FormLayout | None
    values: ValueReader
    reading: Reading
    used: set[tuple[int, int]] = field(default_factory=set)

    def rows(self, after: int = 0) -> list[int]:
        numbers = self.sheet.numbers
        return numbers[bisect_left(numbers, max(self.first, after + 1)):bisect_right(numbers, self.last)]

    def cells(self) -> Iterator[GridCell]:
        return (cell for row in self.rows() for cell in self.sheet.row(row))

    def unused(self) -> Iterator[GridCell]:
        return (cell for cell in self.cells() if cell.text.strip() and not self.is_used(cell))

    def use(self, cell: GridCell | None, concept: str = "") -> None:
        if cell is not None:
            self.used.add((cell.row, cell.column))
            if concept:
                self.reading.knows(cell, concept)

    def is_used(self, cell: GridCell) -> bool:
        return (cell.row, cell.column) in self.used

    def concept(self, group: str, cell: GridCell | None) -> str:
        return self.words.of(group, cell.text) if cell is not None and cell.text else ""

    def is_label(self, cell: GridCell) -> bool:
        """A cell that names something, and so is no other label's value."""
        return any(self.concept(group, cell) for group in LABEL_GROUPS)

    def value_right(self, cell: GridCell) -> GridCell | None:
        """The value of a label: the first filled cell to its right, unless that is itself a label."""
        for other in self.sheet.right_of(cell):
            if other.text.strip():
                return None if self.is_label(other) or self.is_used(other) else other
        return None

    def rule(self, name: str, otherwise: str = "") -> str:
        return self.layout.rules.get(name, otherwise) if self.layout else otherwise


def stated_in(cell: GridCell) -> Stated | None:
    text = stated_words(cell.text)
    return Stated(text, cell.place) if text else None


def bracket_weight(cell: GridCell) -> str:
    """`50` from 产出指标（50分）."""
    for note in label(cell.text).notes:
        digits = note.removesuffix("分").removesuffix("%")
        if note.endswith(("分", "%")) and digits.replace(".", "", 1).isdigit():
            return digits
    return ""


def short(cell: GridCell) -> str:
    return one_line(cell.text)
