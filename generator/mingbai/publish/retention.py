"""What is left of killed runs goes; old releases go, the newest and the served one stay."""
from __future__ import annotations

import shutil
from pathlib import Path

from mingbai.publish.release_folder import BUILDING, DELETING, ReleaseFolder
from mingbai.publish.switch import current_name


def remove_leftovers(layout: ReleaseFolder) -> None:
    """Leftovers of runs that did not end; only for the holder of the lock."""
    for path in layout.root.glob(".*"):
        if path.name.startswith((BUILDING, DELETING)):
            shutil.rmtree(path, ignore_errors=True)


def prune(layout: ReleaseFolder, keep: int) -> list[str]:
    """A release leaves its place whole before it is taken apart, so none is ever found half."""
    served = current_name(layout)
    gone = [name for name in layout.names()[:-keep] if name != served]
    for name in gone:
        discard(layout.release(name), layout.aside(DELETING))
    return gone


def discard(release: Path, aside: Path) -> None:
    release.rename(aside)
    shutil.rmtree(aside)
