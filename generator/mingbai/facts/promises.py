"""The promises of a report: which rows state one, and which of them state the same."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mingbai.checks.fair_goals import is_foreseen
from mingbai.facts.once import once
from mingbai.facts.promise import Promise, Statement
from mingbai.facts.promise_state import Decision, decision
from mingbai.model.aims import COMMITMENT, FORECAST, LIMIT, WORDS
from mingbai.model.directions import LESS, UNKNOWN, direction_of
from mingbai.model.phases import TARGETS
from mingbai.model.report import Bilingual, Figure, Indicator, Report, Row
from mingbai.text.language import in_columns

RESULTS, INDICATORS = "results", "indicators"
BUDGETS = re.compile("预算|经费|支出|成本|费用|造价")


@dataclass(frozen=True)
class PromiseRow:
    """A row of a report that states a promise, with its indicator where it is one."""
    row: Row
    statement: Statement
    indicator: Indicator | None = None


@once
def promises(report: Report) -> tuple[Promise, ...]:
    """In the order of the form: indicators first, then what the text states."""
    sources = {one.row.id: one for one in (*of_indicators(report), *of_results(report))}
    return tuple(promise(report, group) for group in groups(report, sources))


def count_promises(report: Report) -> int:
    """Of a report in brief, too."""
    return report.counted.promises if report.counted else len(promises(report))


# ---- which rows state one

def of_indicators(report: Report) -> Iterator[PromiseRow]:
    for one in report.indicators:
        result = one["actual"] or repeated_elsewhere(report, one)
        statement = Statement(one.row, one["target"], one["revised-target"], result, one["completion"])
        if statement.target or statement.completion or names_promise(one.row):
            yield PromiseRow(one.row, statement, one)


def repeated_elsewhere(report: Report, indicator: Indicator) -> Figure | None:
    """The result of an indicator whose own cell is empty, where the content says in which other cell it stands."""
    found = (report.figure(figure_id) for figure_id in indicator.same_as)
    return next((figure for figure in found if figure and figure.phase not in TARGETS), None)


def of_results(report: Report) -> Iterator[PromiseRow]:
    for row in report.table(RESULTS):
        statement = Statement(row, row["target"], None, row["value"], row["rate"])
        if statement.target or statement.completion or names_promise(row):
            yield PromiseRow(row, statement)


def names_promise(row: Row) -> bool:
    return bool(row.attributes.get("aim") or row.attributes.get("same_promise"))


# ---- which of them state the same

def groups(report: Report, sources: Mapping[str, PromiseRow]) -> Iterator[list[PromiseRow]]:
    """Each with the row that the others name at its head."""
    heads = {name: head_of(name, sources) for name in sources}
    for table in (INDICATORS, RESULTS):
        heads.update(same_results(report, sources, heads, table))
    for head in dict.fromkeys(final(name, heads) for name in heads):
        others = [one for name, one in sources.items() if name != head and final(name, heads) == head]
        yield [sources[head], *others]


def head_of(name: str, sources: Mapping[str, PromiseRow]) -> str:
    """By `same_promise`; a variant of a row states what the row states."""
    row = sources[name].row
    named, plain = row.attributes.get("same_promise", ""), name.partition("~")[0]
    return named if named in sources else plain if plain in sources else name


def same_results(report: Report, sources: Mapping[str, PromiseRow], heads: Mapping[str, str], table: str) -> Mapping[str, str]:
    """Rows whose result another one repeats, by `same_as`, or that have its very name, target and result."""
    found: dict[str, str] = {}
    by_print: dict[object, str] = {}
    for name, one in sources.items():
        if heads[name] != name:
            continue
        if one.indicator and table == RESULTS:
            found |= {other: name for other in repeated_rows(report, one.indicator) if heads.get(other) == other != name}
        first = by_print.setdefault(as_printed(one), name)
        if first != name:
            found.setdefault(name, first)
    return found


def repeated_rows(report: Report, indicator: Indicator) -> Iterator[str]:
    """Rows of results that hold the figures which the indicator repeats."""
    for figure_id in indicator.same_as:
        figure = report.figure(figure_id)
        if figure and figure.table in (RESULTS, INDICATORS):
            yield figure_id.rpartition(".")[0]


def as_printed(source: PromiseRow) -> tuple[str, tuple[str, ...]]:
    said = source.statement
    figures = (said.target, said.result, said.completion)
    return source.row.label.zh, tuple(figure.quantity.printed if figure else "" for figure in figures)


def final(name: str, heads: Mapping[str, str]) -> str:
    while heads[name] != name:
        name = heads[name]
    return name


# ---- one of them

def promise(report: Report, sources: Sequence[PromiseRow]) -> Promise:
    statement = joined([one.statement for one in sources])
    head, indicator = sources[0].row, next((one.indicator for one in sources if one.indicator), None)
    rows = tuple(one.row for one in sources)
    target = statement.target
    direction = first_said(rows, "direction") if target is None else direction_of(target, head)
    aim = aim_of(head, statement, indicator, direction)
    deadline = first_said(rows, "deadline")
    decided: Decision = decision(report, statement, aim, direction or UNKNOWN, deadline, indicator is not None)
    part, weight, score, reason, measure, paper = said_by(indicator)
    return Promise(
        head.id, report.id, head.label, short_name(head), aim, decided.direction, decided.state, decided.first_state,
        decided.repeats, statement.first_target, statement.revised, statement.result, statement.completion, decided.distance,
        decided.rate, deadline, first_said(rows, "concept"), part, head.attributes.get("topic", ""), weight, score, reason,
        measure, paper, tuple(row.id for row in rows), tuple(dict.fromkeys(figure.id for figure in figures_of(sources))))


SaidByIndicator = tuple[str, Figure | None, Figure | None, Bilingual | None, Bilingual | None, Bilingual | None]


def said_by(indicator: Indicator | None) -> SaidByIndicator:
    """What only an indicator has: its part, weight and score, the reason and the measure given, the paper that revised it."""
    if indicator is None:
        return "", None, None, None, None, None
    return (indicator.part.id, indicator["weight"], indicator["score"], indicator.reason, indicator.measure,
            indicator.revision)


def joined(statements: Sequence[Statement]) -> Statement:
    """What the first leaves open is taken from the others, as far as it is of the same measure."""
    first = statements[0]
    target = next((one.target for one in statements if one.target), None)
    fitting = [one for one in statements if one is first or measure(one.target or one.result) == measure(target)]
    said = {name: next((found for one in fitting if (found := getattr(one, name))), None)
            for name in ("first_target", "revised", "result", "completion")}
    return Statement(first.row, **said)


def measure(figure: Figure | None) -> str:
    return figure.quantity.measure if figure else ""


def figures_of(sources: Iterable[PromiseRow]) -> Iterator[Figure]:
    for one in sources:
        said = one.statement
        yield from filter(None, (said.first_target, said.revised, said.result, said.completion))
        yield from one.row.figures.values()


def first_said(rows: Iterable[Row], column: str) -> str:
    return next((said for row in rows if (said := row.attributes.get(column, ""))), "")


def aim_of(row: Row, statement: Statement, indicator: Indicator | None, direction: str) -> str:
    """As the content says; else words are no target that can be measured, and what is foreseen is a forecast."""
    said, target = row.attributes.get("aim", ""), statement.target
    if said or (target and target.quantity.kind == "text"):
        return said or WORDS
    if is_foreseen(row.label, target):
        return FORECAST
    is_cost = indicator is not None and "cost" in indicator.part.id.split(".")
    return LIMIT if is_cost or (direction == LESS and BUDGETS.search(row.label.zh)) else COMMITMENT


def short_name(row: Row) -> Bilingual | None:
    said = [row.attributes.get(column, "") for column in in_columns("label_short")]
    return Bilingual(*said) if all(said) else None
