"""Narrative: Markdown with raw HTML off, our wall against injection; `[[figure.id]]` quotes a figure as a link."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import escape

from mingbai.text.value import Value

HOLE = "<>"                               # where a quote goes: no tag is like it, and of a text it would be escaped


class Quote(Value):
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
        state.push("quote", "", 0).content = state.src[state.pos + 2:end]
    state.pos = end + 2
    return True


def hole(renderer: RendererHTML, tokens: Sequence[Token], place: int, options: OptionsDict, env: EnvType) -> str:
    env["quoted"].append(tokens[place].content)
    return HOLE


def parser() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["image", "html_block", "html_inline"])
    markdown.inline.ruler.before("link", "quote", quote_rule)
    markdown.add_render_rule("quote", hole)
    return markdown


MARKDOWN = parser()


def link_pattern() -> str:
    opening = Token("link_open", "a", 1, attrs={"class": "mb-figure", "href": "{href}", "title": "{title}"})
    tokens = [opening, Token("text", "", 0, content="{text}"), Token("link_close", "a", -1)]
    return RendererHTML().renderInline(tokens, MARKDOWN.options, {})


LINK = link_pattern()


@lru_cache(maxsize=64)
def around_quotes(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The HTML cut at its quotes, and the figures quoted. The form quotes texts of the report's page with links of its own."""
    quoted: list[str] = []
    html = MARKDOWN.render(text, {"quoted": quoted})
    return tuple(html.split(HOLE)), tuple(quoted)


def rendered_markdown(text: str, quote: Callable[[str], Quote]) -> str:
    (start, *others), quoted = around_quotes(text)
    return start + "".join(link(quote(figure_id)) + after for figure_id, after in zip(quoted, others, strict=True))


def link(quote: Quote) -> str:
    return LINK.format(text=escape(quote.text), href=escape(quote.href), title=escape(quote.title))
