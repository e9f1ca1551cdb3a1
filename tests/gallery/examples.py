"""Every chart and every component in each of its states, from the contents that the tests read."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter

from lxml import etree, html

from mingbai.charts.chart import ChartView
from mingbai.render.page import render_page
from mingbai.render.templates import environment
from mingbai.text.value import replace
from tests.charts.reports import CHARTS, chart, subjects
from tests.support.reports import CONTENTS, checks, site, views

ROOM = 6000                               # bytes of markup
PICTURE = {"svg", "g", "rect", "path", "line", "circle", "text"}
CELLS = {"td", "th"}
# What an element needs around it to be what it is.
HOMES = {"tr": ("table", "tbody"), "li": ("ul",), "dd": ("dl",), "dt": ("dl",)}


@dataclass(frozen=True)
class Drawn:
    """One chart: what it was made from, and the view with ids of its own."""
    source: str
    view: ChartView


@dataclass(frozen=True)
class State:
    """One look of a component: the element's name and all its classes, with its emptiest and its fullest example."""
    tag: str
    classes: str
    examples: tuple[str, ...]


def charts(lang: str) -> Iterator[tuple[str, list[Drawn]]]:
    for name in CHARTS:
        found = ((source, chart(name, subject, lang)) for source, subject in subjects(name))
        yield name, [Drawn(source, with_own_ids(view, number)) for number, (source, view) in enumerate(found) if view]


def with_own_ids(view: ChartView, number: int) -> ChartView:
    return replace(view, id=f"{view.id}-{number}", table=replace(view.table, id=f"{view.table.id}-{number}"))


def components(lang: str) -> list[tuple[str, list[State]]]:
    looks = defaultdict(list)
    for element in elements(lang):
        looks[block(element.get("class")), element.get("class"), element.tag].append((length(element), element))
    states = [State(tag, classes, examples(found)) for (_, classes, tag), found in sorted(looks.items())]
    return [(name, list(group)) for name, group in groupby(states, lambda state: block(state.classes))]


def examples(found: list[tuple[int, etree._Element]]) -> tuple[str, ...]:
    """The fullest is one that can still be looked at."""
    ordered = sorted(found, key=itemgetter(0))
    emptiest, fullest = ordered[0], next((one for one in reversed(ordered) if one[0] <= ROOM), ordered[0])
    return tuple(dict.fromkeys(shown(element) for _, element in (emptiest, fullest)))


def elements(lang: str) -> Iterator[etree._Element]:
    """The outermost elements of components; parts, pages and pictures show with what they are part of."""
    for page in pages(lang):
        for element in page.xpath("//*[starts-with(@class, 'mb-')][not(ancestor-or-self::figure)]"):
            if element.tag not in PICTURE and "__" not in element.get("class") and block(element.get("class")) != "mb-page":
                yield element


@cache
def pages(lang: str) -> list[etree._Element]:
    env = environment()
    return [html.fromstring(render_page(page, env).split("\n---\n", 1)[1]) for name in CONTENTS
            for page in views(site(name), checks(name)) if page.lang == lang]


def block(classes: str) -> str:
    return classes.split()[0].split("--")[0]


def length(element: etree._Element) -> int:
    return len(etree.tostring(element))


def shown(element: etree._Element) -> str:
    """A copy that stands by itself: with its row or list around it, without ids and without links that lead nowhere here."""
    whole = deepcopy(element.getparent() if element.tag in CELLS else element)
    whole.tail = None
    for one in whole.iter(etree.Element):
        one.attrib.pop("id", None)
        if "href" in one.attrib:
            one.set("href", "#")
    return html.tostring(housed(whole), encoding="unicode")


def housed(element: etree._Element) -> etree._Element:
    for name in reversed(HOMES.get(element.tag, ())):
        home = html.Element(name, {"class": "mb-table"} if name == "table" else {})
        home.append(element)
        element = home
    return element
