"""Which release is served, and the one step that changes it.

POSIX: `current` is a symbolic link, replaced by renaming another over it. Windows renames no link over another: there
`current` is a junction, the file `current.txt` is replaced in one step and says which release holds, and a run that
finds both in disagreement makes the junction follow the file.
"""
from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from mingbai.publish.layout import Layout

IS_WINDOWS = os.name == "nt"
Link = Callable[[Path, Path], None]       # what the link leads to, the link


def switch(layout: Layout, name: str) -> None:
    if IS_WINDOWS:
        switch_by_file(layout, name, junction)
    else:
        switch_by_link(layout, name)


def current_name(layout: Layout) -> str | None:
    """The release that is served; None before the first."""
    if IS_WINDOWS:
        return noted(layout)
    return Path(os.readlink(layout.current)).name if layout.current.is_symlink() else None


def recover(layout: Layout) -> None:
    """After a run that was killed while switching."""
    beside(layout).unlink(missing_ok=True)
    if IS_WINDOWS:
        follow_file(layout, junction)


# ---- a link renamed over a link

def switch_by_link(layout: Layout, name: str) -> None:
    new = beside(layout)
    new.unlink(missing_ok=True)
    new.symlink_to(Path("releases") / name, target_is_directory=True)
    os.replace(new, layout.current)
    settle(layout.root)


def beside(layout: Layout) -> Path:
    return layout.root / ".current-new"


def settle(folder: Path) -> None:
    """A rename is on the disk when its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


# ---- a junction that follows a file

def switch_by_file(layout: Layout, name: str, link: Link) -> None:
    new = beside(layout)
    new.write_text(name, "ascii")
    os.replace(new, note(layout))
    follow_file(layout, link)


def note(layout: Layout) -> Path:
    return layout.root / "current.txt"


def noted(layout: Layout) -> str | None:
    return note(layout).read_text("ascii").strip() if note(layout).is_file() else None


def follow_file(layout: Layout, link: Link) -> None:
    name = noted(layout)
    if name is None or (layout.current.exists() and layout.current.resolve().name == name):
        return
    new, old = layout.root / ".junction-new", layout.root / ".junction-old"
    for stray in (new, old):
        remove_link(stray)
    link(layout.release(name), new)
    if os.path.lexists(layout.current):
        layout.current.rename(old)
    new.rename(layout.current)
    remove_link(old)


def junction(target: Path, link: Path) -> None:
    import _winapi

    _winapi.CreateJunction(str(target), str(link))


def remove_link(link: Path) -> None:
    """The link alone, never what it leads to."""
    if link.is_symlink():
        link.unlink()
    elif os.path.lexists(link):
        link.rmdir()
