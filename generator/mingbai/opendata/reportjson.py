"""One report as one JSON document, described by `report.schema.json`. Decimals are texts, so that none loses a digit."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from mingbai.model.report import Bilingual, Citation, Figure, Indicator, Paper, Relation, Report, Settings, Source
from mingbai.opendata.cells import plain_decimal, source_id, topic_name, unit_name, value_in_yuan
from mingbai.opendata.dictionary import data_dictionary
from mingbai.opendata.reports import urls
from mingbai.text.format import as_printed
from mingbai.text.language import LANGUAGES, ORIGINAL
from mingbai.text.references import REFERENCE

SCHEMA_FILE = "report.schema.json"


@cache
def schema_bytes() -> bytes:
    return (Path(__file__).parent / SCHEMA_FILE).read_bytes()


def report_data(report: Report, settings: Settings, decided: Mapping[str, list[dict[str, str | None]]]) -> dict[str, object]:
    """`decided`: its checks, promises, derived figures and issues, as rows of their tables."""
    return {
        "$schema": "../" * (report.id.count("/") + 1) + SCHEMA_FILE, "version": data_dictionary().version,
        **report_head(report, settings), "sources": [source_json(report, one) for one in report.sources],
        "documents": [paper_json(report, paper) for paper in report.documents], **organisation(report),
        "figures": figures(report),
        "indicators": [indicator(one) for one in report.indicators],
        "relations": [relation(report, one) for one in report.relations],
        "digest": digest_json(report), **self_criticism(report), **decided}


def bilingual_json(text: Bilingual | None) -> dict[str, str] | None:
    return {lang: text[lang] for lang in LANGUAGES} if text else None


def place_entries(report: Report, citations: Iterable[Citation]) -> list[dict[str, object]]:
    return [{"source_id": source_id(report, one.section.source_id), "section": one.section.key,
             "title": bilingual_json(one.section.title), "detail": one.detail or None} for one in citations]


def report_head(report: Report, settings: Settings) -> dict[str, object]:
    region, department, address = report.region, report.department, urls(report, settings)
    return {
        "report_id": report.id, "kind": report.kind, "year": report.year, "title": bilingual_json(report.title),
        "parent_report_id": report.parent_id,
        "region": {"id": region.id, "code": region.code, "level": region.level, "name": bilingual_json(region.name),
                   "province": bilingual_json(region.province)},
        "department": {"id": department.id, "name": bilingual_json(department.name), "short": bilingual_json(department.short),
                       "type": department.type},
        "project": bilingual_json(report.project), "scheme": {"id": report.scheme.id, "name": bilingual_json(report.scheme.name)},
        "score": report.score.id if report.score else None, "grade": grade(report),
        "dates": {"filled": report.filled, "published": report.published},
        "urls": dict(zip(LANGUAGES, address.values(), strict=True))}


def grade(report: Report) -> dict[str, object] | None:
    found = report.grade
    return {"name": bilingual_json(found.name), "citations": place_entries(report, found.citations)} if found else None


def source_json(report: Report, one: Source) -> dict[str, object]:
    sections = [{"section": section.key, "title": bilingual_json(section.title)} for section in one.sections]
    return {"source_id": source_id(report, one.id), "title": bilingual_json(one.title), "issuer": bilingual_json(one.issuer),
            "date": one.date, "url": one.url, "sha256": one.sha256, "note": bilingual_json(one.note), "sections": sections}


def paper_json(report: Report, paper: Paper) -> dict[str, object]:
    return {"title": bilingual_json(paper.title), "number": paper.number or None, "role": paper.role,
            "citations": place_entries(report, paper.citations)}


def organisation(report: Report) -> dict[str, object]:
    entities = [{"id": one.id, "name": bilingual_json(one.name), "role": one.role} for one in report.entities]
    return {"entities": entities, "functions": [bilingual_json(one) for one in report.functions],
            "divisions": [bilingual_json(one) for one in report.divisions]}


def figures(report: Report) -> list[dict[str, object]]:
    """A row's figures cite the same places."""
    cited: dict[int, list[dict[str, object]]] = {}
    for one in report.figures.values():
        if id(one.citations) not in cited:
            cited[id(one.citations)] = place_entries(report, one.citations)
    return [figure(report, one, cited[id(one.citations)]) for one in report.figures.values()]


def figure(report: Report, one: Figure, citations: list[dict[str, object]]) -> dict[str, object]:
    quantity = one.quantity
    return {
        "figure_id": one.id, "table": one.table, "row": one.key, "phase": one.phase, "variant": one.variant or None,
        "label": bilingual_json(one.label),
        "topic": {"id": one.topic, "name": bilingual_json(topic_name(report, one.topic))}, "kind": quantity.kind,
        "comparator": quantity.comparator or None, "value": plain_decimal(quantity.value),
        "upper": plain_decimal(quantity.upper), "date": quantity.date,
        "unit": bilingual_json(unit_name(quantity.unit, quantity.kind)), "step": plain_decimal(quantity.step),
        "value_cny": plain_decimal(value_in_yuan(one)), "as_printed": as_printed(quantity), "words": bilingual_json(one.words),
        "period": one.period, "standing": one.standing, "note": bilingual_json(one.note), "citations": citations}


def indicator(known: Indicator) -> dict[str, object]:
    return {
        "indicator_id": known.id, "path": [{"id": part.id, "name": bilingual_json(part.name)} for part in known.part.path],
        "name": bilingual_json(known.name), "figures": {phase: found.id for phase, found in known.row.figures.items()},
        "reason": bilingual_json(known.reason), "measure": bilingual_json(known.measure),
        "revision": bilingual_json(known.revision),
        "stated_in": known.stated_in, "core": known.core, "same_as": list(known.same_as)}


def relation(report: Report, one: Relation) -> dict[str, object]:
    return {"relation_id": one.id, "kind": one.kind, "result": one.result, "terms": list(one.terms),
            "label": bilingual_json(one.label), "note": bilingual_json(one.note),
            "citations": place_entries(report, one.citations)}


def digest_json(report: Report) -> list[dict[str, object]]:
    """Each section with its text, in which figures stand as `[[id]]`, and the ids of those figures."""
    return [{"section": key, "text": {lang: report.digest[lang][key] for lang in LANGUAGES},
             "figures": list(dict.fromkeys(REFERENCE.findall(original)))} for key, original in report.digest[ORIGINAL].items()]


def self_criticism(report: Report) -> dict[str, object]:
    problems = [{"id": one.id, "text": bilingual_json(one.text), "cause": bilingual_json(one.cause),
                 "citations": place_entries(report, one.citations)} for one in report.problems]
    measures = [{"id": one.id, "text": bilingual_json(one.text), "answers": list(one.answers),
                 "citations": place_entries(report, one.citations)} for one in report.measures]
    return {"problems": problems, "measures": measures}
