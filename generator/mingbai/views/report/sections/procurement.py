"""Government procurement by class."""
from __future__ import annotations

from mingbai.model.report import Report, Row, Site
from mingbai.say.say import Say
from mingbai.say.table import TableCell, TableColumn, TableView, without_empty_columns
from mingbai.views.report.cells import figure_cell, label_cell, quiet_cell, ratio_cell, stated_or_worked_out


def view(site: Site, report: Report, say: Say) -> dict[str, object] | None:
    rows = report.table("procurement")
    if not rows:
        return None
    columns = (TableColumn(say.word("column.item"), header=True),
               *(TableColumn(say.word(f"procurement.column.{name}"), numeric=True)
                 for name in ("budget", "actual", "of-budget", "share")))
    emphasis = frozenset(index for index, row in enumerate(rows) if row.key == "total")
    return {"table": without_empty_columns(TableView(
        "procurement-table", say.word("procurement.caption"), columns,
        tuple(cells(row, report, say) for row in rows), emphasis))}


def cells(row: Row, report: Report, say: Say) -> tuple[TableCell, ...]:
    parent = report.row("procurement", row.attributes["part_of"]) if row.attributes["part_of"] else None
    return (label_cell(row, say, depth=1 if parent else 0), quiet_cell(row["budget"], say),
            figure_cell(row["actual"], say), ratio_cell(row["actual"], row["budget"], say, quiet=True),
            stated_or_worked_out(row["share"], row["actual"], parent["actual"] if parent else None, say))
