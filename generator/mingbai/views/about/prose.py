"""Markdown of an article to HTML, raw HTML off; an address that begins with `/` is one of the site."""
from __future__ import annotations

from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from mingbai.say.say import Say

MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["image", "html_block", "html_inline"])


def prose(markdown: str, say: Say) -> Markup:
    tokens = MARKDOWN.parse(markdown)
    for token in tokens:
        for inline in token.children or []:
            lead_home(inline, say)
    dress_tables(tokens)
    return Markup(MARKDOWN.renderer.render(tokens, MARKDOWN.options, {}))


def dress_tables(tokens: list[Token]) -> None:
    """The site's own tables: headers of columns, and each cell labelled for narrow screens."""
    titles: list[str] = []
    column = 0
    for token, after in pairwise(tokens):
        if token.type == "table_open":
            token.attrSet("class", "mb-table")
            titles = []
        elif token.type == "tr_open":
            column = 0
        elif token.type == "th_open":
            token.attrSet("scope", "col")
            titles.append(after.content)
        elif token.type == "td_open":
            token.attrSet("data-label", titles[column])
            column += 1


def lead_home(token: Token, say: Say) -> None:
    href = token.attrGet("href") if token.type == "link_open" else None
    if href and str(href).startswith("/"):
        token.attrSet("href", link_address(str(href)[1:], say))


def link_address(path: str, say: Say) -> str:
    """A page, which ends in a slash, is in the reader's language; anything else is a file."""
    page = path.partition("#")[0]
    return say.to(path) if not page or page.endswith("/") else say.file(path)
