"""A content folder of a test's own: what all reports share, one region, no reports."""
from __future__ import annotations

import shutil
from pathlib import Path

CONTENT = Path(__file__).parents[2] / "content"
REGION = "zhuzhou-lukou"


def empty_content(folder: Path) -> Path:
    folder.mkdir()
    shutil.copy(CONTENT / "site.yml", folder)
    region = folder / "departments" / REGION
    region.mkdir(parents=True)
    shutil.copy(CONTENT / "departments" / REGION / "region.yml", region)
    return folder


def everything(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
