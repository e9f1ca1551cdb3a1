"""The interface's words: YAML catalogues in `words/`, Chinese and English side by side."""
from __future__ import annotations

import string
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import yaml

FOLDER = Path(__file__).parent.parent / "words"
LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
TO_FORGET: list[Callable[[], None]] = []
READ: list[tuple[tuple[Path, int, int], ...]] = [()]   # the catalogues as they were last seen
Asked = ParamSpec("Asked")
Made = TypeVar("Made")
Catalogue = dict[str, Any]                # Any: entries are as deep as their file; who reads one knows its shape


def kept(size: int | None) -> Callable[[Callable[Asked, Made]], Callable[Asked, Made]]:
    """Remember what a function makes of words, the last `size` of it, until the catalogues are read anew."""
    def keep(function: Callable[Asked, Made]) -> Callable[Asked, Made]:
        remembering = lru_cache(maxsize=size)(function)
        TO_FORGET.append(remembering.cache_clear)
        return remembering                # type: ignore[return-value]  # lru_cache forgets the types of parameters
    return keep


@kept(None)
def catalogue(name: str) -> Catalogue:
    read: Catalogue = yaml.load((FOLDER / f"{name}.yml").read_text("utf-8"), LOADER)
    return read


def forget() -> None:
    """Read the catalogues anew when they are next asked for, where they were edited: a preview may have seen that."""
    now = tuple((path, stat.st_size, stat.st_mtime_ns) for path in catalogue_files() for stat in [path.stat()])
    if now == READ[0]:
        return
    READ[0] = now
    for clear in TO_FORGET:
        clear()


def catalogue_files() -> list[Path]:
    return sorted(FOLDER.glob("*.yml"))


def read_all() -> None:
    for path in catalogue_files():
        catalogue(path.stem)


class MissingWord(KeyError):
    """A word was asked for that no catalogue has in that language: a bug of ours."""


@kept(None)
def word_entry(name: str, key: str) -> dict[str, str] | None:
    node: object = catalogue(name)
    for step in key.split("."):
        node = node.get(step) if isinstance(node, dict) else None
    return node if isinstance(node, dict) else None


@kept(2 ** 12)
def looked_up(names: tuple[str, ...], lang: str, key: str) -> str | None:
    entries = (word_entry(name, key) for name in names)
    return next((said[lang] for said in entries if said is not None and isinstance(said.get(lang), str)), None)


class WordsFound(dict[str, str]):
    """One language's words of some catalogues, as far as they were asked for."""

    def __init__(self, names: tuple[str, ...], lang: str) -> None:
        super().__init__()
        self.names, self.lang = names, lang
        TO_FORGET.append(self.clear)

    def __missing__(self, key: str) -> str:
        said = looked_up(self.names, self.lang, key)
        if said is None:
            raise MissingWord(f"{key} ({self.lang}) in {', '.join(self.names)}")
        return self.setdefault(key, said)


@cache
def words_found(names: tuple[str, ...], lang: str) -> WordsFound:
    return WordsFound(names, lang)


@lru_cache(maxsize=2 ** 12)
def pattern_pieces(pattern: str) -> tuple[tuple[str, str], ...]:
    """A sentence cut at its names: the words before each, and the name, which the end has none of."""
    return tuple((literal, name or "") for literal, name, _, _ in string.Formatter().parse(pattern))


class Words:
    """One language's words of some catalogues, the first that has the key: `words("money.title", year=2023)`."""

    def __init__(self, names: str | tuple[str, ...], lang: str) -> None:
        self.lang, self.found = lang, words_found((names,) if isinstance(names, str) else names, lang)
        self.find = self.found.__getitem__

    def __call__(self, key: str, **values: object) -> str:
        said = self.found[key]
        return said.format(**values) if values else said

    def has(self, key: str) -> bool:
        return looked_up(self.found.names, self.lang, key) is not None
