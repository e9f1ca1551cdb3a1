"""datapackage.json: Frictionless Data Package v2, every published file with its size, checksum and columns."""
from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from mingbai.model.report import Bilingual, Settings, Site, Source
from mingbai.opendata.dictionary import DataColumn, DataTable, Reference, data_dictionary, setting, word
from mingbai.text.json_text import entry, with_list

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
FORMS = {
    ".csv": ("csv", "text/csv"), ".schema.json": ("json-schema", "application/schema+json"),
    ".json": ("json", "application/json"),
    ".xlsx": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")}

Resource = dict[str, object]                 # how the package describes one file


@dataclass(frozen=True)
class File:
    """What the package says of a published file. `table`: its rows are those of that table; a `part` of a table has no
    references of its own."""
    path: str
    name: str
    title: Bilingual
    description: Bilingual
    table: DataTable | None = None
    part: bool = False

    @property
    def form(self) -> tuple[str, str]:
        """Format and media type; a file whose name ends in `.schema.json` is a JSON Schema."""
        return next(form for ending, form in FORMS.items() if self.path.endswith(ending))


@dataclass(frozen=True)
class FileSum:
    """How long a file is, and its checksum."""
    size: int
    sha256: str


def sum_of(data: bytes) -> FileSum:
    return FileSum(len(data), hashlib.sha256(data).hexdigest())


# ---- the whole, piece by piece: every report adds to it

def package_pieces(site: Site, resources: Iterable[bytes], created: datetime) -> Iterator[bytes]:
    """`resources` as `resource_bytes` gives them."""
    return with_list(package_head(site, created), "resources", resources)


def resource_bytes(file: File, measured: FileSum) -> bytes:
    return entry(resource(file, measured))


def package_head(site: Site, created: datetime) -> dict[str, object]:
    """All but the resources, which come last."""
    settings = site.settings
    return given({
        "$schema": PROFILE, "name": setting("package.name"), "id": identity(settings),
        "title": zh_and_en(word("package.title", site=settings.name)),
        "description": two_lines(word("package.description")), "version": data_dictionary().version,
        "homepage": settings.address, "keywords": setting("package.keywords"), "licenses": licences(settings),
        "created": created.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "contributors": [{"title": zh_and_en(settings.publisher), "roles": ["publisher"]}],
        "sources": [source_entry(source) for report in site.reports for source in report.sources]})


def given(entries: Mapping[str, object]) -> dict[str, object]:
    """Without what is not stated."""
    return {key: value for key, value in entries.items() if value not in (None, "", [], ())}


def zh_and_en(text: Bilingual) -> str:
    return text.together(" / ")


def two_lines(text: Bilingual) -> str:
    return text.together("\n")


def identity(settings: Settings) -> str:
    """The address of this file, or an identifier that stays the same as long as the site keeps its name."""
    if settings.address:
        return f"{settings.address.rstrip('/')}/data/datapackage.json"
    return uuid.uuid5(uuid.NAMESPACE_DNS, f"{setting('package.name')}.{settings.name.en}").urn


def licences(settings: Settings) -> list[dict[str, object]]:
    return [given({"name": settings.licence, "path": settings.licence_url})] if settings.licence else []


def source_entry(source: Source) -> dict[str, object]:
    return given({"title": zh_and_en(source.title), "path": source.url, "version": source.date})


# ---- resources

def resource(file: File, measured: FileSum) -> Resource:
    form, mediatype = file.form
    described = {
        "name": file.name, "type": "table" if file.table else None, "path": file.path,
        "title": zh_and_en(file.title), "description": two_lines(file.description), "format": form,
        "mediatype": mediatype, "encoding": None if form == "xlsx" else "utf-8", "bytes": measured.size,
        "hash": f"sha256:{measured.sha256}",
        "schema": schema(file.table, file.part) if file.table else None}
    return given(described)


def schema(table: DataTable, part: bool) -> dict[str, object]:
    return given({
        "fields": [field(column) for column in table.columns], "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": [] if part else [foreign_key(reference) for reference in table.references]})


def field(column: DataColumn) -> dict[str, object]:
    constraints = given({"required": column.required or None, "enum": list(column.enum), "pattern": column.pattern})
    return given({"name": column.name, "type": column.type, "title": zh_and_en(column.title),
                  "description": two_lines(column.description), "constraints": constraints or None})


def foreign_key(reference: Reference) -> dict[str, object]:
    return {"fields": list(reference.columns),
            "reference": {"resource": reference.to, "fields": list(reference.named)}}
