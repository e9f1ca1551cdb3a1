"""A sheet whose rows are made while the file is written: none is held, and a cell costs a fraction of what it does else.

XlsxWriter keeps every cell until then, and searches every formula for some thirty functions that are newer than those
used here. Its own writers of elements are used, without what lies before them; plain texts and numbers, which most cells
are, are written a row at a time.
"""
from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import IO, Any, NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from mingbai.text.quantity import exponent

LONGEST_TEXT = 32_767
MARK = "@@"                               # stands for what differs from cell to cell
BETWEEN = "|"                             # texts that are looked at together
GENERAL = ""                              # the style of a cell that has none; texts are written faster than numbers


class Formula(NamedTuple):
    """`cached` is what a program shows that does not calculate."""
    text: str
    cached: Decimal | str | bool


# What a formula comes to: how its cell is marked, and how it is written.
KINDS = {bool: [("t", "b")], str: [("t", "str")], Decimal: []}
SHOWN: dict[type, Callable[[Any], object]] = {bool: int, Decimal: float}   # Any: of that type
Entry = Formula | Decimal | str | bool | None
Styles = Mapping[int, Format]             # of numbers, by how many decimals they show


class Sheet(Worksheet):                   # type: ignore[misc]  # XlsxWriter brings no types
    def take(self, head: Sequence[str], rows: Iterable[Sequence[Entry]], count: int, bold: Format,
             styles: Styles | None = None) -> None:
        """`count` of `rows`, each as long as `head`. They are read when the workbook is closed."""
        self.rows, self.letters = rows, [xl_col_to_name(place) for place in range(len(head))]
        self.head, self.bold = head, str(bold._get_xf_index())
        self.styles = {places: str(style._get_xf_index()) for places, style in (styles or {}).items()}
        self.autofilter(0, 0, count, len(head) - 1)
        self._check_dimensions(0, 0)
        self._check_dimensions(count, len(head) - 1)

    def _write_sheet_data(self) -> None:
        self._xml_start_tag("sheetData")
        self.learn()
        self.write_line(1, self.head, self.bold)
        for number, row in enumerate(self.rows, 2):
            self.write_line(number, row)
        self._xml_end_tag("sheetData")

    def learn(self) -> None:
        """What XlsxWriter writes around the number of a row, and around the place and the entry of a cell."""
        self.row = self.written(lambda: self._xml_start_tag_unencoded("row", [("r", MARK)]))
        self.row_end, = self.written(lambda: self._xml_end_tag("row"))
        self.text = self.written(lambda: self._xml_inline_string(MARK, False, [("r", MARK)]))
        self.numbers = {places: self.around_number(style) for places, style in self.styles.items()}
        self.general = self.around_number(GENERAL)
        self.formulas = {kind: self.around_formula(marks) for kind, marks in KINDS.items()}

    def around_number(self, style: str) -> tuple[str, str, str]:
        before, rest = self.written(lambda: self._xml_number_element(0, placed(MARK, style)))
        middle, _, after = rest.rpartition("0")
        return before, middle, after

    def around_formula(self, marks: list[tuple[str, str]]) -> list[str]:
        return self.written(lambda: self._xml_formula_element(MARK, MARK, [("r", MARK), *marks]))

    def written(self, write: Callable[[], None]) -> list[str]:
        file, piece = self.fh, io.StringIO()
        self.fh: IO[str] = piece
        write()
        self.fh = file
        return piece.getvalue().split(MARK)

    def write_line(self, number: int, row: Sequence[Entry], style: str = GENERAL) -> None:
        before, middle, after = self.text
        cells = [str(number).join(self.row)]
        all_plain = not style and are_plain([entry for entry in row if type(entry) is str])
        for letter, entry in zip(self.letters, row, strict=True):
            if type(entry) is str and (all_plain or not style and is_plain(entry)):
                cells.append(f"{before}{letter}{number}{middle}{entry}{after}")
            elif type(entry) is Decimal:
                begin, between, end = self.around(entry) if self.numbers else self.general
                cells.append(f"{begin}{letter}{number}{between}{float(entry):.16G}{end}")
            elif type(entry) is Formula:
                cells.append(self.calculated(f"{letter}{number}", entry))
            elif entry is not None:
                self.fh.write("".join(cells))
                cells.clear()
                self.write_entry(entry, placed(f"{letter}{number}", style))
        self.fh.write("".join((*cells, self.row_end)))

    def around(self, number: Decimal) -> tuple[str, str, str]:
        return self.numbers.get(max(0, -exponent(number)), self.general)

    def write_entry(self, entry: Entry, attributes: list[tuple[str, str]]) -> None:
        if isinstance(entry, str):
            text = self.escaped(shortened(entry))
            self._xml_inline_string(text, text != text.strip(), attributes)
        else:
            self._xml_start_tag("c", [*attributes, ("t", "b")])
            self._xml_data_element("v", int(bool(entry)))
            self._xml_end_tag("c")

    def escaped(self, text: str) -> str:
        """What can't stand in a file of XML, and what looks like such a thing escaped."""
        return text if text.isprintable() and "_x" not in text else self._escape_control_characters(text)

    def calculated(self, place: str, entry: Formula) -> str:
        text, cached = entry.text.removeprefix("="), entry.cached
        begin, before, between, end = self.formulas[type(cached)]
        shown = SHOWN[type(cached)](cached) if type(cached) in SHOWN else self._escape_data(cached)
        return f"{begin}{place}{before}{text if is_plain(text) else self._escape_data(text)}{between}{shown}{end}"


def placed(place: str, style: str) -> list[tuple[str, str]]:
    return [("r", place), ("s", style)] if style else [("r", place)]


def is_plain(text: str) -> bool:
    """Neither too long, nor with anything that a file of XML has to escape or to be told to keep."""
    return (text.isprintable() and "<" not in text and "&" not in text and ">" not in text and "_x" not in text
            and text[:1] != " " and text[-1:] != " " and len(text) <= LONGEST_TEXT)


def are_plain(texts: Sequence[str]) -> bool:
    """Looked at together: hardly any text is not, and each by itself takes longer than to write it. No is no certain answer."""
    together = BETWEEN.join(texts)
    return is_plain(together) and f" {BETWEEN}" not in together and f"{BETWEEN} " not in together


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT - 1] + "…"
