"""Rows for the sheets of a finished workbook: XlsxWriter makes it with heads alone, these are put below them as the file
format (ECMA-376) has them. None is held, and a cell costs a fraction of what XlsxWriter asks, which looks for thirty newer
functions in every formula: of a workbook to recompute a report with, 14 ms instead of 45."""
from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import IO, NamedTuple
from xml.sax.saxutils import escape

import yaml
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

LONGEST_TEXT = 32_767
AT_A_TIME = 500                           # rows, compressed together
# What can't stand in a file of XML, and what looks like such a thing escaped_in_xml.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
MARKUP: dict[str, str] = yaml.safe_load(Path(__file__).with_name("sheet.yml").read_text("utf-8"))
ROW, TEXT, NUMBER, TRUTH, FORMULA = (MARKUP[name] for name in ("row", "text", "number", "truth", "formula"))
SHEET = re.compile(MARKUP["sheet"], re.DOTALL)
STYLE = re.compile(r' s="(\d+)"')


class Formula(NamedTuple):
    """`cached` is what a program shows that does not calculate."""
    text: str
    cached: Decimal | str | bool


TEXTS_ARE_TEXTS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}   # of a workbook

Entry = Formula | Decimal | str | bool | None
Styles = Mapping[int, Format]             # of numbers, by how many decimals they show


@dataclass(frozen=True)
class RowsBelow:
    """What goes below the head of a sheet: `count` rows, each as long as the head."""
    rows: Iterable[Sequence[Entry]]
    count: int
    width: int
    decimals: tuple[int, ...] = ()        # that have a style of their own


@dataclass
class RowsBelowHeads:
    """Of a workbook, by the number of the sheet."""
    book: Workbook
    found: dict[int, RowsBelow] = field(default_factory=dict)

    def add(self, page: Worksheet, head: Sequence[str], rows: Iterable[Sequence[Entry]], count: int, bold: Format,
            styles: Styles | None = None) -> None:
        """The head is written, and below it a cell in each style, which tells how the file calls the style."""
        page.autofilter(0, 0, count, len(head) - 1)
        page.write_row(0, 0, head, bold)
        for place, style in enumerate((styles or {}).values()):
            page.write_number(1, place, 0, style)
        self.found[self.book.worksheets().index(page) + 1] = RowsBelow(rows, count, len(head), tuple(styles or ()))

    def put(self, made: IO[bytes], place: Path | IO[bytes]) -> None:
        """The workbook once more, with the rows."""
        waiting = {f"xl/worksheets/sheet{number}.xml": rows for number, rows in self.found.items()}
        with zipfile.ZipFile(made) as old, zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as new:
            for info in old.infolist():
                data, rows = old.read(info), waiting.get(info.filename)
                with new.open(info, "w") as file:
                    file.writelines(sheet_with_rows(data.decode(), rows) if rows else [data])


def sheet_with_rows(sheet: str, rows: RowsBelow) -> Iterator[bytes]:
    found = SHEET.search(sheet)
    if found is None:
        raise ValueError("a sheet without a head")
    start, head, sample, end = found.groups()
    letters = [xl_col_to_name(place) for place in range(rows.width)]
    styles = dict(zip(rows.decimals, STYLE.findall(sample), strict=True))
    yield f"{sheet[:found.start()]}{start}A1:{letters[-1]}{rows.count + 1}{head}".encode()
    written = (row_xml(number, row, letters, styles) for number, row in enumerate(rows.rows, 2))
    while some := "".join(islice(written, AT_A_TIME)):
        yield some.encode()
    yield (end + sheet[found.end():]).encode()


def row_xml(number: int, row: Sequence[Entry], letters: Sequence[str], styles: Mapping[int, str]) -> str:
    cells = [CELLS[type(entry)](f"{letter}{number}", entry, styles)
             for letter, entry in zip(letters, row, strict=True) if entry is not None]
    return ROW % (number, "".join(cells))


# ---- cells

def text_cell(place: str, text: str, styles: Mapping[int, str]) -> str:
    space = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() else ""
    return TEXT % (place, space, escaped_in_xml(shortened(text)))


def number_cell(place: str, number: Decimal, styles: Mapping[int, str]) -> str:
    style = styles.get(max(0, -int(number.as_tuple().exponent)))
    return NUMBER % (place, f' s="{style}"' if style else "", float(number))


def truth_cell(place: str, truth: bool, styles: Mapping[int, str]) -> str:
    return TRUTH % (place, truth)


def formula_cell(place: str, formula: Formula, styles: Mapping[int, str]) -> str:
    kind, shown = shown_value(formula.cached)
    return FORMULA % (place, kind, escaped_in_xml(formula.text.removeprefix("=")), shown)


def shown_value(value: Decimal | str | bool) -> tuple[str, str]:
    if isinstance(value, bool):
        return ' t="b"', str(int(value))
    return (' t="str"', escaped_in_xml(value)) if isinstance(value, str) else ("", str(float(value)))


CELLS: Mapping[type, Callable[..., str]] = {str: text_cell, Decimal: number_cell, bool: truth_cell, Formula: formula_cell}


def escaped_in_xml(text: str) -> str:
    """Most texts have nothing of the kind, which is soon seen."""
    if not text.isprintable() or "_x" in text:
        text = CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    return escape(text)


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT - 1] + "…"
