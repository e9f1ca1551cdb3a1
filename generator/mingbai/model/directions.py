"""Which way the result of a target is better: as its sign prints it, as the content says, or as its name tells. Never guessed."""
from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from mingbai.model.report import Figure, Row

MORE, LESS, EXACTLY, BY, UNKNOWN = "more", "less", "exactly", "by", "unknown"
CHOICES = (MORE, LESS, EXACTLY, BY)       # what the content may say
OF_SIGN = {"≥": MORE, ">": MORE, "≤": LESS, "<": LESS}
# What is counted or laid out is a task, to be reached or passed, unless its name says otherwise.
TASKS = frozenset(("people", "person-times", "households", "homes", "buildings", "structures", "count", "times", "area",
                   "area-large", "land", "hectare", "length", "length-km", "length-li", "mass", "volume"))


@dataclass(frozen=True)
class Directions:
    """The words by which a name tells, and the kinds of indicator by which a scheme tells."""
    words: Mapping[str, str]
    classes: Mapping[str, str]
    undoing: Collection[str] = ()         # verbs after which more of a bad thing is better
    lessening: Collection[str] = ()       # verbs after which nobody can tell
    sparing: Collection[str] = ()         # words of time and cost: these are used, not undone
    known: dict[str, str] = field(default_factory=dict, init=False, compare=False, repr=False)   # names, again and again

    def of_name(self, name: str) -> str:
        if name not in self.known:
            self.known[name] = self.told_by(name)
        return self.known[name]

    def told_by(self, name: str) -> str:
        """Of its last word that is known; of two that end together the longer one. A bad thing may be undone first."""
        ends = [(name.rfind(word) + len(word), len(word), word) for word in self.words if word in name]
        if not ends:
            return ""
        end, length, word = max(ends)
        found = self.words[word]
        return self.after_verb(name[:end - length], word) if found == LESS else found

    def after_verb(self, before: str, word: str) -> str:
        """Of something that is better the less there is of it, with the words before it."""
        if any(verb in before for verb in self.lessening):
            return ""
        return MORE if word not in self.sparing and any(verb in before for verb in self.undoing) else LESS

    def of(self, name: str, part: str) -> str:
        """A cost is a limit whatever its name says. The kind of indicator tells only where the name says nothing at all."""
        of_class = self.classes.get(part.rpartition(".")[2], "")
        return of_class if of_class == LESS else self.of_name(name) or of_class


def direction_of(target: Figure, row: Row) -> str:
    """Of a target in its row; the loader has put there what the content says, or else what the name tells. What neither tells is
    told by what is counted."""
    quantity = target.quantity
    if quantity.kind == "date":
        return BY
    if quantity.kind == "rank" or (not quantity.comparator and quantity.value == 0):
        return LESS
    said = OF_SIGN.get(quantity.comparator) or row.attributes.get("direction")
    return said or (MORE if quantity.measure in TASKS else UNKNOWN)
