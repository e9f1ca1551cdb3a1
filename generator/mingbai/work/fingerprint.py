"""Digests of what files are made from: the program as it was loaded, its words, any files."""
from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

from mingbai.work.places import PACKAGE

LENGTH = 16


def words_state() -> str:
    return contents_digest(files_of(PACKAGE / "words"), PACKAGE)


@cache
def code_state() -> str:
    """Of the program as it was loaded: one edited since then has not been run yet."""
    code = [path for path in files_of(PACKAGE) if not path.is_relative_to(PACKAGE / "words")]
    libraries = sorted(f"{one.metadata['Name']} {one.version}" for one in distributions())
    return digest(sys.version, contents_digest(code, PACKAGE), *libraries)


def files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def contents_digest(paths: Iterable[Path], base: Path) -> str:
    return digest(*(part for path in paths for part in (path.relative_to(base).as_posix(), digest(path.read_bytes()))))


def digest(*parts: str | bytes) -> str:
    """Each part with its length: no two lists of parts run together into one."""
    hashed = hashlib.blake2b(digest_size=LENGTH)
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode()
        hashed.update(f"{len(data)}:".encode())
        hashed.update(data)
    return hashed.hexdigest()
