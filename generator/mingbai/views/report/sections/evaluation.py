"""How the report was evaluated: who did it, by which scheme, resting on which papers, and what the result is for."""
from __future__ import annotations

from mingbai.facts.class_scores import class_score
from mingbai.model.report import Paper, Part, Report, Site
from mingbai.say.say import Say, Sentence, TextView
from mingbai.say.table import TableCell, TableColumn, TableView, without_empty_columns
from mingbai.text.value import Value
from mingbai.views.report.digest import digest_section
from mingbai.views.report.score_cells import score_cell, weight_cell

ROLES = ("notice", "rules", "basis", "approval")


class PaperView(Value):
    title: TextView
    number: str
    source: str


def view(site: Site, report: Report, say: Say) -> dict[str, object]:
    return {"text": digest_section(report, "organisation", say), "use": digest_section(report, "use", say),
            "scheme": say.text(report.scheme.name), "note": say.text(report.scheme.note),
            "basis": [paper_view(one, say) for one in report.scheme.basis], "parts": part_table(report, say),
            "papers": papers(report, say), "dates": dates(report, say)}


def dates(report: Report, say: Say) -> list[Sentence]:
    """Both are said, stated or not: a reader who wants to know when must not be left guessing."""
    return [say.sentence(f"evaluation.{name}", date=say.date(day)) if day else
            say.sentence(f"evaluation.{name}-not-stated")
            for name, day in (("filled", report.filled), ("published", report.published))]


def papers(report: Report, say: Say) -> list[tuple[str, list[PaperView]]]:
    by_role = {role: [paper_view(one, say) for one in report.documents if (one.role or "basis") == role]
               for role in ROLES}
    return [(say.word(f"evaluation.role.{role}"), found) for role, found in by_role.items() if found]


def paper_view(paper: Paper, say: Say) -> PaperView:
    return PaperView(say.text(paper.title), paper.number or "", say.places(paper.citations))


def part_table(report: Report, say: Say) -> TableView:
    parts = [part for part in report.scheme.by_id.values() if is_shown(part, report)]
    columns = (TableColumn(say.word("evaluation.column.part"), header=True),
               *(TableColumn(say.word(f"lost.column.{name}"), numeric=True) for name in ("weight", "score")))
    rows = tuple(part_cells(part, report, say) for part in parts)
    return without_empty_columns(TableView("scheme-table", say.word("evaluation.parts"), columns, rows))


def is_shown(part: Part, report: Report) -> bool:
    return part.weight is not None and (not part.bonus or report.figure(f"scores.{part.id}.score") is not None)


def part_cells(part: Part, report: Report, say: Say) -> tuple[TableCell, ...]:
    score = class_score(report, part)
    return (TableCell(part.name[say.lang], depth=len(part.parents)),
            weight_cell(report.figure(f"scores.{part.id}.weight"), part.weight, say),
            score_cell(score, say) if score else TableCell())
