"""The frame around a page, worked out once for all pages of one kind: a text with holes, filled for each page.

Pages are of one kind when the frame can tell them apart by nothing but the texts that go into the holes.
"""
from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import escape

FRONT_MATTER = re.compile(rb"---\n(.*?)\n---\n+", re.S)
# YAML breaks or refuses a text at these; JSON takes them as they are.
UNLIKE_IN_YAML = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
HOLE = "mbhole"
HOLES = re.compile(rf"{HOLE}-(\w+)-{HOLE}")
SPACE = b" \t\n\r\x0b\f"
CONTENT, STEP = "content", "step"
# Others are written in another way in links than in paths.
PLAIN_ADDRESS = re.compile(r"[a-z0-9/.~-]*")


Part = bytes | memoryview
Places = frozenset[str]                   # addresses below a language that the frame knows by name


class NotPlain(ValueError):
    """A page whose front matter is not as our generator writes it: it takes the long way."""


@dataclass(frozen=True, slots=True)
class Source:
    """A page as it lies in `site_src`. `url` is its address below the site; its body goes through undecoded."""
    url: str
    meta: Mapping[str, Any]
    body: Part

    @property
    def text(self) -> str:
        return str(self.body, "utf-8")

    @property
    def language(self) -> str:
        return self.url.split("/", 1)[0]

    def cut(self, places: Places) -> tuple[str, str]:
        """Its address below its language: the place that the frame knows by name, if it is below one, and the rest."""
        below = self.url.split("/", 1)[1]
        place = below.partition("/")[0] + "/"
        return (place, below.removeprefix(place)) if place in places else ("", below)


def read_source(url: str, data: bytes) -> Source:
    found = FRONT_MATTER.match(data)
    head = found[1].decode() if found else ""
    if not found or UNLIKE_IN_YAML.search(head) or not PLAIN_ADDRESS.fullmatch(url):
        raise NotPlain(url)
    lines = (line.partition(": ") for line in head.split("\n"))
    return Source(url, {key: json.loads(value) for key, _, value in lines}, stripped(data, found.end()))


def stripped(data: bytes, start: int) -> memoryview:
    """What is left from `start`, without the space around it and without a copy."""
    end = len(data)
    while start < end and data[end - 1] in SPACE:
        end -= 1
    while start < end and data[start] in SPACE:
        start += 1
    return memoryview(data)[start:end]


def texts(source: Source) -> dict[str, str]:
    """What differs between pages of one kind."""
    return {key: value for key, value in source.meta.items() if isinstance(value, str) and value and key != "lang"}


def kind(source: Source, places: Places) -> tuple:
    site, (place, rest) = source.meta.get("site") or {}, source.cut(places)
    fixed = {key: value for key, value in source.meta.items() if key not in texts(source)}
    return (source.language, place, rest.count("/"), frozenset(texts(source)), source.meta.get("title") == site.get("name"),
            json.dumps(fixed, sort_keys=True))


def blank(source: Source, places: Places) -> Source:
    """The same page with a mark in the place of each text, and of each step of its address."""
    marks = {key: mark(key) for key in texts(source)}
    place, rest = source.cut(places)
    return Source(f"{source.language}/{place}{steps(rest)}", {**source.meta, **marks}, mark(CONTENT).encode())


def steps(address: str) -> str:
    return f"{mark(STEP)}/" * address.count("/")


def mark(name: str) -> str:
    return f"{HOLE}-{name}-{HOLE}"


class Shell:
    """`framed` is the finished page of `blank(source, places)`."""

    def __init__(self, framed: str, source: Source, places: Places) -> None:
        self.places, marks = places, steps(source.cut(places)[1])
        parts = HOLES.split(framed.replace(marks, mark(STEP)) if marks else framed)
        self.names = parts[1::2]
        self.between = [as_written(part) for part in parts[::2]]

    def filled(self, source: Source) -> list[Part]:
        """In parts, so that a body goes from file to file without being put together with its frame."""
        values = {key: as_written(escape(value)) for key, value in texts(source).items()}
        values |= {CONTENT: source.body, STEP: source.cut(self.places)[1].encode()}
        pairs = zip(self.between, [*(values[name] for name in self.names), b""], strict=True)
        return [part for pair in pairs for part in pair]


def as_written(text: str) -> bytes:
    """As MkDocs writes it."""
    return text.encode("utf-8", "xmlcharrefreplace")
