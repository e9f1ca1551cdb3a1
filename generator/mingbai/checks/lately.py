"""What several rules ask of a report is worked out for the first of them and kept while that report is looked at."""
from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from mingbai.model.report import Report

Found = TypeVar("Found")
Asked = ParamSpec("Asked")


def kept_lately(work: Callable[Concatenate[Report, Asked], Iterable[Found]]
                ) -> Callable[Concatenate[Report, Asked], tuple[Found, ...]]:
    """Of the report asked about last alone, by what else is asked (ids and names): rules go from report to report."""
    last: list[Report] = []
    answers: dict[Hashable, tuple[Found, ...]] = {}

    @wraps(work)
    def known(report: Report, /, *asked: Asked.args, **named: Asked.kwargs) -> tuple[Found, ...]:
        if not last or last[0] is not report:
            last[:] = [report]
            answers.clear()
        if asked not in answers:
            answers[asked] = tuple(work(report, *asked, **named))
        return answers[asked]
    return known
