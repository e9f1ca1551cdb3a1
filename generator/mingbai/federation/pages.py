"""The pages of the federated home: the regional sites, and their regions side by side, year by year."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from mingbai.federation.regional import PromiseCount, RegionalSite, RegionYear
from mingbai.model.report import Site
from mingbai.say.page import PageView
from mingbai.say.say import Say
from mingbai.say.table import TableCell, TableColumn, TableView, plain_number
from mingbai.text.language import LANGUAGES
from mingbai.text.value import replace
from mingbai.views import root
from mingbai.views.lists import page_column, trail

COMPARE = "compare/"
PLACES = ("", COMPARE)


@dataclass(frozen=True, slots=True)
class DoorView:
    """A regional site and what it holds."""
    name: TableCell
    counts: str


def pages(site: Site, regional: Sequence[RegionalSite]) -> Iterator[PageView]:
    """`site` has the settings, and no report of its own."""
    for lang in LANGUAGES:
        yield home_page(site, regional, Say(lang, ""))
        yield compare_page(regional, Say(lang, COMPARE))


def root_page(site: Site) -> PageView:
    """With the doors that lead to pages of this home alone."""
    page = root.view(site)
    doors = [replace(door, links=tuple(link for link in door.links if link[1].partition("/")[2] in PLACES))
             for door in (root.door(site, lang) for lang in LANGUAGES)]
    return replace(page, values={"doors": doors})


def home_page(site: Site, regional: Sequence[RegionalSite], say: Say) -> PageView:
    title, description = say.plain(site.settings.name), say.plain(site.settings.tagline)
    rows = [row for one in regional for row in one.rows]
    values = {"tagline": description, "counts": counts_sentence(rows, sum(one.figures for one in regional), say),
              "sites": [DoorView(TableCell(say.plain(one.name), href=say.file(f"{one.code}/{say.lang}/")),
                                 counts_sentence(one.rows, one.figures, say)) for one in regional],
              "compare": TableCell(say.word("federation.compare"), href=say.to(COMPARE))}
    return PageView(say.lang, say.address, "federation/home.html", title, description, values,
                    meta=page_column(say, "home", title, description))


def counts_sentence(rows: Sequence[RegionYear], figures: int, say: Say) -> str:
    number = say.format.plain
    return say.word("federation.counts", regions=number(len({row.code for row in rows})),
                    reports=number(sum(row.reports for row in rows)), figures=number(figures))


def compare_page(regional: Sequence[RegionalSite], say: Say) -> PageView:
    title, description = say.word("federation.compare"), say.word("federation.compare-text")
    return PageView(say.lang, say.address, "federation/compare.html", title, description, {"table": table(regional, say)},
                    crumbs=trail(say), meta=page_column(say, "compare", title, description))


def table(regional: Sequence[RegionalSite], say: Say) -> TableView:
    names = ("region", "year", "departments", "reports", "budget", "spent", "rate", "both", "promises", "issues",
             "findings")
    columns = tuple(TableColumn(say.word(f"federation.column.{name}"), numeric=name != "region", header=name == "region")
                    for name in names)
    rows = tuple(cells(one, row, say) for one in regional for row in one.rows)
    return TableView("regions", say.word("federation.compare"), columns, rows, sortable=True)


def cells(one: RegionalSite, row: RegionYear, say: Say) -> tuple[TableCell, ...]:
    return (TableCell(say.plain(row.name), href=say.file(f"{one.code}/{say.lang}/{COMPARE}")),
            TableCell(str(row.year), sort=str(row.year)), number_cell(row.departments, say), number_cell(row.reports, say),
            money_cell(row.budget, row, say), money_cell(row.spent, row, say), rate_cell(row, say), number_cell(row.both, say),
            promises_cell(row.promises, say), number_cell(row.issues, say), number_cell(row.findings, say))


def promises_cell(count: PromiseCount | None, say: Say) -> TableCell:
    if count is None:
        return not_counted(say)
    if not count.judged:
        return TableCell()
    return TableCell(say.word("facts.share", count=count.kept, total=count.judged),
                     sort=plain_number(Decimal(count.kept) / count.judged))


def not_counted(say: Say) -> TableCell:
    """The site was released before it counted this: nothing that its reports left out."""
    return TableCell(say.word("federation.not-counted"))


def number_cell(value: int | None, say: Say) -> TableCell:
    if value is None:
        return not_counted(say)
    return TableCell(say.format.plain(value), sort=str(value))


def money_cell(amount: Decimal, row: RegionYear, say: Say) -> TableCell:
    """Not stated where no report states it; a sum of stated zeros is a figure."""
    return TableCell(say.format.money(amount), sort=plain_number(amount), computed=True) if row.both else TableCell()


def rate_cell(row: RegionYear, say: Say) -> TableCell:
    if not row.both or not row.budget:
        return TableCell()
    return TableCell(say.percent(row.spent / row.budget), sort=plain_number(row.spent / row.budget), computed=True)
