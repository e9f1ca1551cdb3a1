"""Patterns that a search gets through quickly: they begin with a set of letters, where it needs not try each sign."""
from __future__ import annotations

import re
from collections.abc import Iterable


def any_word(words: Iterable[str]) -> str:
    """One of them in letters of any case, where a word begins; the longest first."""
    known = sorted(words, key=len, reverse=True)
    letters = "".join(sorted({form for word in known for form in (word[0].lower(), word[0].upper())}))
    rest = "|".join(f"(?<={re.escape(word[0])}){re.escape(word[1:])}" for word in known)
    return rf"[{letters}](?<=\b.)(?i:{rest})"
