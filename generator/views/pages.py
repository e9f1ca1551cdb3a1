"""Which pages a site has, and the view that makes each. A page is made in one language at a time."""
from __future__ import annotations

from typing import Callable, Iterator

from generator.model import Site
from generator.views.page import PageView
from generator.views.report import page as report
from generator.views.say import Say

LANGUAGES = ("zh", "en")
View = Callable[[Say], PageView]


def all_pages(site: Site) -> Iterator[tuple[str, View]]:
    """Every address of the site, once, with the view that fills it."""
    for one in site.reports:
        yield f"{one.id}/", lambda say, one=one: report.view(site, one, say)


def views(site: Site) -> Iterator[PageView]:
    for address, view in all_pages(site):
        for lang in LANGUAGES:
            yield view(Say(lang, address))
