"""One release at a time. The lock is the operating system's: it ends with its process, however that ends."""
from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from mingbai.publish.refusal import ReleaseRefusal, Stop

NOTE = 1                                  # the first byte is locked, the rest says who holds it

if sys.platform == "win32":
    import msvcrt

    def take(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def take(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        try:
            take(file)
        except OSError:
            raise ReleaseRefusal([Stop(path.name, "locked", {"holder": holder(file)})], "busy") from None
        file.truncate(0)
        file.write(b" " + str(os.getpid()).encode())
        file.flush()
        yield


def holder(file: IO[bytes]) -> str:
    file.seek(NOTE)
    return file.read(20).decode("ascii", "replace") or "?"
