"""The three public expenses: budget against actual by item, and unit by unit."""
from __future__ import annotations

from mingbai.model.labels import DEPARTMENT
from mingbai.model.report import Report, Row, Site
from mingbai.say.say import Say
from mingbai.say.table import TableCell, TableColumn, TableView, without_empty_columns
from mingbai.text.words import Words
from mingbai.views.report.cells import figure_cell, notes_of, ratio_cell, stated_phases
from mingbai.views.report.charts import charts

ITEMS = {"total": 0, "overseas": 1, "vehicles": 1, "vehicle-purchase": 2, "vehicle-running": 2, "reception": 1}
PHASES, BASES = ("previous", "budget", "adjusted", "actual", "rate"), ("budget", "adjusted")
EXPECTED = ("budget", "actual")


def view(site: Site, report: Report, say: Say) -> dict[str, object] | None:
    if not report.table("three-public"):
        return None
    return {"table": item_table(report, say), "units": unit_table(report, say),
            "charts": charts(report, say, "three_public", "three_public_units")}


def rows_of_entity(report: Report, entity: str) -> list[Row]:
    rows = [row for row in report.table("three-public") if row.attributes["entity"] == entity]
    return sorted(rows, key=lambda row: list(ITEMS).index(row.attributes["item"]))


def item_table(report: Report, say: Say) -> TableView | None:
    rows = rows_of_entity(report, DEPARTMENT)
    if not rows:
        return None
    phases, bases = stated_phases(PHASES, rows), stated_phases(BASES, rows)
    columns = (TableColumn(say.word("column.item"), header=True),
               *(TableColumn(say.word(f"three-public.column.{name}"), numeric=True)
                 for name in (*phases, *(f"of-{base}" for base in bases))))
    emphasis = frozenset(i for i, row in enumerate(rows) if row.attributes["item"] == "total")
    return without_empty_columns(TableView("three-public-table", say.word("three-public.caption"), columns,
                                           tuple(item_cells(row, phases, bases, say) for row in rows), emphasis))


def item_cells(row: Row, phases: tuple[str, ...], bases: tuple[str, ...], say: Say) -> tuple[TableCell, ...]:
    return (TableCell(row.label[say.lang], note=notes_of(row, say), depth=ITEMS[row.attributes["item"]]),
            *(figure_cell(row[phase], say, quiet=phase not in EXPECTED) for phase in phases),
            *(ratio_cell(row["actual"], row[base], say, quiet=True) for base in bases))


def unit_table(report: Report, say: Say) -> TableView | None:
    """A row a unit; a column pair an item that any unit states."""
    stating = {row.attributes["entity"] for row in report.table("three-public")}
    units = [entity for entity in report.entities if entity.id in stating]
    if not units:
        return None
    items = [item for item in ITEMS if any(row_of(report, unit.id, item) for unit in units)]
    columns = (TableColumn(say.word("column.unit"), header=True), *(phase_column(item, phase, say) for item in items
                                                                    for phase in EXPECTED))
    rows = tuple((TableCell(unit.name[say.lang]), *(unit_cell(report, unit.id, item, phase, say) for item in items
                                                    for phase in EXPECTED)) for unit in units)
    return without_empty_columns(TableView("three-public-units", say.word("three-public.units"), columns, rows))


def row_of(report: Report, entity: str, item: str) -> Row | None:
    return report.row("three-public", f"{entity}.{item}")


def unit_cell(report: Report, entity: str, item: str, phase: str, say: Say) -> TableCell:
    row = row_of(report, entity, item)
    return figure_cell(row[phase] if row else None, say)


def phase_column(item: str, phase: str, say: Say) -> TableColumn:
    name = Words("ledger", say.lang)(f"tables.three-public.lines.{item}")
    return TableColumn(say.word(f"three-public.by-unit.{phase}", item=name), numeric=True)
