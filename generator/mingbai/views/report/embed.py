"""The charts and tables of a report, each by itself in a frame of another site: `…/embed/#show-money-table`."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from mingbai.charts.chart import ChartView
from mingbai.model.report import Report, Site
from mingbai.say.page import Crumb, PageView
from mingbai.say.say import LinkView, Say
from mingbai.say.table import TableView
from mingbai.text.value import Value
from mingbai.views.lists import page_column
from mingbai.views.report.page import Sections, SectionView, crumbs, here, page_title

# Sections that are of no use without the page around them.
WITHOUT_PIECES = {"glance", "problems", "checks", "notes", "sources", "figures"}


class EmbeddedPart(Value):
    """What can be shown in a frame; `kind` is chart or table. Its links are those of the report's own page."""
    id: str
    kind: str
    title: str
    view: ChartView | TableView


def embed_address(report: Report) -> str:
    return f"{report.id}/embed/"


def view(site: Site, report: Report, say: Say, sections: Sections | None = None) -> PageView:
    title = say.word("embed.title", report=page_title(report, say))
    description = say.word("embed.description")
    source = LinkView(page_title(report, say), say.to(say.report_address(report)))
    return PageView(
        lang=say.lang, address=say.address, template="report/embed.html", title=title, description=description,
        values={"pieces": list(pieces((sections or Sections(site, report)).seen_by(say))), "source": source,
                "style": say.file("assets/css/embed.css"), "site_name": say.plain(site.settings.name)},
        crumbs=(*crumbs(report, say), Crumb(here(report, say), say.to(say.report_address(report)))),
        here=say.word("embed.here"), meta={**page_column(say, "embed", title, description), "embed": "yes", "unlisted": "yes"})


def pieces(sections: Iterable[SectionView]) -> Iterator[EmbeddedPart]:
    """Once each, in the order of the page."""
    seen: set[str] = set()
    for section in (one for one in sections if one.name not in WITHOUT_PIECES):
        for one in found_in(section.values):
            if one.id not in seen:
                seen.add(one.id)
                yield piece(one)


def found_in(value: object) -> Iterator[ChartView | TableView]:
    if isinstance(value, ChartView | TableView):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from found_in(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from found_in(item)


def piece(one: ChartView | TableView) -> EmbeddedPart:
    if isinstance(one, ChartView):
        return EmbeddedPart(one.id, "chart", one.title, one)
    return EmbeddedPart(one.id, "table", one.caption, one)
