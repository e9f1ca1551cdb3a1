"""A page of `site_src` as it was rendered: its head and its body, read back without a parser of YAML."""
from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

FRONT_MATTER = re.compile(rb"---\n(.*?)\n---\n+", re.S)
# YAML breaks or refuses a text at these; JSON takes them as they are.
UNLIKE_IN_YAML = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
SPACE = b" \t\n\r\x0b\f"
# Others are written in another way in links than in paths.
PLAIN_ADDRESS = re.compile(r"[a-z0-9/.~-]*")
PageBytes = bytes | memoryview
Places = frozenset[str]                   # addresses below a language that the frame knows by name


class NotOurFrontMatter(ValueError):
    """A page whose front matter is not as our generator writes it: it takes the long way."""


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """A page as it lies in `site_src`. `url` is its address below the site; its body goes through undecoded."""
    url: str
    meta: Mapping[str, Any]               # Any: the front matter, as its page needs it
    body: PageBytes

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


def read_generated_page(url: str, data: bytes) -> GeneratedPage:
    front_matter = FRONT_MATTER.match(data)
    head = front_matter[1].decode() if front_matter else ""
    if not front_matter or UNLIKE_IN_YAML.search(head) or not PLAIN_ADDRESS.fullmatch(url):
        raise NotOurFrontMatter(url)
    lines = (line.partition(": ") for line in head.split("\n"))
    return GeneratedPage(url, {key: json.loads(value) for key, _, value in lines}, stripped(data, front_matter.end()))


def stripped(data: bytes, start: int) -> memoryview:
    """What is left from `start`, without the space around it and without a copy."""
    end = len(data)
    while start < end and data[end - 1] in SPACE:
        end -= 1
    while start < end and data[start] in SPACE:
        start += 1
    return memoryview(data)[start:end]
