"""The page at an address that has moved: it leads on by itself, and says so for those whom it does not lead."""
from __future__ import annotations

from collections.abc import Iterator

from mingbai.model.report import Redirect, Site
from mingbai.say.page import PageView
from mingbai.say.say import LinkView, Say
from mingbai.views.lists import page_column, trail


def redirects(site: Site) -> Iterator[Redirect]:
    """Those of the content; a report that moved takes its page for frames and its form along."""
    reports = {f"{report.id}/" for report in site.reports}
    for one in site.redirects:
        yield one
        if one.new in reports:
            yield from (Redirect(f"{one.old}{beside}", f"{one.new}{beside}") for beside in ("embed/", "form/"))


def view(site: Site, redirect: Redirect, say: Say) -> PageView:
    title, description = say.word("moved.title"), say.word("moved.description")
    target = say.to(redirect.new)
    return PageView(
        lang=say.lang, address=say.address, template="pages/moved.html", title=title, description=description,
        values={"sentence": say.sentence("moved.sentence", link=LinkView(say.word("moved.link"), target))},
        crumbs=trail(say), meta={**page_column(say, "moved", title, description), "moved_to": target})
