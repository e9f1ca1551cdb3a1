"""No text that a spreadsheet would run as a formula: such a text gets an apostrophe in front, see `notes.formulas`."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.opendata.dictionary import Table

RISKY = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
MAYBE_RISKY = frozenset("'=+-@\t\r\n＝＋－＠")  # what such a text begins with: quicker to ask
NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?%?")


def harmless(text: str) -> str:
    is_risky = text[:1] in MAYBE_RISKY and RISKY.match(text) and not NUMBER.fullmatch(text)
    return f"'{text}" if is_risky else text


def neutral(lines: Iterable[tuple[str | None, ...]], table: Table) -> Iterator[tuple[str | None, ...]]:
    are_texts = [column.type == "string" for column in table.columns]
    for line in lines:
        yield tuple(harmless(cell) if is_text and cell and cell[0] in MAYBE_RISKY else cell
                    for cell, is_text in zip(line, are_texts, strict=True))
