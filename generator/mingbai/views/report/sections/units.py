"""How the units scored, part by part, with the department's own line."""
from __future__ import annotations

from mingbai.facts.class_scores import part_weight
from mingbai.model.labels import DEPARTMENT
from mingbai.model.report import Part, Report, Row, Site
from mingbai.say.say import Say
from mingbai.say.table import TableCell, TableColumn, TableView, without_empty_columns
from mingbai.text.words import Words
from mingbai.views.report.cells import figure_cell, notes_of
from mingbai.views.report.charts import charts


def view(site: Site, report: Report, say: Say) -> dict[str, object] | None:
    rows = sorted(report.table("unit-scores"), key=lambda row: row.key == DEPARTMENT)
    if not rows:
        return None
    parts = [part for part in report.scheme.by_id.values() if any(row[part.id] for row in rows)]
    columns = (TableColumn(say.word("column.unit"), header=True),
               *(TableColumn(part_title(report, part, say), numeric=True) for part in parts),
               TableColumn(Words("ledger", say.lang)("tables.unit-scores.columns.total"), numeric=True))
    emphasis = frozenset(index for index, row in enumerate(rows) if row.key == DEPARTMENT)
    table = TableView("units-table", say.word("units.caption"), columns,
                      tuple(cells(row, [part.id for part in parts], say) for row in rows), emphasis, sortable=True)
    return {"table": without_empty_columns(table), "charts": charts(report, say, "unit_scores")}


def part_title(report: Report, part: Part, say: Say) -> str:
    weight = part_weight(report, part)
    if weight is None:
        return part.name[say.lang]
    return say.word("units.column", name=part.name[say.lang], weight=say.format.plain(weight))


def cells(row: Row, parts: list[str], say: Say) -> tuple[TableCell, ...]:
    return (TableCell(row.label[say.lang], note=notes_of(row, say)),
            *(figure_cell(row[part], say) for part in (*parts, "total")))
