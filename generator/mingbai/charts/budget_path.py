"""How the original budget became the money spent: original, changed, adjusted, received, spent, carried over."""
from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from mingbai.charts.amounts import in_full, said, sentence, share
from mingbai.charts.axis import money_axis
from mingbai.charts.chart import ChartView, chart_view
from mingbai.charts.rows import Lane, Mark, Row, rows_picture
from mingbai.facts.execution import total
from mingbai.model.report import Figure, Report
from mingbai.say.say import Say
from mingbai.say.table import Cell, Column, TableView, cell, plain_number

BEFORE, AFTER = ("carried-in", "original"), ("adjusted", "received", "income", "actual", "carried-out", "returned")


class Step(NamedTuple):
    """Stated, or the change from one stated amount to another."""
    name: str
    start: Decimal
    end: Decimal
    text: str
    full: str
    figure: Figure | None = None


def chart(report: Report, say: Say) -> ChartView | None:
    steps = [*stated(report, BEFORE, say), *change(report, say), *stated(report, AFTER, say)]
    if len({step.name for step in steps if step.figure}) < 2:
        return None
    axis = money_axis((value for step in steps for value in (step.start, step.end)), say)
    return chart_view(say, "budget-path", rows_picture([row(step, say) for step in steps], axis),
                      table(report, steps, say), sentence((clause(step, say) for step in steps), say))


def stated(report: Report, phases: tuple[str, ...], say: Say) -> list[Step]:
    figures = ((phase, total(report, phase)) for phase in phases)
    return [Step(phase, Decimal(0), figure.base, said(figure, say), in_full(figure, say), figure)
            for phase, figure in figures if figure and figure.base is not None]


def change(report: Report, say: Say) -> list[Step]:
    original, adjusted = total(report, "original"), total(report, "adjusted")
    if not original or not adjusted or original.base == adjusted.base:
        return []
    amount = say.format.money(abs(adjusted.base - original.base))
    name = "more" if adjusted.base > original.base else "less"
    return [Step(name, original.base, adjusted.base, amount, amount)]


def row(step: Step, say: Say) -> Row:
    label = say.word(f"charts.budget-path.steps.{step.name}")
    hover = say.word("charts.pair", label=label, value=step.full)
    return Row(label, (Lane((Mark(step.name, step.end, hover, step.start),), step.text),))


def clause(step: Step, say: Say) -> str:
    return say.word(f"charts.budget-path.said.{step.name}", amount=step.text)


def table(report: Report, steps: list[Step], say: Say) -> TableView:
    def word(key: str) -> str:
        return say.word(f"charts.budget-path.{key}")

    original = total(report, "original")
    whole = original.base if original else None
    columns = (Column(word("step"), header=True), Column(word("amount"), numeric=True),
               *((Column(word("of-original"), numeric=True),) if whole else ()))
    rows = tuple((Cell(word(f"steps.{step.name}")), amount_cell(step, say),
                  *((Cell(share(step.end - step.start, whole, say), computed=True),) if whole else ())) for step in steps)
    return TableView("chart-budget-path-data", word("caption"), columns, rows)


def amount_cell(step: Step, say: Say) -> Cell:
    if step.figure:
        return cell(say.figure(step.figure))
    return Cell(step.text, sort=plain_number(step.end - step.start), computed=True)
