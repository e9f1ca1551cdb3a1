"""Which pages a site has, and the view that makes each. A page is made in one language at a time."""
from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator

from generator.checks.engine import SiteChecks, rules
from generator.model import Site
from generator.views import (
    compare,
    completeness_page,
    corrections,
    data,
    department,
    explorer,
    home,
    moved,
    parts,
    region,
)
from generator.views.about import article, contents, glossary, schemes
from generator.views.checks import overview, rule
from generator.views.page import PageView
from generator.views.report import before, embed, form, withdrawn
from generator.views.report import page as report
from generator.views.say import Say

LANGUAGES = ("zh", "en")
View = Callable[[Say], PageView]


def all_pages(site: Site) -> Iterator[tuple[str, View]]:
    """Every address of the site, once, with the view that fills it."""
    yield "", lambda say: home.view(site, say)
    for one in site.regions:
        yield f"{one.id}/", lambda say, one=one: region.view(site, one, say)
    for one in site.departments:
        yield f"{one.id}/", lambda say, one=one: department.view(site, one, say)
    for one in site.reports:
        yield f"{one.id}/", lambda say, one=one: report.view(site, one, say)
        yield embed.embed_address(one), lambda say, one=one: embed.view(site, one, say)
        yield form.form_address(one), lambda say, one=one: form.view(site, one, say)
        for date in before.correction_dates(one):
            yield before.before_address(one, date), lambda say, one=one, date=date: before.view(site, one, date, say)
    for one in site.withdrawn:
        yield f"{one.id}/", lambda say, one=one: withdrawn.view(site, one, say)
    for one in moved.redirects(site):
        yield one.old, lambda say, one=one: moved.view(site, one, say)
    yield from parts.pages("compare/", compare, "compare", site)
    yield from parts.pages("indicators/", explorer, "explorer", site)
    for address, module in (("data/", data), (corrections.ADDRESS, corrections), (completeness_page.ADDRESS, completeness_page)):
        yield address, lambda say, module=module: module.view(site, say)
    yield overview.ADDRESS, lambda say: overview.view(site, say)
    for one in rules().values():
        yield rule.address(one), lambda say, one=one: rule.view(site, one, say)
    yield from about_pages(site)


def about_pages(site: Site) -> Iterator[tuple[str, View]]:
    for one in site.articles:
        yield contents.address(one.name), lambda say, one=one: article.view(site, one, say)
    for name, module in (("glossary", glossary), ("schemes", schemes)):
        yield contents.address(name), lambda say, module=module: module.view(site, say)


def views(site: Site, checks: SiteChecks | None = None, addresses: Container[str] | None = None,
          languages: Iterable[str] = LANGUAGES) -> Iterator[PageView]:
    """The pages at these addresses, or all, each in these languages."""
    for address, view in all_pages(site):
        if addresses is None or address in addresses:
            for lang in languages:
                yield view(Say(lang, address, checks))
