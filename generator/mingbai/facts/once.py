"""What is worked out of a report once, for all sections of its pages, for both languages, and for pages that lay the years
of its department side by side."""
from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Of = TypeVar("Of")
Made = TypeVar("Made")
MOST = 100                                # more than a department has reports


def once(function: Callable[[Of], Made]) -> Callable[[Of], Made]:
    """Keeps the answers for what was lately asked about, each of which is kept with its answer.

    No one may change what is shared so."""
    known: dict[int, tuple[Of, Made]] = {}

    @wraps(function)
    def answer(of: Of) -> Made:
        found = known.get(id(of))
        if found is None or found[0] is not of:
            if len(known) >= MOST:
                known.clear()
            found = known[id(of)] = of, function(of)
        return found[1]
    return answer
