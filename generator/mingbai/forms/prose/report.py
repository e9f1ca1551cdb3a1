"""One report in prose, read: what a person is asked to confirm."""
from __future__ import annotations

import re
from dataclasses import dataclass, field

from mingbai.forms.grid import Document, GridSheet
from mingbai.forms.labels import one_line, squeezed
from mingbai.forms.privacy import cleaned
from mingbai.forms.prose.chapters import Chapter, Paragraph, chapters, paragraphs_of
from mingbai.forms.prose.figures import ProseFigure, figures_of_chapter
from mingbai.forms.prose.relations import ProposedRelation, proposed_relations
from mingbai.forms.prose.tables import table_figures
from mingbai.forms.reading import Reading, ReadingNote
from mingbai.text.units import Units

TITLE = re.compile(r"^.{0,60}(?:绩效|自评|整体支出|专项资金|项目).{0,30}(?:报告|总结|说明|评价)(?:[（(].{0,20}[）)])?$")
NAME = re.compile(r"^(?:附件\d*[:：]?)?(?:\(?20\d{2}年?度?\)?)?(?:此件由|关于|[^:：]{2,8}单位(?:名称)?[:：]|部门名称[:：])?"
                  r"(?P<name>[^年:：]{3,30}?(?:局|委员会|委|办公室|中心|政府|厅|院|所|馆|站|学校|法院|检察院|办事处|公司|大队|支队|会))"
                  r"(?:关于)?(?P<year>20\d{2})?年?度?")
YEAR = re.compile(r"(20\d{2})\s*年度?")
FEWEST_CHAPTERS, FEWEST_CHARACTERS = 3, 200
MOST_FIGURES = 3000
PROBLEMS, MEASURES = re.compile("问题|不足"), re.compile("措施|建议|改进|打算")


@dataclass
class Prose:
    file: str
    title: str = ""
    department: str = ""
    year: str = ""
    chapters: list[Chapter] = field(default_factory=list)
    figures: list[ProseFigure] = field(default_factory=list)
    relations: list[ProposedRelation] = field(default_factory=list)
    dropped: list[ReadingNote] = field(default_factory=list)


def read_prose(document: Document, forms: list[Reading], units: Units) -> Prose | None:
    """The part of a document that no form takes; nothing when that is too little to be a report."""
    for sheet in document.sheets:
        rows = set(sheet.by_row) - {row for reading in forms for row in reading.rows}
        prose = Prose(document.name)
        paragraphs = [Paragraph(cleaned(p.text, p.place, prose.dropped), p.place) for p in paragraphs_of(sheet, rows)]
        prose.chapters = chapters(paragraphs)
        if sheet.kind == "text" and is_report(prose):
            fill_prose(prose, paragraphs, sheet, rows, units)
            return prose
    return None


def is_report(prose: Prose) -> bool:
    length = sum(len(paragraph.text) for chapter in prose.chapters for paragraph in chapter.paragraphs)
    return len(prose.chapters) >= FEWEST_CHAPTERS and length >= FEWEST_CHARACTERS


def fill_prose(prose: Prose, paragraphs: list[Paragraph], sheet: GridSheet, rows: set[int], units: Units) -> None:
    name_report(prose, paragraphs)
    prose.figures = [figure for chapter in prose.chapters for figure in figures_of_chapter(chapter, units)]
    prose.figures += table_figures(sheet, rows, sections_by_row(prose, sheet), units)
    del prose.figures[MOST_FIGURES:]
    prose.relations = proposed_relations(prose.figures, {p.place: p.text for c in prose.chapters for p in c.paragraphs})


def name_report(prose: Prose, paragraphs: list[Paragraph]) -> None:
    opening = [one_line(paragraph.text) for paragraph in paragraphs[:12]]
    prose.title = next((text for text in opening if TITLE.match(squeezed(text))), opening[0] if opening else "")
    named = next((found for text in (prose.title, *opening) if len(text) < 80 and (found := NAME.match(squeezed(text)))), None)
    prose.department = named["name"] if named else ""
    years = [found[1] for text in (prose.title, *opening, *(p.text for p in paragraphs)) if (found := YEAR.search(text))]
    prose.year = years[0] if years else ""


def sections_by_row(prose: Prose, sheet: GridSheet) -> dict[int, str]:
    """The chapter that a table's row stands in."""
    key_at = {paragraph.place: chapter.key for chapter in prose.chapters for paragraph in chapter.paragraphs}
    section, found = "0", {}
    for row in sorted(sheet.by_row):
        section = next((key_at[cell.place] for cell in sheet.row(row) if cell.place in key_at), section)
        found[row] = section
    return found


def plain_prose(prose: Prose) -> dict[str, object]:
    return {
        "file": prose.file, "title": prose.title, "department": prose.department or None, "year": prose.year or None,
        "chapters": [{"key": chapter.key, "title": chapter.title} for chapter in prose.chapters],
        "figures": [plain_figure(figure) for figure in prose.figures],
        "relations": [{"kind": one.kind, "result": one.result, "terms": list(one.terms)} for one in prose.relations],
        "dropped": [{"kind": note.kind, "place": note.place} for note in prose.dropped]}


def plain_figure(figure: ProseFigure) -> dict[str, object]:
    quantity = figure.quantity
    value = None if quantity.value is None else float(quantity.value)
    return {"label": figure.label, "as_printed": figure.printed, "value": value, "comparator": quantity.comparator,
            "unit": quantity.unit.printed if quantity.unit else "", "column": figure.column, "section": figure.section,
            "place": f"{figure.section}@{figure.place}"}
