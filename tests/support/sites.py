"""Small contents for tests: a copy of the tiny site, edited."""
from __future__ import annotations

import shutil
from pathlib import Path

CASES = Path(__file__).parent.parent / "cases"
TINY = CASES / "sites" / "tiny"


def tiny_copy(folder: Path) -> Path:
    return Path(shutil.copytree(TINY, folder / "content"))


def edit(file: Path, what: str, other: str) -> None:
    text = file.read_text("utf-8")
    assert what in text, f"{what!r} is not in {file.name}"
    file.write_text(text.replace(what, other, 1), "utf-8")
