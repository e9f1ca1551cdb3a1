"""A department: its years side by side, what changed between them, its projects, what came before and after it."""
from __future__ import annotations

from itertools import pairwise

from mingbai.charts import trend
from mingbai.model.report import Department, Report, Site, Succession
from mingbai.say.page import PageView
from mingbai.say.say import Say, TextView
from mingbai.say.table import TableCell
from mingbai.text.value import Value
from mingbai.views.changes import changes
from mingbai.views.lists import by_time, joined_names, page_column, trail
from mingbai.views.measures import measures_by_report, measures_by_year

YEARLY = ("promises", "score", "grade", "original", "adjusted", "received", "income", "actual", "rate-original", "rate-adjusted",
          "rate-received", "rate-income", "three-public-budget", "three-public-actual", "staff",
          "three-public-per-head", "filled", "published")


class SuccessorView(Value):
    name: TableCell
    date: str
    document: TextView | None


def view(site: Site, department: Department, say: Say) -> PageView:
    reports = site.reports_of(department)
    wholes = sorted((one for one in reports if one.kind == "whole"), key=lambda report: report.year)
    projects = by_time(one for one in reports if one.kind == "project")
    title = say.plain(department.name)
    description = say.word("department.description", name=title, region=say.plain(department.region.name))
    values = {
        "lead": lead(wholes, say), "reports": [report_link(one, say) for one in reversed(wholes)],
        "years": measures_by_year("years-table", wholes, YEARLY, say) if wholes else None, "chart": trend.chart(wholes, say),
        "changes": [changes(*pair, say) for pair in pairwise(wholes)],
        "projects": measures_by_report("projects", projects, ("promises", "score", "grade", "original", "actual"), say)
        if projects else None,
        "predecessors": [department_cell(name, site, say) for name in department.predecessors],
        "successor": successor_view(department.successor, site, say)}
    return PageView(lang=say.lang, address=say.address, template="pages/department.html", title=title,
                    description=description, values=values, crumbs=trail(say, department.region),
                    meta={**page_column(say, "department", title, description),
                          "search_region": say.plain(department.region.name)})


def lead(wholes: list[Report], say: Say) -> str:
    years = joined_names((str(report.year) for report in wholes), say)
    return say.word(f"department.lead.{'none' if not wholes else 'one' if len(wholes) == 1 else 'more'}", years=years)


def report_link(report: Report, say: Say) -> TableCell:
    return TableCell(say.word("department.report", year=report.year), href=say.to(say.report_address(report)))


def department_cell(name: str, site: Site, say: Say) -> TableCell:
    """A department of this site by its id, any other by its name."""
    found = next((one for one in site.departments if one.id == name), None)
    return TableCell(say.plain(found.name), href=say.to(f"{found.id}/")) if found else TableCell(name)


def successor_view(succession: Succession | None, site: Site, say: Say) -> SuccessorView | None:
    if succession is None:
        return None
    own = {one.id for one in site.departments}
    href = say.to(f"{succession.department_id}/") if succession.department_id in own else ""
    return SuccessorView(TableCell(say.plain(succession.name), href=href), say.date(succession.date),
                         say.text(succession.document))
