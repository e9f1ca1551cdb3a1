"""What the search reads of each page: its headings, its text and by what it is told apart, without the rest.

Whole, and in short for the index of all regions of a large site. A page is read again only when its file is another:
what was read of it carries that file's time.
"""
from __future__ import annotations

import copy
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from html import unescape
from pathlib import Path

from lxml import etree, html
from lxml.html import builder as E
from mkdocs.utils.meta import get_data

from mingbai.render.read_page import GeneratedPage, read_generated_page
from mingbai.text.language import LANGUAGES
from mingbai.work import workers
from mingbai.work.files import times_below

TOLD_APART_BY = ("kind", "region", "year")
BODY = "data-pagefind-body"
TOLD = re.compile(r'data-pagefind-meta="(\w+)\[content]" content="([^"]*)"')
PAGE, READ = "index.md", "index.html"
WHOLE, SHORT = DEPTHS = ("whole", "short")
HEAD_AT_MOST = 4000                       # bytes
PIECE = 64                                # pages that one worker takes at a time
# Neither headings nor links into a page rest on these.
SPARED = ("class", "href", "title", "lang", "role", "scope", "tabindex", "data-label", "aria-label", "aria-labelledby", BODY)


# What says again what the list of all figures says, or leads elsewhere, by name and class. Our templates put none of these
# into another of its name. They are most of a page, and go before it is parsed.
LEFT_OUT = (("figure", "mb-chart"), ("nav", "mb-crumbs"), ("nav", "mb-sections"), ("div", "mb-rule"), ("script", ""), ("svg", ""))
TABLE, LEDGER = ("table", "mb-table"), ("details", "mb-ledger")
WITH_ID = re.compile('[^>]* id="')        # the tables of the list of all figures have none
# In the list of all figures: all but their names, what was printed, and what is said in the other language.
BESIDE_FIGURES = re.compile('<(thead|caption|small)[ >].*?<[/]\\1>|<td data-label="[^"]*">.*?<[/]td>', re.DOTALL)
IGNORED = etree.XPath("//*[@data-pagefind-ignore]")

# Of a page of one region: its title and the figures at its head.
IN_SHORT = etree.XPath("//h1 | //*[@id='glance-title'] | //*[@id='glance']//dl")


def refresh(docs: Path, folder: Path) -> None:
    """Of each page of `docs` what is read of it whole and in short; empty where the search has no use for the page."""
    pages = {f"{lang}/{name.removesuffix(PAGE)}": time for lang in LANGUAGES for name, time in times_below(docs / lang).items()
             if f"/{name}".endswith(f"/{PAGE}")}
    known = [{name.removesuffix(READ): time for name, time in times_below(folder / depth).items()} for depth in DEPTHS]
    for depth, times in zip(DEPTHS, known, strict=True):
        for left in times.keys() - pages.keys():
            (folder / depth / f"{left}{READ}").unlink()
    stale = sorted(url for url, time in pages.items() if any(times.get(url) != time for times in known))
    workers.do_in_workers([partial(read_pages, docs, folder, piece) for piece in workers.cut_into_lots(stale, PIECE)])


def read_pages(docs: Path, folder: Path, urls: Iterable[str]) -> None:
    for url in urls:
        path = docs / url / PAGE
        time = path.stat().st_mtime_ns
        data = path.read_bytes()
        found = searched(source_of(url, data)) if BODY.encode() in data else ("", "")
        for depth, document in zip(DEPTHS, found, strict=True):
            read = folder / depth / url / READ
            read.parent.mkdir(parents=True, exist_ok=True)
            read.write_text(document, "utf-8", newline="\n")
            os.utime(read, ns=(time, time))


def source_of(url: str, data: bytes) -> GeneratedPage:
    """Read as MkDocs reads it where the quick way can't."""
    try:
        return read_generated_page(url, data)
    except ValueError:
        body, meta = get_data(data.decode())
        return GeneratedPage(url, meta, body.strip().encode())


def searched(source: GeneratedPage) -> tuple[str, str]:
    """Whole, and in short."""
    body = html.fragment_fromstring(cut_text(source.text))
    for element in elements(IGNORED(body)):
        element.drop_tree()
    etree.strip_attributes(body, *SPARED)
    parts = [copy.deepcopy(part) for part in elements(IN_SHORT(body))] if "search_region" in source.meta else []
    whole = search_document(source, [body])
    return whole, search_document(source, parts) if parts else whole


def elements(found: object) -> list[html.HtmlElement]:
    """Of what an XPath found."""
    return [one for one in found if isinstance(one, html.HtmlElement)] if isinstance(found, list) else []


def cut_text(text: str) -> str:
    for element in LEFT_OUT:
        text = "".join(kept for kept, _ in around(text, *element))
    text = "".join(kept if has_id(table) else kept + table for kept, table in around(text, *TABLE))
    return "".join(kept + BESIDE_FIGURES.sub("", ledger) for kept, ledger in around(text, *LEDGER))


def has_id(table: str) -> bool:
    return bool(WITH_ID.match(table))


def around(text: str, name: str, css_class: str) -> Iterator[tuple[str, str]]:
    """The text before each element, and the element."""
    begin, end = bounds(name, css_class)
    place = 0
    while (start := begin.search(text, place)) and (stop := end.search(text, start.end())):
        yield text[place:start.start()], text[start.start():stop.end()]
        place = stop.end()
    yield text[place:], ""


@cache
def bounds(name: str, css_class: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(f'<{name} class="{css_class}"' if css_class else f"<{name}"), re.compile(f"<[/]{name}>")


def search_document(source: GeneratedPage, parts: Sequence[html.HtmlElement]) -> str:
    for part in parts:
        part.tail = None
    metas = [filter_element(name, source.meta[f"search_{name}"]) for name in TOLD_APART_BY if source.meta.get(f"search_{name}")]
    page = E.HTML(E.HEAD(E.META(charset="utf-8"), *metas), E.BODY(*parts, {BODY: ""}), lang=source.language)
    text: str = html.tostring(page, encoding="unicode")
    return text


def filter_element(name: str, text: str) -> html.HtmlElement:
    return E.META({"data-pagefind-filter": f"{name}[content]", "data-pagefind-meta": f"{name}[content]", "content": text})


def filters_read(read: bytes) -> dict[str, str]:
    """By what a page is told apart, of what was read of it."""
    return {name: unescape(text) for name, text in TOLD.findall(read[:HEAD_AT_MOST].decode("utf-8", "ignore"))}
