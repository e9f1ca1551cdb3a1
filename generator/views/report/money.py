"""Where the money went: every line of the report's money, phase by phase."""
from __future__ import annotations

from typing import Any

from generator.model import Report, Site
from generator.text.words import Words
from generator.views.say import Say
from generator.views.table import Column, TableView, cell, without_empty_columns


PHASES = ("original", "adjusted", "received", "income", "actual", "carried-in", "carried-out", "returned", "previous",
          "change", "rate", "share")


def view(site: Site, report: Report, say: Say) -> dict[str, Any] | None:
    rows = report.table("money")
    return {"table": money_table(report, say)} if rows else None


def money_table(report: Report, say: Say) -> TableView:
    ledger = Words("ledger", say.lang)
    columns = (Column(say.word("column.item"), header=True),
               *(Column(ledger(f"columns.{phase}"), numeric=True) for phase in PHASES))
    rows = tuple((cell(row.label[say.lang]), *(cell(say.figure(row[phase])) for phase in PHASES))
                 for row in report.table("money"))
    return without_empty_columns(TableView("money-table", say.word("money.caption"), columns, rows))
