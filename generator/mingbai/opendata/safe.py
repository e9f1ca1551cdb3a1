"""No text that a spreadsheet would run as a formula: such a text gets an apostrophe in front, see `notes.formulas`."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mingbai.opendata.dictionary import DataTable

RISKY = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
MAYBE_RISKY = frozenset("'=+-@\t\r\n＝＋－＠")  # what such a text begins with: quicker to ask
NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?%?")


def harmless(text: str) -> str:
    is_risky = text[:1] in MAYBE_RISKY and RISKY.match(text) and not NUMBER.fullmatch(text)
    return f"'{text}" if is_risky else text


def neutral(lines: Iterable[tuple[str | None, ...]], table: DataTable) -> Iterator[tuple[str | None, ...]]:
    are_texts = [column.type == "string" for column in table.columns]
    for line in lines:
        if MAYBE_RISKY.isdisjoint([cell[0] for cell in line if cell]):
            yield line
        else:
            yield tuple(harmless(cell) if cell and is_text else cell for cell, is_text in zip(line, are_texts, strict=True))
