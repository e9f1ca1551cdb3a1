"""Assets, liabilities, net assets and how far fixed assets are used."""
from __future__ import annotations

from mingbai.model.report import Report, Site
from mingbai.say.say import Say
from mingbai.say.table import TableCell, TableColumn, TableView, without_empty_columns
from mingbai.views.report.cells import label_cell, places_of, quiet_cell


def view(site: Site, report: Report, say: Say) -> dict[str, object] | None:
    rows = report.table("assets")
    if not rows:
        return None
    columns = (TableColumn(say.word("column.item"), header=True),
               *(TableColumn(say.word(f"assets.column.{phase}"), numeric=True) for phase in ("opening", "closing")),
               TableColumn(say.word("column.source")))
    cells = tuple((label_cell(row, say, depth=1 if row.attributes["part_of"] else 0),
                   *(quiet_cell(row[phase], say) for phase in ("opening", "closing")), TableCell(places_of(row, say)))
                  for row in rows)
    return {"table": without_empty_columns(TableView("assets-table", say.word("assets.caption"), columns, cells))}
