"""What is worked out of a report once, for all sections of its pages and for both languages."""
from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Of = TypeVar("Of")
Beside = TypeVar("Beside")
Made = TypeVar("Made")
MOST = 1000


def once(function: Callable[[Of], Made]) -> Callable[[Of], Made]:
    """Keeps the answer for the last that was asked about, which is kept with it: pages of one report follow one another.

    No one may change what is shared so."""
    last: tuple[Of, Made] | None = None

    @wraps(function)
    def answer(of: Of) -> Made:
        nonlocal last
        if last is None or last[0] is not of:
            last = of, function(of)
        return last[1]
    return answer


def once_each(function: Callable[[Of, Beside], Made]) -> Callable[[Of, Beside], Made]:
    """Keeps the answers for what was lately asked about, each of which is kept with its answer, and with what stood beside it."""
    known: dict[int, tuple[Of, Beside, Made]] = {}

    @wraps(function)
    def answer(of: Of, beside: Beside) -> Made:
        found = known.get(id(of))
        if found is None or found[0] is not of or found[1] is not beside:
            if len(known) == MOST:
                known.clear()
            found = known[id(of)] = of, beside, function(of, beside)
        return found[2]
    return answer
