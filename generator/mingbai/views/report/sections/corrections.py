"""The history of a report: every correction after publication, and how its figures stood before each."""
from __future__ import annotations

from mingbai.model.report import Report, Site
from mingbai.say.say import LinkView, Say
from mingbai.views.corrections import history, newest_first
from mingbai.views.report.earlier_figures import COLUMNS, before_address, correction_dates


def view(site: Site, report: Report, say: Say) -> dict[str, object] | None:
    if not report.corrections:
        return None
    found = newest_first((report, one) for one in report.corrections)
    return {"table": history(found, say, COLUMNS), "versions": [version(report, date, say) for date in correction_dates(report)],
            "all": say.to("corrections/")}


def version(report: Report, date: str, say: Say) -> LinkView:
    return LinkView(say.word("corrections.version", date=say.date(date)), say.to(before_address(report, date)))
