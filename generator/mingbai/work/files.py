"""A generated tree below a folder: whole files only, unchanged ones left alone, strays removed."""
from __future__ import annotations

import filecmp
import os
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO


def put_whole(path: Path, *data: bytes | memoryview) -> None:
    """Beside, then renamed: a killed run leaves the old file or the new, and its second names keep the old."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with new_file(beside) as file:
        file.writelines(data)
    os.replace(beside, path)


def new_file(path: Path) -> BinaryIO:
    """A new file; mostly its folder is there."""
    try:
        return path.open("wb")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("wb")


def second_name(file: Path, name: Path) -> None:
    """Of the same file where the disk can, else of a copy."""
    try:
        os.link(file, name)
    except OSError:                       # mostly that there is no folder yet, or such a file already
        name.parent.mkdir(parents=True, exist_ok=True)
        name.unlink(missing_ok=True)
        link_or_copy(file, name)


def link_or_copy(file: Path, name: Path) -> None:
    try:
        os.link(file, name)
    except OSError:
        shutil.copy2(file, name)


def move(new: Path, place: Path) -> bool:
    """Into its place; a file that is the same already is not touched."""
    if place.is_file() and filecmp.cmp(new, place, shallow=False):
        return False
    place.parent.mkdir(parents=True, exist_ok=True)
    os.replace(new, place)
    return True


def remove_still(folders: Iterable[Path], seconds: float) -> None:
    """Those that nobody has written to for so long: another run may be at work on the others, or remove the same."""
    for folder in folders:
        with suppress(FileNotFoundError):
            if time.time() - folder.stat().st_mtime > seconds:
                shutil.rmtree(folder, ignore_errors=True)


def clear(root: Path, kept: set[str], owned: Iterable[str]) -> list[str]:
    """Remove what lies under the owned names below `root` and is not `kept`; returns what that was."""
    return [name for name in strays(root, kept, owned) if remove(root / name)]


def strays(root: Path, kept: set[str], owned: Iterable[str]) -> list[str]:
    return [path for name in owned for path in files_below(root, name) if path not in kept]


def files_below(root: Path, name: str) -> Iterator[str]:
    """By their paths below `root`, or the one file of that name."""
    if (root / name).is_file():
        yield name
    for folder, _, files in os.walk(root / name):
        below = Path(folder).relative_to(root).as_posix()
        yield from (f"{below}/{file}" for file in files)


def times_below(folder: Path) -> dict[str, int]:
    """When each file was written, by its path below the folder, which need not be there."""
    times, folders = {}, [""] if folder.is_dir() else []
    while folders:
        below = folders.pop()
        with os.scandir(folder / below) as entries:
            for one in entries:
                if one.is_dir():
                    folders.append(f"{below}{one.name}/")
                else:
                    times[f"{below}{one.name}"] = one.stat().st_mtime_ns
    return times


def remove(path: Path) -> bool:
    path.unlink()
    parent = path.parent
    while not any(parent.iterdir()):
        parent.rmdir()
        parent = parent.parent
    return True
