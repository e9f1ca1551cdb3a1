"""Reading content files: bounded in size, inside the content folder, UTF-8 or a Chinese encoding that is named."""
from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mingbai.model.problems import Problems, Spot
from mingbai.text.decoding import UTF_8, NotText, decoded, with_plain_line_ends

LARGEST = 8 * 1024 * 1024


@dataclass(frozen=True)
class Folder:
    """The content folder; names files the way problems tell them, and lets none lead outside."""
    root: Path

    @cached_property
    def real(self) -> str:
        """Where it really lies."""
        return os.path.realpath(self.root)

    def name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def holds(self, path: Path) -> bool:
        real = os.path.realpath(path)
        return real == self.real or real.startswith(os.path.join(self.real, ""))


def read_text(folder: Folder, path: Path, problems: Problems) -> str | None:
    spot = Spot(folder.name(path))
    if not folder.holds(path):
        problems.add(spot, "outside-folder", target=path.resolve().name)
        return None
    if not path.is_file():
        problems.add(spot, "missing-file")
        return None
    if path.stat().st_size > LARGEST:
        problems.add(spot, "too-large", size=path.stat().st_size, limit=LARGEST)
        return None
    return decode(path.read_bytes(), spot, problems)


def decode(data: bytes, spot: Spot, problems: Problems) -> str | None:
    try:
        text, encoding = decoded(data)
    except NotText:
        problems.add(spot, "not-text")
        return None
    if encoding != UTF_8:
        problems.notice(spot, "not-utf8", encoding=encoding)
    return with_plain_line_ends(text)
