"""Which pages a site has, and the view that makes each. A page is made in one language at a time."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from mingbai.facts.checked import SiteChecks, rules
from mingbai.facts.promises import count_promises
from mingbai.model.report import Department, Region, Report, Site
from mingbai.say.page import PageView
from mingbai.say.say import Say
from mingbai.views import (
    compare,
    completeness_page,
    corrections,
    data,
    department,
    explorer,
    home,
    moved,
    region,
    region_years,
)
from mingbai.views.about import article, contents, glossary, schemes
from mingbai.views.checks import overview, rule
from mingbai.views.report import earlier_figures, embed, form, register, withdrawn
from mingbai.views.report import page as report
from mingbai.views.report.page import Sections

View = Callable[[Say], PageView]
Page = tuple[str, View]                   # its address below the language, and what fills it
SIDE_BY_SIDE = {"compare/": (compare, "compare"), "indicators/": (explorer, "explorer")}


def all_pages(site: Site) -> Iterator[Page]:
    """Every address of the site, once, with the view that fills it."""
    yield from whole_pages(site)
    yield from side_by_side(site)
    for place in site.regions:
        yield from region_pages(site, place, region_years.is_cut(site))
    for one in site.departments:
        yield from department_pages(site, one)


def whole_pages(site: Site) -> Iterator[Page]:
    """Those about all reports that need little of each."""
    yield "", lambda say: home.view(site, say)
    for one in moved.redirects(site):
        yield one.old, partial(moved.view, site, one)
    for address, module in (("data/", data), (corrections.ADDRESS, corrections), (completeness_page.ADDRESS, completeness_page)):
        yield address, partial(module.view, site)
    yield overview.ADDRESS, lambda say: overview.view(site, say)
    for known in rules().values():
        yield rule.page_address(known), partial(rule.view, site, known)
    yield from about_pages(site)


def department_pages(site: Site, one: Department) -> Iterator[Page]:
    for group in department_groups(site, one):
        yield from group


def department_groups(site: Site, department_shown: Department) -> Iterator[list[Page]]:
    """Pages that share their work are one group."""
    yield [(f"{department_shown.id}/", lambda say: department.view(site, department_shown, say))]
    for own in site.reports_of(department_shown):
        yield from report_groups(site, own)
    for own in (own for own in site.withdrawn if own.department.id == department_shown.id):
        yield [(f"{own.id}/", partial(withdrawn.view, site, own))]


def report_groups(site: Site, shown: Report) -> Iterator[list[Page]]:
    sections = Sections(site, shown)
    yield [(f"{shown.id}/", lambda say: report.view(site, shown, say, sections)),
           (embed.embed_address(shown), lambda say: embed.view(site, shown, say, sections))]
    if count_promises(shown):
        yield [(register.promises_address(shown), lambda say: register.view(site, shown, say))]
    yield [(form.form_address(shown), lambda say: form.view(site, shown, say))]
    for date in earlier_figures.correction_dates(shown):
        yield [(earlier_figures.before_address(shown, date), partial(earlier_figures.view, site, shown, date))]


def region_pages(site: Site, one: Region, is_cut: bool) -> Iterator[Page]:
    """Its own, and where those that lay reports side by side are cut, its parts of them. They need no report of another."""
    yield f"{one.id}/", lambda say: region.view(site, one, say)
    for address, (module, name) in SIDE_BY_SIDE.items() if is_cut else ():
        yield from region_years.of_region(address, module, name, site, one)


def side_by_side(site: Site) -> Iterator[Page]:
    """The pages that lay all reports side by side, or lead to their parts."""
    for address, (module, name) in SIDE_BY_SIDE.items():
        yield address, region_years.view_of(module, name, site)


def about_pages(site: Site) -> Iterator[Page]:
    for one in site.articles:
        yield contents.article_address(one.name), partial(article.view, site, one)
    for name, module in (("glossary", glossary), ("schemes", schemes)):
        yield contents.article_address(name), partial(module.view, site)


def made(pages: Iterable[Page], checks: SiteChecks | None, languages: Iterable[str]) -> Iterator[PageView]:
    for address, view in pages:
        for lang in languages:
            yield view(Say(lang, address, checks))
