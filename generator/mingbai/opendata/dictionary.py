"""What is published: every table and column with its type, titles and descriptions, from `words/opendata.yml`."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from mingbai.model.report import Bilingual, in_each
from mingbai.text.value import Value, not_none
from mingbai.text.words import Catalogue, catalogue, word_entry

WORDS = "opendata"


class DataColumn(Value):
    name: str
    type: str                             # string, number, integer, boolean, date
    title: Bilingual
    description: Bilingual
    required: bool
    enum: tuple[str, ...]
    pattern: str


class Reference(Value):
    """`columns` of a table name a row of the table `to` by its columns `named`."""
    columns: tuple[str, ...]
    to: str
    named: tuple[str, ...]


@dataclass(frozen=True)
class DataTable:
    name: str
    title: Bilingual
    description: Bilingual
    columns: tuple[DataColumn, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...]

    @property
    def file(self) -> str:
        return f"{self.name}.csv"

    @cached_property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


class Dictionary(Value):
    """`notes` say how the files are written: encoding, numbers, formulas, workbook, json."""
    version: str
    notes: Mapping[str, Bilingual]
    tables: Mapping[str, DataTable]


@cache
def data_dictionary() -> Dictionary:
    said = catalogue(WORDS)
    notes = {name: Bilingual(**note) for name, note in said["notes"].items()}
    tables = {name: data_table(name, given, said["common"]) for name, given in said["tables"].items()}
    return Dictionary(said["version"], notes, tables)


def data_table(name: str, given: Catalogue, common: Catalogue) -> DataTable:
    columns = tuple(data_column(key, own or common[key]) for key, own in given["columns"].items())
    references = tuple(Reference(tuple(one["columns"]), one["to"], tuple(one["named"]))
                       for one in given.get("refers", ()))
    return DataTable(name, Bilingual(**given["title"]), Bilingual(**given["description"]), columns,
                     tuple(given.get("key", ())), references)


def data_column(name: str, given: Catalogue) -> DataColumn:
    return DataColumn(name, given["type"], Bilingual(**given["title"]), Bilingual(**given["description"]),
                      given.get("required", False), tuple(given.get("enum", ())), given.get("pattern", ""))


def words(key: str) -> Mapping[str, str]:
    """A text of the catalogue outside the tables, by language."""
    return not_none(word_entry(WORDS, key))


def word(key: str, **values: Bilingual) -> Bilingual:
    """The same as one; what is put into it is said in the same language."""
    found = words(key)
    if not values:
        return Bilingual(**found)
    return in_each(lambda lang: found[lang].format(**{name: value[lang] for name, value in values.items()}))


def setting(key: str) -> Any:             # Any: a text or a list of the catalogue
    found: Any = catalogue(WORDS)         # Any: on the way to it
    for step in key.split("."):
        found = found[step]
    return found
