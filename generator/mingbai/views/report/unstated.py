"""What a reader may look for and the report does not state."""
from __future__ import annotations

from collections.abc import Callable

from mingbai.facts.execution import total_figure
from mingbai.model.report import Report

WHOLE_ONLY = ("three-public", "procurement", "assets", "staff", "unit-scores")


def unstated(report: Report) -> list[str]:
    """The names of what is missing, in the order of the page."""
    return [name for name, is_stated in STATED.items()
            if not is_stated(report) and (report.kind == "whole" or name not in WHOLE_ONLY)]


def has_table(report: Report, table: str) -> bool:
    return any(row.figures for row in report.table(table))


def states_receipts(report: Report) -> bool:
    return bool(total_figure(report, "received") or total_figure(report, "income"))


def states_staff(report: Report) -> bool:
    return any(row["in-post"] for row in report.table("profile"))


def has_indicator_table(report: Report) -> bool:
    return any(indicator.stated_in == "table" for indicator in report.indicators)


def states_unit_scores(report: Report) -> bool:
    """Asked only of a department that names units of its own."""
    return len(report.entities) < 2 or has_table(report, "unit-scores")


STATED: dict[str, Callable[[Report], bool]] = {
    "score": lambda report: report.score is not None,
    "grade": lambda report: report.grade is not None,
    "original": lambda report: total_figure(report, "original") is not None,
    "adjusted": lambda report: total_figure(report, "adjusted") is not None,
    "receipts": states_receipts,
    "actual": lambda report: total_figure(report, "actual") is not None,
    "indicators": has_indicator_table,
    "three-public": lambda report: has_table(report, "three-public"),
    "procurement": lambda report: has_table(report, "procurement"),
    "assets": lambda report: has_table(report, "assets"),
    "staff": states_staff,
    "unit-scores": states_unit_scores,
    "problems": lambda report: bool(report.problems),
    "published": lambda report: report.published is not None,
}
