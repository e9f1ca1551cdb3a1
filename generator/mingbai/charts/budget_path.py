"""How the original budget became the money spent: original, changed, adjusted, received, spent, carried over."""
from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from mingbai.charts.amounts import amount_text, full_amount_text, percent_of, sentence_from
from mingbai.charts.axis import money_axis
from mingbai.charts.chart import ChartView, chart_view
from mingbai.charts.rows import ChartRow, RowMark, Track, rows_picture
from mingbai.facts.execution import total_figure
from mingbai.model.report import Figure, Report
from mingbai.say.say import Say
from mingbai.say.table import TableCell, TableColumn, TableView, cell, plain_number

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
    steps = [*stated_steps(report, BEFORE, say), *change_step(report, say), *stated_steps(report, AFTER, say)]
    if len({step.name for step in steps if step.figure}) < 2:
        return None
    axis = money_axis((value for step in steps for value in (step.start, step.end)), say)
    return chart_view(say, "budget-path", rows_picture([row(step, say) for step in steps], axis),
                      table(report, steps, say), sentence_from((clause(step, say) for step in steps), say))


def stated_steps(report: Report, phases: tuple[str, ...], say: Say) -> list[Step]:
    figures = ((phase, total_figure(report, phase)) for phase in phases)
    return [Step(phase, Decimal(0), figure.amount, amount_text(figure, say), full_amount_text(figure, say), figure)
            for phase, figure in figures if figure and figure.base is not None]


def change_step(report: Report, say: Say) -> list[Step]:
    original, adjusted = total_figure(report, "original"), total_figure(report, "adjusted")
    if not original or not adjusted or original.base == adjusted.base:
        return []
    amount = say.format.money(abs(adjusted.amount - original.amount))
    name = "more" if adjusted.amount > original.amount else "less"
    return [Step(name, original.amount, adjusted.amount, amount, amount)]


def row(step: Step, say: Say) -> ChartRow:
    label = say.word(f"charts.budget-path.steps.{step.name}")
    hover = say.word("charts.pair", label=label, value=step.full)
    return ChartRow(label, (Track((RowMark(step.name, step.end, hover, step.start),), step.text),))


def clause(step: Step, say: Say) -> str:
    return say.word(f"charts.budget-path.said.{step.name}", amount=step.text)


def table(report: Report, steps: list[Step], say: Say) -> TableView:
    def word(key: str) -> str:
        return say.word(f"charts.budget-path.{key}")

    original = total_figure(report, "original")
    whole = original.base if original else None
    columns = (TableColumn(word("step"), header=True), TableColumn(word("amount"), numeric=True),
               *((TableColumn(word("of-original"), numeric=True),) if whole else ()))
    rows = tuple((TableCell(word(f"steps.{step.name}")), amount_cell(step, say),
                  *((TableCell(percent_of(step.end - step.start, whole, say), computed=True),) if whole else ()))
                 for step in steps)
    return TableView("chart-budget-path-data", word("caption"), columns, rows)


def amount_cell(step: Step, say: Say) -> TableCell:
    if step.figure:
        return cell(say.figure(step.figure))
    return TableCell(step.text, sort=plain_number(step.end - step.start), computed=True)
