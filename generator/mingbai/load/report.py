"""One report folder: head, tables, indicators, relations, digest."""
from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from dataclasses import fields as fields_of
from pathlib import Path

from mingbai.load import digest
from mingbai.load.corrections import read_corrections
from mingbai.load.csvfile import CsvLine, read_csv
from mingbai.load.explanations import read_explanations
from mingbai.load.fields import ID, Fields, nearest
from mingbai.load.head import ReportHead, read_report_head
from mingbai.load.meanings import our_concepts, our_directions
from mingbai.load.promises import check_promises
from mingbai.load.tables import Ledger, cite, read_rows, tells_at
from mingbai.load.textfile import Folder, read_text
from mingbai.load.texts import text_in, text_of
from mingbai.load.yamlfile import read_yaml
from mingbai.model.directions import Directions
from mingbai.model.labels import labels
from mingbai.model.problems import Problems, Spot
from mingbai.model.report import Bilingual, Concept, Department, Figure, Indicator, Part, Relation, Report, Row, Scheme
from mingbai.model.table_specs import SPECS, TableSpec, unit_scores_spec
from mingbai.text.language import LANGUAGES, in_columns
from mingbai.text.units import Units

RELATIONS = ("sum", "difference", "ratio", "share", "growth", "product", "mean", "weighted-mean", "same", "at-most", "same-base")
STATED_IN = ("table", "prose", "announced")
RELATION_COLUMNS = ("id", "kind", "result", "terms")
RELATION_EXTRAS = (*in_columns("label"), "place", *in_columns("note"))
OTHER_FILES = ("report.yml", *(f"digest.{lang}.md" for lang in LANGUAGES), "relations.csv", "explanations.yml", "corrections.yml")
HEAD_FIELDS = tuple(field.name for field in fields_of(ReportHead))


@dataclass(frozen=True)
class SharedContent:
    """What every report of a site shares."""
    folder: Folder
    units: Units
    schemes: dict[str, Scheme]
    topics: dict[str, Bilingual]
    problems: Problems
    directions: Directions = field(default_factory=our_directions)
    concepts: Mapping[str, Concept] = field(default_factory=our_concepts)


def read_report(path: Path, department: Department, year: int, context: SharedContent) -> Report | None:
    problems, folder = context.problems, context.folder
    before = len(problems.items)
    data = read_yaml(folder, path / "report.yml", problems)
    if data is None:
        return None
    fields = Fields(data, folder.name(path / "report.yml"), problems)
    head = fields.whole(lambda f: read_report_head(f, context.schemes, context.topics))
    if head.scheme is None or not head.sections:
        return None
    ledger = ledger_for(head, head.scheme, year, context)
    rows = read_tables(path, head.scheme, ledger, context)
    figures = figures_by_id(rows, problems)
    report = assemble(path, department, year, head, head.scheme, rows, figures, ledger.broken, context)
    return report if len(problems.items) == before else None


def assemble(path: Path, department: Department, year: int, head: ReportHead, scheme: Scheme, rows: dict[str, tuple[Row, ...]],
             figures: dict[str, Figure], broken: set[str], context: SharedContent) -> Report:
    """`broken` are figures whose own problem is told already: what refers to them is not told again."""
    slug = path.name if head.kind == "project" else ""
    known = figures.keys() | broken
    check_references(rows, known, context.problems)
    check_promises(rows, context.concepts, context.problems)
    own = {name: getattr(head, name) for name in HEAD_FIELDS}
    return Report(
        id="/".join(filter(None, (department.id, str(year), slug))), department=department, year=year, slug=slug,
        rows=rows, figures=figures, indicators=read_indicators(rows.get("indicators", ()), scheme, context.problems),
        relations=read_relations(path, head, known, context), digest=read_digest(path, known, context),
        folder=context.folder.name(path),
        explanations=read_explanations(path, known, context.folder, context.problems),
        corrections=read_corrections(path, figures, context.units, context.folder, context.problems), **own)


# ---- tables

def ledger_for(head: ReportHead, scheme: Scheme, year: int, context: SharedContent) -> Ledger:
    called = labels(head.kind, scheme, head.entities)
    return Ledger(year, context.units, head.sections, called, head.topics, context.problems, context.directions)


def read_tables(path: Path, scheme: Scheme, ledger: Ledger, context: SharedContent) -> dict[str, tuple[Row, ...]]:
    specs = {**SPECS, "unit-scores": unit_scores_spec(scheme.by_id)}
    refuse_unknown_files(path, {*OTHER_FILES, *(spec.file for spec in specs.values())}, context)
    return {name: read_table(path, spec, ledger, context) for name, spec in specs.items()
            if (path / spec.file).exists()}


def refuse_unknown_files(path: Path, known: set[str], context: SharedContent) -> None:
    for file in sorted(path.iterdir()):
        if file.is_file() and file.name not in known and not file.name.startswith("."):
            context.problems.add(Spot(context.folder.name(file)), "unknown-file", found=file.name,
                                 known=", ".join(sorted(known)), near=nearest(file.name, known))


def read_table(path: Path, spec: TableSpec, ledger: Ledger, context: SharedContent) -> tuple[Row, ...]:
    required = (*spec.keys, "place")
    lines = read_csv(context.folder, path / spec.file, required, spec.optional, context.problems)
    return read_rows(spec, lines, ledger)


def figures_by_id(rows: dict[str, tuple[Row, ...]], problems: Problems) -> dict[str, Figure]:
    figures: dict[str, Figure] = {}
    for row in (row for table in rows.values() for row in table):
        for figure in row.figures.values():
            if figure.id in figures:
                problems.add(figure.spot, "duplicate-id", id=figure.id, first=figures[figure.id].spot.row)
            figures[figure.id] = figure
    return figures


def check_references(rows: dict[str, tuple[Row, ...]], figures: Collection[str], problems: Problems) -> None:
    for name, table in rows.items():
        keys = {row.key for row in table}
        for row in table:
            parent, whole = row.attributes.get("part_of"), row.attributes.get("share_of")
            if parent and parent not in keys:
                problems.add(row.spot_of("part_of"), "broken-reference", found=parent, what=f"{name}.csv",
                             near=nearest(parent, keys))
            if whole and whole not in figures:
                problems.add(row.spot_of("share_of"), "broken-reference", found=whole, what="figures",
                             near=nearest(whole, figures))
            for other in row.attributes.get("same_as", "").split():
                if other not in figures:
                    problems.add(row.spot_of("same_as"), "broken-reference", found=other, what="figures",
                                 near=nearest(other, figures))


# ---- indicators

def read_indicators(rows: tuple[Row, ...], scheme: Scheme, problems: Problems) -> tuple[Indicator, ...]:
    indicators = (indicator(row, scheme, problems) for row in rows)
    return tuple(found for found in indicators if found)


def indicator(row: Row, scheme: Scheme, problems: Problems) -> Indicator | None:
    cells = row.attributes
    part: Part | None = scheme.by_id.get(cells["class"])
    if part is None:
        problems.add(row.spot_of("class"), "unknown-choice", found=cells["class"], known=", ".join(scheme.by_id),
                     near=nearest(cells["class"], scheme.by_id))
        return None
    if cells["stated_in"] not in STATED_IN:
        problems.add(row.spot_of("stated_in"), "unknown-choice", found=cells["stated_in"],
                     known=", ".join(STATED_IN), near=nearest(cells["stated_in"], STATED_IN))
    return Indicator(
        row.key if not row.variant else f"{row.key}~{row.variant}", part, row.label, row, text_beside(row, "reason", problems),
        text_beside(row, "measure", problems), text_beside(row, "revision", problems), cells["stated_in"] or "table",
        cells["core"] == "yes", tuple(cells["same_as"].split()))


def text_beside(row: Row, name: str, problems: Problems) -> Bilingual | None:
    return text_of(lambda column: row.attributes.get(column, ""), name, row.spot_of, problems)


# ---- relations

def read_relations(path: Path, head: ReportHead, figures: Collection[str], context: SharedContent) -> tuple[Relation, ...]:
    if not (path / "relations.csv").exists():
        return ()
    lines = read_csv(context.folder, path / "relations.csv", RELATION_COLUMNS, RELATION_EXTRAS, context.problems)
    relations = [relation(line, head, figures, context.problems) for line in lines]
    refuse_repeated(lines, context.problems)
    return tuple(relations)


def refuse_repeated(lines: list[CsvLine], problems: Problems) -> None:
    seen: dict[str, int] = {}
    for line in lines:
        if line["id"] in seen:
            problems.add(line.spot("id"), "duplicate-id", id=line["id"], first=seen[line["id"]])
        seen[line["id"]] = line.number


def relation(line: CsvLine, head: ReportHead, figures: Collection[str], problems: Problems) -> Relation:
    if not ID.match(line["id"]):
        problems.add(line.spot("id"), "bad-id", found=line["id"])
    if line["kind"] not in RELATIONS:
        problems.add(line.spot("kind"), "unknown-choice", found=line["kind"], known=", ".join(RELATIONS),
                     near=nearest(line["kind"], RELATIONS))
    terms = tuple(re.split(r"\s+", line["terms"])) if line["terms"] else ()
    if not terms:
        problems.add(line.spot("terms"), "missing-cell", column="terms")
    for column, figure_id in [("result", line["result"]), *(("terms", term) for term in terms)]:
        if figure_id not in figures:
            problems.add(line.spot(column), "broken-reference", found=figure_id, what="figures",
                         near=nearest(figure_id, figures))
    label, note = text_in(line, "label", problems), text_in(line, "note", problems)
    return Relation(line["id"], line["kind"], line["result"], terms, label,
                    cite(line["place"], head.sections, tells_at(line, "place", problems)), note, line.spot())


# ---- digest

def read_digest(path: Path, figures: Collection[str], context: SharedContent) -> dict[str, dict[str, str]]:
    texts = {}
    for lang in LANGUAGES:
        file = path / f"digest.{lang}.md"
        text = read_text(context.folder, file, context.problems) or ""
        name = context.folder.name(file)
        digest.check_references(text, name, figures, context.problems)
        texts[lang] = digest.cut_digest(text, name, context.problems)
    digest.check_pair(texts, context.folder.name(path) + "/digest.{lang}.md", context.problems)
    return texts
