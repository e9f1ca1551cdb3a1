"""The slips a clerk makes, one at a time, on the figures of a finished report."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mingbai.model.report import Figure, Report, Row, Site
from mingbai.text.quantity import WIDE, BadNumber, Quantity, read_quantity
from mingbai.text.units import UnknownUnit
from mingbai.text.value import replace
from tests.checks.build import shared

OTHER_UNIT = {"万元": "元", "元": "万元", "亿元": "万元"}


@dataclass(frozen=True)
class Slip:
    kind: str
    figure: Figure
    changed: Figure | None                # None: its row is dropped

    def __str__(self) -> str:
        after = self.changed.quantity.printed if self.changed else ""
        return f"{self.figure.id}: {self.kind}, {self.figure.quantity.printed} → {after}"


def slips(figure: Figure) -> Iterator[Slip]:
    """Every slip that changes what the figure says."""
    if figure.period.isdigit():
        yield Slip("year", figure, replace(figure, period=str(int(figure.period) - 1)))
    for kind, cell in wrong_cells(figure.quantity):
        changed = reread(figure, cell)
        if changed is not None and changed.base != figure.base:
            yield Slip(kind, figure, changed)


def wrong_cells(quantity: Quantity) -> Iterator[tuple[str, str]]:
    printed = quantity.printed.translate(WIDE)
    places = [i for i, char in enumerate(printed) if char.isdigit()]
    if not places:
        return
    for place in places:
        yield "digit", with_digit(printed, place)
    for left, right in zip(places, places[1:], strict=False):
        if printed[left] != printed[right] and right == left + 1:
            yield "transposed", printed[:left] + printed[right] + printed[left] + printed[right + 1:]
            break
    yield "digit more", printed[:places[0] + 1] + printed[places[0]:]
    if quantity.unit and quantity.unit.printed in OTHER_UNIT:
        yield "unit", printed.removesuffix(quantity.unit.printed) + OTHER_UNIT[quantity.unit.printed]
    yield "sign", printed[:places[0]] + "-" + printed[places[0]:]


def with_digit(printed: str, place: int) -> str:
    """Another digit, never a leading 0."""
    digit = int(printed[place])
    return f"{printed[:place]}{digit + 3 if digit < 7 else digit - 3}{printed[place + 1:]}"


def reread(figure: Figure, cell: str) -> Figure | None:
    unit = figure.unit.printed if figure.unit else ""
    try:
        quantity = read_quantity(cell, shared()[0], unit)
    except (BadNumber, UnknownUnit):
        return None
    return replace(figure, quantity=quantity) if quantity.value is not None else None


def with_figure(report: Report, changed: Figure) -> Report:
    def own(row: Row) -> Row:
        if row.figures.get(changed.phase) is not report.figures[changed.id]:
            return row
        return replace(row, figures={**row.figures, changed.phase: changed})

    rows = {name: tuple(map(own, table)) for name, table in report.rows.items()}
    indicators = tuple(replace(indicator, row=own(indicator.row)) for indicator in report.indicators)
    return replace(report, rows=rows, indicators=indicators, figures={**report.figures, changed.id: changed})


def without_row(report: Report, row: Row) -> Report:
    gone = {figure.id for figure in row.figures.values()}
    rows = {name: tuple(other for other in table if other is not row) for name, table in report.rows.items()}
    return replace(report, rows=rows, figures={k: v for k, v in report.figures.items() if k not in gone},
                   indicators=tuple(i for i in report.indicators if i.row is not row))


def in_site(site: Site, report: Report) -> Site:
    return replace(site, reports=tuple(report if other.id == report.id else other for other in site.reports))
