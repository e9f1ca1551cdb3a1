"""A sheet whose rows are made while the file is written: none is held, and a cell costs a fraction of what it does else.

XlsxWriter keeps every cell until then, and searches every formula for some thirty functions that are newer than those
used here. Its own writers of elements are used, without what lies before them; plain texts and numbers, which most cells
are, are written a row at a time.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

LONGEST_TEXT = 32_767
GENERAL = ""                              # the style of a cell that has none; texts are written faster than numbers


@dataclass(frozen=True, slots=True)
class Formula:
    """`cached` is what a program shows that does not calculate."""
    text: str
    cached: Decimal | str | bool


Entry = Formula | Decimal | str | bool | None
Styles = Mapping[int, Format]             # of numbers, by how many decimals they show


class Sheet(Worksheet):
    def take(self, head: Sequence[str], rows: Iterable[Sequence[Entry]], count: int, bold: Format,
             styles: Styles | None = None) -> None:
        """`count` of `rows`, each as long as `head`. They are read when the workbook is closed."""
        self.rows, self.letters = rows, [xl_col_to_name(place) for place in range(len(head))]
        self.head, self.bold = head, f' s="{bold._get_xf_index()}"'
        self.styles = {places: f' s="{style._get_xf_index()}"' for places, style in (styles or {}).items()}
        self.autofilter(0, 0, count, len(head) - 1)
        self._check_dimensions(0, 0)
        self._check_dimensions(count, len(head) - 1)

    def _write_sheet_data(self) -> None:
        self._xml_start_tag("sheetData")
        self.write_line(1, self.head, self.bold)
        for number, row in enumerate(self.rows, 2):
            self.write_line(number, row)
        self._xml_end_tag("sheetData")

    def write_line(self, number: int, row: Sequence[Entry], style: str = GENERAL) -> None:
        cells = [f'<row r="{number}">']
        for letter, entry in zip(self.letters, row, strict=True):
            kind = type(entry)
            if kind is str and is_plain(entry):
                cells.append(f'<c r="{letter}{number}"{style} t="inlineStr"><is><t>{entry}</t></is></c>')
            elif kind is Decimal:
                cells.append(f'<c r="{letter}{number}"{self.style_of(entry)}><v>{float(entry):.16G}</v></c>')
            elif entry is not None:
                self.fh.write("".join(cells))
                cells.clear()
                self.write_entry(entry, [("r", f"{letter}{number}"), *([("s", style[4:-1])] if style else ())])
        self.fh.write("".join((*cells, "</row>")))

    def style_of(self, number: Decimal) -> str:
        return self.styles.get(max(0, -number.as_tuple().exponent), GENERAL)

    def write_entry(self, entry: Formula | str | bool, attributes: list[tuple]) -> None:
        if isinstance(entry, str):
            text = self.escaped(shortened(entry))
            self._xml_inline_string(text, text != text.strip(), attributes)
        elif isinstance(entry, Formula):
            self.write_calculated(entry, attributes)
        else:
            self._xml_start_tag("c", [*attributes, ("t", "b")])
            self._xml_data_element("v", int(entry))
            self._xml_end_tag("c")

    def escaped(self, text: str) -> str:
        """What can't stand in a file of XML, and what looks like such a thing escaped."""
        return text if text.isprintable() and "_x" not in text else self._escape_control_characters(text)

    def write_calculated(self, entry: Formula, attributes: list[tuple]) -> None:
        text, cached = entry.text.removeprefix("="), entry.cached
        if isinstance(cached, bool):
            self._xml_formula_element(text, str(int(cached)), [*attributes, ("t", "b")])
        elif isinstance(cached, str):
            self._xml_formula_element(text, cached, [*attributes, ("t", "str")])
        else:
            self._xml_formula_element(text, str(float(cached)), attributes)


def is_plain(text: str) -> bool:
    """Neither too long, nor with anything that a file of XML has to escape or to be told to keep."""
    return (text.isprintable() and "<" not in text and "&" not in text and ">" not in text and "_x" not in text
            and text[:1] != " " and text[-1:] != " " and len(text) <= LONGEST_TEXT)


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT - 1] + "…"
