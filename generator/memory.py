"""What a preview remembers between its runs: the pages of reports whose files did not change."""
from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

from generator.model import Report

Files = dict[str, bytes]


class Memory:
    """Pieces of work by name, each with the state it was done in; another state is forgotten."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[str, Files]] = {}

    def recalled(self, name: str, state: str) -> Files | None:
        known, files = self.kept.get(name, ("", {}))
        return files if state and known == state else None

    def keep(self, name: str, state: str, files: Files) -> None:
        if state:
            self.kept[name] = (state, files)

    def done(self, work: dict[str, tuple[str, Callable[[], Files]]],
             share: Callable[[list[Callable[[], Files]]], list[Files]]) -> Files:
        """Do what is not remembered, sharing it out, and tell all results in the order of the work."""
        recalled = {name: self.recalled(name, state) for name, (state, _) in work.items()}
        missing = [name for name, files in recalled.items() if files is None]
        for name, files in zip(missing, share([work[name][1] for name in missing]), strict=True):
            self.keep(name, work[name][0], files)
            recalled[name] = files
        return {path: data for files in recalled.values() for path, data in files.items()}


def state_of(report: Report, content: Path, other: Iterable[Path]) -> str:
    """All files that a report's page rests on: its department's, those the whole site shares, and `other` folders."""
    departments = content / "departments"
    shared = [path for path in files_of(content) if not path.is_relative_to(departments)]
    heads = sorted(departments.glob("*/*.yml")) + sorted(departments.glob("*/*/*.yml"))
    own = files_of(departments / report.department.id)
    return fingerprint([*shared, *heads, *own, *(path for folder in other for path in files_of(folder))])


def files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def fingerprint(paths: Iterable[Path]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for path in paths:
        stat = path.stat()
        digest.update(f"{path}\0{stat.st_mtime_ns}\0{stat.st_size}\n".encode())
    return digest.hexdigest()
