"""What is worked out of a report once, for all sections of its pages and for both languages."""
from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

Of, Made = TypeVar("Of"), TypeVar("Made")
MOST = 1000


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


def once_each(function: Callable[..., Made]) -> Callable[..., Made]:
    """Keeps the answers for what was lately asked about, each of which is kept with its answer, and with what stood beside it."""
    known: dict[int, tuple[Any, tuple, Any]] = {}

    @wraps(function)
    def answer(of: Any, *beside: Any) -> Made:
        found = known.get(id(of))
        if found is None or found[0] is not of or found[1] != beside:
            if len(known) == MOST:
                known.clear()
            found = known[id(of)] = of, beside, function(of, *beside)
        return found[2]
    return answer
