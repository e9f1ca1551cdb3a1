"""Who the department is: what it does, its divisions and units, its posts and staff."""
from __future__ import annotations

from mingbai.model.report import Report, Row, Site
from mingbai.model.table_specs import table_words
from mingbai.say.say import Say
from mingbai.say.table import RowGroup, TableCell, TableColumn, TableView, without_empty_columns
from mingbai.views.report.cells import notes_of, quiet_cell, ratio_cell

COUNTS = ("establishment", "in-post", "count", "previous", "rate")


def view(site: Site, report: Report, say: Say) -> dict[str, object] | None:
    lists = {name: [say.text(one) for one in getattr(report, name)] for name in ("functions", "divisions")}
    units = [say.text(entity.name) for entity in report.entities if entity.role == "subordinate"]
    rows = report.table("profile")
    if not rows and not units and not any(lists.values()):
        return None
    return {**lists, "kind": report.kind, "units": units, "table": staff_table(rows, report, say) if rows else None}


def staff_table(rows: tuple[Row, ...], report: Report, say: Say) -> TableView:
    entities = list(dict.fromkeys(row.attributes["entity"] for row in rows))
    ordered = [row for entity in entities for row in rows if row.attributes["entity"] == entity]
    columns = (TableColumn(say.word("column.item"), header=True),
               *(TableColumn(say.word(f"profile.column.{phase}"), numeric=True) for phase in COUNTS),
               TableColumn(say.word("profile.column.filled"), numeric=True))
    groups = tuple(RowGroup(first(ordered, entity), entity_name(entity, report, say)) for entity in entities)
    return without_empty_columns(TableView(
        "profile-table", say.word("profile.caption"), columns, tuple(cells(row, say) for row in ordered),
        groups=groups if len(entities) > 1 else ()))


def first(rows: list[Row], entity: str) -> int:
    return next(index for index, row in enumerate(rows) if row.attributes["entity"] == entity)


def entity_name(entity: str, report: Report, say: Say) -> str:
    known = report.entity_by_id.get(entity)
    return known.name[say.lang] if known else say.word("profile.whole")


def cells(row: Row, say: Say) -> tuple[TableCell, ...]:
    return (TableCell(own_label(row, say), note=notes_of(row, say), depth=1 if row.attributes["part_of"] else 0),
            *(quiet_cell(row[phase], say) for phase in COUNTS),
            ratio_cell(row["in-post"], row["establishment"], say, quiet=True))


def own_label(row: Row, say: Say) -> str:
    """Without the unit's name, which stands above."""
    cells = row.attributes
    known = table_words("profile")["lines"].get(cells["group"])
    return cells[f"label_{say.lang}"] or (known[say.lang] if known else cells["label_zh"])
