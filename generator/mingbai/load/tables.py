"""The figure tables of a report: which columns each has, and how its rows become labelled figures."""
from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from mingbai.load.csvfile import CsvLine
from mingbai.load.fields import ID, nearest
from mingbai.load.texts import UNTRANSLATED, text_in
from mingbai.model.directions import Directions
from mingbai.model.labels import Labels
from mingbai.model.problems import Problems
from mingbai.model.report import Bilingual, Citation, Figure, Row, Section, untranslated
from mingbai.model.table_specs import TRANSLATIONS, TableSpec
from mingbai.text.language import ORIGINAL
from mingbai.text.quantity import BadNumber, Quantity, read_quantity
from mingbai.text.units import Units, UnknownUnit
from mingbai.text.value import replace

STANDINGS = ("self", "finance", "audit")
STARTS_WITH_NUMBER = re.compile(r"^\W?\d")
PERIOD = re.compile(r"^(end-)?\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?$")


@dataclass(frozen=True)
class Ledger:
    """What rows need to know of their report."""
    year: int
    units: Units
    sections: dict[str, Section]
    labels: Labels
    topics: dict[str, Bilingual]
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


def read_rows(spec: TableSpec, lines: list[CsvLine], ledger: Ledger) -> tuple[Row, ...]:
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


def read_row(spec: TableSpec, line: CsvLine, ledger: Ledger) -> Row | None:
    before = len(ledger.problems.items)
    key = row_key(spec, line, ledger)
    label = row_label(spec, line, ledger)
    note, citations = text_in(line, "note", ledger.problems), cited_by(line, ledger)
    if not line["place"]:
        ledger.problems.add(line.spot("place"), "missing-cell", column="place")
    check_common(spec, line, ledger)
    if label is None or len(ledger.problems.items) > before:
        ledger.broken.update(figure_id(spec, line, key, column) for column in line.filled(spec.figures))
        return None
    figures = {}
    for column in line.filled(spec.figures):
        figure = read_figure(spec, line, column, key, label, note, citations, ledger)
        if figure:
            figures[figure.phase] = figure
        else:
            ledger.broken.add(figure_id(spec, line, key, column))
    return Row(spec.name, key, line["variant"], label, attributes_of(spec, line, label, ledger), figures, line.spot())


def attributes_of(spec: TableSpec, line: CsvLine, label: Bilingual, ledger: Ledger) -> dict[str, str]:
    """With the direction that its name tells, where the row is of a promise and says none itself."""
    kept = {name: line[name] for name in spec.kept}
    if "direction" in kept and not kept["direction"]:
        kept["direction"] = ledger.directions.of(label.zh, line["class"])
    return kept


def cited_by(line: CsvLine, ledger: Ledger) -> tuple[Citation, ...]:
    """The same citations for the same words; what is wrong is told of every line."""
    place, before = line["place"], len(ledger.problems.items)
    found = ledger.cited.get(place) or cite(place, ledger.sections, tells_at(line, "place", ledger.problems))
    if len(ledger.problems.items) == before:
        ledger.cited[place] = found
    return found


def tells_at(line: CsvLine, column: str, problems: Problems) -> Callable[..., None]:
    return lambda kind, **values: problems.add(line.spot(column), kind, **values)


def check_common(spec: TableSpec, line: CsvLine, ledger: Ledger) -> None:
    if line["standing"] and line["standing"] not in STANDINGS:
        ledger.problems.add(line.spot("standing"), "unknown-choice", found=line["standing"],
                            known=", ".join(STANDINGS), near=nearest(line["standing"], STANDINGS))
    if line["period"] and not PERIOD.match(line["period"]):
        ledger.problems.add(line.spot("period"), "bad-period", found=line["period"])
    if "topic" in spec.attributes and line["topic"] not in ledger.topics:
        ledger.problems.add(line.spot("topic"), "unknown-choice", found=line["topic"],
                            known=", ".join(ledger.topics), near=nearest(line["topic"], ledger.topics))


def row_key(spec: TableSpec, line: CsvLine, ledger: Ledger) -> str:
    parts = []
    for column in spec.keys:
        value = line[column]
        if not ID.match(value):
            ledger.problems.add(line.spot(column), "bad-id", found=value)
        if column == "entity" and value != "department" and value not in ledger.labels.entities:
            ledger.problems.add(line.spot(column), "unknown-entity", found=value, known=", ".join(ledger.labels.entities),
                                near=nearest(value, ledger.labels.entities))
        parts.append(value)
    if line["variant"] and not ID.match(line["variant"]):
        ledger.problems.add(line.spot("variant"), "bad-id", found=line["variant"])
    return ".".join(parts)


def row_label(spec: TableSpec, line: CsvLine, ledger: Ledger) -> Bilingual | None:
    """Its own, else that of the words."""
    own = text_in(line, "name" if "name_zh" in spec.attributes else "label", ledger.problems)
    key, entity = line[spec.keys[-1]], line["entity"] if spec.is_of_entities else ""
    label = ledger.labels.of(own, entity) if own else ledger.labels.line(spec.name, key, entity)
    if label is None:
        ledger.problems.add(line.spot(spec.keys[-1]), "missing-label", key=key)
    return label




def figure_id(spec: TableSpec, line: CsvLine, key: str, column: str) -> str:
    variant = f"~{line['variant']}" if line["variant"] else ""
    return f"{spec.name}.{key}{variant}.{column.replace('_', '-')}"


def read_figure(spec: TableSpec, line: CsvLine, column: str, key: str, label: Bilingual, note: Bilingual | None,
                citations: tuple[Citation, ...], ledger: Ledger) -> Figure | None:
    phase = column.replace("_", "-")
    quantity = read_cell(spec, line, column, label, ledger)
    if quantity is None:
        return None
    return Figure(
        id=figure_id(spec, line, key, column), table=spec.name, key=key, phase=phase, variant=line["variant"],
        quantity=quantity, label=ledger.labels.figure(spec.name, label, phase), period=period_of(line, phase, ledger),
        standing=line["standing"] or "self", citations=citations, note=note,
        words=words_of(line, column, quantity, ledger), topic=line["topic"] or spec.topic, spot=line.spot(column))


def period_of(line: CsvLine, phase: str, ledger: Ledger) -> str:
    return str(ledger.year - 1) if phase == "previous" else line["period"] or str(ledger.year)


DEFAULT_UNITS = {"growth": "%", "rate": "%", "share": "%", "weight": "分", "score": "分"}


def read_cell(spec: TableSpec, line: CsvLine, column: str, label: Bilingual, ledger: Ledger) -> Quantity | None:
    cell = line[column]
    default = DEFAULT_UNITS.get(column, spec.unit or line["unit"])
    said_in_words = column in spec.words and (any(translations(line, column)) or line["untranslated"] == UNTRANSLATED
                                              or not STARTS_WITH_NUMBER.match(cell))
    try:
        quantity = read_quantity(cell, ledger.units, default, words_allowed=bool(said_in_words))
        return counting(quantity, label, ledger.units)
    except UnknownUnit as error:
        ledger.problems.add(line.spot(column), "unknown-unit", found=str(error), cell=cell,
                            near=nearest(str(error), ledger.units.bases))
    except BadNumber:
        ledger.problems.add(line.spot(column), "bad-number", found=cell)
    return None


def counting(quantity: Quantity, label: Bilingual, units: Units) -> Quantity:
    """With a unit that says what is counted."""
    unit = quantity.unit and units.counted(quantity.unit, label[ORIGINAL])
    return quantity if unit is quantity.unit else replace(quantity, unit=unit)


def words_of(line: CsvLine, column: str, quantity: Quantity, ledger: Ledger) -> Bilingual | None:
    """A result in words needs its translation beside it."""
    if quantity.kind != "text":
        return None
    said = translations(line, column)
    if not any(said) and line["untranslated"] == UNTRANSLATED:
        return untranslated(quantity.printed)
    for lang, text in zip(TRANSLATIONS, said, strict=True):
        if not text:
            ledger.problems.add(line.spot(f"{column}_{lang}"), "missing-translation", field=column, lang=lang)
    return Bilingual(quantity.printed, *said)


def translations(line: CsvLine, column: str) -> list[str]:
    return [line[f"{column}_{lang}"] for lang in TRANSLATIONS]
