"""A generated tree below a folder: whole files only, unchanged ones left alone, strays removed."""
from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path


def sync(root: Path, files: Mapping[str, bytes], owned: Iterable[str]) -> list[str]:
    """Make the owned names below `root` hold exactly `files`; returns what changed."""
    changed = [name for name, data in files.items() if put(root / name, data)]
    return changed + [name for name in strays(root, set(files), owned) if remove(root / name)]


def put(path: Path, data: bytes) -> bool:
    if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".part")
    beside.write_bytes(data)
    os.replace(beside, path)
    return True


def strays(root: Path, kept: set[str], owned: Iterable[str]) -> list[str]:
    found = []
    for name in owned:
        top = root / name
        paths = top.rglob("*") if top.is_dir() else [top]
        found += [p.relative_to(root).as_posix() for p in paths if p.is_file()]
    return [name for name in found if name not in kept]


def remove(path: Path) -> bool:
    path.unlink()
    parent = path.parent
    while not any(parent.iterdir()):
        parent.rmdir()
        parent = parent.parent
    return True
