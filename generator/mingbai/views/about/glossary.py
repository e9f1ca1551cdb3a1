"""The glossary: every term in both languages, each at an address of its own."""
from __future__ import annotations

import re
from collections import Counter

from mingbai.model.report import Site
from mingbai.say.page import PageView
from mingbai.say.say import Say
from mingbai.text.language import WITHOUT_LETTERS, other
from mingbai.text.value import Value
from mingbai.views.about.contents import about_trail, contents
from mingbai.views.lists import page_column

NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")


class TermView(Value):
    id: str
    term: str
    other: str
    note: str


def view(site: Site, say: Say) -> PageView:
    title = say.word("about.glossary.title")
    lead = say.word("about.glossary.lead", count=len(site.glossary))
    return PageView(
        lang=say.lang, address=say.address, template="pages/about/glossary.html", title=title, description=lead,
        values={"lead": lead, "terms": terms(site, say), "other": other(say.lang), "contents": contents(site, say)},
        crumbs=about_trail(site, say), meta=page_column(say, "about", title, lead))


def terms(site: Site, say: Say) -> list[TermView]:
    """As the content has them, which is by subject; by letter in a language that has letters."""
    found = [TermView(anchor, term.term[say.lang], term.term[other(say.lang)], say.plain(term.note))
             for anchor, term in zip(anchors(site), site.glossary, strict=True)]
    return sorted(found, key=letters) if say.lang not in WITHOUT_LETTERS else found


def letters(one: TermView) -> str:
    return slug(one.term).removeprefix("the-")


def slug(text: str) -> str:
    return NOT_IN_SLUG.sub("-", text.partition("(")[0].lower()).strip("-")


def anchors(site: Site) -> list[str]:
    """From the English term, the same in both languages; a second one of the same name is numbered."""
    seen: Counter[str] = Counter()
    made = []
    for term in site.glossary:
        name = slug(term.term.en)
        seen[name] += 1
        made.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return made
