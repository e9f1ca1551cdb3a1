"""JSON whose last entry is a long list, piece by piece, as `json.dumps` with an indent of one would write the whole."""
from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

BETWEEN, CLOSED = b",\n", "\n}"


def with_list(head: Mapping[str, object], name: str, entries: Iterable[bytes]) -> Iterator[bytes]:
    """`entries` as `entry` and `together` give them."""
    yield f'{indented(head).removesuffix(CLOSED)},\n "{name}": [\n'.encode()
    for number, one in enumerate(filter(None, entries)):
        yield BETWEEN + one if number else one
    yield f"\n ]{CLOSED}\n".encode()


def entry(value: object) -> bytes:
    return f"  {indented(value)}".replace("\n", "\n  ").encode()


def together(entries: Iterable[bytes]) -> bytes:
    return BETWEEN.join(entries)


def indented(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
