"""How far the content is in both languages: every text of every part, and those declared untranslated with their place."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from operator import attrgetter
from typing import Any

from mingbai.model.problems import Spot
from mingbai.model.report import Bilingual, Citation, Department, Region, Report, Scheme, Site
from mingbai.text.quantity import Quantity
from mingbai.text.value import Value, typed

ELSEWHERE = (Department, Region, Scheme, Citation, Quantity)   # counted as parts of their own, or without texts
NAME = re.compile(r"\w+")
WITHOUT_TEXTS = {"str", "int", "bool", "Decimal", "None", "Spot", "Citation", "Quantity", "tuple", "Mapping"}


class Untranslated(Value):
    place: Spot
    text: str
    lang: str                             # the language it is in


class TranslationCount(Value):
    """One part of the content: a report, a scheme, a department."""
    name: str
    texts: int
    untranslated: tuple[Untranslated, ...]


def translation_counts(site: Site) -> list[TranslationCount]:
    parts = {"site.yml": site.settings, "glossary.csv": site.glossary, "topics.yml": site.topics,
             **{f"schemes/{one.id}.yml": one for one in site.schemes.values()},
             **{f"departments/{one.id}/region.yml": one for one in site.regions},
             **{f"departments/{one.id}/department.yml": one for one in site.departments},
             **{f"{one.folder}/report.yml": one for one in site.reports}}
    return [count_part(file, one) for file, one in parts.items()]


def count_part(file: str, part: object) -> TranslationCount:
    found: list[tuple[Bilingual, Spot]] = []
    find(part, Spot(file), part, set(), found)
    missing = (Untranslated(spot, text[text.only], text.only) for text, spot in found if text.only)
    return TranslationCount(part.id if isinstance(part, Report) else file, len(found), tuple(missing))


def find(value: object, spot: Spot, top: object, seen: set[int], texts: list[tuple[Bilingual, Spot]]) -> None:
    """Each text once, with the nearest place known."""
    if id(value) in seen or (isinstance(value, ELSEWHERE) and value is not top):
        return
    seen.add(id(value))
    if type(value) is Bilingual:
        texts.append((value, spot))
        return
    near = getattr(value, "spot", spot)
    take_apart = taker_apart(value)
    for one in take_apart(value) if take_apart else ():
        if type(one) is Bilingual or taker_apart(one):
            find(one, near, top, seen, texts)


Taker = Callable[[Any], Iterable[object]]   # Any: each takes things of its own kind apart


def taker_apart(value: object) -> Taker | None:
    return value_parts(type(value))       # type: ignore[arg-type]  # a class is hashable, whatever its objects are


@cache
def value_parts(kind: type) -> Taker | None:
    """What takes a value of that kind apart, where it may hold a text."""
    if issubclass(kind, Mapping):
        return kind.values
    if issubclass(kind, list | tuple | frozenset):
        return iter
    names = names_of(kind)
    if len(names) > 1:
        return attrgetter(*names)
    return (lambda value: (getattr(value, names[0]),)) if names else None


def names_of(kind: type) -> tuple[str, ...]:
    """The fields that may hold a text: those whose type names anything but what has none."""
    return tuple(name for name, type_of_it in typed(kind).items() if not WITHOUT_TEXTS.issuperset(NAME.findall(type_of_it)))
