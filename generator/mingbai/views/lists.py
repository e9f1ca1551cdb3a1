"""What the list pages share: how a report is named, the trail to a page, what its column is to a government site."""
from __future__ import annotations

from collections.abc import Iterable, Mapping

from mingbai.model.report import Department, Region, Report
from mingbai.say.page import Crumb
from mingbai.say.say import Say
from mingbai.say.table import TableCell, TableView
from mingbai.text.value import replace
from mingbai.text.words import Words, kept


def report_name(report: Report, say: Say) -> str:
    """Its department and year, and the project of a project report."""
    return report_words(say.lang, report.kind, say.plain(report.department.short), report.year, say.plain(report.project))


@kept(2 ** 12)
def report_words(lang: str, kind: str, department: str, year: int, project: str) -> str:
    """The page of every rule names every report."""
    return Words("lists", lang)(f"lists.report.{kind}", department=department, year=year, project=project)


def report_cell(report: Report, say: Say) -> TableCell:
    return TableCell(report_name(report, say), href=say.to(say.report_address(report)))


LONGEST = 200                             # rows of a list of reports


def cut_table(table: TableView, total: int, say: Say) -> TableView:
    """Says so where a list of reports ends before they do."""
    if len(table.rows) >= total:
        return table
    note = say.word("lists.cut", shown=say.format.plain(len(table.rows)), total=say.format.plain(total))
    return replace(table, legend=" ".join(filter(None, (table.legend, note))))


def by_time(reports: Iterable[Report]) -> list[Report]:
    """Newest year first; a department's report before those of its projects."""
    return sorted(reports, key=lambda report: (-report.year, report.id))


def years_of(reports: Iterable[Report]) -> list[int]:
    return sorted({report.year for report in reports})


def joined_names(names: Iterable[str], say: Say) -> str:
    return say.word("lists.join").join(names)


# ---- the trail

def trail(say: Say, *below: Region | Department) -> tuple[Crumb, ...]:
    """From the home page down; a department is known by its short name."""
    return (Crumb(say.word("home.short"), say.to("")),
            *(Crumb(say.plain(getattr(one, "short", one.name)), say.to(f"{one.id}/")) for one in below))


# ---- government pages

def page_column(say: Say, name: str, title: str, description: str) -> Mapping[str, str]:
    """The column a page belongs to, as the rules for government sites want it in the head of the page."""
    return {"ColumnName": title, "ColumnType": say.word(f"column-type.{name}"), "ColumnDescription": description,
            "ColumnKeywords": joined_names([title, say.word("column-keywords")], say),
            "search_kind": say.word(f"search.kind.{name}")}
