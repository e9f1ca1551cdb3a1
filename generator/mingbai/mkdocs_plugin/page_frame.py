"""The frame around a page, worked out once for all pages of one kind: a text with holes, filled for each page.

Pages are of one kind when the frame can tell them apart by nothing but the texts that go into the holes.
"""
from __future__ import annotations

import json
import re

from markupsafe import escape

from mingbai.render.read_page import (
    GeneratedPage,
    PageBytes,
    Places,
)

HOLE = "mbhole"
HOLES = re.compile(rf"{HOLE}-(\w+)-{HOLE}")
CONTENT, STEP = "content", "step"


def own_texts(source: GeneratedPage) -> dict[str, str]:
    """What differs between pages of one kind."""
    return {key: value for key, value in source.meta.items() if isinstance(value, str) and value and key != "lang"}


def page_kind(source: GeneratedPage, places: Places) -> tuple[object, ...]:
    site, (place, rest) = source.meta.get("site") or {}, source.cut(places)
    fixed = {key: value for key, value in source.meta.items() if key not in own_texts(source)}
    return (source.language, place, rest.count("/"), frozenset(own_texts(source)), source.meta.get("title") == site.get("name"),
            json.dumps(fixed, sort_keys=True))


def page_of_holes(source: GeneratedPage, places: Places) -> GeneratedPage:
    """The same page with a mark in the place of each text, and of each step of its address."""
    marks = {key: hole(key) for key in own_texts(source)}
    place, rest = source.cut(places)
    return GeneratedPage(f"{source.language}/{place}{step_holes(rest)}", {**source.meta, **marks}, hole(CONTENT).encode())


def step_holes(address: str) -> str:
    return f"{hole(STEP)}/" * address.count("/")


def hole(name: str) -> str:
    return f"{HOLE}-{name}-{HOLE}"


class PageFrame:
    """`framed` is the finished page of `blank(source, places)`."""

    def __init__(self, framed: str, source: GeneratedPage, places: Places) -> None:
        self.places, marks = places, step_holes(source.cut(places)[1])
        parts = HOLES.split(framed.replace(marks, hole(STEP)) if marks else framed)
        self.names = parts[1::2]
        self.between = [as_written(part) for part in parts[::2]]

    def filled(self, source: GeneratedPage) -> list[PageBytes]:
        """In parts, so that a body goes from file to file without being put together with its frame."""
        values: dict[str, PageBytes] = {key: as_written(escape(value)) for key, value in own_texts(source).items()}
        values |= {CONTENT: source.body, STEP: source.cut(self.places)[1].encode()}
        pairs = zip(self.between, [*(values[name] for name in self.names), b""], strict=True)
        return [part for pair in pairs for part in pair]


def as_written(text: str) -> bytes:
    """As MkDocs writes it."""
    return text.encode("utf-8", "xmlcharrefreplace")
