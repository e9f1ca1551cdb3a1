"""What every reader of a kind of file hands to the rules."""
from __future__ import annotations

from dataclasses import dataclass

CELL = "\x1f"                             # between cells, blocks and values that stand side by side


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and where it stands in its file: a line, a cell, a JSON pointer."""
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Author:
    """Who a document's properties name as its maker."""
    place: str
    text: str
