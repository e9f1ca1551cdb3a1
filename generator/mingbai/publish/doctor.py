"""`mingbai doctor`: what this machine has and lacks for building and publishing, and what to do about it."""
from __future__ import annotations

import os
import re
import shutil
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from mingbai.publish.layout import Layout
from mingbai.publish.switch import current_name
from mingbai.work.places import CHECKOUT

NAME = re.compile(r"[A-Za-z0-9._-]+")
NEEDED = (3, 11)
ROOM = 2 * 1024 ** 3
FINE, WARNING, LACKING = "fine", "warning", "lacking"


@dataclass(frozen=True, slots=True)
class Finding:
    kind: str                             # a key of words: doctor.<kind>.<state>
    state: str
    detail: str


def examine(content: Path, out: Path | None) -> list[Finding]:
    return [python(), *packages(), folder("content", content), encoding(), servers(),
            *(out_folder(out) if out else ())]


def python() -> Finding:
    found = sys.version.split()[0]
    return Finding("python", FINE if sys.version_info >= NEEDED else LACKING, found)


def packages() -> Iterator[Finding]:
    """What the project says it needs, whether or not it is installed itself."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    for line in project["dependencies"]:
        yield package(NAME.match(line)[0])


def package(name: str) -> Finding:
    try:
        return Finding("package", FINE, f"{name} {version(name)}")
    except PackageNotFoundError:
        return Finding("package", LACKING, name)


def folder(kind: str, path: Path) -> Finding:
    return Finding(kind, FINE if (path / "departments").is_dir() else LACKING, path.name)


def encoding() -> Finding:
    found = sys.getfilesystemencoding()
    return Finding("encoding", FINE if found == "utf-8" else WARNING, found)


def servers() -> Finding:
    path = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))
    found = [name for name in ("nginx", "caddy", "apache2", "httpd") if shutil.which(name, path=path)]
    return Finding("server", FINE if found else WARNING, ", ".join(found) or "–")


def out_folder(out: Path) -> Iterator[Finding]:
    place = next(path for path in (out, *out.absolute().parents) if path.is_dir())
    free = shutil.disk_usage(place).free
    yield Finding("room", FINE if free >= ROOM else WARNING, f"{free / 1024 ** 3:.1f} GiB")
    yield Finding("rights", FINE if os.access(place, os.W_OK) else LACKING, out.name)
    yield Finding("served", FINE if current_name(Layout(out)) else WARNING, current_name(Layout(out)) or "–")
