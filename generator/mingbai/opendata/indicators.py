"""indicators.csv: one row per indicator, its target and result side by side."""
from __future__ import annotations

from decimal import Decimal

from mingbai.facts.promise import Promise
from mingbai.facts.promises import promises
from mingbai.model.report import Bilingual, Citation, Figure, Indicator, Part, Report, in_each
from mingbai.opendata.cells import DataRow, pair, place_cells, plain_decimal, plain_pair, unit_name
from mingbai.opendata.dictionary import word
from mingbai.text.format import as_printed
from mingbai.text.language import ORIGINAL, TRANSLATIONS
from mingbai.text.units import Unit


def indicator_rows(report: Report) -> list[DataRow]:
    stated_by = {name: one for one in promises(report) for name in one.row_ids}
    return [{**indicator_row(report, indicator), **promised(stated_by.get(f"indicators.{indicator.id}"))}
            for indicator in report.indicators]


def promised(promise: Promise | None) -> DataRow:
    if promise is None:
        return {"state": None, "direction": None, "promise_id": None}
    return {"state": promise.state, "direction": promise.direction, "promise_id": promise.id}


def indicator_row(report: Report, indicator: Indicator) -> DataRow:
    return {"report_id": report.id, "indicator_id": indicator.id, **levels(indicator), **target_and_result(indicator),
            **printed_cells(indicator), **pair("reason", indicator.reason), **pair("measure", indicator.measure),
            **pair("revision", indicator.revision), "stated_in": indicator.stated_in,
            "core": "true" if indicator.core else "false", "part_id": indicator.part.id,
            "same_as": " ".join(indicator.same_as) or None, **place_cells(report, citations(indicator))}


def levels(indicator: Indicator) -> DataRow:
    first, *deeper = indicator.part.path
    return {**pair("level1", first.name), **pair("level2", path_name(deeper)), **pair("level3", indicator.name)}


def path_name(parts: list[Part]) -> Bilingual | None:
    between = word("path")
    return in_each(lambda lang: between[lang].join(part.name[lang] for part in parts)) if parts else None


def target_and_result(indicator: Indicator) -> DataRow:
    """Target and result in one unit, where they measure the same."""
    target, actual = indicator["target"], indicator["actual"]
    unit, own = unit_of(target) or unit_of(actual), unit_of(actual)
    shared = unit if own and unit and unit.kind == own.kind else own
    name, actual_name = unit_name(unit, kind_of_figure(target or actual)), unit_name(shared, kind_of_figure(actual))
    return {"comparator": target.quantity.comparator or None if target else None, "target": plain_decimal(figure_value(target)),
            "actual": plain_decimal(converted(actual, shared)), **plain_pair("unit", name),
            "actual_unit": actual_name[ORIGINAL] if actual_name else None}


def printed_cells(indicator: Indicator) -> DataRow:
    printed = {f"{phase.replace('-', '_')}_printed": as_printed(figure.quantity) if figure else None
               for phase in ("target", "actual", "completion", "revised-target")
               for figure in [indicator[phase]]}
    numbers = {phase: plain_decimal(figure_value(indicator[phase])) for phase in ("completion", "weight", "score")}
    words = {f"{phase}_{lang}": figure.words[lang] if figure and figure.words else None
             for phase in ("target", "actual") for figure in [indicator[phase]] for lang in TRANSLATIONS}
    return {**printed, **numbers, **words}


def citations(indicator: Indicator) -> tuple[Citation, ...]:
    """Every place its figures cite, once, in the order of the columns."""
    found = {citation: None for figure in indicator.row.figures.values() for citation in figure.citations}
    return tuple(found)


def figure_value(figure: Figure | None) -> Decimal | None:
    return figure.value if figure else None


def unit_of(figure: Figure | None) -> Unit | None:
    return figure.unit if figure else None


def kind_of_figure(figure: Figure | None) -> str:
    return figure.quantity.kind if figure else ""


def converted(figure: Figure | None, unit: Unit | None) -> Decimal | None:
    if figure is None or figure.value is None or unit is None or figure.quantity.scale == unit.scale:
        return figure_value(figure)
    return figure.amount / unit.scale
