"""The interface's words: YAML catalogues in `generator/words`, Chinese and English side by side."""
from __future__ import annotations

import string
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent.parent / "words"
LANGUAGES = ("zh", "en")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def catalogue(name: str) -> dict[str, Any]:
    return yaml.load((FOLDER / f"{name}.yml").read_text("utf-8"), LOADER)


def forget() -> None:
    """Read the catalogues anew when they are next asked for: a preview may have seen them edited."""
    for known in (catalogue, entry, found, said):
        known.cache_clear()


class MissingWord(KeyError):
    """A word was asked for that no catalogue has in that language: a bug of ours."""


@cache
def entry(name: str, key: str) -> dict[str, str] | None:
    node: Any = catalogue(name)
    for step in key.split("."):
        node = node.get(step) if isinstance(node, dict) else None
    return node if isinstance(node, dict) else None


@cache
def found(names: tuple[str, ...], lang: str, key: str) -> str:
    for name in names:
        said = entry(name, key)
        if said is not None and isinstance(said.get(lang), str):
            return said[lang]
    raise MissingWord(f"{key} ({lang}) in {', '.join(names)}")


class Said(dict[str, str]):
    """The words of some catalogues by their keys, as they come up."""

    def __init__(self, names: tuple[str, ...], lang: str) -> None:
        self.names, self.lang = names, lang

    def __missing__(self, key: str) -> str:
        self[key] = word = found(self.names, self.lang, key)
        return word


@cache
def said(names: tuple[str, ...], lang: str) -> Said:
    return Said(names, lang)


@lru_cache(maxsize=2 ** 12)
def pieces(pattern: str) -> tuple[tuple[str, str], ...]:
    """A sentence cut at its names: the words before each, and the name, which the end has none of."""
    return tuple((literal, name or "") for literal, name, _, _ in string.Formatter().parse(pattern))


class Words:
    """One language's words of some catalogues, the first that has the key: `words("money.title", year=2023)`."""

    def __init__(self, names: str | tuple[str, ...], lang: str) -> None:
        self.names, self.lang = (names,) if isinstance(names, str) else names, lang
        self.said = said(self.names, lang)

    def __call__(self, key: str, **values: Any) -> str:
        said = self.find(key)
        return said.format(**values) if values else said

    def find(self, key: str) -> str:
        return found(self.names, self.lang, key)

    def has(self, key: str) -> bool:
        try:
            self.find(key)
        except MissingWord:
            return False
        return True
