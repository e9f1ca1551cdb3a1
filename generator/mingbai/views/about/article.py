"""An article: its lead, its sections, the other pages about the site."""
from __future__ import annotations

from markupsafe import Markup

from mingbai.model.report import Article, Site
from mingbai.say.page import PageView
from mingbai.say.say import Say
from mingbai.text.value import Value
from mingbai.views.about.contents import about_trail, contents
from mingbai.views.about.prose import prose
from mingbai.views.lists import page_column


class ArticleSectionView(Value):
    id: str
    title: str
    text: Markup


def view(site: Site, article: Article, say: Say) -> PageView:
    title, lead = say.plain(article.title), say.plain(article.lead)
    sections = [ArticleSectionView(section.key, section.title, prose(section.markdown, say))
                for section in article.sections[say.lang]]
    return PageView(
        lang=say.lang, address=say.address, template="pages/about/article.html", title=title, description=lead,
        values={"lead": lead, "sections": sections, "contents": contents(site, say)}, crumbs=about_trail(site, say),
        meta=page_column(say, "about", title, lead))
