"""Every promise of a report: `…/promises/`, with target, result, what became of it, points, reason, place and issues."""
from __future__ import annotations

from collections.abc import Sequence

from mingbai.facts.promise import STATES, Promise
from mingbai.facts.report_facts import ReportFacts
from mingbai.facts.years import Carried, carried, year_before
from mingbai.model.aims import FORECAST, WORDS
from mingbai.model.report import Bilingual, Figure, Report, Site
from mingbai.say.page import Crumb, PageView
from mingbai.say.say import LinkView, Say, Sentence
from mingbai.say.table import NOTHING, TableCell, TableColumn, TableView, cell, plain_number, without_empty_columns
from mingbai.text.format import trimmed
from mingbai.text.quantity import Quantity
from mingbai.text.value import Value, not_none
from mingbai.views.report.meta import meta
from mingbai.views.report.page import crumbs, here

GROUPS = ("own", FORECAST, WORDS)         # what it set itself, what it foresaw, what nobody can measure
COLUMNS = ("target", "result", "distance", "state", "score", "why", "issues", "place")
NUMBERS = ("target", "result", "distance", "score")


class RegisterGroup(Value):
    name: str
    title: str
    note: str
    table: TableView


def promises_address(report: Report) -> str:
    return f"{report.id}/promises/"


def view(site: Site, report: Report, say: Say) -> PageView:
    facts, title = say.facts_of(report), say.word("register.title", name=report.name[say.lang], year=report.year)
    description = say.word("register.description", name=report.name[say.lang], year=report.year)
    values = {"counts": counts(facts, say), "groups": groups(report, facts, say), "history": history(site, report, say),
              "back": LinkView(say.word("register.back"), say.to(say.report_address(report)))}
    return PageView(
        lang=say.lang, address=say.address, template="report/promises.html", title=title, description=description, values=values,
        crumbs=(*crumbs(report, say), Crumb(here(report, say), say.to(say.report_address(report)))),
        here=say.word("register.short"), meta=meta(report, title, description, say))


def counts(facts: ReportFacts, say: Say) -> list[Sentence]:
    """Kept of measured first; then every state that is not one of these, beside it."""
    said = [say.sentence("register.kept", kept=facts.kept, measured=len(facts.judged))] if facts.judged else \
        [say.sentence("register.none-measured")]
    beside = [name for name in STATES if facts.states.get(name) and name not in ("kept", "far-above", "missed")]
    return [*said, *(say.sentence(f"register.count.{name}", n=facts.states[name]) for name in beside)]


def groups(report: Report, facts: ReportFacts, say: Say) -> list[RegisterGroup]:
    own = [one for one in facts.promises if one.aim not in (FORECAST, WORDS)]
    others = {name: [one for one in facts.promises if one.aim == name] for name in (FORECAST, WORDS)}
    return [group(name, found, report, facts, say) for name, found in {"own": own, **others}.items() if found]


def group(name: str, promises: Sequence[Promise], report: Report, facts: ReportFacts, say: Say) -> RegisterGroup:
    columns = (TableColumn(say.word("register.column.promise"), header=True),
               *(TableColumn(say.word(f"register.column.{column}"), numeric=column in NUMBERS) for column in COLUMNS))
    rows = tuple(row(one, report, facts, say) for one in promises)
    title = say.word(f"register.group.{name}")
    table = TableView(f"promises-{name}", title, columns, rows, anchors=tuple(map(promise_anchor, promises)))
    return RegisterGroup(name, title, say.word(f"register.note.{name}"), without_empty_columns(table))


def promise_anchor(promise: Promise) -> str:
    return f"promise-{promise.id}"


def row(one: Promise, report: Report, facts: ReportFacts, say: Say) -> tuple[TableCell, ...]:
    """Its name leads to where the figure stands in the report."""
    return (name_cell(one, say), target_cell(one, report, say), result_cell(one, report, say), distance_cell(one, say),
            TableCell(mark=one.state, note=say.word("register.repeats") if one.repeats and one.state != "repeats-target" else ""),
            score_cell(one, say), why_cell(one, say), issues_cell(one, facts, say), place_cell(one, report, say))


def name_cell(one: Promise, say: Say) -> TableCell:
    deadline = say.word("register.deadline", date=say.date(one.deadline)) if one.deadline else ""
    return cell(say.text(one.label), note=deadline)


def target_cell(one: Promise, report: Report, say: Say) -> TableCell:
    """A target that was revised stands beside the one first set."""
    if one.target is None:
        return NOTHING
    first = one.first_target
    note = say.word("register.first", target=say.figure(first, report).text) if one.revised and first else ""
    return figure_cell_of(one.target, report, say, note)


def result_cell(one: Promise, report: Report, say: Say) -> TableCell:
    """Without a result the rate that the report prints says how far it came; so it does beside a result without a target."""
    if one.result is not None:
        rated = one.completion is not None and one.target is None
        note = say.word("register.rate", rate=say.figure(not_none(one.completion), report).text) if rated else ""
        return figure_cell_of(one.result, report, say, note)
    return figure_cell_of(one.completion, report, say) if one.completion is not None else TableCell()


def figure_cell_of(figure: Figure, report: Report, say: Say, note: str = "") -> TableCell:
    view = say.figure(figure, report)
    return cell(view, note=note)


def distance_cell(one: Promise, say: Say) -> TableCell:
    if one.distance is None or one.distance.value is None:
        return NOTHING
    sign = "plus" if one.distance.value > 0 else "minus" if one.distance.value < 0 else "none"
    return TableCell(say.word(f"register.{sign}", amount=amount_apart(one.distance, say)),
                     sort=plain_number(one.distance.value), computed=bool(one.distance.value))


def amount_apart(distance: Quantity, say: Say) -> str:
    """Percentages lie points apart."""
    size = trimmed(abs(not_none(distance.value)))
    if distance.unit and distance.unit.is_percent:
        return say.word("register.points", amount=say.format.plain(size))
    return say.format.quantity(Quantity(f"{size:f}", value=size, unit=distance.unit)).text


def score_cell(one: Promise, say: Say) -> TableCell:
    if one.score is None:
        return NOTHING
    most = say.word("register.of-points", points=say.format.plain(one.weight.value)) if one.weight else ""
    return TableCell(say.format.plain(one.score.value), note=most, sort=plain_number(one.score.value))


def why_cell(one: Promise, say: Say) -> TableCell:
    """The cause that the report gives, the measure it takes, the paper that revised the target."""
    said: list[tuple[str, Bilingual | None]] = [("reason", one.reason), ("measure", one.measure), ("paper", one.paper)]
    texts = [say.word(f"register.said.{name}", text=text[say.lang]) for name, text in said if text]
    return TableCell(say.word("register.join").join(texts), quiet=True)


def issues_cell(one: Promise, facts: ReportFacts, say: Say) -> TableCell:
    found = say.word("register.join").join(issue.headline[say.lang] for issue in facts.issues_of(one))
    return TableCell(found, quiet=True) if found else NOTHING


def place_cell(one: Promise, report: Report, say: Say) -> TableCell:
    figure = next((report.figures[name] for name in one.figure_ids if name in report.figures), None)
    return TableCell(say.places(figure.citations), quiet=True) if figure else NOTHING


# ---- other years

def history(site: Site, report: Report, say: Say) -> TableView | None:
    """This year's promises beside last year's: kept on, raised, lowered, dropped."""
    before = year_before(report, site)
    if before is None:
        return None
    found = carried(say.facts_of(before).promises, say.facts_of(report).promises)
    columns = (TableColumn(say.word("register.column.promise"), header=True),
               TableColumn(str(before.year)), TableColumn(str(report.year)), TableColumn(say.word("register.column.change")))
    rows = tuple(history_row(one, before, report, say) for one in found)
    return TableView("promises-years", say.word("register.history", before=before.year, year=report.year), columns, rows)


def history_row(one: Carried, before: Report, report: Report, say: Say) -> tuple[TableCell, ...]:
    label = not_none(one.now or one.before).label
    return (cell(say.text(label)), year_cell(one.before, before, say), year_cell(one.now, report, say),
            TableCell(say.word(f"register.change.{one.change}")))


def year_cell(promise: Promise | None, report: Report, say: Say) -> TableCell:
    if promise is None:
        return NOTHING
    if promise.target is None:
        return TableCell(mark=promise.state)
    return cell(say.figure(promise.target, report), mark=promise.state)
