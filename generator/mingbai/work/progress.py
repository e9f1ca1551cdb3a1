"""How far long work has come: a line on a terminal, overwritten as it goes; nothing anywhere else."""
from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

T = TypeVar("T")
LONG = 1.0                                # seconds before a line is worth showing
OFTEN = 0.1                               # seconds between two of them
WIDTH = 30
DONE, OPEN = "█", "·"


def with_progress(items: Iterable[T], total: int, stream: TextIO | None = None) -> Iterator[T]:
    """The items as they come."""
    stream = stream or sys.stderr
    if not stream.isatty():
        yield from items
        return
    shown = start = time.monotonic()
    has_line = False
    try:
        for done, item in enumerate(items, 1):
            now = time.monotonic()
            if now - start > LONG and now - shown > OFTEN:
                stream.write(f"\r{bar(done, total)} {done}/{total} ")
                stream.flush()
                shown, has_line = now, True
            yield item
    finally:
        if has_line:
            stream.write("\r" + " " * (WIDTH + 2 * len(str(total)) + 3) + "\r")
            stream.flush()


def bar(done: int, total: int) -> str:
    full = WIDTH * done // total if total else WIDTH
    return DONE * full + OPEN * (WIDTH - full)
