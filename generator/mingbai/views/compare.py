"""The comparison: every report on the same measures; what a report does not state stays not stated."""
from __future__ import annotations

from collections.abc import Iterator, Sequence

from mingbai.charts import compare_rates, score_execution
from mingbai.charts.chart import ChartView
from mingbai.model.phases import AMOUNTS
from mingbai.model.report import Report, Scheme, Site
from mingbai.say.page import PageView
from mingbai.say.say import Say
from mingbai.say.table import TableCell, TableView
from mingbai.text.value import Value
from mingbai.views.lists import by_time, page_column, report_name, trail
from mingbai.views.measures import measures_by_report
from mingbai.views.scheme_scores import scheme_scores

SCORES = ("score", "grade", "scheme")
RATES = ("rate-original", "rate-adjusted", "rate-received", "rate-income", "rate-stated")
CHANGE = ("original", "adjusted", "budget-change")
THREE_PUBLIC = ("three-public-budget", "three-public-actual", "three-public-rate", "staff", "three-public-per-head")


class EditorsNote(Value):
    """What the editors say of the figures of one report."""
    report: str
    texts: tuple[str, ...]


class Choice(Value):
    """A report that can be picked out of the comparison."""
    id: str
    name: str


class Question(Value):
    """A part of the page: the tables and the chart that answer one question."""
    id: str
    title: str
    lead: str
    tables: tuple[TableView, ...]
    charts: tuple[ChartView, ...]
    notes: tuple[EditorsNote, ...]


def view(site: Site, say: Say) -> PageView:
    title, description = say.word("compare.title"), say.word("compare.description", count=len(site.reports))
    reports = by_time(site.reports)
    return PageView(
        lang=say.lang, address=say.address, template="pages/compare.html", title=title, description=description,
        values={"questions": list(questions(reports, say)), "schemes": different_schemes(reports, say),
                "choices": [Choice(one.id, report_name(one, say)) for one in reports],
                "script": say.file("assets/js/comparing.js")},
        crumbs=trail(say), meta=page_column(say, "compare", title, description))


def schemes_of(reports: Sequence[Report]) -> list[Scheme]:
    return list({report.scheme.id: report.scheme for report in reports}.values())


def different_schemes(reports: Sequence[Report], say: Say) -> list[TableCell]:
    """Empty where one scheme scores them all, so that their scores may be set side by side."""
    schemes = schemes_of(reports)
    return [TableCell(say.plain(scheme.name), href=f"{say.to('about/schemes/')}#{scheme.id}")
            for scheme in schemes if len(schemes) > 1]


def questions(reports: Sequence[Report], say: Say) -> Iterator[Question]:
    yield question("scores", reports, [measures_by_report("scores", reports, SCORES, say)],
                   score_execution.chart(reports, say), say)
    yield question("execution", reports, [measures_by_report("rates", reports, RATES, say),
                                          measures_by_report("amounts", reports, AMOUNTS, say)],
                   compare_rates.chart(reports, say), say)
    yield question("change", reports, [measures_by_report("change", reports, CHANGE, say)], None, say)
    wholes = [report for report in reports if report.kind == "whole"]
    yield question("three-public", wholes, [measures_by_report("three-public", wholes, THREE_PUBLIC, say)], None, say)
    yield question("classes", reports, scheme_scores(schemes_of(reports), reports, say), None, say)


def question(name: str, reports: Sequence[Report], tables: Sequence[TableView], chart: ChartView | None,
             say: Say) -> Question:
    return Question(name, say.word(f"compare.{name}.title"), say.word(f"compare.{name}.lead"), tuple(tables),
                    (chart,) if chart else (), tuple(notes(reports, tables, say)))


def notes(reports: Sequence[Report], tables: Sequence[TableView], say: Say) -> Iterator[EditorsNote]:
    for report in reports:
        name = report_name(report, say)
        cells = (cell for table in tables for row in table.rows if row[0].text == name for cell in row)
        texts = dict.fromkeys(cell.figure.note for cell in cells if cell.figure and cell.figure.note)
        if texts:
            yield EditorsNote(name, tuple(texts))
