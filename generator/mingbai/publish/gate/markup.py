"""HTML, XML, SVG and feeds: visible text, attributes, comments, scripts. A number cut by inline tags is put together."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape

from mingbai.publish.gate.passages import CELL, Passage
from mingbai.publish.gate.structured import json_passages

SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)<[/]script\s*>", re.S | re.I)
COMMENT = re.compile(r"<!--(.*?)-->", re.S)
TAG = re.compile(r"""<(/?)([A-Za-z][\w:.-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>""")
ATTRIBUTE = re.compile(r"""([\w:@.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
LIKE_ATTRIBUTE = re.compile(r"""=\s*["']""")
INLINE = re.compile(r"a|abbr|b|bd[io]|cite|code|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|su[bp]|time|tspan|u|var|wbr",
                    re.I)
# Numbers by which tables are sorted and pictures are drawn.
NUMERIC = re.compile(r"data-sort|d|points|transform|viewbox|[cr]?[xy][12]?|r|width|height|style", re.I)


def markup_passages(text: str) -> Iterator[Passage]:
    yield from (passage for found in SCRIPT.finditer(text) for passage in script_passages(found, text))
    rest = SCRIPT.sub(CELL, text)
    for found in COMMENT.finditer(rest):
        yield Passage(line_at(rest, found.start()), found[1])
    rest = COMMENT.sub("", rest)
    shown = TAG.sub(boundary, rest)
    yield Passage("", unescape(CELL.join(attributes(rest, shown))))
    yield Passage("", unescape(shown))


def script_passages(script: re.Match[str], text: str) -> Iterator[Passage]:
    where = line_at(text, script.start())
    if "json" not in script[1]:
        yield Passage(where, script[2])
        return
    for passage in json_passages(script[2]):
        yield Passage(f"{where} {passage.place}", passage.text)


def attributes(text: str, shown: str) -> Iterator[str]:
    """All at once where nothing between the tags looks like one, as in nearly every page."""
    inside = (tag[3] for tag in TAG.finditer(text)) if LIKE_ATTRIBUTE.search(shown) else (text,)
    return (double or single for part in inside for name, double, single in ATTRIBUTE.findall(part) if not is_numeric(name))


def boundary(tag: re.Match[str]) -> str:
    return "" if is_inline(tag[2]) else CELL


@lru_cache
def is_numeric(attribute: str) -> bool:
    return bool(NUMERIC.fullmatch(attribute))


@lru_cache
def is_inline(name: str) -> bool:
    return bool(INLINE.fullmatch(name))


def line_at(text: str, position: int) -> str:
    return f"line {text.count(chr(10), 0, position) + 1}"
