"""The CSV tables of the content as Frictionless Table Schemas."""
from __future__ import annotations

from mingbai.load.report import RELATION_COLUMNS, RELATION_EXTRAS, RELATIONS, STATED_IN
from mingbai.load.tables import STANDINGS
from mingbai.load.texts import UNTRANSLATED
from mingbai.model.aims import AIMS
from mingbai.model.directions import CHOICES as DIRECTIONS
from mingbai.model.table_specs import SPECS
from mingbai.text.language import LANGUAGES, ORIGINAL, in_columns
from mingbai.text.words import catalogue

DIALECT = "https://datapackage.org/profiles/2.0/tableschema.json"
CHOICES = {"standing": list(STANDINGS), "stated_in": list(STATED_IN), "untranslated": [UNTRANSLATED], "core": ["yes"],
           "aim": list(AIMS), "direction": list(DIRECTIONS)}


def table_schemas() -> dict[str, dict[str, object]]:
    found = {spec.file: table_schema((*spec.keys, "place"), spec.optional, spec.keys) for spec in SPECS.values()}
    found["relations.csv"] = table_schema(RELATION_COLUMNS, RELATION_EXTRAS, ("id",), {"kind": list(RELATIONS)})
    found["glossary.csv"] = table_schema(LANGUAGES, in_columns("note"), (ORIGINAL,))
    found["redirects.csv"] = table_schema(("from", "to"), (), ("from",))
    return found


def table_schema(required: tuple[str, ...], optional: tuple[str, ...], keys: tuple[str, ...],
                 choices: dict[str, list[str]] | None = None) -> dict[str, object]:
    """A key may stand on several rows, each a variant of the other: only ids of their own are primary keys."""
    named = dict.fromkeys((*required, *optional))
    own = {} if "variant" in named else {"primaryKey": list(keys)}
    return {"$schema": DIALECT,
            "fields": [column_schema(name, name in required, {**CHOICES, **(choices or {})}) for name in named],
            **own, "missingValues": [""]}


def column_schema(name: str, required: bool, choices: dict[str, list[str]]) -> dict[str, object]:
    limits: dict[str, object] = {"required": True} if required else {}
    if name in choices:
        limits["enum"] = choices[name]
    said = label(name)
    return {"name": name, "type": "string", **({"title": " · ".join(said[lang] for lang in LANGUAGES)} if said else {}),
            **({"constraints": limits} if limits else {})}


def label(name: str) -> dict[str, str] | None:
    known = catalogue("forms")["workbook"]["columns"].get(name)
    own: dict[str, str] | None = known or catalogue("ledger")["columns"].get(name.replace("_", "-"))
    return own
