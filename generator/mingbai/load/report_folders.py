"""Which reports a content folder holds, by the names of its folders alone: nothing is read."""
from __future__ import annotations

from pathlib import Path


def known_reports(content: Path) -> list[str]:
    departments = content / "departments"
    return sorted(path.parent.relative_to(departments).as_posix() for path in departments.rglob("report.yml"))


def asked_for(path: str, content: Path) -> str:
    """A report's id, from an id or from a folder or file of the content."""
    given = Path(path)
    base = (content / "departments").resolve()
    if path and given.exists() and given.resolve().is_relative_to(base):
        folder = given if given.is_dir() else given.parent
        path = folder.resolve().relative_to(base).as_posix()
    return path.strip("/").removeprefix(".")


def edited_last(content: Path, only: str = "") -> str:
    """The report one of whose files is the newest."""
    below = content / "departments"
    newest = max((file for report in (below / only).rglob("report.yml") for file in report.parent.iterdir()),
                 key=lambda file: file.stat().st_mtime, default=None)
    return newest.parent.relative_to(below).as_posix() if newest else ""
