"""The language of messages: asked for, from MINGBAI_LANG, or from the locale. And that of a text."""
from __future__ import annotations

import locale
import os
import re

HAN, LATIN = re.compile("[\u4e00-\u9fff]"), re.compile("[A-Za-z]")


def preferred_language() -> str:
    asked = os.environ.get("MINGBAI_LANG", "")
    if asked in ("zh", "en"):
        return asked
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(variable):
            return "zh" if os.environ[variable].lower().startswith("zh") else "en"
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"


def foreign(text: str, lang: str) -> str:
    """The language of a text that stands in its original on a page of another; most of its letters decide."""
    if lang != "en" or text.isascii():
        return ""
    return "zh" if len(HAN.findall(text)) > len(LATIN.findall(text)) else ""
