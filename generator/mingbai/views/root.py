"""The root page: both languages side by side, plain links, no script needed."""
from __future__ import annotations

from mingbai.model.report import Site
from mingbai.say.page import PageView
from mingbai.say.say import Say
from mingbai.text.language import LANGUAGES
from mingbai.text.value import Value


class Door(Value):
    """The way into one language, said in that language."""
    lang: str
    name: str
    tagline: str
    choose: str
    links: tuple[tuple[str, str], ...]


def view(site: Site) -> PageView:
    names = [site.settings.name[lang] for lang in LANGUAGES]
    return PageView(
        lang=LANGUAGES[0], address="", template="pages/root.html", title=" · ".join(dict.fromkeys(names)),
        description=" / ".join(site.settings.tagline[lang] for lang in LANGUAGES),
        values={"doors": [door(site, lang) for lang in LANGUAGES]})


def door(site: Site, lang: str) -> Door:
    say = Say(lang, "")
    links = tuple((say.word(f"root.links.{name}"), f"{lang}/{path}")
                  for name, path in (("home", ""), ("compare", "compare/"), ("data", "data/")))
    return Door(lang, say.plain(site.settings.name), say.plain(site.settings.tagline), say.word("root.choose"), links)
