"""The indicator explorer: every indicator of every report in one table, complete without script."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from mingbai.facts.attainment import STATES, Attainment, attainment, target_of
from mingbai.model.report import Indicator, Part, Report, Site
from mingbai.say.page import PageView
from mingbai.say.say import Say
from mingbai.say.table import TableCell, TableColumn, TableView, cell, plain_number
from mingbai.text.value import Value
from mingbai.views.lists import by_time, page_column, report_cell, trail

COLUMNS = ("indicator", "report", "class", "target", "result", "completion", "score", "state")
NUMERIC = ("target", "result", "completion", "score")


class ExplorerRow(Value):
    """One indicator: its cells, each with its column, and what it is filtered by."""
    cells: tuple[tuple[TableColumn, TableCell], ...]
    department: str
    level: str
    parts: str                            # ids of its class and of those above, outermost first
    state: str


class Option(Value):
    value: str
    title: str


class Filter(Value):
    """One thing to filter by; `name` stands in the address."""
    name: str
    title: str
    options: tuple[Option, ...]


def view(site: Site, say: Say) -> PageView:
    reports = by_time(site.reports)
    indicators = [(report, one, attainment(one, report.scheme)) for report in reports for one in report.indicators]
    title, description = say.word("explorer.title"), say.word("explorer.description", count=len(indicators))
    return PageView(
        lang=say.lang, address=say.address, template="pages/explorer.html", title=title, description=description,
        values={"columns": columns(say), "lines": explorer_rows(indicators, say), "filters": filters(indicators, say),
                "totals": state_counts(indicators, say), "counts": counts_table(indicators, reports, say),
                "states": meanings(say),
                "without": names_of(reports, say),
                "script": say.file("assets/js/explorer.js"), "download": say.file("data/indicators.csv")},
        crumbs=trail(say), meta=page_column(say, "indicators", title, description))


FoundIndicator = tuple[Report, Indicator, Attainment]


def names_of(reports: Iterable[Report], say: Say) -> list[TableCell]:
    """The reports that have no indicator at all."""
    return [report_cell(report, say) for report in reports if not report.indicators]


def meanings(say: Say) -> list[tuple[str, str]]:
    return [(say.word(f"mark.{state}"), say.word(f"explorer.meaning.{state}")) for state in STATES]


# ---- the table

def columns(say: Say) -> tuple[TableColumn, ...]:
    return tuple(TableColumn(say.word(f"explorer.column.{name}"), numeric=name in NUMERIC, header=name == "indicator")
                 for name in COLUMNS)


def explorer_rows(indicators: Iterable[FoundIndicator], say: Say) -> list[ExplorerRow]:
    titles = columns(say)
    return [ExplorerRow(tuple(zip(titles, cells(*one, say), strict=True)), *filtered_by(*one)) for one in indicators]


def filtered_by(report: Report, indicator: Indicator, reached: Attainment) -> tuple[str, str, str, str]:
    ids = [part.id for part in indicator.part.path]
    return report.department.id, ids[0], " ".join(ids), reached.state


def cells(report: Report, indicator: Indicator, reached: Attainment, say: Say) -> tuple[TableCell, ...]:
    return (name_cell(indicator, say), report_cell(report, say), TableCell(path_name(indicator.part.path, say)),
            target_cell(report, indicator, say), cell(say.figure(indicator["actual"], report)),
            completion_cell(report, indicator, reached, say), score_cell(report, indicator, say),
            TableCell(mark=reached.state, sort=str(STATES.index(reached.state))))


def path_name(parts: Sequence[Part], say: Say) -> str:
    return say.word("explorer.path").join(say.plain(part.name) for part in parts)


def name_cell(indicator: Indicator, say: Say) -> TableCell:
    notes = [say.word("explorer.announced")] if indicator.stated_in == "announced" else []
    return TableCell(say.plain(indicator.name), note=say.word("lists.join").join(notes))


def target_cell(report: Report, indicator: Indicator, say: Say) -> TableCell:
    """The target that counts, and the one it replaced."""
    revised, first = indicator["revised-target"], indicator["target"]
    note = say.word("explorer.revised", target=say.figure(first).text) if revised and first else ""
    return cell(say.figure(target_of(indicator), report), note=note)


def completion_cell(report: Report, indicator: Indicator, reached: Attainment, say: Say) -> TableCell:
    if reached.is_stated:
        return cell(say.figure(indicator["completion"], report))
    if reached.rate is None:
        return TableCell(quiet=True)
    return TableCell(say.percent(reached.rate), sort=plain_number(reached.rate * 100), computed=True)


def score_cell(report: Report, indicator: Indicator, say: Say) -> TableCell:
    weight = indicator["weight"]
    note = say.word("explorer.of", weight=say.format.plain(weight.value)) if weight else ""
    return cell(say.figure(indicator["score"], report), note=note)


# ---- what to filter by

def filters(indicators: Sequence[FoundIndicator], say: Say) -> list[Filter]:
    departments = {report.department.id: say.plain(report.department.short) for report, _, _ in indicators}
    levels = {one.part.path[0].id: say.plain(one.part.path[0].name) for _, one, _ in indicators}
    below = {part.id: part for _, one, _ in indicators for part in one.part.path[1:]}
    classes = {name: path_name(part.path[1:], say) for name, part in below.items()}
    states = {state: say.word(f"mark.{state}") for state in STATES if state in {r.state for _, _, r in indicators}}
    chosen = {"department": departments, "level": levels, "class": classes, "state": states}
    return [Filter(name, say.word(f"explorer.filter.{name}"), tuple(Option(*item) for item in options.items()))
            for name, options in chosen.items()]


# ---- how many of each

def state_counts(indicators: Sequence[FoundIndicator], say: Say) -> list[tuple[str, int]]:
    numbers = Counter(reached.state for _, _, reached in indicators)
    return [(say.word(f"mark.{state}"), numbers[state]) for state in STATES]


def counts_table(indicators: Sequence[FoundIndicator], reports: Sequence[Report], say: Say) -> TableView:
    """Reports by state. A report without indicators has no row: it is named beside the table."""
    own, whole = Counter((report.id, reached.state) for report, _, reached in indicators), Counter(one.state
                                                                                                   for _, _, one in indicators)
    every = Counter(report.id for report, _, _ in indicators)
    states = [state for state in STATES if state in whole]
    columns = (TableColumn(say.word("lists.report-column"), header=True),
               *(TableColumn(say.word(f"mark.{state}"), numeric=True) for state in states),
               TableColumn(say.word("explorer.all"), numeric=True))
    rows = [(report_cell(one, say), *(number_cell(own[one.id, state]) for state in states), number_cell(every[one.id]))
            for one in reports if one.id in every]
    total = (TableCell(say.word("explorer.all-reports")), *(number_cell(whole[state]) for state in states),
             number_cell(len(indicators)))
    return TableView("counts", say.word("caption.counts"), columns, (*rows, total), frozenset({len(rows)}))


def number_cell(count: int) -> TableCell:
    return TableCell(str(count), sort=str(count))
