"""JSON as people can read it: on one line with blanks, or indented; of a long list also entry by entry."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import json

BETWEEN, CLOSED = b",\n", b"\n}"


def on_one_line(value: object) -> bytes:
    return json.format(json.encode(value), indent=0)


def indented(value: object) -> bytes:
    return json.format(json.encode(value), indent=1)


def with_list(head: Mapping[str, object], name: str, entries: Iterable[bytes]) -> Iterator[bytes]:
    """An object whose last entry is a list too long to be held: as `indented` would write the whole. `entries` as
    `entry` and `joined_entries` give them."""
    yield indented(head).removesuffix(CLOSED) + f',\n "{name}": [\n'.encode()
    for number, one in enumerate(filter(None, entries)):
        yield BETWEEN + one if number else one
    yield b"\n ]" + CLOSED + b"\n"


def entry(value: object) -> bytes:
    return b"  " + indented(value).replace(b"\n", b"\n  ")


def joined_entries(entries: Iterable[bytes]) -> bytes:
    return BETWEEN.join(entries)
