"""Pages that lay reports side by side stay light: of many reports, each region and year has a page of its own."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from types import ModuleType

from mingbai.model.report import Region, Report, Site
from mingbai.say.page import Crumb, PageView
from mingbai.say.say import Say
from mingbai.say.table import TableCell, TableColumn, TableView
from mingbai.text.value import replace
from mingbai.views.lists import page_column, trail, years_of

MANY = 100                                # reports that one such page takes
View = Callable[[Say], PageView]


def is_cut(site: Site) -> bool:
    return are_many(len(site.reports))


def are_many(reports: int) -> bool:
    return reports > MANY


def view_of(module: ModuleType, name: str, site: Site) -> View:
    """The whole page, or the way to its parts."""
    return (lambda say: view(name, site, say)) if is_cut(site) else (lambda say: module.view(site, say))


def of_region(address: str, module: ModuleType, name: str, site: Site, region: Region) -> Iterator[tuple[str, View]]:
    for year, reports in reports_by_year(site, region).items():
        own = replace(site, reports=tuple(reports))
        yield part_address(address, region, year), partial(part_view, module, own, address, region, year, name)


def part_view(module: ModuleType, own: Site, address: str, region: Region, year: int, name: str, say: Say) -> PageView:
    return part(module.view(own, say), address, region, year, name, say)


def part_address(address: str, region: Region, year: int) -> str:
    return f"{address}{region.id}/{year}/"


def reports_by_year(site: Site, region: Region) -> dict[int, list[Report]]:
    found: dict[int, list[Report]] = {}
    for report in site.reports:
        if report.region.id == region.id:
            found.setdefault(report.year, []).append(report)
    return dict(sorted(found.items(), reverse=True))


def part(page: PageView, address: str, region: Region, year: int, name: str, say: Say) -> PageView:
    here = say.word("parts.here", region=say.plain(region.name), year=year)
    title = say.word("parts.title", title=page.title, here=here)
    crumbs = (*trail(say), Crumb(say.word(f"{name}.title"), say.to(address)))
    return replace(page, title=title, here=here, crumbs=crumbs, meta={**page.meta, "search_region": say.plain(region.name),
                                                                      "search_year": str(year)})


# ---- the way to the parts

def view(name: str, site: Site, say: Say) -> PageView:
    title, description = say.word(f"{name}.title"), say.word("parts.description", count=say.format.plain(len(site.reports)))
    kind = {"compare": "compare", "explorer": "indicators"}[name]
    return PageView(lang=say.lang, address=say.address, template="pages/parts.html", title=title, description=description,
                    values={"parts": table(site, say)}, crumbs=trail(say), meta=page_column(say, kind, title, description))


def table(site: Site, say: Say) -> TableView:
    years = years_of(site.reports)[::-1]
    columns = (TableColumn(say.word("parts.region"), header=True), *(TableColumn(str(year), numeric=True) for year in years))
    return TableView("parts", say.word("parts.caption"), columns,
                     tuple(tuple(row(site, region, years, say)) for region in site.regions))


def row(site: Site, region: Region, years: list[int], say: Say) -> Iterator[TableCell]:
    found = reports_by_year(site, region)
    yield TableCell(say.plain(region.name), href=say.to(f"{region.id}/"))
    for year in years:
        count = len(found.get(year, ()))
        href = say.to(part_address(say.address, region, year))
        yield TableCell(say.format.plain(count), href=href) if count else TableCell(quiet=True)
