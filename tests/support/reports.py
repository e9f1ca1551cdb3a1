"""Report pages rendered in memory: the real six, the fullest and the emptiest sample."""
from __future__ import annotations

from collections.abc import Container, Iterator
from functools import cache
from pathlib import Path

from lxml import etree, html

from mingbai.checks.engine import SiteChecks, check_site
from mingbai.load.site import read_site
from mingbai.model.report import Report, Site
from mingbai.render.page import render_page
from mingbai.render.templates import environment
from mingbai.say.page import PageView
from mingbai.say.say import Say
from mingbai.views.pages import all_pages, made
from mingbai.views.report import page
from tests.support.sites import CASES

LANGUAGES = ("zh", "en")
CONTENTS = {"real": Path(__file__).parents[2] / "content", "full": CASES / "sites" / "full",
            "bare": CASES / "sites" / "bare"}
FULL, BARE = ("full", "mingzhou/works/2023"), ("bare", "xincun/archive/2023")


@cache
def site(name: str) -> Site:
    return read_site(CONTENTS[name])[0]


@cache
def checks(name: str) -> SiteChecks:
    return check_site(site(name))


def views(site: Site, checks: SiteChecks | None = None, addresses: Container[str] | None = None) -> Iterator[PageView]:
    """The pages at these addresses, or all, in both languages."""
    return made((page for page in all_pages(site) if addresses is None or page[0] in addresses), checks, LANGUAGES)


def report(name: str, report_id: str) -> Report:
    return site(name).by_id[report_id]


def every_report() -> list[tuple[str, str]]:
    return [(name, one.id) for name in CONTENTS for one in site(name).reports]


@cache
def view(name: str, report_id: str, lang: str) -> PageView:
    return page.view(site(name), report(name, report_id), Say(lang, f"{report_id}/", checks(name)))


@cache
def source(name: str, report_id: str, lang: str) -> str:
    return render_page(view(name, report_id, lang), environment())


@cache
def tree(name: str, report_id: str, lang: str):
    """The body of the page."""
    return html.fromstring(source(name, report_id, lang).split("\n---\n", 1)[1])


def by_id(page) -> dict:
    """Its elements: to ask a page for each anew would take it through from the top each time."""
    return {element.get("id"): element for element in page.iter(etree.Element) if element.get("id")}


def text_of(node) -> str:
    return " ".join(node.text_content().split())


def section(name: str, report_id: str, lang: str, section_id: str):
    found = tree(name, report_id, lang).xpath(f"//section[@id='{section_id}']")
    return found[0] if found else None


def row_of(table, header: str) -> dict[str, str]:
    """The cells of the row whose header begins so, by column title."""
    titles = [text_of(one) for one in table.xpath("./thead/tr/th")]
    row = next(one for one in table.xpath("./tbody/tr") if text_of(one[0]).startswith(header))
    return dict(zip(titles, map(text_of, row), strict=True))
