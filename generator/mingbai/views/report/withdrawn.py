"""The page of a report that was withdrawn: nothing but the notice, at the address the report had."""
from __future__ import annotations

from mingbai.model.report import Report, Site
from mingbai.say.page import PageView
from mingbai.say.say import LinkView, Say
from mingbai.text.value import not_none
from mingbai.views.lists import page_column
from mingbai.views.report.page import crumbs, here, page_title


def view(site: Site, report: Report, say: Say) -> PageView:
    title, withdrawal = page_title(report, say), not_none(report.withdrawn)
    description = say.word("corrections.withdrawn-notice", date=say.date(withdrawal.date))
    return PageView(
        lang=say.lang, address=say.address, template="report/withdrawn.html", title=title, description=description,
        values={"reason": say.text(withdrawal.reason), "all": LinkView(say.word("corrections.title"), say.to("corrections/"))},
        crumbs=crumbs(report, say), here=here(report, say), meta=page_column(say, "corrections", title, description))
