"""Every kind of content file: its schema, and which files are of it."""
from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from mingbai.forms.draft.files import SCHEMAS
from mingbai.load import allowances, corrections, explanations, head, meanings, settings, site
from mingbai.load.fields import Fields
from mingbai.load.schemes import SchemeReader
from mingbai.load.textfile import Folder
from mingbai.model.problems import Problems
from mingbai.model.report import Bilingual, Region
from mingbai.publish.gate import allow
from mingbai.publish.gate.rules import KINDS
from mingbai.schemas.recorder import DEFINITIONS, Recorder, Schema
from mingbai.schemas.tables import table_schemas
from mingbai.text.units import Units

DIALECT = "http://json-schema.org/draft-07/schema#"      # the newest that editors of YAML know in full
NOWHERE = Region("", Bilingual("", ""), "", "", Bilingual("", ""))
FILES = {"site": "site.yml", "units": "units.yml", "topics": "topics.yml", "directions": "directions.yml",
         "concepts": "concepts.yml", "counted": "counted.yml", "allow": "allow.yml", "scheme": "schemes/*.yml",
         "region": "departments/*/region.yml", "department": "departments/*/*/department.yml",
         "report": "departments/**/report.yml", "explanations": "departments/**/explanations.yml",
         "corrections": "departments/**/corrections.yml"}


def units(fields: Fields) -> None:
    for _name, one in fields.entries():
        one.whole(site.check_unit)


def report(fields: Fields) -> None:
    head.read_report_head(fields, {}, {})


def scheme(fields: Fields) -> None:
    SchemeReader(Folder(Path()), {}, Problems()).scheme("", fields)


def allowed(fields: Fields) -> None:
    """One file, two readers: what checks let pass, what the gate lets pass."""
    for item in fields.items("findings"):
        allowances.allowance(item, {})
    for item in fields.items(allowances.TEXTS):
        allow.allowed_entry(item, KINDS)


def explained(fields: Fields) -> None:
    for item in fields.items("explanations", required=True):
        explanations.explanation(item, ())


def corrected(fields: Fields) -> None:
    for item in fields.items("corrections", required=True):
        corrections.correction(item, {}, Units({}))


READERS: dict[str, Callable[[Fields], object]] = {
    "site": settings.settings, "units": units, "topics": site.shared_topics, "directions": meanings.directions,
    "concepts": meanings.concepts, "counted": meanings.counted_words, "allow": allowed, "scheme": scheme,
    "region": lambda fields: site.region(fields, ""), "department": lambda fields: site.department(fields, NOWHERE, ""),
    "report": report, "explanations": explained, "corrections": corrected}


def schema_of(name: str) -> Schema:
    recorder = Recorder()
    READERS[name](recorder)
    return {"$schema": DIALECT, "title": FILES[name], **recorder.schema(), "definitions": DEFINITIONS}


def schema_files() -> dict[str, str]:
    """All schemas, by the name of their file."""
    made = {f"{name}.json": schema_of(name) for name in READERS}
    tables = {f"{file.removesuffix('.csv')}.table.json": table for file, table in table_schemas().items()}
    return {name: json.dumps(one, ensure_ascii=False, indent=1) + "\n" for name, one in {**made, **tables}.items()}


def editor_settings() -> str:
    """VS Code with its YAML extension, which asks no network for these."""
    wired = {f"./content/{SCHEMAS}/{name}.json": f"content/{pattern}" for name, pattern in FILES.items()}
    return json.dumps({"yaml.schemas": wired, "yaml.schemaStore.enable": False, "files.encoding": "utf8"},
                      ensure_ascii=False, indent=1) + "\n"
