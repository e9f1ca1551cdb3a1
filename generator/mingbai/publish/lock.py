"""One release at a time. The lock is the operating system's: it ends with its process, however that ends."""
from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from mingbai.publish.refusal import ReleaseRefusal, Stop


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """The file stays where it is, and says who holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path, blocking=False, preserve_lock_file=True, on_acquired=write_holder)
    try:
        lock.acquire()
    except Timeout:
        raise ReleaseRefusal([Stop(path.name, "locked", {"holder": holder(path)})], "busy") from None
    try:
        yield
    finally:
        lock.release()


def write_holder(descriptor: int) -> None:
    os.ftruncate(descriptor, 0)
    os.write(descriptor, str(os.getpid()).encode())


def holder(path: Path) -> str:
    return path.read_text("ascii", "replace").strip() or "?"
