"""Is a promise still worked on, with its time not yet up? Told by the deadline of its row, or else by the notes beside it."""
from __future__ import annotations

from mingbai.checks.wording import says
from mingbai.model.report import Report, Row

UNDER_WAY_WORDS = "under-way"


def is_going_on(row: Row, deadline: str, report: Report) -> bool:
    """What was due and is not finished is missed, although work on it goes on."""
    return is_after(deadline, report) if deadline else says(words_beside(row), UNDER_WAY_WORDS)


def words_beside(row: Row) -> str:
    """The notes of the row, in the language of the source."""
    return " ".join(figure.note.zh for figure in row.figures.values() if figure.note)


def is_after(deadline: str, report: Report) -> bool:
    """Beyond the report's year, or beyond the day on which it was filled in."""
    return deadline[:4] > str(report.year) or bool(report.filled and report.filled[:len(deadline)] < deadline)
