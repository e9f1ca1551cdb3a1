"""The words that tell a direction, and the concepts: ours, to which a publisher's own files add."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from mingbai.load.fields import Fields
from mingbai.load.textfile import Folder
from mingbai.load.yamlfile import Mapping, read_yaml
from mingbai.model.directions import CHOICES, LESS, MORE, Directions
from mingbai.model.problems import ContentError, Problems
from mingbai.model.report import Concept
from mingbai.work.places import PACKAGE

Read = TypeVar("Read")
OURS = Folder(PACKAGE / "model")
DIRECTIONS, CONCEPTS = "directions.yml", "concepts.yml"
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


def publishers(folder: Folder, name: str, problems: Problems) -> Fields | None:
    """Nothing where there is no such file, or none that can be read, which is told."""
    path = folder.root / name
    data = read_yaml(folder, path, problems) if path.exists() else None
    return None if data is None else Fields(data, name, problems)


def ours(name: str, read: Callable[[Fields], Read]) -> Read:
    """A mistake in a file of ours is a bug, and stops."""
    problems = Problems()
    data = read_yaml(OURS, Path(OURS.root) / name, problems)
    found = read(Fields(data or Mapping(), name, problems))
    if problems.items:
        raise ContentError(problems.items)
    return found
