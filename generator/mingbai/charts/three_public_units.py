"""The three public expenses, budget against actual, unit by unit."""
from __future__ import annotations

from decimal import Decimal

from mingbai.charts.chart import ChartView, chart_view
from mingbai.charts.three_public import PHASES, Amount, Pair, keys, picture, stated_amounts, table
from mingbai.model.report import Entity, Report
from mingbai.say.say import Say

WORDS = "charts.three-public-units"
VEHICLES = ("vehicle-purchase", "vehicle-running")


def chart(report: Report, say: Say) -> ChartView | None:
    units = (entity for entity in report.entities if entity.id != "department")
    pairs = [pair for unit in units if (pair := pair_of_unit(report, unit, say)).amounts]
    if len(pairs) < 2:
        return None
    note = "" if all(amount.figure for pair in pairs for amount in pair.amounts.values()) else "added-up"
    return chart_view(say, "three-public-units", picture(pairs, say), table("three-public-units", "unit", pairs, say),
                      sentence(pairs, say), keys(pairs, say), say.word(f"{WORDS}.{note}") if note else "")


def pair_of_unit(report: Report, unit: Entity, say: Say) -> Pair:
    totals = {phase: report.figure(f"three-public.{unit.id}.total.{phase}") for phase in PHASES}
    return Pair(unit.name[say.lang], {**added_up(report, unit, say), **stated_amounts(totals, say)})


def added_up(report: Report, unit: Entity, say: Say) -> dict[str, Amount]:
    sums = {phase: sum_of_items(report, unit, phase) for phase in PHASES}
    return {phase: Amount(value, say.format.money(value), say.format.money(value))
            for phase, value in sums.items() if value is not None}


def sum_of_items(report: Report, unit: Entity, phase: str) -> Decimal | None:
    """Vehicles count once: as one item, or as purchase and running."""
    def value(item: str) -> Decimal | None:
        figure = report.figure(f"three-public.{unit.id}.{item}.{phase}")
        return figure.base if figure else None

    vehicles = [value("vehicles")] if value("vehicles") is not None else [value(item) for item in VEHICLES]
    values = [one for one in (value("overseas"), *vehicles, value("reception")) if one is not None]
    return sum(values, Decimal(0)) if values else None


def sentence(pairs: list[Pair], say: Say) -> str:
    spending = [pair for pair in pairs if pair.value("actual")]
    if not spending:
        return say.word(f"{WORDS}.sentence-none", count=len(pairs))
    most = max(spending, key=lambda pair: pair.amounts["actual"].value)
    return say.word(f"{WORDS}.sentence", count=len(pairs), spending=len(spending), unit=most.name,
                    actual=most.amounts["actual"].text)
