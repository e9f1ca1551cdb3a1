"""figures.csv: one row per published figure."""
from __future__ import annotations

from mingbai.model.report import Figure, Report
from mingbai.opendata.cells import DataRow, pair, place_cells, plain_decimal, plain_pair, topic_name, unit_name, value_in_yuan
from mingbai.text.format import as_printed


def figure_rows(report: Report) -> list[DataRow]:
    places: dict[int, DataRow] = {}         # by their citations, which figures share
    for figure in report.figures.values():
        if id(figure.citations) not in places:
            places[id(figure.citations)] = place_cells(report, figure.citations)
    return [figure_row(report, figure, places[id(figure.citations)]) for figure in report.figures.values()]


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
