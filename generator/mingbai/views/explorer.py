"""The explorer: every promise of every report in one table, complete without script."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from mingbai.facts.promise import STATES, Promise
from mingbai.model.labels import topic_label
from mingbai.model.report import Bilingual, Report, Site
from mingbai.say.page import PageView
from mingbai.say.say import Say
from mingbai.say.table import TableCell, TableColumn, TableView, cell, plain_number
from mingbai.text.value import Value
from mingbai.views.lists import by_time, page_column, report_cell, trail
from mingbai.views.report.register import promise_anchor, promises_address

COLUMNS = ("promise", "report", "class", "target", "result", "completion", "score", "state")
NUMERIC = ("target", "result", "completion", "score")


class ExplorerRow(Value):
    """One promise: its cells, each with its column, and what it is filtered by."""
    cells: tuple[tuple[TableColumn, TableCell], ...]
    department: str
    level: str
    parts: str                            # ids of its class and of those above, outermost first; or its topic
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
    found = [(report, one) for report in reports for one in say.facts_of(report).promises]
    title, description = say.word("explorer.title"), say.word("explorer.description", count=len(found))
    return PageView(
        lang=say.lang, address=say.address, template="pages/explorer.html", title=title, description=description,
        values={"columns": columns(say), "lines": explorer_rows(found, say), "filters": filters(found, say),
                "totals": state_counts(found, say), "counts": counts_table(found, reports, say), "states": meanings(say),
                "without": names_of(reports, say),
                "script": say.file("assets/js/explorer.js"), "download": say.file("data/promises.csv")},
        crumbs=trail(say), meta=page_column(say, "indicators", title, description))


FoundPromise = tuple[Report, Promise]


def names_of(reports: Iterable[Report], say: Say) -> list[TableCell]:
    """The reports that promise nothing."""
    return [report_cell(report, say) for report in reports if not say.facts_of(report).promises]


def meanings(say: Say) -> list[tuple[str, str]]:
    return [(say.word(f"mark.{state}"), say.word(f"explorer.meaning.{state}")) for state in STATES]


# ---- the table

def columns(say: Say) -> tuple[TableColumn, ...]:
    return tuple(TableColumn(say.word(f"explorer.column.{name}"), numeric=name in NUMERIC, header=name == "promise")
                 for name in COLUMNS)


def explorer_rows(found: Iterable[FoundPromise], say: Say) -> list[ExplorerRow]:
    titles = columns(say)
    return [ExplorerRow(tuple(zip(titles, cells(*one, say), strict=True)), *filtered_by(*one)) for one in found]


def filtered_by(report: Report, promise: Promise) -> tuple[str, str, str, str]:
    ids = [name for name, _ in classes(report, promise)]
    return report.department.id, ids[0], " ".join(ids), promise.state


def classes(report: Report, promise: Promise) -> list[tuple[str, Bilingual]]:
    """Its parts of the scheme, outermost first; of what only the text states the topic."""
    part = report.scheme.by_id.get(promise.part)
    if part is not None:
        return [(one.id, one.name) for one in part.path]
    topic = promise.topic
    return [(f"topic-{topic}", report.topics.get(topic) or topic_label(topic))]


def cells(report: Report, one: Promise, say: Say) -> tuple[TableCell, ...]:
    return (name_cell(report, one, say), report_cell(report, say), TableCell(path_name(classes(report, one), say)),
            target_cell(report, one, say), cell(say.figure(one.result, report)), completion_cell(report, one, say),
            score_cell(report, one, say), TableCell(mark=one.state, sort=str(STATES.index(one.state))))


def path_name(parts: Sequence[tuple[str, Bilingual]], say: Say) -> str:
    return say.word("explorer.path").join(say.plain(name) for _, name in parts)


def name_cell(report: Report, one: Promise, say: Say) -> TableCell:
    """It leads to its row in the register of its report."""
    return TableCell(say.plain(one.label), href=say.to(f"{promises_address(report)}#{promise_anchor(one)}"))


def target_cell(report: Report, one: Promise, say: Say) -> TableCell:
    """The target that counts, and the one it replaced."""
    note = say.word("explorer.revised", target=first.text) if one.revised and (first := say.figure(one.first_target)) else ""
    return cell(say.figure(one.target, report), note=note)


def completion_cell(report: Report, one: Promise, say: Say) -> TableCell:
    if one.completion is not None:
        return cell(say.figure(one.completion, report))
    if one.rate is None:
        return TableCell(quiet=True)
    return TableCell(say.percent(one.rate), sort=plain_number(one.rate * 100), computed=True)


def score_cell(report: Report, one: Promise, say: Say) -> TableCell:
    note = say.word("explorer.of", weight=say.format.plain(one.weight.value)) if one.weight else ""
    return cell(say.figure(one.score, report), note=note)


# ---- what to filter by

def filters(found: Sequence[FoundPromise], say: Say) -> list[Filter]:
    departments = {report.department.id: say.plain(report.department.short) for report, _ in found}
    paths = [classes(report, one) for report, one in found]
    levels = {path[0][0]: say.plain(path[0][1]) for path in paths}
    below = {name: path_name(path[1:depth], say) for path in paths
             for depth, (name, _) in enumerate(path, 1) if depth > 1}
    present = {one.state for _, one in found}
    states = {state: say.word(f"mark.{state}") for state in STATES if state in present}
    chosen = {"department": departments, "level": levels, "class": below, "state": states}
    return [Filter(name, say.word(f"explorer.filter.{name}"), tuple(Option(*item) for item in options.items()))
            for name, options in chosen.items()]


# ---- how many of each

def state_counts(found: Sequence[FoundPromise], say: Say) -> list[tuple[str, int]]:
    numbers = Counter(one.state for _, one in found)
    return [(say.word(f"mark.{state}"), numbers[state]) for state in STATES if numbers[state]]


def counts_table(found: Sequence[FoundPromise], reports: Sequence[Report], say: Say) -> TableView:
    """Reports by state. A report without promises has no row: it is named beside the table."""
    whole = Counter(one.state for _, one in found)
    states = [state for state in STATES if state in whole]
    columns = (TableColumn(say.word("lists.report-column"), header=True),
               *(TableColumn(say.word(f"mark.{state}"), numeric=True) for state in states),
               TableColumn(say.word("explorer.all"), numeric=True))
    rows = list(count_rows(reports, states, say))
    total = (TableCell(say.word("explorer.all-reports")), *(number_cell(whole[state]) for state in states),
             number_cell(len(found)))
    return TableView("counts", say.word("caption.counts"), columns, (*rows, total), frozenset({len(rows)}))


def count_rows(reports: Iterable[Report], states: Sequence[str], say: Say) -> Iterator[tuple[TableCell, ...]]:
    for report in reports:
        facts = say.facts_of(report)
        if facts.promises:
            yield (report_cell(report, say), *(number_cell(facts.states.get(state, 0)) for state in states),
                   number_cell(len(facts.promises)))


def number_cell(count: int) -> TableCell:
    return TableCell(str(count), sort=str(count))
