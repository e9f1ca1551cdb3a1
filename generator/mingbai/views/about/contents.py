"""The pages about the site, as a list that each of them shows."""
from __future__ import annotations

from mingbai.model.report import GENERATED_ARTICLES, Site
from mingbai.say.page import Crumb
from mingbai.say.say import Say
from mingbai.text.value import Value
from mingbai.views.lists import trail

INDEX = "index"
ORDER = (INDEX, "reading", "method", "glossary", "schemes", "publish", "accessibility")


class ContentsEntry(Value):
    title: str
    href: str
    current: bool


def article_address(name: str) -> str:
    return "about/" if name == INDEX else f"about/{name}/"


def article_names(site: Site) -> list[str]:
    """In the order above; what publishers add follows."""
    found = {article.name for article in site.articles} | set(GENERATED_ARTICLES)
    return [*(name for name in ORDER if name in found), *sorted(found - set(ORDER))]


def title(name: str, site: Site, say: Say) -> str:
    if name in GENERATED_ARTICLES:
        return say.word(f"about.{name}.title")
    return next(say.plain(article.title) for article in site.articles if article.name == name)


def contents(site: Site, say: Say) -> list[ContentsEntry]:
    return [ContentsEntry(title(name, site, say), say.to(article_address(name)), article_address(name) == say.address)
            for name in article_names(site)]


def about_trail(site: Site, say: Say) -> tuple[Crumb, ...]:
    """Below the home page, and below the first of these pages where there is one."""
    if say.address == article_address(INDEX) or INDEX not in article_names(site):
        return trail(say)
    return (*trail(say), Crumb(title(INDEX, site, say), say.to(article_address(INDEX))))
