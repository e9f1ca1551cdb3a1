"""The charts and tables of a report, each by itself in a frame of another site: `…/embed/#show-money-table`."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.charts.chart import ChartView
from generator.model import Figure, Report, Site
from generator.views.lists import column
from generator.views.page import Crumb, PageView
from generator.views.report.page import SECTIONS, crumbs, here, page_title, section_view
from generator.views.say import FigureView, LinkView, Say
from generator.views.table import TableView

# Sections of words and links alone; to work them out would take half the time.
WITHOUT_PIECES = {"glance", "problems", "checks", "notes", "sources", "figures"}


@dataclass(frozen=True, slots=True)
class Piece:
    """What can be shown in a frame; `kind` is chart or table."""
    id: str
    kind: str
    title: str
    view: ChartView | TableView


class SayElsewhere(Say):
    """Figures lead to the page of their report, which this is not."""

    def __init__(self, say: Say, report: Report) -> None:
        super().__init__(say.lang, say.address, say.checks)
        self.report = report

    def figure(self, figure: Figure | None, report: Report | None = None) -> FigureView | None:
        return super().figure(figure, report or self.report)


def embed_address(report: Report) -> str:
    return f"{report.id}/embed/"


def view(site: Site, report: Report, say: Say) -> PageView:
    title = say.word("embed.title", report=page_title(report, say))
    description = say.word("embed.description")
    source = LinkView(page_title(report, say), say.to(say.report_address(report)))
    return PageView(
        lang=say.lang, address=say.address, template="report/embed.html", title=title, description=description,
        values={"pieces": list(pieces(site, report, SayElsewhere(say, report))), "source": source,
                "style": say.file("assets/css/embed.css"), "site_name": say.plain(site.settings.name)},
        crumbs=(*crumbs(report, say), Crumb(here(report, say), say.to(say.report_address(report)))),
        here=say.word("embed.here"), meta={**column(say, "embed", title, description), "embed": "yes", "unlisted": "yes"})


def pieces(site: Site, report: Report, say: Say) -> Iterator[Piece]:
    """Once each, in the order of the page."""
    seen: set[str] = set()
    for name in (name for name in SECTIONS if name not in WITHOUT_PIECES):
        section = section_view(name, site, report, say)
        for one in found_in(section.values if section else None):
            if one.id not in seen:
                seen.add(one.id)
                yield piece(one)


def found_in(value: Any) -> Iterator[ChartView | TableView]:
    if isinstance(value, ChartView | TableView):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from found_in(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from found_in(item)


def piece(one: ChartView | TableView) -> Piece:
    if isinstance(one, ChartView):
        return Piece(one.id, "chart", one.title, one)
    return Piece(one.id, "table", one.caption, one)
