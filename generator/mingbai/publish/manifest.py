"""manifest.json: every file of a release with its size and SHA-256, and a hash over all of them."""
from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from mingbai.text.json_text import indented
from mingbai.work.workers import usable_cores

MANIFEST, SIGNATURE = "manifest.json", "manifest.json.sig"
UNLISTED = (MANIFEST, SIGNATURE)
FORMAT = 1


@dataclass(frozen=True, slots=True)
class FileEntry:
    size: int
    sha256: str


def names_in(folder: Path) -> list[str]:
    """Every file below, by its path with forward slashes, sorted."""
    found = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return [name for name in found if name not in UNLISTED]


def entries_of(folder: Path) -> dict[str, FileEntry]:
    names = names_in(folder)
    with ThreadPoolExecutor(usable_cores()) as pool:      # reading and hashing leave other threads the processor
        return dict(zip(names, pool.map(lambda name: entry_of(folder / name), names), strict=True))


def entry_of(path: Path) -> FileEntry:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    return FileEntry(path.stat().st_size, digest.hexdigest())


def content_hash(entries: Mapping[str, FileEntry]) -> str:
    """As `sha256sum` would print the list, hashed: anyone can work it out again."""
    lines = "".join(f"{entry.sha256}  {name}\n" for name, entry in sorted(entries.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def manifest_bytes(entries: Mapping[str, FileEntry], about: Mapping[str, object]) -> bytes:
    files = {name: {"size": entry.size, "sha256": entry.sha256} for name, entry in sorted(entries.items())}
    value = {"format": FORMAT, "site_sha256": content_hash(entries), **about, "files": files}
    return indented(value) + b"\n"


def read_manifest(data: bytes) -> tuple[dict[str, object], dict[str, FileEntry]]:
    value = json.loads(data)
    return value, {name: FileEntry(file["size"], file["sha256"]) for name, file in value["files"].items()}
