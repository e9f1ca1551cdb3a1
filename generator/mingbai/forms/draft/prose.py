"""What a report in prose adds to a draft: its chapters as a source, its figures as results, its arithmetic as relations."""
from __future__ import annotations

import re

from mingbai.forms.draft.rows import DraftRow
from mingbai.forms.draft.scheme import chinese
from mingbai.forms.prose.chapters import Chapter
from mingbai.forms.prose.figures import ProseFigure
from mingbai.forms.prose.report import MEASURES, PROBLEMS, Prose
from mingbai.forms.reading import Reading, Stated
from mingbai.forms.values import harmless
from mingbai.load.yamlfile import YamlTree
from mingbai.text.words import catalogue

TOPIC = "imported"
SHORTEST_TEXT = 8


def reading_of(prose: Prose) -> Reading:
    """A report without a form, as far as its title tells."""
    reading = Reading(prose.file, "", title=prose.title, kind="whole", year=prose.year, layout="")
    if prose.department:
        reading.heads["department"] = Stated(prose.department, "¶1")
    reading.dropped = list(prose.dropped)
    return reading


def add_prose(data: YamlTree, rows: dict[str, list[DraftRow]], prose: Prose) -> None:
    """To a draft's report.yml and tables."""
    form = data["sources"][0]
    own = {**form, "id": "report", "title": chinese(prose.title), "sections": sections(prose)}
    data["sources"] = [*(data["sources"] if rows else []), own]
    data["topics"] = {TOPIC: catalogue("forms")["draft"]["topic"]}
    for name, pattern in (("problems", PROBLEMS), ("measures", MEASURES)):
        said = [statement_of_chapter(name, number, chapter, text)
                for number, (chapter, text) in enumerate(texts_of_chapters(prose, pattern), 1)]
        if said and not data.get(name):
            data[name] = said
    rows["results.csv"] = [*rows.get("results.csv", []), *result_rows(prose)]
    rows["relations.csv"] = [*rows.get("relations.csv", []), *relation_rows(prose)]


def sections(prose: Prose) -> YamlTree:
    named = {chapter.key: chinese(chapter.title or prose.title or prose.file) for chapter in prose.chapters}
    missing = {figure.section for figure in prose.figures} - named.keys()
    return {**{key: chinese(prose.title or prose.file) for key in sorted(missing)}, **named}


def texts_of_chapters(prose: Prose, pattern: re.Pattern[str]) -> list[tuple[Chapter, str]]:
    """The paragraphs of the first chapter whose title fits, and of the chapters below it."""
    top = next((chapter.key for chapter in prose.chapters if pattern.search(chapter.title) and len(chapter.title) < 40), None)
    if top is None:
        return []
    inside = [chapter for chapter in prose.chapters if chapter.key == top or chapter.key.startswith(f"{top}.")]
    return [(chapter, one_line) for chapter in inside
            if (one_line := " ".join(p.text for p in chapter.paragraphs) or chapter.title)
            and len(one_line) >= SHORTEST_TEXT and (chapter.paragraphs or chapter.key != top)]


def statement_of_chapter(name: str, number: int, chapter: Chapter, text: str) -> YamlTree:
    said = {"id": f"{name.removesuffix('s')}-{number}", "text": chinese(re.sub(r"\s+", " ", text)), "place": chapter.key}
    return {**said, "answers": []} if name == "measures" else said


def result_rows(prose: Prose) -> list[DraftRow]:
    return [{"id": f"figure-{number}", "topic": TOPIC, "label_zh": harmless(figure.label), figure.column: content(figure),
             "place": f"{figure.section}@{figure.place}", "untranslated": "yes"}
            for number, figure in enumerate(prose.figures, 1)]


def content(figure: ProseFigure) -> str:
    unit = figure.quantity.unit.printed if figure.quantity.unit else ""
    return figure.printed if unit and unit in figure.printed else f"{figure.printed}{unit}"


def relation_rows(prose: Prose) -> list[DraftRow]:
    def name(index: int) -> str:
        return f"results.figure-{index + 1}.{prose.figures[index].column}"
    return [{"id": f"stated-{number}", "kind": one.kind, "result": name(one.result),
             "terms": " ".join(map(name, one.terms)), "place": prose.figures[one.result].section}
            for number, one in enumerate(prose.relations, 1)]
