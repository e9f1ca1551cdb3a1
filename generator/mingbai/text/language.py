"""The languages of the site: every text is had in each of them. The language of messages, and that of a text.

Another language is named here, as a field of `Bilingual`, and where something is said in a way of its own: `text/format.py`,
`text/units.py`, `facts/plain_words.py`, `load/promises.py`. All else is words and content.
"""
from __future__ import annotations

import locale
import os
import re
from functools import cache

LANGUAGES = ("zh", "en")                  # as they stand side by side
ORIGINAL, *TRANSLATIONS = LANGUAGES       # the reports are written in the first
SPACE = {"zh": "", "en": " "}             # between words, and between sentences
WITHOUT_LETTERS = ("zh",)                 # lists can't be put in the order of an alphabet
FALLBACK = "en"                           # of messages, where nobody's language is known
HAN, LATIN = re.compile("[\u4e00-\u9fff]"), re.compile("[A-Za-z]")


def other(lang: str) -> str:
    """The one that a page leads to: the next in the list."""
    return LANGUAGES[(LANGUAGES.index(lang) + 1) % len(LANGUAGES)]


@cache
def in_columns(name: str) -> tuple[str, ...]:
    """A text in a table has a column for each language: `label_zh`, `label_en`."""
    return tuple(f"{name}_{lang}" for lang in LANGUAGES)


def beside(name: str) -> tuple[str, ...]:
    """The same where the column of the original has no mark: `unit`, `unit_en`."""
    return name, *(f"{name}_{lang}" for lang in TRANSLATIONS)


def preferred_language() -> str:
    asked = os.environ.get("MINGBAI_LANG", "")
    if asked in LANGUAGES:
        return asked
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(variable):
            return of_locale(os.environ[variable])
    return of_locale(locale.getlocale()[0] or "")


def of_locale(name: str) -> str:
    """`zh_CN.UTF-8`, or as Windows has it, `Chinese (Simplified)_China`; the fallback where it is none of ours."""
    if name.lower().startswith("chinese"):
        return "zh"
    return next((lang for lang in LANGUAGES if name.lower().startswith(lang)), FALLBACK)


def foreign(text: str, lang: str) -> str:
    """The language of a text that stands in its original on a page of another; most of its letters decide."""
    if lang == ORIGINAL or text.isascii():
        return ""
    return ORIGINAL if len(HAN.findall(text)) > len(LATIN.findall(text)) else ""
