"""Projects and special funds, largest first, with how much of each was spent."""
from __future__ import annotations

from decimal import Decimal

from mingbai.model.report import Report, Row, Site
from mingbai.say.say import LinkView, Say
from mingbai.say.table import TableCell, TableColumn, TableView, without_empty_columns
from mingbai.views.report.cells import label_cell, quiet_cell, ratio_cell, stated_or_worked_out, stated_phases
from mingbai.views.report.charts import charts

AMOUNTS = ("total-cost", "original", "adjusted", "received", "actual")
BASES = ("total-cost", "original", "adjusted", "received")
Names = tuple[str, ...]
SIZES = ("actual", "adjusted", "original", "received", "total-cost")


def view(site: Site, report: Report, say: Say) -> dict[str, object] | None:
    rows, own = by_size(report), site.projects_of(report)
    if not rows and not own:
        return None
    return {"table": project_table(rows, report, say) if rows else None, "charts": charts(report, say, "projects"),
            "reports": [LinkView(one.name[say.lang], say.to(say.report_address(one))) for one in own]}


def by_size(report: Report) -> list[Row]:
    """The printed total comes last, as in the report."""
    return sorted(report.table("projects"), key=lambda row: (row.key == "total", -size(row)))


def size(row: Row) -> Decimal:
    figures = (row[phase] for phase in SIZES)
    return next((figure.base for figure in figures if figure and figure.base is not None), Decimal(0))


def project_table(rows: list[Row], report: Report, say: Say) -> TableView:
    amounts, bases = stated_phases(AMOUNTS, rows), stated_phases(BASES, rows)
    columns = (TableColumn(say.word("projects.column.name"), header=True), TableColumn(say.word("column.unit")),
               *(TableColumn(say.word(f"projects.column.{phase}"), numeric=True) for phase in amounts),
               TableColumn(say.word("projects.column.share"), numeric=True),
               TableColumn(say.word("projects.column.rate"), numeric=True),
               *(TableColumn(say.word(f"projects.of.{base}"), numeric=True) for base in bases))
    has_units = len({row.attributes["entity"] for row in rows if row.key != "total"}) > 1
    emphasis = frozenset(index for index, row in enumerate(rows) if row.key == "total")
    return without_empty_columns(TableView(
        "projects-table", say.word("projects.caption"), columns,
        tuple(cells(row, report, has_units, amounts, bases, say) for row in rows), emphasis, sortable=True))


def cells(row: Row, report: Report, has_units: bool, amounts: Names, bases: Names, say: Say) -> tuple[TableCell, ...]:
    entity = report.entity_by_id.get(row.attributes["entity"]) if has_units else None
    total = report.row("projects", "total")
    whole = total["actual"] if total and total is not row else None
    return (label_cell(row, say), TableCell(entity.name[say.lang] if entity else "", quiet=True),
            *(quiet_cell(row[phase], say) for phase in amounts),
            stated_or_worked_out(row["share"], row["actual"], whole, say), quiet_cell(row["rate"], say),
            *(ratio_cell(row["actual"], row[base], say, quiet=True) for base in bases))
