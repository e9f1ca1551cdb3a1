"""A region: its departments, their scores and money, and who has published what for which year."""
from __future__ import annotations

from mingbai.model.report import Region, Site
from mingbai.say.page import PageView
from mingbai.say.say import Say
from mingbai.views.completeness import in_full, years_table
from mingbai.views.lists import by_time, page_column, trail, years_of
from mingbai.views.measures import measures_by_report

MEASURES = ("promises", "score", "grade", "original", "adjusted", "actual", "rate-adjusted")


def view(site: Site, region: Region, say: Say) -> PageView:
    departments = [one for one in site.departments if one.region.id == region.id]
    reports = by_time(report for report in site.reports if report.region.id == region.id)
    title = say.plain(region.name)
    description = say.word("region.description", region=title)
    values = {
        "facts": [(say.word("region.province"), say.plain(region.province)), (say.word("region.code"), region.code)],
        "years": years_table(departments, years_of(reports), site, say),
              "reports": measures_by_report("reports", reports, MEASURES, say),
        "stated": in_full(reports, say)}
    return PageView(lang=say.lang, address=say.address, template="pages/region.html", title=title,
                    description=description, values=values, crumbs=trail(say),
                    meta={**page_column(say, "region", title, description), "search_region": title})
