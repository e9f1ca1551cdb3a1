"""Narrative: Markdown with raw HTML off, our wall against injection; `[[figure.id]]` quotes a figure as a link."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline


@dataclass(frozen=True, slots=True)
class Quote:
    """What stands in the text for a quoted figure."""
    text: str
    href: str
    title: str


def quote_rule(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("[[", state.pos):
        return False
    end = state.src.find("]]", state.pos)
    if end < 0 or end > state.posMax:
        return False
    if not silent:
        push_quote(state, state.env["quote"](state.src[state.pos + 2:end]))
    state.pos = end + 2
    return True


def push_quote(state: StateInline, quote: Quote) -> None:
    opening = state.push("link_open", "a", 1)
    opening.attrs = {"class": "mb-figure", "href": quote.href, "title": quote.title}
    state.push("text", "", 0).content = quote.text
    state.push("link_close", "a", -1)


def parser() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["image", "html_block", "html_inline"])
    markdown.inline.ruler.before("link", "quote", quote_rule)
    return markdown


MARKDOWN = parser()


def rendered(text: str, quote: Callable[[str], Quote]) -> str:
    return MARKDOWN.render(text, {"quote": quote})
