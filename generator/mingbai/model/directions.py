"""Which way the result of a target is better: as its sign prints it, as the content says, or as its name tells. Never guessed."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mingbai.model.report import Figure, Row

MORE, LESS, EXACTLY, BY, UNKNOWN = "more", "less", "exactly", "by", "unknown"
CHOICES = (MORE, LESS, EXACTLY, BY)       # what the content may say
OF_SIGN = {"≥": MORE, ">": MORE, "≤": LESS, "<": LESS}


@dataclass(frozen=True)
class Directions:
    """The words by which a name tells, and the kinds of indicator by which a scheme tells."""
    words: Mapping[str, str]
    classes: Mapping[str, str]

    def of_name(self, name: str) -> str:
        """Of its last word that is known; of two that end together the longer one."""
        ends = [(name.rfind(word) + len(word), len(word), word) for word in self.words if word in name]
        return self.words[max(ends)[2]] if ends else ""

    def of(self, name: str, part: str) -> str:
        """A cost is a limit whatever its name says."""
        of_class = self.classes.get(part.rpartition(".")[2], "")
        return of_class if of_class == LESS else self.of_name(name) or of_class


def direction_of(target: Figure, row: Row) -> str:
    """Of a target in its row; the loader has put there what the content says, or else what the name tells."""
    quantity = target.quantity
    if quantity.kind == "date":
        return BY
    if quantity.kind == "rank" or (not quantity.comparator and quantity.value == 0):
        return LESS
    return OF_SIGN.get(quantity.comparator) or row.attributes.get("direction") or UNKNOWN
