"""Files that were found clean are known by their digest the next time: a release reads only what is new in it."""
from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from mingbai.work.files import put_whole
from mingbai.work.fingerprint import code_state, digest

SIZE = 16                                 # bytes of a digest


@dataclass
class Clean:
    """`state` is of all that decides what is clean: another program, or another publisher, knows nothing yet."""
    place: Path | None
    state: bytes
    known: frozenset[bytes] = frozenset()
    seen: set[bytes] = field(default_factory=set)      # in this release

    @classmethod
    def of(cls, place: Path | None, authors: Collection[str]) -> Clean:
        state = digest(code_state(), *sorted(authors)).encode()
        return cls(place, state, read_clean(place, state) if place else frozenset())

    def keep(self) -> None:
        if self.place:
            put_whole(self.place, b"".join((self.state, *sorted(self.seen))))


def read_clean(place: Path, state: bytes) -> frozenset[bytes]:
    try:
        data = place.read_bytes()
    except OSError:
        return frozenset()
    if not data.startswith(state):
        return frozenset()
    return frozenset(data[start:start + SIZE] for start in range(len(state), len(data), SIZE))


def clean_mark(name: str, data: bytes) -> bytes:
    """A file is read by the endings of its name."""
    endings = name.rsplit("/", 1)[-1].split(".")[1:]
    return blake2b(data, digest_size=SIZE, key=".".join(endings).encode()[-64:]).digest()
