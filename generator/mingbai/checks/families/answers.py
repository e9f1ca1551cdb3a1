"""Where a report answers a target outside its own row: looked for before it is said that there is no result."""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from mingbai.checks.compare import plain_percent
from mingbai.checks.context import Context
from mingbai.checks.expressions import of, percent
from mingbai.checks.goals import Goal
from mingbai.checks.wording import has_any
from mingbai.model.phases import BUDGETS
from mingbai.model.report import Figure, Row
from mingbai.text.value import Value

NUMBER = re.compile(r"\d+(?:\.\d+)?")
RESULTS = ("actual", "value", "completion", "rate")


class Answer(Value):
    """`say` names the sentence of the rule that tells of it."""
    say: str
    figures: tuple[Figure, ...]
    values: Mapping[str, object] = {}


def elsewhere(context: Context, goal: Goal) -> Answer | None:
    """In rows said to repeat it, in rows that split up the very cell it was printed in, or in those whose targets it names."""
    for rows in (repeated(context, goal), in_the_same_cell(context, goal), named_by_number(context, goal)):
        figures = tuple(figure for row in rows for phase in RESULTS if (figure := row[phase]))
        if figures:
            return Answer("elsewhere", figures, {"others": tuple(dict.fromkeys(row.label for row in rows))})
    return None


def repeated(context: Context, goal: Goal) -> list[Row]:
    """By `same_as` or `same_promise`, in whichever of the rows it is written."""
    own = goal.row.id
    named = {name.rpartition(".")[0] for name in (goal.indicator.same_as if goal.indicator else ())}
    named.add(goal.row.attributes.get("same_promise", ""))
    return [row for row in other_rows(context, goal)
            if row.id in named or row.attributes.get("same_promise") == own]


def in_the_same_cell(context: Context, goal: Goal) -> list[Row]:
    """A cell of the form that holds several tasks is split into rows; the row of the cell itself is answered by theirs."""
    cells = {(citation.section.key, citation.detail) for citation in goal.citations if citation.detail}
    return [row for row in other_rows(context, goal) if row["target"] and cells and has_result(row)
            and any((citation.section.key, citation.detail) in cells for citation in row["target"].citations)]


def named_by_number(context: Context, goal: Goal) -> list[Row]:
    """A target in words that names the numbers which other rows have as their targets, each with its result."""
    if goal.target.quantity.kind != "text":
        return []
    numbers = set(map(Decimal, NUMBER.findall(goal.target.quantity.printed)))
    rows = [row for row in other_rows(context, goal) if row["target"] and row["target"].value in numbers and has_result(row)]
    return rows if numbers and numbers == {row.stated("target").value for row in rows} else []


def has_result(row: Row) -> bool:
    return any(row[phase] for phase in RESULTS)


def other_rows(context: Context, goal: Goal) -> Iterator[Row]:
    return (row for table in ("indicators", "results") for row in context.report.table(table) if row is not goal.row)


def from_money(context: Context, goal: Goal) -> Answer | None:
    """A rate of spending has its result in the table of money, stated or to be worked out."""
    if goal.target.quantity.measure != "percent" or not has_any(goal.name.zh, "rate-of-spending"):
        return None
    found = spending_rate(context)
    if found is None:
        return None
    figures, rate = found
    is_reached = rate >= goal.target.amount
    return Answer("from_money" if is_reached else "missed_in_money", figures, {"rate": plain_percent(rate)})


def spending_rate(context: Context) -> tuple[tuple[Figure, ...], Decimal] | None:
    row = context.report.row("money", "total")
    if row is None:
        return None
    if row["rate"] and row["rate"].base is not None:
        return (row["rate"],), row["rate"].base
    budget = next((row.stated(phase) for phase in BUDGETS if row[phase] and row.stated(phase).base), None)
    if budget is None or not row["actual"] or row["actual"].base is None:
        return None
    return (row["actual"], budget), percent(of(row["actual"]) / of(budget)).value()
