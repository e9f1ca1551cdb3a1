"""Who has published what, for which year, and how late: every department of the site."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from mingbai.model.report import Department, Report, Site
from mingbai.say.page import PageView
from mingbai.say.say import Say
from mingbai.say.table import RowGroup, TableCell, TableColumn, TableView
from mingbai.text.value import replace
from mingbai.views.completeness import in_full, years_table
from mingbai.views.lists import LONGEST, by_time, cut_table, page_column, report_cell, trail, years_of

ADDRESS = "completeness/"
WHOLE_DATE = 10                           # letters of a date with its day


def view(site: Site, say: Say) -> PageView:
    title, description = say.word("completeness.title"), say.word("completeness.description")
    reports = by_time(site.reports)
    return PageView(
        lang=say.lang, address=say.address, template="pages/completeness.html", title=title, description=description,
        values={"years": years(site, say), "delays": delays(reports, say), "stated": in_full(reports, say)},
        crumbs=trail(say), meta=page_column(say, "completeness", title, description))


def years(site: Site, say: Say) -> TableView:
    """Departments by years, under their regions; of many departments only how many."""
    if len(site.departments) > LONGEST:
        return by_region(site, say)
    departments = [one for region in site.regions for one in site.departments if one.region.id == region.id]
    return replace(years_table(departments, years_of(site.reports), site, say), groups=tuple(regions(departments, say)))


def by_region(site: Site, say: Say) -> TableView:
    """How many departments of each region have a report of their own for which year."""
    import pandas as pd  # only here: no other page need wait for it

    whole, years = [report for report in site.reports if report.kind == "whole"], years_of(site.reports)
    reports_by_year = pd.crosstab(pd.Index([one.region.id for one in whole]), pd.Index([one.year for one in whole])).reindex(
        index=[one.id for one in site.regions], columns=years, fill_value=0)
    counts = reports_by_year.to_dict("index")
    total = Counter(one.region.id for one in site.departments)
    columns = (TableColumn(say.word("completeness.region"), header=True),
               *(TableColumn(str(year), numeric=True) for year in years))
    rows = tuple((TableCell(say.plain(one.name), href=say.to(f"{one.id}/")),
                  *(share_cell(int(counts[one.id][year]), total[one.id], say) for year in years)) for one in site.regions)
    return TableView("years", say.word("completeness.by-region"), columns, rows, sortable=len(rows) > 1)


def share_cell(count: int, total: int, say: Say) -> TableCell:
    return TableCell(say.word("completeness.count", count=say.format.plain(count), total=say.format.plain(total)),
                     sort=str(count))


def regions(departments: Sequence[Department], say: Say) -> list[RowGroup]:
    first = {one.region.id: place for place, one in reversed(list(enumerate(departments)))}
    return [RowGroup(place, say.plain(departments[place].region.name)) for place in sorted(first.values())]


def delays(reports: Sequence[Report], say: Say) -> TableView:
    columns = (TableColumn(say.word("lists.report-column"), header=True),
               *(TableColumn(say.word(f"completeness.column.{name}"), numeric=name.startswith("after"))
                 for name in ("filled", "after-filled", "published", "after-published")))
    rows = tuple((report_cell(one, say), *date_cells(one.filled, one.year, say), *date_cells(one.published, one.year, say))
                 for one in reports[:LONGEST])
    return cut_table(TableView("delays", say.word("caption.delays"), columns, rows, sortable=len(rows) > 1), len(reports), say)


def date_cells(day: str | None, year: int, say: Say) -> tuple[TableCell, TableCell]:
    """A date, and how many days after the end of the year it came."""
    if not day or len(day) < WHOLE_DATE:
        return TableCell(say.date(day), sort=day or ""), TableCell(quiet=True)
    late = (date.fromisoformat(day[:WHOLE_DATE]) - date(year, 12, 31)).days
    return TableCell(say.date(day), sort=day), TableCell(say.word("completeness.days", count=late), sort=str(late))
