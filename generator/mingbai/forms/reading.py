"""What was read from one form: every value with its place, and what was dropped, guessed, missing or left over."""
from __future__ import annotations

from dataclasses import dataclass, field

from mingbai.forms.grid import GridCell

SAME_WITHIN = 50                          # notes back: the same thing is told again only far apart


@dataclass(frozen=True, slots=True)
class Stated:
    """Words as the form prints them."""
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class ReadValue:
    """A figure as printed; `cell` is how content writes it, with sign and unit. Not stated: no Value at all."""
    printed: str
    place: str
    cell: str
    kind: str = "number"                  # number, range, date, rank, text
    value: str = ""
    upper: str = ""
    unit: str = ""
    comparator: str = ""
    stored: str = ""
    new_unit: str = ""                    # a unit of measure that the site doesn't know yet


@dataclass
class MoneyLine:
    line: str                             # a known line, or "" with the printed label
    label: str
    place: str
    of_which: bool = False
    parent: str = ""
    by: str = ""
    cells: dict[str, ReadValue] = field(default_factory=dict)


TEXTS = ("reason", "measure", "rule", "evidence", "note")   # that a row may have beside its figures


@dataclass
class IndicatorRow:
    name: str
    place: str
    level1: str = ""
    level2: str = ""
    level3: str = ""
    part: str = ""                        # the concept of its class: output.quantity
    group: str = ""
    group_weight: str = ""
    core: bool = False
    of_which: bool = False
    parent: int | None = None             # the row, counted from 0, that an 其中 row belongs to
    cells: dict[str, ReadValue] = field(default_factory=dict)
    texts: dict[str, Stated] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PartWeight:
    """The weight that a level-1 label prints in brackets: 产出指标（50分）."""
    label: str
    part: str
    weight: ReadValue


@dataclass(frozen=True, slots=True)
class BaseFigure:
    """A figure of the base-data table: where it belongs in content."""
    table: str
    key: str
    column: str
    label: str
    value: ReadValue
    parent: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class ReadingNote:
    """Something guessed, missing, dropped or unreadable: what, where, and the words to say it with."""
    kind: str
    place: str = ""
    values: tuple[tuple[str, str], ...] = ()


@dataclass
class Reading:
    file: str
    sheet: str
    title: str = ""
    kind: str = "project"
    layout: str = ""
    rows: range = range(0)                # the rows of its sheet
    scores: dict[str, int] = field(default_factory=dict)     # how many signs of each layout were seen
    scheme: str = ""
    year: str = ""
    amount_unit: str = ""
    rate_base: str = ""
    heads: dict[str, Stated] = field(default_factory=dict)
    money: list[MoneyLine] = field(default_factory=list)
    execution: dict[str, ReadValue] = field(default_factory=dict)
    objectives: list[tuple[str, Stated]] = field(default_factory=list)
    indicators: list[IndicatorRow] = field(default_factory=list)
    part_weights: list[PartWeight] = field(default_factory=list)
    totals: dict[str, ReadValue] = field(default_factory=dict)
    grade: Stated | None = None
    statements: list[tuple[str, Stated]] = field(default_factory=list)
    base: list[BaseFigure] = field(default_factory=list)
    recognised: list[tuple[str, str, str]] = field(default_factory=list)   # place, label, concept
    dropped: list[ReadingNote] = field(default_factory=list)
    hints: list[Stated] = field(default_factory=list)
    guessed: list[ReadingNote] = field(default_factory=list)
    missing: list[ReadingNote] = field(default_factory=list)
    unreadable: list[ReadingNote] = field(default_factory=list)
    left: list[Stated] = field(default_factory=list)

    def guess(self, kind: str, place: str = "", **values: str) -> None:
        self.add(self.guessed, kind, place, values)

    def miss(self, kind: str, place: str = "", **values: str) -> None:
        self.add(self.missing, kind, place, values)

    def drop(self, kind: str, place: str = "", **values: str) -> None:
        self.add(self.dropped, kind, place, values)

    def cannot(self, kind: str, place: str = "", **values: str) -> None:
        self.add(self.unreadable, kind, place, values)

    @staticmethod
    def add(notes: list[ReadingNote], kind: str, place: str, values: dict[str, str]) -> None:
        note = ReadingNote(kind, place, tuple(values.items()))
        if note not in notes[-SAME_WITHIN:]:
            notes.append(note)

    def knows(self, cell: GridCell, concept: str) -> None:
        self.recognised.append((cell.place, cell.text, concept))

    @property
    def is_form(self) -> bool:
        return bool(self.indicators or self.money or self.base)
