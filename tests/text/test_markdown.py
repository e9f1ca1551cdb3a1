"""Narrative: quotes become links wherever a text may quote, and nothing that a text holds becomes markup."""
from __future__ import annotations

import pytest
from lxml import html

from mingbai.text.markdown import Quote, rendered_markdown


def linked(text: str, page: str = "") -> str:
    return rendered_markdown(text, lambda figure_id: Quote(f"<{figure_id}>", f"{page}#{figure_id}", f'"{figure_id}"'))


def quoted(text: str, page: str = "") -> list[tuple[str, str, str]]:
    links = html.fragment_fromstring(linked(text, page), create_parent=True).xpath(".//a[@class='mb-figure']")
    return [(link.text, link.get("href"), link.get("title")) for link in links]


@pytest.mark.parametrize("text", ["[[a]] and **[[b]]**", "- [[a]]\n- [[b]]", "|[[a]]|\n|-|\n|[[b]]|", "<> [[a]] <b>[[b]]</b> <>",
                                  "`[[no]]` [[a]]\n\n&lt;&gt;[[b]]"])
def test_quotes_are_links_in_their_order(text: str) -> None:
    assert quoted(text) == [("<a>", "#a", '"a"'), ("<b>", "#b", '"b"')]


def test_a_text_is_quoted_with_the_links_of_each_page() -> None:
    text = "Spent: [[money.total.actual]]."
    assert [quoted(text, page)[0][1] for page in ("", "../", "")] == [
        "#money.total.actual", "../#money.total.actual", "#money.total.actual"]


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "<>", "a <> {text} {0} b", "[[a"])
def test_what_looks_like_markup_stays_text(text: str) -> None:
    whole = html.fragment_fromstring(linked(text), create_parent=True)
    assert whole.text_content().strip() == text
    assert not whole.xpath(".//script")
