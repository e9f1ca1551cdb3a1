"""A section of the digest, as finished HTML."""
from __future__ import annotations

from markupsafe import Markup

from mingbai.model.report import Report
from mingbai.say.say import Say


def digest_section(report: Report, key: str, say: Say) -> Markup | None:
    text = report.digest[say.lang].get(key, "")
    return say.narrative(text, report) if text else None
