"""Word lists by which texts are read. They are data: `wording.yml`."""
from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("wording.yml")
QUOTED = re.compile(r"“[^”]*”|《[^》]*》|〔[^〕]*〕")
MEASURED = re.compile(r"\d|[一二两三四五六七八九十百千万亿]+"
                      r"(?:个|项|份|次|家|条|户|套|座|处|名|人|台|栋|宗|元|亩|公里|平方米|天|年|月)")
HAN = re.compile(r"[一-鿿]+")
WHETHER = re.compile(r"(?:是否|能否|有没有)[^，。；、]*")
RUN = 4                                   # so many characters in common make two texts speak of one thing


@cache
def word_lists() -> dict[str, Any]:       # Any: a list of words, or several by name
    read: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))   # Any: as above
    return read


def has_any(text: str, name: str) -> bool:
    return any(word in text for word in word_lists()[name])


def says(text: str, name: str) -> bool:
    """That something is so; `是否达到` says neither."""
    return has_any(WHETHER.sub("", text), name)


def ends_with_any(text: str, words: Iterable[str]) -> bool:
    return text.endswith(tuple(words))


def without_closing_brackets(text: str) -> str:
    """Without what stands in brackets at the end: `利用率（年末）` is a rate."""
    return re.sub(r"（[^（）]*）$", "", text)


def is_measured(text: str) -> bool:
    """A number of its own; one inside a quoted name is no measure."""
    return bool(MEASURED.search(QUOTED.sub("", text)))


def speak_of_the_same(first: str, second: str) -> bool:
    return bool(runs(first) & runs(second))


@lru_cache(2 ** 10)
def runs(text: str) -> frozenset[str]:
    found = {part[i:i + RUN] for part in HAN.findall(text) for i in range(len(part) - RUN + 1)}
    return frozenset(found - set(word_lists()["commonplace"]))
