"""The head of a report: report.yml."""
from __future__ import annotations

from dataclasses import dataclass

from mingbai.load.fields import Fields, nearest
from mingbai.load.schemes import KINDS
from mingbai.load.tables import cite
from mingbai.model.report import (
    Bilingual,
    Citation,
    Entity,
    Grade,
    Measure,
    Paper,
    Scheme,
    Section,
    Source,
    StatedProblem,
    Withdrawal,
)

PAPER_ROLES = ("notice", "basis", "rules", "approval")
ENTITY_ROLES = ("headquarters", "subordinate")


@dataclass(frozen=True)
class ReportHead:
    kind: str
    title: Bilingual | None
    project: Bilingual | None
    scheme: Scheme | None
    grade: Grade | None
    filled: str | None
    published: str | None
    documents: tuple[Paper, ...]
    sources: tuple[Source, ...]
    entities: tuple[Entity, ...]
    functions: tuple[Bilingual, ...]
    divisions: tuple[Bilingual, ...]
    topics: dict[str, Bilingual]
    problems: tuple[StatedProblem, ...]
    measures: tuple[Measure, ...]
    draft: bool = False
    withdrawn: Withdrawal | None = None

    @property
    def sections(self) -> dict[str, Section]:
        return {section.key: section for source in self.sources for section in source.sections}


def read_report_head(fields: Fields, schemes: dict[str, Scheme], topics: dict[str, Bilingual]) -> ReportHead:
    kind = fields.text("kind", choices=KINDS)
    sources = read_sources(fields)
    sections = {section.key: section for source in sources for section in source.sections}
    dates = fields.mapping("dates").whole(lambda f: (f.date("filled"), f.date("published")))
    problems = tuple(item.whole(lambda f: problem(f, sections)) for item in fields.items("problems"))
    return ReportHead(
        kind=kind, title=fields.bilingual("title"), project=fields.bilingual("project", required=kind == "project"),
        scheme=scheme_of(fields, kind, schemes), grade=grade_of(fields, sections), filled=dates[0], published=dates[1],
        documents=tuple(item.whole(lambda f: read_paper(f, sections)) for item in fields.items("documents")),
        sources=sources, entities=tuple(item.whole(entity) for item in fields.items("entities")),
        functions=bilinguals(fields, "functions"), divisions=bilinguals(fields, "divisions"),
        topics={**topics, **own_topics(fields)}, problems=problems,
        measures=tuple(item.whole(lambda f: measure(f, sections, {p.id for p in problems}))
                       for item in fields.items("measures")), draft=fields.flag("draft"),
        withdrawn=withdrawal(fields))


def withdrawal(fields: Fields) -> Withdrawal | None:
    if fields.data.get("withdrawn") is None:
        fields.asked.add("withdrawn")
        return None
    return fields.mapping("withdrawn").whole(lambda f: Withdrawal(required_date(f), f.bilingual("reason")))


def required_date(fields: Fields) -> str:
    date = fields.date("date")
    if date is None:
        fields.wrong("date", "missing-field", field="date")
    return date or ""


def scheme_of(fields: Fields, kind: str, schemes: dict[str, Scheme]) -> Scheme | None:
    name = fields.text("scheme")
    scheme = schemes.get(name)
    if name and scheme is None:
        fields.wrong("scheme", "unknown-scheme", found=name, known=", ".join(schemes), near=nearest(name, schemes))
    if scheme and kind and kind not in scheme.applies_to:
        fields.wrong("scheme", "scheme-kind", scheme=name, kind=kind, known=", ".join(scheme.applies_to))
    return scheme


def place_of(fields: Fields, sections: dict[str, Section], required: bool = True) -> tuple[Citation, ...]:
    place = fields.text("place", required=required)
    return cite(place, sections, lambda kind, **values: fields.wrong("place", kind, **values))


def grade_of(fields: Fields, sections: dict[str, Section]) -> Grade | None:
    if fields.data.get("grade") is None:
        fields.asked.add("grade")
        return None
    grade = fields.mapping("grade")
    return grade.whole(lambda f: Grade(f.in_each(), place_of(f, sections)))


def read_paper(fields: Fields, sections: dict[str, Section]) -> Paper:
    return Paper(fields.bilingual("title"), fields.text("number", required=False),
                 fields.text("role", choices=PAPER_ROLES), place_of(fields, sections, required=False))


def read_sources(fields: Fields) -> tuple[Source, ...]:
    sources = tuple(item.whole(read_source) for item in fields.items("sources", required=True))
    seen: set[str] = set()
    for section in (section for one in sources for section in one.sections):
        if section.key in seen:
            fields.wrong("sources", "duplicate-id", id=section.key, first="?")
        seen.add(section.key)
    return sources


def read_source(fields: Fields) -> Source:
    source_id = fields.identifier("id")
    titles = fields.mapping("sections", required=True)
    sections = tuple(Section(key, source_id, titles.bilingual(key)) for key in titles.data)
    return Source(source_id, fields.bilingual("title"), fields.bilingual("issuer"), fields.date("date"),
                  fields.address("url") or None, fields.text("sha256", required=False) or None,
                  fields.bilingual("note", required=False), sections)


def entity(fields: Fields) -> Entity:
    return Entity(fields.identifier("id"), fields.bilingual("name"), fields.text("role", choices=ENTITY_ROLES))


def bilinguals(fields: Fields, key: str) -> tuple[Bilingual, ...]:
    return tuple(item.whole(lambda f: f.in_each()) for item in fields.items(key))


def own_topics(fields: Fields) -> dict[str, Bilingual]:
    topics = fields.mapping("topics")
    return {key: topics.bilingual(key) for key in topics.data}


def problem(fields: Fields, sections: dict[str, Section]) -> StatedProblem:
    return StatedProblem(fields.identifier("id"), fields.bilingual("text"), fields.bilingual("cause", required=False),
                         place_of(fields, sections))


def measure(fields: Fields, sections: dict[str, Section], known: set[str]) -> Measure:
    answers = fields.texts("answers")
    for answer in answers:
        if answer not in known:
            fields.wrong("answers", "broken-reference", found=answer, what="problems", near=nearest(answer, known))
    return Measure(fields.identifier("id"), fields.bilingual("text"), answers, place_of(fields, sections))
