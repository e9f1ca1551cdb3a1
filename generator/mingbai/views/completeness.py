"""Who has published what: what each report states, and for which years there is a report at all."""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from mingbai.facts import execution as money
from mingbai.model.report import Department, Report, Site
from mingbai.say.say import Say
from mingbai.say.table import TableCell, TableColumn, TableView
from mingbai.views.lists import LONGEST, cut_table, report_cell

ITEMS: dict[str, Callable[[Report], bool]] = {
    "score": lambda report: report.score is not None,
    "grade": lambda report: report.grade is not None,
    "original": lambda report: money.total_figure(report, "original") is not None,
    "adjusted": lambda report: money.total_figure(report, "adjusted") is not None,
    "actual": lambda report: money.total_figure(report, "actual") is not None,
    "three-public": lambda report: money.three_public(report, "actual") is not None,
    "staff": lambda report: money.staff(report) is not None,
    "indicators": lambda report: any(one.stated_in == "table" for one in report.indicators),
    "problems": lambda report: bool(report.problems),
    "published": lambda report: report.published is not None,
}
OF_A_DEPARTMENT = {"three-public", "staff"}


def items(report: Report) -> Mapping[str, bool | None]:
    """True, False, or nothing where a project report isn't expected to state it."""
    if report.counted:
        return report.counted.stated
    return {name: None if report.kind == "project" and name in OF_A_DEPARTMENT else test(report)
            for name, test in ITEMS.items()}


# ---- in short: how many reports state each item

def in_short(reports: Sequence[Report], say: Say) -> list[tuple[str, str]]:
    found = [items(report) for report in reports]
    return [(say.word(f"completeness.items.{name}"), counted([one[name] for one in found], say)) for name in ITEMS]


def counted(values: Sequence[bool | None], say: Say) -> str:
    return say.word("completeness.count", count=values.count(True), total=len(values) - values.count(None))


# ---- in full: each report, each item

def in_full(reports: Sequence[Report], say: Say) -> TableView:
    total, reports = len(reports), reports[:LONGEST]
    columns = (TableColumn(say.word("lists.report-column"), header=True),
               *(TableColumn(say.word(f"completeness.items.{name}")) for name in ITEMS))
    rows = tuple((report_cell(report, say), *(item_cell(found[name], say) for name in ITEMS))
                 for report in reports for found in [items(report)])
    return cut_table(TableView("stated", say.word("caption.stated"), columns, rows), total, say)


def item_cell(value: bool | None, say: Say) -> TableCell:
    if value is None:
        return TableCell(say.word("completeness.not-expected"))
    return TableCell(say.word("completeness.stated")) if value else TableCell()


# ---- departments by years

def years_table(departments: Sequence[Department], years: Sequence[int], site: Site, say: Say) -> TableView:
    columns = (TableColumn(say.word("lists.department-column"), header=True), *(TableColumn(str(year)) for year in years))
    rows = tuple((department_cell(one, say), *(year_cell(site, one, year, say) for year in years))
                 for one in departments)
    return TableView("years", say.word("caption.years"), columns, rows, legend=say.word("completeness.none-legend"))


def department_cell(department: Department, say: Say) -> TableCell:
    return TableCell(say.plain(department.name), href=say.to(f"{department.id}/"))


def year_cell(site: Site, department: Department, year: int, say: Say) -> TableCell:
    reports = [report for report in site.reports_of(department) if report.year == year]
    whole = next((report for report in reports if report.kind == "whole"), None)
    notes = [say.word("completeness.projects", count=len(reports) - (whole is not None))]
    if whole is None:
        return TableCell(say.word("completeness.none"), note=notes[0] if reports else "")
    if len(reports) == 1:
        notes = []
    return TableCell(say.word("completeness.report"), href=say.to(f"{whole.id}/"),
                     note=say.word("lists.pause").join([date_text(whole, say), *notes]))


def date_text(report: Report, say: Say) -> str:
    """When it came out; else when it was filled in."""
    if report.published:
        return say.word("completeness.published", date=say.date(report.published))
    if report.filled:
        return say.word("completeness.filled", date=say.date(report.filled))
    return say.word("completeness.undated")
