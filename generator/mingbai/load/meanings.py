"""The words that tell a direction, what is counted, and the concepts: ours, to which a publisher's own files add."""
from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from mingbai.load.defaults import ours, publishers
from mingbai.load.fields import Fields
from mingbai.load.textfile import Folder
from mingbai.model.directions import CHOICES, LESS, MORE, Directions
from mingbai.model.problems import Problems
from mingbai.model.report import Concept
from mingbai.text.counted import CountedThings, Thing
from mingbai.text.value import Value

DIRECTIONS, CONCEPTS, COUNTED = "directions.yml", "concepts.yml", "counted.yml"
SPARING = "sparing"
NAMES = {"less": LESS, SPARING: LESS, "more": MORE}        # lists of words, and which way they point
LISTS = ("undoing", "lessening", SPARING)


@cache
def our_directions() -> Directions:
    return ours(DIRECTIONS, directions)


@cache
def our_concepts() -> dict[str, Concept]:
    return ours(CONCEPTS, concepts)


def read_directions(folder: Folder, problems: Problems) -> Directions:
    own = publishers(folder, DIRECTIONS, problems)
    if own is None:
        return our_directions()
    added = directions(own)
    our = our_directions()
    return Directions({**our.words, **added.words}, {**our.classes, **added.classes},
                      *((*getattr(our, name), *getattr(added, name)) for name in LISTS))


def read_concepts(folder: Folder, problems: Problems) -> dict[str, Concept]:
    own = publishers(folder, CONCEPTS, problems)
    return {**our_concepts(), **(concepts(own) if own else {})}


def directions(fields: Fields) -> Directions:
    return fields.whole(lambda top: Directions(
        {word: direction for name, direction in NAMES.items() for word in top.texts(name)},
        top.mapping("classes").whole(lambda classes: dict(chosen(classes))),
        *map(top.texts, LISTS)))


def chosen(classes: Fields) -> Iterator[tuple[str, str]]:
    return ((name, classes.text(name, choices=CHOICES)) for name in classes.data)


def concepts(fields: Fields) -> dict[str, Concept]:
    return {name: one.whole(partial(concept, name)) for name, one in fields.entries()}


def concept(name: str, fields: Fields) -> Concept:
    return Concept(name, fields.bilingual("label"), fields.text("unit", required=False),
                   fields.text("direction", required=False, choices=CHOICES))


# ---- what is counted

class CountedWords(Value):
    """As a file has them."""
    things: tuple[tuple[str, Thing], ...]
    tails: tuple[str, ...]
    quoted: tuple[str, ...]


@cache
def our_counted_words() -> CountedWords:
    return ours(COUNTED, counted_words)


def read_counted_things(folder: Folder, problems: Problems) -> CountedThings:
    own, our = publishers(folder, COUNTED, problems), our_counted_words()
    added = counted_words(own) if own else CountedWords((), (), ())
    return CountedThings({**dict(our.things), **dict(added.things)}.values(), (*our.tails, *added.tails),
                         (*our.quoted, *added.quoted))


def counted_words(fields: Fields) -> CountedWords:
    return fields.whole(lambda top: CountedWords(tuple(things(top.mapping("things"))), top.texts("tails"), top.texts("quoted")))


def things(fields: Fields) -> Iterator[tuple[str, Thing]]:
    return ((name, one.whole(thing)) for name, one in fields.entries())


def thing(fields: Fields) -> Thing:
    """`en`: one and many of it."""
    one, many = (*fields.texts("en"), "", "")[:2]
    if not one or not many:
        fields.wrong("en", "missing-field", field="en: [one, many]")
    units = fields.texts("units")
    if not units:
        fields.wrong("units", "missing-field", field="units")
    return Thing(one, many, units, fields.texts("words"))
