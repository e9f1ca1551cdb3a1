"""What a measure word counts, in English, by the label of the figure: `defaults/counted.yml` holds the words."""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from mingbai.text.value import Value

ASIDE = re.compile(r"（[^（）]*）|\([^()]*\)")
WHATEVER = ""                                 # the label of a thing that its measure word alone names
NOT_LETTERS = "“”\"‘’《》、，,；;：: ·"


class Thing(Value):
    """`units` are its measure words, `words` the ends of labels that name it; without any, whatever they say."""
    en_one: str
    en_many: str
    units: tuple[str, ...]
    words: tuple[str, ...] = ()


class CountedThings:
    """`quoted`: the measure words whose plain English a text that quotes them would get wrong."""

    def __init__(self, things: Iterable[Thing] = (), tails: Iterable[str] = (), quoted: Iterable[str] = ()) -> None:
        self.tails = tuple(sorted(set(tails), key=len, reverse=True))
        self.quoted = frozenset(quoted)
        self.named: dict[str, dict[str, Thing]] = {}
        for thing in things:
            for unit in thing.units:
                self.named.setdefault(unit, {}).update(dict.fromkeys(thing.words or (WHATEVER,), thing))

    def thing(self, unit: str, label: str) -> Thing | None:
        """The longest word at the label's end, once what says nothing of the thing is taken off."""
        known = self.named.get(unit)
        if known is None:
            return None
        rest = ASIDE.sub("", label).rstrip(NOT_LETTERS)
        while rest:
            found = word_at_end(rest, known)
            if found:
                return known[found]
            tail = next(filter(rest.endswith, self.tails), "")
            rest = rest.removesuffix(tail).rstrip(NOT_LETTERS) if tail else ""
        return known.get(WHATEVER)


def word_at_end(text: str, known: Mapping[str, Thing]) -> str:
    return next((text[start:] for start in range(len(text)) if text[start:] in known), "")
