"""What was promised and what was reached: the indicators in their levels, and goals named without a row of their own."""
from __future__ import annotations

from collections import Counter

from mingbai.facts.promise import MISSED, Promise
from mingbai.model.report import Indicator, Part, Report, Site
from mingbai.say.say import FigureView, Say
from mingbai.say.table import NOTHING, RowGroup, TableCell, TableColumn, TableView, plain_number, without_empty_columns
from mingbai.text.value import Value
from mingbai.views.report.cells import figure_cell, joined_notes, places_of, quiet_cell
from mingbai.views.report.charts import charts
from mingbai.views.report.digest import digest_section
from mingbai.views.report.score_cells import lost_by, lost_cell, weight_cell, weight_of
from mingbai.views.report.summary import target_sentences

COLUMNS = ("target", "revised", "result", "completion", "state", "weight", "score", "lost", "why")
NUMERIC = ("completion", "weight", "score", "lost")


class Announced(Value):
    """A goal that the text names and the table of indicators leaves out."""
    name: str
    target: FigureView | None
    completion: FigureView | None
    mark: str
    note: str
    source: str


def view(site: Site, report: Report, say: Say) -> dict[str, object] | None:
    text = digest_section(report, "objectives", say)
    if not text and not report.indicators:
        return None
    return {"text": text, "counts": list(target_sentences(report, say)), "table": indicator_table(report, say),
            "announced": [announced(one, report, say) for one in report.indicators if one.stated_in == "announced"],
            "charts": charts(report, say, "completion", "points")}


def announced(indicator: Indicator, report: Report, say: Say) -> Announced:
    promise = say.facts_of(report).by_row.get(indicator.row.id)
    return Announced(indicator.name[say.lang], say.figure(indicator["target"]), say.figure(indicator["completion"]),
                     mark_of(promise), joined_notes(indicator.row.figures.values(), say),
                     places_of(indicator.row, say))


# ---- the table

def indicator_table(report: Report, say: Say) -> TableView | None:
    indicators = in_scheme_order(report)
    if not indicators:
        return None
    columns = (TableColumn(say.word("promised.column.name"), header=True),
               *(TableColumn(say.word(f"promised.column.{name}"), numeric=name in NUMERIC) for name in COLUMNS))
    rows = tuple(indicator_cells(one, report, say) for one in indicators)
    return without_empty_columns(TableView(
        "indicators-table", say.word("promised.caption"), columns, rows, groups=level_groups(indicators, say),
        legend=legend(indicators, report, say)))


def in_scheme_order(report: Report) -> list[Indicator]:
    order = {part_id: place for place, part_id in enumerate(report.scheme.by_id)}
    rows = [one for one in report.indicators if one.stated_in != "announced"]
    return sorted(rows, key=lambda one: order[one.part.id])


def level_groups(indicators: list[Indicator], say: Say) -> tuple[RowGroup, ...]:
    """A heading for each class as it begins. A class of one indicator goes by that indicator's own name."""
    groups: list[RowGroup] = []
    above: list[str] = []
    members = Counter(part.id for one in indicators for part in one.part.path)
    for start, indicator in enumerate(indicators):
        for depth, part in enumerate(indicator.part.path):
            if part.id not in above and (depth == 0 or members[part.id] > 1):
                groups.append(RowGroup(start, group_title(part, say), depth))
        above = [part.id for part in indicator.part.path]
    return tuple(groups)


def group_title(part: Part, say: Say) -> str:
    if part.weight is None or part.bonus:
        return part.name[say.lang]
    return say.word("promised.group", name=part.name[say.lang], weight=say.format.plain(part.weight))


def indicator_cells(indicator: Indicator, report: Report, say: Say) -> tuple[TableCell, ...]:
    promise = say.facts_of(report).by_row.get(indicator.row.id)
    return (TableCell(indicator.name[say.lang], note=joined_notes(indicator.row.figures.values(), say),
                      mark="core" if indicator.core else ""),
            quiet_cell(indicator["target"], say), revised_cell(indicator, say),
            quiet_cell(indicator["actual"], say), completion_cell(indicator, promise, say),
            TableCell(mark=mark_of(promise), quiet=True), weight(indicator, report, say),
            quiet_cell(indicator["score"], say), lost_cell(lost_by(indicator, report), say), why_cell(indicator, say))


def mark_of(promise: Promise | None) -> str:
    """A cost or another limit is not missed but passed."""
    if promise is None:
        return ""
    return "beyond" if promise.is_limit and promise.state == MISSED else promise.state


def revised_cell(indicator: Indicator, say: Say) -> TableCell:
    return figure_cell(indicator["revised-target"], say, quiet=True, note=say.plain(indicator.revision))


def completion_cell(indicator: Indicator, promise: Promise | None, say: Say) -> TableCell:
    if indicator["completion"]:
        return figure_cell(indicator["completion"], say)
    if promise is None or promise.rate is None or promise.is_limit:
        return NOTHING
    return TableCell(say.percent(promise.rate), sort=plain_number(promise.rate), computed=True)


def weight(indicator: Indicator, report: Report, say: Say) -> TableCell:
    found = weight_cell(indicator["weight"], weight_of(indicator, report), say)
    return found if found.text else NOTHING


def why_cell(indicator: Indicator, say: Say) -> TableCell:
    measure = say.word("promised.measure", text=say.plain(indicator.measure)) if indicator.measure else ""
    return TableCell(say.plain(indicator.reason), note=measure, quiet=True)


def legend(indicators: list[Indicator], report: Report, say: Say) -> str:
    by_scheme = any(one["weight"] is None and weight_of(one, report) is not None for one in indicators)
    return say.word("promised.weights-of-scheme") if by_scheme else ""
