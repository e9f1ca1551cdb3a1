"""changes.csv: one row per correction after publication."""
from __future__ import annotations

from mingbai.model.report import Correction, Report, Site
from mingbai.opendata.cells import DataRow, pair
from mingbai.text.format import as_printed


def change_rows(site: Site) -> list[DataRow]:
    return [change_row(report, one) for report in site.reports for one in report.corrections]


def change_row(report: Report, one: Correction) -> DataRow:
    return {"date": one.date, "report_id": report.id, "figure_id": one.figure_id,
            "before": as_printed(one.before) if one.before else None,
            "after": as_printed(one.after) if one.after else None, **pair("reason", one.reason)}
