"""The same pages as somebody would write them for a tool that takes Markdown: headings, paragraphs, lists, tables and links
as Markdown, pictures and data as the HTML that they are. Classes and states are lost, no word is.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from lxml import html

HEAD = re.compile(r"---\n.*?\n---\n", re.S)
HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
PARAGRAPHS = {"p", "summary", "dt", "dd", "caption", "button"}
AS_THEY_ARE = {"svg", "script", "link"}
SPACE = re.compile(r"\s+")
BETWEEN = re.compile(r"\n\s*\n")
SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


def rewrite(folder: Path) -> None:
    """Every page below it."""
    for path in folder.rglob("*.md"):
        text = path.read_text("utf-8")
        head = HEAD.match(text)
        body = html.fragment_fromstring(text[head.end() if head else 0:].strip() or "<p></p>", create_parent="div")
        path.write_text("\n".join([head[0] if head else "", "\n\n".join(filter(None, blocks(body))), ""]), "utf-8")


def blocks(element: html.HtmlElement) -> Iterator[str]:
    for child in elements(element):
        name = child.tag
        if name in HEADINGS:
            yield heading(child)
        elif name in PARAGRAPHS:
            yield words(child)
        elif name in AS_THEY_ARE:
            yield raw(child)
        elif name in LISTS:
            yield LISTS[name](child)
        else:
            yield from blocks(child)


def heading(element: html.HtmlElement) -> str:
    address = element.get("id")
    return f"{HEADINGS[element.tag]} {words(element)}" + (f" {{#{address}}}" if address else "")


def elements(element: html.HtmlElement) -> Iterable[html.HtmlElement]:
    return (child for child in element if isinstance(child.tag, str))


def raw(element: html.HtmlElement) -> str:
    """An empty line would end it."""
    return BETWEEN.sub("\n", html.tostring(element, encoding="unicode", with_tail=False))


def bullets(element: html.HtmlElement, depth: int = 0) -> str:
    lines = []
    for item in elements(element):
        inner = [child for child in elements(item) if child.tag in ("ul", "ol")]
        lines.append(f"{'    ' * depth}- {words(item, without=inner)}")
        lines += [bullets(one, depth + 1) for one in inner]
    return "\n".join(lines)


def grid(element: html.HtmlElement) -> str:
    rows = [[words(cell) for cell in elements(row)] for row in element.iter("tr")]
    width = max(map(len, rows), default=0)
    first, *others = (f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows)
    caption = element.find("caption")
    title = "" if caption is None else f"**{words(caption)}**\n\n"
    return title + "\n".join([first, "|" + " --- |" * width, *others])


LISTS: dict[str, Callable[[html.HtmlElement], str]] = {"ul": bullets, "ol": bullets, "table": grid}


# ---- in a line

def words(element: html.HtmlElement, without: Iterable[html.HtmlElement] = ()) -> str:
    return SPACE.sub(" ", "".join(inline(element, list(without)))).strip()


def inline(element: html.HtmlElement, without: list[html.HtmlElement]) -> Iterator[str]:
    yield quoted(element.text)
    for child in element:
        if isinstance(child.tag, str) and child not in without:
            yield from marked(child)
        yield quoted(child.tail)


def marked(element: html.HtmlElement) -> Iterator[str]:
    if element.tag in AS_THEY_ARE:
        yield raw(element).replace("|", "&#124;")
    elif element.tag == "a" and element.get("href"):
        title = f' "{quoted(element.get("title"))}"' if element.get("title") else ""
        yield f"[{words(element)}]({element.get('href')}{title})"
    elif element.tag in ("strong", "b"):
        yield f"**{words(element)}**"
    else:
        yield from inline(element, [])


def quoted(text: str | None) -> str:
    return SPECIAL.sub(r"\\\1", text or "").replace('"', "&quot;")
