"""What is worked out of a report once, for all sections of its pages and for both languages."""
from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

Of, Made = TypeVar("Of"), TypeVar("Made")


def once(function: Callable[[Of], Made]) -> Callable[[Of], Made]:
    """Keeps the answer for the last that was asked about, which is kept with it: pages of one report follow one another.

    No one may change what is shared so."""
    last: list[Any] = [None, None]

    @wraps(function)
    def answer(of: Of) -> Made:
        if last[0] is not of:
            last[:] = of, function(of)
        return last[1]
    return answer
