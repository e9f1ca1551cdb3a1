"""The figure tables of a report: which columns each has, and how its rows become labelled figures."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from mingbai.load.csvfile import Line
from mingbai.load.fields import ID, nearest
from mingbai.model.directions import Directions
from mingbai.model.problems import Problems
from mingbai.model.report import Bilingual, Citation, Entity, Figure, Row, Section
from mingbai.text.quantity import BadNumber, Quantity, read_quantity
from mingbai.text.units import Units, UnknownUnit
from mingbai.text.words import catalogue

COMMON = ("place", "unit", "period", "standing", "variant", "note_zh", "note_en", "untranslated")
UNTRANSLATED = "yes"                      # a row in Chinese only: shown as it is, in either language
STANDINGS = ("self", "finance", "audit")
STARTS_WITH_NUMBER = re.compile(r"^\W?\d")
PERIOD = re.compile(r"^(end-)?\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?$")


@dataclass(frozen=True)
class TableSpec:
    """`keys` name the row, `figures` are the columns that hold figures, `words` those of them that may hold words."""
    name: str
    keys: tuple[str, ...]
    figures: tuple[str, ...]
    attributes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    topic: str = ""

    @property
    def file(self) -> str:
        return self.name.replace("-", "_") + ".csv"

    @cached_property
    def kept(self) -> tuple[str, ...]:
        """The columns that a row keeps beside its figures."""
        return (*self.attributes, *self.keys, "untranslated")

    @property
    def optional(self) -> tuple[str, ...]:
        translations = tuple(f"{column}_en" for column in self.words)
        return (*self.attributes, *self.figures, *translations, *COMMON[1:])


LABELS = ("label_zh", "label_en", "part_of", "by")
# What a row with a target says of the promise in it; see load/promises.py.
PROMISE = ("aim", "direction", "same_promise", "deadline", "concept", "label_short_zh", "label_short_en")
SPECS = {spec.name: spec for spec in (
    TableSpec("money", ("line",), ("original", "adjusted", "received", "income", "actual", "carried_in", "carried_out",
              "returned", "previous", "change", "rate", "share"), (*LABELS, "rate_base"), topic="money"),
    TableSpec("three-public", ("entity", "item"), ("previous", "budget", "adjusted", "actual", "rate"),
              topic="three-public"),
    TableSpec("procurement", ("line",), ("budget", "actual", "share"), LABELS, topic="procurement"),
    TableSpec("assets", ("line",), ("opening", "closing"), LABELS, topic="assets"),
    TableSpec("profile", ("entity", "group"), ("establishment", "in_post", "count", "previous", "rate"), LABELS,
              topic="profile"),
    TableSpec("projects", ("project",), ("original", "adjusted", "received", "actual", "total_cost", "rate", "share"),
              (*LABELS, "entity", "programme"), topic="projects"),
    TableSpec("scores", ("part",), ("weight", "score"), topic="scores"),
    TableSpec("results", ("id",), ("value", "target", "previous", "growth", "rate", "share"),
              ("topic", "label_zh", "label_en", "share_of", *PROMISE), words=("value", "target")),
    TableSpec("indicators", ("id",), ("target", "revised_target", "actual", "completion", "weight", "score"),
              ("class", "name_zh", "name_en", "reason_zh", "reason_en", "measure_zh", "measure_en", "revision_zh",
               "revision_en", "stated_in", "core", "same_as", *PROMISE),
              words=("target", "revised_target", "actual", "completion"), topic="indicators"),
)}


def unit_scores_spec(parts: Iterable[str]) -> TableSpec:
    return TableSpec("unit-scores", ("entity",), (*parts, "total"), topic="unit-scores")


@dataclass(frozen=True)
class Ledger:
    """What rows need to know of their report."""
    year: int
    units: Units
    sections: dict[str, Section]
    entities: dict[str, Entity]
    topics: dict[str, Bilingual]
    part_names: dict[str, Bilingual]
    kind: str
    problems: Problems
    directions: Directions
    broken: set[str] = field(default_factory=set)   # figures that are there but can't be read
    cited: dict[str, tuple[Citation, ...]] = field(default_factory=dict)   # most rows cite what others do


def cite(line_place: str, sections: dict[str, Section], wrong: Callable[..., None]) -> tuple[Citation, ...]:
    """Read `1.4; form@F7` into citations; unknown keys are told through `wrong`."""
    citations = []
    for place in filter(None, (p.strip() for p in line_place.replace("；", ";").split(";"))):
        key, _, detail = place.partition("@")
        section = sections.get(key.strip())
        if section is None:
            wrong("unknown-section", found=key, known=", ".join(sections), near=nearest(key, sections))
        else:
            citations.append(Citation(section, detail.strip()))
    return tuple(citations)


def read_rows(spec: TableSpec, lines: list[Line], ledger: Ledger) -> tuple[Row, ...]:
    """Lines of the same key and variant are one row; each cell may be filled once."""
    rows: dict[tuple[str, str], Row] = {}
    for line in lines:
        row = read_row(spec, line, ledger)
        if row is None:
            continue
        known = rows.get((row.key, row.variant))
        rows[row.key, row.variant] = merged(known, row, ledger.problems) if known else row
    return tuple(rows.values())


def merged(first: Row, second: Row, problems: Problems) -> Row:
    for phase in first.figures.keys() & second.figures.keys():
        problems.add(second.figures[phase].spot, "duplicate-id", id=second.figures[phase].id,
                     first=first.figures[phase].spot.row)
    attributes = {**second.attributes, **{k: v for k, v in first.attributes.items() if v}}
    return Row(first.table, first.key, first.variant, first.label, attributes,
               {**second.figures, **first.figures}, first.spot)


def read_row(spec: TableSpec, line: Line, ledger: Ledger) -> Row | None:
    before = len(ledger.problems.items)
    key = row_key(spec, line, ledger)
    label = row_label(spec, line, ledger)
    citations = cited_by(line, ledger)
    if not line["place"]:
        ledger.problems.add(line.spot("place"), "missing-cell", column="place")
    check_common(spec, line, ledger)
    if label is None or len(ledger.problems.items) > before:
        ledger.broken.update(figure_id(spec, line, key, column) for column in line.filled(spec.figures))
        return None
    figures = {}
    for column in line.filled(spec.figures):
        figure = read_figure(spec, line, column, key, label, citations, ledger)
        if figure:
            figures[figure.phase] = figure
        else:
            ledger.broken.add(figure_id(spec, line, key, column))
    return Row(spec.name, key, line["variant"], label, attributes_of(spec, line, label, ledger), figures, line.spot())


def attributes_of(spec: TableSpec, line: Line, label: Bilingual, ledger: Ledger) -> dict[str, str]:
    """With the direction that its name tells, where the row is of a promise and says none itself."""
    kept = {name: line[name] for name in spec.kept}
    if "direction" in kept and not kept["direction"]:
        kept["direction"] = ledger.directions.of(label.zh, line["class"])
    return kept


def cited_by(line: Line, ledger: Ledger) -> tuple[Citation, ...]:
    """The same citations for the same words; what is wrong is told of every line."""
    place, before = line["place"], len(ledger.problems.items)
    found = ledger.cited.get(place) or cite(place, ledger.sections, told_at(line, "place", ledger.problems))
    if len(ledger.problems.items) == before:
        ledger.cited[place] = found
    return found


def told_at(line: Line, column: str, problems: Problems) -> Callable[..., None]:
    return lambda kind, **values: problems.add(line.spot(column), kind, **values)


def check_common(spec: TableSpec, line: Line, ledger: Ledger) -> None:
    if line["standing"] and line["standing"] not in STANDINGS:
        ledger.problems.add(line.spot("standing"), "unknown-choice", found=line["standing"],
                            known=", ".join(STANDINGS), near=nearest(line["standing"], STANDINGS))
    if line["period"] and not PERIOD.match(line["period"]):
        ledger.problems.add(line.spot("period"), "bad-period", found=line["period"])
    if bool(line["note_zh"]) != bool(line["note_en"]) and line["untranslated"] != UNTRANSLATED:
        missing = "en" if line["note_zh"] else "zh"
        ledger.problems.add(line.spot(f"note_{missing}"), "missing-translation", field="note", lang=missing)
    if spec.name == "results" and line["topic"] not in ledger.topics:
        ledger.problems.add(line.spot("topic"), "unknown-choice", found=line["topic"],
                            known=", ".join(ledger.topics), near=nearest(line["topic"], ledger.topics))


def row_key(spec: TableSpec, line: Line, ledger: Ledger) -> str:
    parts = []
    for column in spec.keys:
        value = line[column]
        if not ID.match(value):
            ledger.problems.add(line.spot(column), "bad-id", found=value)
        if column == "entity" and value != "department" and value not in ledger.entities:
            ledger.problems.add(line.spot(column), "unknown-entity", found=value, known=", ".join(ledger.entities),
                                near=nearest(value, ledger.entities))
        parts.append(value)
    if line["variant"] and not ID.match(line["variant"]):
        ledger.problems.add(line.spot("variant"), "bad-id", found=line["variant"])
    return ".".join(parts)


def row_label(spec: TableSpec, line: Line, ledger: Ledger) -> Bilingual | None:
    label = own_label(spec, line, ledger) or known_label(spec, line, ledger)
    if label is None:
        ledger.problems.add(line.spot(spec.keys[-1]), "missing-label", key=line[spec.keys[-1]])
        return None
    entity = ledger.entities.get(line["entity"]) if "entity" in spec.keys and len(spec.keys) > 1 else None
    return joined(entity.name, label) if entity else label


def own_label(spec: TableSpec, line: Line, ledger: Ledger) -> Bilingual | None:
    stem = "name" if spec.name == "indicators" else "label"
    zh, en = line[f"{stem}_zh"], line[f"{stem}_en"]
    if not zh and not en:
        return None
    if zh and not en and line["untranslated"] == UNTRANSLATED:
        return chinese(zh)
    for lang, said in (("zh", zh), ("en", en)):
        if not said:
            ledger.problems.add(line.spot(f"{stem}_{lang}"), "missing-translation", field=stem, lang=lang)
    return Bilingual(zh, en)


def known_label(spec: TableSpec, line: Line, ledger: Ledger) -> Bilingual | None:
    key = line[spec.keys[-1]]
    known = catalogue("ledger")["lines"].get(spec.name, {})
    own = known.get(f"{key}-{ledger.kind}") or known.get(key)
    if own:
        return Bilingual(**own)
    if spec.name == "scores":
        return ledger.part_names.get(key)
    if spec.keys == ("entity",) and key in ledger.entities:
        return ledger.entities[key].name
    return None


def chinese(zh: str) -> Bilingual:
    """A text that has no translation."""
    return Bilingual(zh, zh, "zh")


def joined(*labels: Bilingual) -> Bilingual:
    words = catalogue("ledger")["label"]["join"]
    zh = words["zh"].join([label.zh for label in labels])
    if any(label.only == "zh" for label in labels):
        return chinese(zh)
    return Bilingual(zh, words["en"].join([label.en for label in labels]))


def column_label(spec: TableSpec, phase: str, ledger: Ledger) -> Bilingual:
    words = catalogue("ledger")
    if phase == "actual" and spec.name in ("three-public", "indicators"):
        key = "three-public-actual" if spec.name == "three-public" else "indicator-actual"
        return Bilingual(**words[key])
    if spec.name == "unit-scores" and phase in ledger.part_names:
        return ledger.part_names[phase]
    return Bilingual(**words["columns"].get(phase) or words["lines"]["unit-scores"][phase])


def figure_label(spec: TableSpec, row_label: Bilingual, phase: str, ledger: Ledger) -> Bilingual:
    """The result of a prose row is the row's own label; every other figure adds its column."""
    bare = (spec.name == "results" and phase == "value") or (spec.name == "profile" and phase == "count")
    return row_label if bare else joined(row_label, column_label(spec, phase, ledger))


def figure_id(spec: TableSpec, line: Line, key: str, column: str) -> str:
    variant = f"~{line['variant']}" if line["variant"] else ""
    return f"{spec.name}.{key}{variant}.{column.replace('_', '-')}"


def read_figure(spec: TableSpec, line: Line, column: str, key: str, label: Bilingual,
                citations: tuple[Citation, ...], ledger: Ledger) -> Figure | None:
    phase = column.replace("_", "-")
    quantity = read_cell(spec, line, column, ledger)
    if quantity is None:
        return None
    note = Bilingual(line["note_zh"], line["note_en"]) if line["note_zh"] else None
    return Figure(
        id=figure_id(spec, line, key, column), table=spec.name, key=key, phase=phase, variant=line["variant"],
        quantity=quantity, label=figure_label(spec, label, phase, ledger), period=period_of(line, phase, ledger),
        standing=line["standing"] or "self", citations=citations, note=note,
        words=words_of(line, column, quantity, ledger), topic=line["topic"] or spec.topic, spot=line.spot(column))


def period_of(line: Line, phase: str, ledger: Ledger) -> str:
    return str(ledger.year - 1) if phase == "previous" else line["period"] or str(ledger.year)


DEFAULT_UNITS = {"growth": "%", "rate": "%", "share": "%", "weight": "分", "score": "分"}


def read_cell(spec: TableSpec, line: Line, column: str, ledger: Ledger) -> Quantity | None:
    cell = line[column]
    default = DEFAULT_UNITS.get(column, "分" if spec.name == "unit-scores" else line["unit"])
    said_in_words = column in spec.words and (line[f"{column}_en"] or line["untranslated"] == UNTRANSLATED
                                              or not STARTS_WITH_NUMBER.match(cell))
    try:
        return read_quantity(cell, ledger.units, default, words_allowed=bool(said_in_words))
    except UnknownUnit as error:
        ledger.problems.add(line.spot(column), "unknown-unit", found=str(error), cell=cell,
                            near=nearest(str(error), ledger.units.bases))
    except BadNumber:
        ledger.problems.add(line.spot(column), "bad-number", found=cell)
    return None


def words_of(line: Line, column: str, quantity: Quantity, ledger: Ledger) -> Bilingual | None:
    """A result in words needs its English beside it."""
    if quantity.kind != "text":
        return None
    en = line[f"{column}_en"]
    if not en and line["untranslated"] == UNTRANSLATED:
        return chinese(quantity.printed)
    if not en:
        ledger.problems.add(line.spot(f"{column}_en"), "missing-translation", field=column, lang="en")
    return Bilingual(quantity.printed, en)
