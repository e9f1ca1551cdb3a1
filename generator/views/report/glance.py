"""At a glance: score and grade, money received and spent."""
from __future__ import annotations

from typing import Any

from generator.model import Report, Site
from generator.views.say import Say


def view(site: Site, report: Report, say: Say) -> dict[str, Any]:
    overview = report.digest[say.lang].get("overview", "")
    return {
        "score": say.figure(report.score),
        "grade": say.text(report.grade.name) if report.grade else None,
        "spent": say.figure(report.figure("money.total.actual")),
        "overview": say.narrative(overview, report),
    }
