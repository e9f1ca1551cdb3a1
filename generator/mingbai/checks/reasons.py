"""Does the report give a reason itself? In the row, or among the problems it states."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from mingbai.checks.wording import says, speak_of_the_same, word_lists
from mingbai.model.report import Bilingual, Citation, Entity, Indicator, Part, Report, Row, StatedProblem

SHORTEST_NAME = 3


def problem_texts(problem: StatedProblem) -> Iterator[str]:
    yield problem.text.zh
    if problem.cause:
        yield problem.cause.zh


def all_problem_texts(report: Report) -> list[str]:
    return [text for problem in report.problems for text in problem_texts(problem)]


def has_reason(indicator: Indicator | None) -> bool:
    return indicator is not None and bool(indicator.reason or indicator.measure)


def reason_of_move(report: Report, row: Row) -> Bilingual | None:
    """Why the budget of a line moved in the year: in its own note, else in that of the line it is part of, or of the total."""
    lines = (row, *(report.row(row.table, key) for key in (row.attributes.get("part_of", ""), "total")))
    notes = (figure.note for line in lines if line for figure in line.figures.values() if figure.note)
    return next((note for note in notes if says(note.zh, "budget-moved")), None)


def names_it(report: Report, name: Bilingual) -> bool:
    """A stated problem speaks of the same thing: four characters in a row in common."""
    return any(speak_of_the_same(text, name.zh) for text in all_problem_texts(report))


def problems_of_part(report: Report, part: Part | None, citations: Iterable[Citation]) -> list[StatedProblem]:
    """Those that speak of a part of the score, or are stated in the very section of its figure."""
    sections = {citation.section.key for citation in citations}
    return [problem for problem in report.problems if speaks_of_part(problem, part)
            or any(citation.section.key in sections for citation in problem.citations)]


def speaks_of_part(problem: StatedProblem, part: Part | None) -> bool:
    words = [word for step in (part.id.split(".") if part else ()) for word in word_lists()["part-words"].get(step, ())]
    return any(word in text for text in problem_texts(problem) for word in words)


def names_entity(report: Report, entity: Entity, problems: Iterable[StatedProblem]) -> bool:
    """By the shortest end of its name that no other unit's name ends with."""
    others = [other.name.zh for other in report.entities if other.id != entity.id]
    name = entity.name.zh
    short = next((name[-size:] for size in range(SHORTEST_NAME, len(name))
                  if not any(other.endswith(name[-size:]) for other in others)), name)
    return any(short in text for problem in problems for text in problem_texts(problem))
