"""What several rules ask of a report is worked out for the first of them and kept while that report is looked at."""
from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import TypeVar

from mingbai.model.report import Report

Found = TypeVar("Found")


def kept_lately(work: Callable[[Report], Iterable[Found]]) -> Callable[[Report], tuple[Found, ...]]:
    """Of the report asked about last alone: rules go through one report after the other."""
    last: list[tuple[Report, tuple[Found, ...]]] = []

    @wraps(work)
    def known(report: Report) -> tuple[Found, ...]:
        if not last or last[0][0] is not report:
            last[:] = [(report, tuple(work(report)))]
        return last[0][1]
    return known
