"""`mingbai doctor`: what this machine has and lacks for building and publishing, and what to do about it."""
from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from mingbai.publish.overrides import overridden
from mingbai.publish.release_folder import ReleaseFolder
from mingbai.publish.switch import current_name

AFTER_NAME = re.compile(r"[^A-Za-z0-9._-]")
OF_AN_EXTRA = re.compile(r";.*\bextra\s*==")
PROGRAM = "mingbai"
NEEDED = (3, 11)
ROOM = 2 * 1024 ** 3
FINE, WARNING, LACKING = "fine", "warning", "lacking"


@dataclass(frozen=True, slots=True)
class MachineFinding:
    kind: str                             # a key of words: doctor.<kind>.<state>
    state: str
    detail: str


def examine(content: Path, out: Path | None) -> list[MachineFinding]:
    return [python(), *packages(), folder("content", content), *own_files(), encoding(), servers(),
            *(out_folder(out) if out else ())]


def python() -> MachineFinding:
    found = sys.version.split()[0]
    return MachineFinding("python", FINE if sys.version_info >= NEEDED else LACKING, found)


def packages() -> Iterator[MachineFinding]:
    """The program itself, which MkDocs finds only where it is installed, and what it says that it needs."""
    yield package(PROGRAM)
    try:
        needed = requires(PROGRAM) or []
    except PackageNotFoundError:
        return
    yield from (package(AFTER_NAME.split(line, maxsplit=1)[0]) for line in needed if not OF_AN_EXTRA.search(line))


def package(name: str) -> MachineFinding:
    try:
        return MachineFinding("package", FINE, f"{name} {version(name)}")
    except PackageNotFoundError:
        return MachineFinding("package", LACKING, name)


def folder(kind: str, path: Path) -> MachineFinding:
    return MachineFinding(kind, FINE if (path / "departments").is_dir() else LACKING, path.name)


def own_files() -> Iterator[MachineFinding]:
    """What stands in the place of ours: a newer version of ours would not be seen there."""
    return (MachineFinding("own", FINE, name) for name in overridden(Path()))


def encoding() -> MachineFinding:
    found = sys.getfilesystemencoding()
    return MachineFinding("encoding", FINE if found == "utf-8" else WARNING, found)


def servers() -> MachineFinding:
    path = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))
    found = [name for name in ("nginx", "caddy", "apache2", "httpd") if shutil.which(name, path=path)]
    return MachineFinding("server", FINE if found else WARNING, ", ".join(found) or "–")


def out_folder(out: Path) -> Iterator[MachineFinding]:
    place = next(path for path in (out, *out.absolute().parents) if path.is_dir())
    free = shutil.disk_usage(place).free
    yield MachineFinding("room", FINE if free >= ROOM else WARNING, f"{free / 1024 ** 3:.1f} GiB")
    yield MachineFinding("rights", FINE if os.access(place, os.W_OK) else LACKING, out.name)
    yield MachineFinding("served", FINE if current_name(ReleaseFolder(out)) else WARNING, current_name(ReleaseFolder(out)) or "–")
