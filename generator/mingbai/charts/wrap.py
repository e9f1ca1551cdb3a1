"""Breaking a label into lines by the width of its characters: a Chinese one is as wide as it is high."""
from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import east_asian_width

LATIN = 0.56
PIECES = re.compile(r"[\w’'()%.,&\-/]+\s*|\s+|.", re.ASCII | re.DOTALL)
NEVER_FIRST = "，。、；：！？）》”’·,.;:!?)"


def width(text: str) -> float:
    """In ems."""
    return sum(map(char_width, text))


@lru_cache(maxsize=2 ** 14)
def char_width(char: str) -> float:
    return 1 if east_asian_width(char) in "WF" or char in "“”‘’…—" else LATIN


@lru_cache(maxsize=2 ** 14)
def widths(piece: str) -> tuple[float, float]:
    """Without the spaces at its end, which may stand outside, and with them."""
    return width(piece.rstrip()), width(piece)


@lru_cache(maxsize=2 ** 12)
def wrap(text: str, ems: float) -> tuple[str, ...]:
    return tuple([line.strip() for line in broken_lines(text, ems)])


@lru_cache(maxsize=2 ** 12)
def broken_lines(text: str, ems: float) -> tuple[str, ...]:
    """With their spaces: put together again they are the text. No character is wider than an em. The years of a department
    have most labels in common."""
    if len(text) <= ems:
        return (text,)
    lines, start, end, filled = [], 0, 0, 0.0
    for piece in PIECES.findall(text):
        visible, whole = widths(piece)
        if filled + visible > ems and start < end and piece not in NEVER_FIRST:
            lines.append(text[start:end])
            start, filled = end, 0.0
        end += len(piece)
        filled += whole
    return (*lines, text[start:])
