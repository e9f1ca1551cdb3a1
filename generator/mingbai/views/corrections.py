"""What was corrected after publication: the table that a report shows of its own, and the page of all."""
from __future__ import annotations

from collections.abc import Iterable

from mingbai.model.report import Correction, Report, Site
from mingbai.say.page import PageView
from mingbai.say.say import Say, anchor
from mingbai.say.table import TableCell, TableColumn, TableView
from mingbai.views.feeds import feed_links, state
from mingbai.views.lists import page_column, report_cell, trail

ADDRESS = "corrections/"
COLUMNS = ("date", "report", "figure", "before", "after", "reason")


def view(site: Site, say: Say) -> PageView:
    title, description = say.word("corrections.title"), say.word("corrections.description")
    found = newest_first((report, one) for report in site.reports for one in report.corrections)
    values = {"all_corrections": history(found, say, COLUMNS) if found else None, "withdrawn": withdrawn_table(site, say),
              "changes": say.file("data/changes.csv"), "feeds": feed_links(ADDRESS, say)}
    return PageView(lang=say.lang, address=say.address, template="pages/corrections.html", title=title,
                    description=description, values=values, crumbs=trail(say),
                    meta=page_column(say, "corrections", title, description))


def newest_first(found: Iterable[tuple[Report, Correction]]) -> list[tuple[Report, Correction]]:
    return sorted(found, key=lambda pair: pair[1].date, reverse=True)


def history(found: Iterable[tuple[Report, Correction]], say: Say, names: tuple[str, ...]) -> TableView:
    columns = tuple(TableColumn(say.word(f"corrections.column.{name}"), header=name == names[0]) for name in names)
    rows = tuple(tuple(correction_cell(name, report, one, say) for name in names) for report, one in found)
    return TableView("corrections-table", say.word("corrections.caption"), columns, rows)


def correction_cell(name: str, report: Report, correction: Correction, say: Say) -> TableCell:
    match name:
        case "date":
            return TableCell(say.date(correction.date))
        case "report":
            return report_cell(report, say)
        case "figure":
            return figure_cell(report, correction, say)
        case "reason":
            return TableCell(say.plain(correction.reason))
        case _:
            return TableCell(state(getattr(correction, name), say))


def figure_cell(report: Report, one: Correction, say: Say) -> TableCell:
    figure = report.figure(one.figure_id)
    if figure is None:
        return TableCell(say.plain(one.label))
    return TableCell(say.plain(figure.label), href=f"{say.to(say.report_address(report))}#{anchor(figure.id)}")


def withdrawn_table(site: Site, say: Say) -> TableView | None:
    columns = tuple(TableColumn(say.word(f"corrections.column.{name}"), header=name == "report")
                    for name in ("report", "date", "reason"))
    rows = tuple((report_cell(report, say), TableCell(say.date(notice.date)), TableCell(say.plain(notice.reason)))
                 for report in site.withdrawn if (notice := report.withdrawn))
    return TableView("withdrawn-table", say.word("corrections.withdrawn"), columns, rows) if rows else None
