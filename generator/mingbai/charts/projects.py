"""Spending by project, largest first."""
from __future__ import annotations

from mingbai.charts.amounts import amount_text, full_amount_text, percent_of
from mingbai.charts.axis import money_axis
from mingbai.charts.chart import ChartView, chart_view
from mingbai.charts.rows import ChartRow, RowMark, Track, rows_picture
from mingbai.model.report import Figure, Report, Row
from mingbai.say.say import Say
from mingbai.say.table import TableCell, TableColumn, TableView, cell, without_empty_columns

WORDS = "charts.projects"


def chart(report: Report, say: Say) -> ChartView | None:
    spent = [line for line in report.table("projects")
             if line.key != "total" and not line.variant and (figure := line["actual"]) and figure.base is not None]
    if len(spent) < 2:
        return None
    spent.sort(key=lambda line: -spending(line).amount)
    axis = money_axis((spending(line).amount for line in spent), say)
    return chart_view(say, "projects", rows_picture([row(line, report, say) for line in spent], axis),
                      table(report, spent, say), sentence(report, spent, say))


def spending(line: Row) -> Figure:
    """Of a project that states it."""
    return line.figures["actual"]


def total_spending(report: Report) -> Figure | None:
    return report.figure("projects.total.actual")


def entity_name(line: Row, report: Report, say: Say) -> str:
    entity = report.entity_by_id.get(line.attributes.get("entity", ""))
    return entity.name[say.lang] if entity else ""


def row(line: Row, report: Report, say: Say) -> ChartRow:
    words = {"project": line.label[say.lang], "amount": full_amount_text(spending(line), say),
             "unit": entity_name(line, report, say)}
    hover = say.word(f"{WORDS}.hover" if words["unit"] else f"{WORDS}.hover-alone", **words)
    return ChartRow(line.label[say.lang],
                    (Track((RowMark("actual", spending(line).amount, hover),), amount_text(line["actual"], say)),))


def sentence(report: Report, spent: list[Row], say: Say) -> str:
    largest = spent[0]
    part = share_text(largest, report, say)
    return say.word(f"{WORDS}.sentence-share" if part else f"{WORDS}.sentence", count=len(spent), share=part,
                    project=largest.label[say.lang], amount=amount_text(largest["actual"], say))


def share_text(line: Row, report: Report, say: Say) -> str:
    total = total_spending(report)
    return percent_of(spending(line).base, total.base if total else None, say)


def table(report: Report, spent: list[Row], say: Say) -> TableView:
    columns = (TableColumn(say.word(f"{WORDS}.project"), header=True), TableColumn(say.word(f"{WORDS}.unit")),
               TableColumn(say.word(f"{WORDS}.actual"), numeric=True), TableColumn(say.word(f"{WORDS}.share"), numeric=True))
    rows = tuple((TableCell(line.label[say.lang]), TableCell(entity_name(line, report, say)), cell(say.figure(line["actual"])),
                  TableCell(share_text(line, report, say), computed=True)) for line in spent)
    return without_empty_columns(
        TableView("chart-projects-data", say.word(f"{WORDS}.caption"), columns, rows, sortable=True))
