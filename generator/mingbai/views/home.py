"""The home page: where each kind of reader goes from here, what there is, and what it comes to."""
from __future__ import annotations

from mingbai.model.report import Region, Site
from mingbai.say.page import PageView
from mingbai.say.say import Say
from mingbai.say.table import TableCell
from mingbai.text.value import Value
from mingbai.views.completeness import in_short
from mingbai.views.key_figures import key_figures
from mingbai.views.lists import LONGEST, by_time, page_column
from mingbai.views.measures import measures_by_report

READERS = {"citizen": ("#departments", "about/reading/"), "analyst": ("compare/", "indicators/", "data/"),
           "publisher": ("about/publish/", "about/method/")}


class ReaderView(Value):
    title: str
    text: str
    links: tuple[TableCell, ...]


class RegionView(Value):
    name: TableCell
    province: str
    departments: tuple[TableCell, ...]


def view(site: Site, say: Say) -> PageView:
    settings = site.settings
    title, description = say.plain(settings.name), say.plain(settings.tagline)
    reports = by_time(site.reports)
    values = {
        "tagline": description, "counts": counts_line(site, say), "facts": key_figures(site, say), "readers": readers(site, say),
        "regions": [region_view(site, region, say) for region in site.regions],
        "reports": measures_by_report("reports", reports, ("promises", "score", "grade", "actual", "rate-adjusted"), say),
        "completeness": in_short(reports, say),
        "who_published": TableCell(say.word("completeness.link"), href=say.to("completeness/"))}
    return PageView(lang=say.lang, address=say.address, template="pages/home.html", title=title,
                    description=description, values=values, meta=page_column(say, "home", title, description))


def counts_line(site: Site, say: Say) -> str:
    return say.word("home.counts", reports=len(site.reports), departments=len(site.departments),
                    figures=say.format.plain(sum(report.figure_count for report in site.reports)))


def readers(site: Site, say: Say) -> list[ReaderView]:
    return [ReaderView(say.word(f"home.readers.{name}.title"), say.word(f"home.readers.{name}.text"),
                       tuple(link(target, say) for target in targets if exists(target, site)))
            for name, targets in READERS.items()]


def exists(target: str, site: Site) -> bool:
    """Articles are content: a site may do without one."""
    return not target.startswith("about/") or target.split("/")[1] in {article.name for article in site.articles}


def link(target: str, say: Say) -> TableCell:
    href = target if target.startswith("#") else say.to(target)
    return TableCell(say.word(f"home.links.{target.strip('#/').replace('/', '-')}"), href=href)


def region_view(site: Site, region: Region, say: Say) -> RegionView:
    own = [one for one in site.departments if one.region.id == region.id]
    departments = tuple(TableCell(say.plain(one.name), href=say.to(f"{one.id}/")) for one in own)
    if len(site.departments) > LONGEST:
        departments = (TableCell(say.word("lists.departments", count=say.format.plain(len(own))), href=say.to(f"{region.id}/")),)
    return RegionView(TableCell(say.plain(region.name), href=say.to(f"{region.id}/")), say.plain(region.province),
                      departments)
