"""What the report says was done, topic by topic, each figure with its target, last year's value and its source."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from mingbai.facts.once import once
from mingbai.facts.promise import Promise
from mingbai.model.report import Report, Row, Site
from mingbai.say.say import Say
from mingbai.say.table import NOTHING, TableCell, TableColumn, TableView, plain_number, without_empty_columns
from mingbai.text.value import Value
from mingbai.views.report.cells import figure_cell, label_cell, places_of, quiet_cell, stated_phases
from mingbai.views.report.charts import charts
from mingbai.views.report.digest import digest_section

COLUMNS = ("value", "target", "state", "rate", "share", "previous", "growth", "period")
NOT_FIGURES = ("state", "period")
BESIDE = {"rate", "share", "growth"}      # a row may state only these


class ResultTopic(Value):
    id: str
    title: str
    size: int
    table: TableView


def view(site: Site, report: Report, say: Say) -> dict[str, object] | None:
    text = digest_section(report, "achievements", say)
    found = result_topics(report, say)
    if not text and not found:
        return None
    return {"text": text, "topics": found, "charts": charts(report, say, "results_targets")}


def result_topics(report: Report, say: Say) -> list[ResultTopic]:
    return [topic(name, rows, report, say) for name, rows in by_topic(report).items()]


@once
def by_topic(report: Report) -> Mapping[str, list[Row]]:
    """In the order of the topics."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in report.table("results"):
        found[row.attributes["topic"]].append(row)
    return {name: found[name] for name in report.topics if name in found}


def topic(name: str, rows: list[Row], report: Report, say: Say) -> ResultTopic:
    title, shown = report.topics[name][say.lang], shown_columns(rows)
    columns = (TableColumn(say.word("results.column.name"), header=True),
               *(TableColumn(say.word(f"results.column.{column}"), numeric=column not in NOT_FIGURES) for column in shown),
               TableColumn(say.word("column.source")))
    sources = [places_of(row, say) for row in rows]
    source = sources[0] if len(set(sources)) == 1 and len(rows) > 1 else ""
    caption = say.word(f"results.caption.{'one' if len(rows) == 1 else 'many'}", topic=title, count=len(rows))
    table = TableView(f"results-{name}", caption, columns,
                      tuple((label_cell(row, say), *(result_cell(column, row, report, say) for column in shown),
                             NOTHING if source else TableCell(place)) for row, place in zip(rows, sources, strict=True)),
                      legend=say.word("results.one-source", source=source) if source else "")
    return ResultTopic(f"topic-{name}", title, len(rows), without_empty_columns(table))


def shown_columns(rows: list[Row]) -> tuple[str, ...]:
    from_target = ("state", "rate") if any(row["target"] for row in rows) else ()
    return stated_phases(COLUMNS, rows, ("period", *from_target))


def result_cell(column: str, row: Row, report: Report, say: Say) -> TableCell:
    make = CELLS.get(column)
    return make(row, report, say) if make else quiet_cell(row[column], say)


def value_cell(row: Row, report: Report, say: Say) -> TableCell:
    """Where a row states only a rate, a share or a change, no result is missing."""
    beside = not row.figures.keys().isdisjoint(BESIDE)
    return figure_cell(row["value"], say, quiet=beside)


def state_cell(row: Row, report: Report, say: Say) -> TableCell:
    promise = promise_of(row, report, say)
    return TableCell(mark=promise.state, quiet=True) if promise and row["target"] else NOTHING


def promise_of(row: Row, report: Report, say: Say) -> Promise | None:
    return say.facts_of(report).by_row.get(row.id)


def rate_cell(row: Row, report: Report, say: Say) -> TableCell:
    """The report's own; else worked out, though not of one percentage over another."""
    promise = say.facts_of(report).led_by(row.id)
    rate = promise.rate if promise else None
    if row["rate"] or rate is None or row["value"] is None or row["value"].quantity.measure == "percent":
        return quiet_cell(row["rate"], say)
    return TableCell(say.percent(rate), sort=plain_number(rate), computed=True)


def period_cell(row: Row, report: Report, say: Say) -> TableCell:
    """Only where it is not the report's year."""
    own = str(report.year)
    others = [figure.period for phase, figure in row.figures.items() if figure.period != own and phase != "previous"]
    return TableCell(say.word("place.join").join(map(say.format.period, dict.fromkeys(others))),
                     quiet=True) if others else NOTHING


CELLS = {"value": value_cell, "state": state_cell, "rate": rate_cell, "period": period_cell}   # the others as stated
