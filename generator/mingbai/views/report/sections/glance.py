"""At a glance: the report in a few sentences, the figures asked for first, what the report leaves out."""
from __future__ import annotations

from mingbai.model.report import Report, Site
from mingbai.say.say import Say
from mingbai.views.report.digest import digest_section
from mingbai.views.report.noteworthy import noteworthy
from mingbai.views.report.summary import summary
from mingbai.views.report.tiles import tiles


def view(site: Site, report: Report, say: Say) -> dict[str, object]:
    return {"summary": summary(report, say), "tiles": tiles(report, say),
            "noteworthy": noteworthy(report, say), "overview": digest_section(report, "overview", say)}
