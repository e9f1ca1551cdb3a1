"""How the figures of a report stood before the corrections of a day: taken back one by one from what is printed now."""
from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace

from mingbai.model.report import Correction, Figure, Report, Row, Site, untranslated
from mingbai.say.page import Crumb, PageView
from mingbai.say.say import LinkView, Say
from mingbai.text.quantity import Quantity
from mingbai.text.value import not_none, replace
from mingbai.views.corrections import history
from mingbai.views.lists import page_column, report_name
from mingbai.views.report.page import crumbs, here
from mingbai.views.report.sections import figures

COLUMNS = ("date", "figure", "before", "after", "reason")


def correction_dates(report: Report) -> list[str]:
    """Newest first."""
    return sorted({one.date for one in report.corrections}, reverse=True)


def before_address(report: Report, date: str) -> str:
    return f"{report.id}/before/{date}/"


def view(site: Site, report: Report, date: str, say: Say) -> PageView:
    since = later(report, date)
    title = say.word("corrections.before-title", report=report_name(report, say), date=say.date(date))
    description = say.word("corrections.before-description", date=say.date(date))
    now = LinkView(say.word("corrections.now"), say.to(say.report_address(report)))
    values = {"now": say.sentence("corrections.before-notice", date=say.date(date), now=now),
              "table_of_corrections": history(((report, one) for one in since), say, COLUMNS),
              "figures": SimpleNamespace(**not_none(figures.view(site, as_it_stood(report, since), say)))}
    return PageView(
        lang=say.lang, address=say.address, template="report/before.html", title=title, description=description,
        values=values, crumbs=(*crumbs(report, say), Crumb(here(report, say), say.to(say.report_address(report)))),
        here=say.date(date), meta={**page_column(say, "corrections", title, description), "unlisted": "yes"})


def later(report: Report, date: str) -> list[Correction]:
    return [one for one in report.corrections if one.date >= date]


def as_it_stood(report: Report, since: list[Correction]) -> Report:
    """The last word is that of the earliest correction: what it replaced."""
    stood = {one.figure_id: one.before for one in reversed(since)}
    return replace(report, rows={name: tuple(row_as_it_stood(row, stood) for row in rows)
                                 for name, rows in report.rows.items()})


def row_as_it_stood(row: Row, stood: Mapping[str, Quantity | None]) -> Row:
    kept = {phase: figure_as_it_stood(figure, stood) for phase, figure in row.figures.items()
            if stood.get(figure.id, figure.quantity)}
    return replace(row, figures=kept)


def figure_as_it_stood(figure: Figure, stood: Mapping[str, Quantity | None]) -> Figure:
    quantity = stood.get(figure.id, figure.quantity)
    if quantity is None or quantity is figure.quantity:
        return figure
    words = untranslated(quantity.printed) if quantity.kind == "text" else None
    return replace(figure, quantity=quantity, words=words)
