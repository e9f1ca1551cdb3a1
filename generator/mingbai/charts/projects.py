"""Spending by project, largest first."""
from __future__ import annotations

from mingbai.charts.amounts import in_full, said, share
from mingbai.charts.axis import money_axis
from mingbai.charts.chart import ChartView, chart_view
from mingbai.charts.rows import Lane, Mark, Row, rows_picture
from mingbai.model.report import Figure, Report
from mingbai.model.report import Row as Line
from mingbai.say.say import Say
from mingbai.say.table import Cell, Column, TableView, cell, without_empty_columns

WORDS = "charts.projects"


def chart(report: Report, say: Say) -> ChartView | None:
    spent = [line for line in report.table("projects")
             if line.key != "total" and not line.variant and line["actual"] and line["actual"].base is not None]
    if len(spent) < 2:
        return None
    spent.sort(key=lambda line: -line["actual"].base)
    axis = money_axis((line["actual"].base for line in spent), say)
    return chart_view(say, "projects", rows_picture([row(line, report, say) for line in spent], axis),
                      table(report, spent, say), sentence(report, spent, say))


def whole(report: Report) -> Figure | None:
    return report.figure("projects.total.actual")


def unit(line: Line, report: Report, say: Say) -> str:
    entity = report.entity_by_id.get(line.attributes.get("entity", ""))
    return entity.name[say.lang] if entity else ""


def row(line: Line, report: Report, say: Say) -> Row:
    words = {"project": line.label[say.lang], "amount": in_full(line["actual"], say), "unit": unit(line, report, say)}
    hover = say.word(f"{WORDS}.hover" if words["unit"] else f"{WORDS}.hover-alone", **words)
    return Row(line.label[say.lang], (Lane((Mark("actual", line["actual"].base, hover),), said(line["actual"], say)),))


def sentence(report: Report, spent: list[Line], say: Say) -> str:
    largest = spent[0]
    part = share_of(largest, report, say)
    return say.word(f"{WORDS}.sentence-share" if part else f"{WORDS}.sentence", count=len(spent), share=part,
                    project=largest.label[say.lang], amount=said(largest["actual"], say))


def share_of(line: Line, report: Report, say: Say) -> str:
    total = whole(report)
    return share(line["actual"].base, total.base if total else None, say)


def table(report: Report, spent: list[Line], say: Say) -> TableView:
    columns = (Column(say.word(f"{WORDS}.project"), header=True), Column(say.word(f"{WORDS}.unit")),
               Column(say.word(f"{WORDS}.actual"), numeric=True), Column(say.word(f"{WORDS}.share"), numeric=True))
    rows = tuple((Cell(line.label[say.lang]), Cell(unit(line, report, say)), cell(say.figure(line["actual"])),
                  Cell(share_of(line, report, say), computed=True)) for line in spent)
    return without_empty_columns(
        TableView("chart-projects-data", say.word(f"{WORDS}.caption"), columns, rows, sortable=True))
