"""figures.csv: one row per published figure."""
from __future__ import annotations

from mingbai.facts.quantity_kinds import period_bounds, quantity_kind
from mingbai.facts.report_facts import ReportFacts
from mingbai.model.report import Bilingual, Figure, Report
from mingbai.opendata.cells import DataRow, pair, place_cells, plain_decimal, plain_pair, topic_name, unit_name, value_in_yuan
from mingbai.text.format import as_printed

OF_ENTITIES = ("three-public", "profile", "projects", "unit-scores")


def figure_rows(report: Report, facts: ReportFacts) -> list[DataRow]:
    places: dict[int, DataRow] = {}             # by their citations, which figures share
    for figure in report.figures.values():
        if id(figure.citations) not in places:
            places[id(figure.citations)] = place_cells(report, figure.citations)
    return [{**figure_row(report, figure, places[id(figure.citations)]), **cell_of(report, figure),
             "quantity": quantity_kind(figure), "lock": str(facts.locks.get(figure.id, 0))}
            for figure in report.figures.values()]


def cell_of(report: Report, figure: Figure) -> DataRow:
    """Table, row and column, as the content and the source have them, with the days that the figure is of."""
    row = report.row(figure.table, figure.key, figure.variant)
    entity = entity_of(report, figure)
    start, end = period_bounds(figure.period)
    return {"table": figure.table, "row": figure.key, "column": figure.phase, **pair("row_label", row.label if row else None),
            "parent": (row.attributes.get("part_of") or None) if row else None, **pair("entity", entity),
            "period_start": start or None, "period_end": end or None}


def entity_of(report: Report, figure: Figure) -> Bilingual:
    """The unit that a row is of; else the department itself."""
    row = report.row(figure.table, figure.key, figure.variant)
    named = (row.attributes.get("entity") if row else "") or figure.key.partition(".")[0]
    found = report.entity_by_id.get(named) if figure.table in OF_ENTITIES else None
    return found.name if found else report.department.name


def figure_row(report: Report, figure: Figure, places: DataRow) -> DataRow:
    quantity = figure.quantity
    unit = unit_name(quantity.unit, quantity.kind)
    return {
        "report_id": report.id, "figure_id": figure.id, "topic": figure.topic, **pair("label", figure.label),
        "value": plain_decimal(quantity.value), **plain_pair("unit", unit),
        "as_printed": as_printed(quantity), "value_cny": plain_decimal(value_in_yuan(figure)), "period": figure.period,
        "phase": figure.phase, **places, "standing": figure.standing,
        **pair("note", figure.note), "comparator": quantity.comparator or None, "kind": quantity.kind,
        **pair("words", figure.words), "upper": plain_decimal(quantity.upper), "date": quantity.date,
        "step": plain_decimal(quantity.step), **pair("topic", topic_name(report, figure.topic))}
