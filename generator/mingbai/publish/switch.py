"""Which release is served, and the one step that changes it.

POSIX: `current` is a symbolic link, replaced by renaming another over it. Windows renames no link over another: there
`current` is a junction, the file `current.txt` is replaced in one step and says which release holds, and a run that
finds both in disagreement makes the junction follow the file.
"""
from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from mingbai.publish.release_folder import ReleaseFolder

IS_WINDOWS = os.name == "nt"
Link = Callable[[Path, Path], None]       # what the link leads to, the link


def switch(layout: ReleaseFolder, name: str) -> None:
    if IS_WINDOWS:
        switch_by_file(layout, name, junction)
    else:
        switch_by_link(layout, name)


def current_name(layout: ReleaseFolder) -> str | None:
    """The release that is served; None before the first."""
    if IS_WINDOWS:
        return name_in_file(layout)
    return Path(os.readlink(layout.current)).name if layout.current.is_symlink() else None


def recover(layout: ReleaseFolder) -> None:
    """After a run that was killed while switching."""
    new_link(layout).unlink(missing_ok=True)
    if IS_WINDOWS:
        follow_file(layout, junction)


# ---- a link renamed over a link

def switch_by_link(layout: ReleaseFolder, name: str) -> None:
    new = new_link(layout)
    new.unlink(missing_ok=True)
    new.symlink_to(Path("releases") / name, target_is_directory=True)
    os.replace(new, layout.current)
    flush_folder(layout.root)


def new_link(layout: ReleaseFolder) -> Path:
    return layout.root / ".current-new"


def flush_folder(folder: Path) -> None:
    """A rename is on the disk when its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


# ---- a junction that follows a file

def switch_by_file(layout: ReleaseFolder, name: str, link: Link) -> None:
    new = new_link(layout)
    new.write_text(name, "ascii")
    os.replace(new, name_file(layout))
    follow_file(layout, link)


def name_file(layout: ReleaseFolder) -> Path:
    return layout.root / "current.txt"


def name_in_file(layout: ReleaseFolder) -> str | None:
    return name_file(layout).read_text("ascii").strip() if name_file(layout).is_file() else None


def follow_file(layout: ReleaseFolder, link: Link) -> None:
    name = name_in_file(layout)
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

    _winapi.CreateJunction(str(target), str(link))   # type: ignore[attr-defined]  # Windows alone has it


def remove_link(link: Path) -> None:
    """The link alone, never what it leads to."""
    if link.is_symlink():
        link.unlink()
    elif os.path.lexists(link):
        link.rmdir()
