"""Every text of a report, with its place in the content."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from mingbai.checks.outcomes import Place
from mingbai.model.problems import Spot
from mingbai.model.report import Bilingual, Citation, Figure, Report, alike, in_each
from mingbai.text.value import Value


class ReportText(Value):
    """`is_ours` marks the digest and the notes, which the publisher wrote; the rest follows the source."""
    words: Bilingual
    place: Place
    is_ours: bool = False


def report_texts(report: Report) -> Iterator[ReportText]:
    yield from head_texts(report)
    yield from table_texts(report)
    yield from digest_texts(report)


def in_head(report: Report, field: str, words: Iterable[Bilingual | None], citations: tuple[Citation, ...] = (),
            is_ours: bool = False) -> Iterator[ReportText]:
    place = Place(Spot(f"{report.folder}/report.yml", None, field), citations)
    yield from (ReportText(one, place, is_ours) for one in words if one)


def head_texts(report: Report) -> Iterator[ReportText]:
    yield from in_head(report, "title", (report.title, report.project))
    yield from in_head(report, "grade", (report.grade.name,) if report.grade else ())
    yield from in_head(report, "entities", (entity.name for entity in report.entities))
    yield from in_head(report, "functions", report.functions)
    yield from in_head(report, "divisions", report.divisions)
    yield from source_texts(report)
    yield from own_words(report)


def source_texts(report: Report) -> Iterator[ReportText]:
    for paper in report.documents:
        yield from in_head(report, "documents", (paper.title, both_alike(paper.number)), paper.citations)
    for source in report.sources:
        yield from in_head(report, "sources", (source.title, source.issuer, *(section.title for section in source.sections)))
        yield from in_head(report, "sources", (source.note,), is_ours=True)


def own_words(report: Report) -> Iterator[ReportText]:
    """What the department says of itself."""
    for problem in report.problems:
        yield from in_head(report, "problems", (problem.text, problem.cause), problem.citations)
    for measure in report.measures:
        yield from in_head(report, "measures", (measure.text,), measure.citations)
    yield from (ReportText(explanation.text, Place(explanation.spot)) for explanation in report.explanations)


def both_alike(text: str) -> Bilingual | None:
    return alike(text) if text else None


def table_texts(report: Report) -> Iterator[ReportText]:
    for rows in report.rows.values():
        for row in rows:
            yield ReportText(row.label, Place(row.spot, cited(row.figures.values())))
            for figure in row.figures.values():
                if figure.words or figure.note:
                    yield from figure_texts(figure)
    for indicator in report.indicators:
        place = Place(indicator.row.spot, cited(indicator.row.figures.values()))
        yield from (ReportText(one, place) for one in (indicator.reason, indicator.measure, indicator.revision) if one)
    for relation in report.relations:
        place = Place(relation.spot, relation.citations)
        yield from (ReportText(one, place, is_ours=True) for one in (relation.label, relation.note) if one)


def cited(figures: Iterable[Figure]) -> tuple[Citation, ...]:
    return next((figure.citations for figure in figures), ())


def figure_texts(figure: Figure) -> Iterator[ReportText]:
    place = Place(figure.spot, figure.citations)
    if figure.words:
        yield ReportText(figure.words, place)
    if figure.note:
        yield ReportText(figure.note, place, is_ours=True)


def digest_texts(report: Report) -> Iterator[ReportText]:
    for lang, sections in report.digest.items():
        for key, text in sections.items():
            place = Place(Spot(f"{report.folder}/digest.{lang}.md", None, f"#{key}"))
            yield ReportText(in_each(partial(said_in, lang, text)), place, is_ours=True)


def said_in(lang: str, text: str, asked: str) -> str:
    """Nothing in any other language."""
    return text if asked == lang else ""
