"""The state that files are made in: a digest of every input. The same state makes the same bytes."""
from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

from mingbai.model.report import Department
from mingbai.render.share import font_name

PACKAGE = Path(__file__).resolve().parent
TEMPLATES = PACKAGE.parents[1] / "templates"
LENGTH = 16
CONTENT_SETTINGS = ("MINGBAI_DRAFT", "MINGBAI_REGION", "SOURCE_DATE_EPOCH")
ONLY = "MINGBAI_ONLY"                     # ids of departments with spaces between them
DEPARTMENTS = "departments"


def shared_state(content: Path, environment: Mapping[str, str]) -> str:
    """Of all that every report rests on: what departments share, templates, words, the program and its libraries."""
    departments = content / DEPARTMENTS
    beside = sorted(path for path in content.iterdir() if path != departments)
    common = [file for path in beside for file in (files_of(path) if path.is_dir() else [path])]
    heads = sorted(departments.glob("*/*.yml")) + sorted(departments.glob("*/*/*.yml"))
    settings = [f"{name}={environment.get(name, '')}" for name in CONTENT_SETTINGS]
    settings.append(f"{ONLY}={bool(environment.get(ONLY))}")
    return digest(code_state(), words_state(), contents([*common, *heads], content), contents(files_of(TEMPLATES), TEMPLATES),
                  font_name(), *settings)


def department_state(content: Path, department_id: str, shared: str, known: Iterable[Department] = ()) -> str:
    """`known`: the departments that were read, where that is not all; its pages lead to those that it names."""
    folder = content / DEPARTMENTS / department_id
    head = (folder / "department.yml").read_text("utf-8", "replace") if known else ""
    named = sorted(one.id for one in known if one.id in head or one.name.zh in head)
    return digest(shared, contents(files_of(folder), content), *named)


def words_state() -> str:
    return contents(files_of(PACKAGE / "words"), PACKAGE)


@cache
def code_state() -> str:
    """Of the program as it was loaded: one edited since then has not been run yet."""
    code = [path for path in files_of(PACKAGE) if not path.is_relative_to(PACKAGE / "words")]
    libraries = sorted(f"{one.metadata['Name']} {one.version}" for one in distributions())
    return digest(sys.version, contents(code, PACKAGE), *libraries)


def files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def contents(paths: Iterable[Path], base: Path) -> str:
    return digest(*(part for path in paths for part in (path.relative_to(base).as_posix(), digest(path.read_bytes()))))


def digest(*parts: str | bytes) -> str:
    """Each part with its length: no two lists of parts run together into one."""
    found = hashlib.blake2b(digest_size=LENGTH)
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode()
        found.update(f"{len(data)}:".encode())
        found.update(data)
    return found.hexdigest()
