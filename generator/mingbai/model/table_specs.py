"""The figure tables that a report may have: a `TableSpec` each, which says all that is particular about one."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from mingbai.text.language import LANGUAGES, in_columns
from mingbai.text.words import Catalogue, MissingWord, catalogue

COMMON = ("place", "unit", "period", "standing", "variant", *in_columns("note"), "untranslated")
TRANSLATIONS = LANGUAGES[1:]              # of words in a column of figures: the column itself holds the original
UNIT_SCORES = "unit-scores"               # the table whose columns are the parts of the report's scheme


@dataclass(frozen=True)
class TableSpec:
    name: str
    keys: tuple[str, ...]                 # columns that name the row
    figures: tuple[str, ...]              # columns that hold figures
    attributes: tuple[str, ...] = ()      # what else a row may say
    words: tuple[str, ...] = ()           # those of the figures that may be said in words
    topic: str = ""                       # of all its figures; where it is not given, each row says its own
    plain: str = ""                       # the figure that is called as its row is, without the name of its column
    unit: str = ""                        # of all figures whose column doesn't fix one
    stays: tuple[str, ...] = ()           # figures that the next year's content keeps
    of_one_year: bool = False             # no row of it is there again in the next year

    @property
    def file(self) -> str:
        return self.name.replace("-", "_") + ".csv"

    @cached_property
    def kept(self) -> tuple[str, ...]:
        """The columns that a row keeps beside its figures."""
        return (*self.attributes, *self.keys, "untranslated")

    @property
    def is_of_entities(self) -> bool:
        """Its lines are about several bodies, each with the same lines."""
        return "entity" in self.keys and len(self.keys) > 1

    @property
    def phases(self) -> tuple[str, ...]:
        """The figures, as their ids say them."""
        return tuple(column.replace("_", "-") for column in self.figures)

    @property
    def optional(self) -> tuple[str, ...]:
        translations = tuple(f"{column}_{lang}" for column in self.words for lang in TRANSLATIONS)
        return (*self.attributes, *self.figures, *translations, *COMMON[1:])


LABELS = (*in_columns("label"), "part_of", "by")
# What a row with a target says of the promise in it; see load/promises.py.
PROMISE = ("aim", "direction", "same_promise", "deadline", "concept", *in_columns("label_short"))
SPECS = {spec.name: spec for spec in (
    TableSpec("money", ("line",), ("original", "adjusted", "received", "income", "actual", "carried_in", "carried_out",
              "returned", "previous", "change", "rate", "share"), (*LABELS, "rate_base"), topic="money"),
    TableSpec("three-public", ("entity", "item"), ("previous", "budget", "adjusted", "actual", "rate"),
              topic="three-public"),
    TableSpec("procurement", ("line",), ("budget", "actual", "share"), LABELS, topic="procurement"),
    TableSpec("assets", ("line",), ("opening", "closing"), LABELS, topic="assets"),
    TableSpec("profile", ("entity", "group"), ("establishment", "in_post", "count", "previous", "rate"), LABELS,
              topic="profile", plain="count"),
    TableSpec("projects", ("project",), ("original", "adjusted", "received", "actual", "total_cost", "rate", "share"),
              (*LABELS, "entity", "programme"), topic="projects", of_one_year=True),
    TableSpec("scores", ("part",), ("weight", "score"), topic="scores", stays=("weight",)),
    TableSpec("results", ("id",), ("value", "target", "previous", "growth", "rate", "share"),
              ("topic", *in_columns("label"), "share_of", *PROMISE), words=("value", "target"), plain="value", of_one_year=True),
    TableSpec("indicators", ("id",), ("target", "revised_target", "actual", "completion", "weight", "score"),
              ("class", *in_columns("name"), *in_columns("reason"), *in_columns("measure"), *in_columns("revision"),
               "stated_in", "core", "same_as", *PROMISE),
              words=("target", "revised_target", "actual", "completion"), topic="indicators", stays=("weight",)),
)}


def unit_scores_spec(parts: Iterable[str]) -> TableSpec:
    return TableSpec(UNIT_SCORES, ("entity",), (*parts, "total"), topic=UNIT_SCORES, unit="分")


def table_words(table: str) -> Catalogue:
    """What the table, its lines and its own columns are called."""
    found: Catalogue = catalogue("ledger")["tables"].get(table, {})
    return found


def column_words(table: str, phase: str) -> dict[str, str]:
    """By the table's own words, else by those that hold for all."""
    found: dict[str, str] = table_words(table).get("columns", {}).get(phase) or catalogue("ledger")["columns"].get(phase, {})
    return found


def words_needed(spec: TableSpec) -> Iterator[tuple[str, dict[str, str]]]:
    for name in ("title", "topic") if spec.topic else ("title",):
        yield f"tables.{spec.name}.{name}", table_words(spec.name).get(name, {})
    for phase in spec.phases:
        yield f"columns.{phase}", column_words(spec.name, phase)


def missing_words(spec: TableSpec) -> list[str]:
    return [f"{key} ({lang}) in words/ledger.yml" for key, words in words_needed(spec) for lang in LANGUAGES
            if not words.get(lang)]


# Whoever adds a table is told all that is still to be said of it before any content is read.
NOT_SAID = [word for spec in (*SPECS.values(), unit_scores_spec(())) for word in missing_words(spec)]
if NOT_SAID:
    raise MissingWord(", ".join(NOT_SAID))
