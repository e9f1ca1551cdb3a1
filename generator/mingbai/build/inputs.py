"""The state that files are made in: a digest of every input. The same state makes the same bytes."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from mingbai.model.report import Department
from mingbai.render.share import font_name
from mingbai.render.templates import OWN_TEMPLATES
from mingbai.work.fingerprint import code_state, contents_digest, digest, files_of, words_state
from mingbai.work.places import TEMPLATES

CONTENT_SETTINGS = ("MINGBAI_DRAFT", "MINGBAI_REGION", "MINGBAI_ADDRESS", "SOURCE_DATE_EPOCH")
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
    own = environment.get(OWN_TEMPLATES, "")
    templates = [contents_digest(files_of(folder), folder) for folder in (TEMPLATES, *([Path(own)] if own else []))]
    return digest(code_state(), words_state(), contents_digest([*common, *heads], content), *templates, font_name(), *settings)


def department_state(content: Path, department_id: str, shared: str, known: Iterable[Department] = ()) -> str:
    """`known`: the departments that were read, where that is not all; its pages lead to those that it names."""
    folder = content / DEPARTMENTS / department_id
    head = (folder / "department.yml").read_text("utf-8", "replace") if known else ""
    named = sorted(one.id for one in known if one.id in head or one.name.zh in head)
    return digest(shared, contents_digest(files_of(folder), content), *named)


