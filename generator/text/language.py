"""The language of messages: asked for, from MINGBAI_LANG, or from the locale."""
from __future__ import annotations

import locale
import os


def preferred_language() -> str:
    asked = os.environ.get("MINGBAI_LANG", "")
    if asked in ("zh", "en"):
        return asked
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(variable):
            return "zh" if os.environ[variable].lower().startswith("zh") else "en"
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"
