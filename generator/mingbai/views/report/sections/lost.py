"""Where points were lost and why: by part of the scheme, by indicator, by unit."""
from __future__ import annotations

from decimal import Decimal

from mingbai.facts.class_scores import ClassScore, part_weight
from mingbai.facts.once import once
from mingbai.model.report import Indicator, Part, Report, Row, Site
from mingbai.say.say import Say, Sentence
from mingbai.say.table import TableCell, TableColumn, TableView, cell, plain_number, without_empty_columns
from mingbai.text.format import trimmed
from mingbai.text.value import not_none
from mingbai.views.report.cells import places_of
from mingbai.views.report.score_cells import (
    lost_by,
    lost_cell,
    lost_in,
    number_cell,
    score_cell,
    scored_parts,
    weight_cell,
)
from mingbai.views.report.score_cells import weight_of as weight_of_indicator

POINTS = ("weight", "score", "lost")


def view(site: Site, report: Report, say: Say) -> dict[str, object] | None:
    parts, indicators = losing_parts(report), losing_indicators(report)
    units = unit_table(report, say)
    if report.score is None and not parts and not indicators and not units:
        return None
    return {"summary": summary(report, say), "parts": part_table(parts, report, say),
            "indicators": indicator_table(indicators, report, say), "units": units}


# ---- in a sentence

def summary(report: Report, say: Say) -> list[Sentence]:
    if report.score is None or report.score.value is None:
        return [say.sentence("lost.no-score")]
    lost = report.scheme.total - report.score.value
    if not lost:
        return [say.sentence("lost.nothing", total=say.format.plain(report.scheme.total))]
    placed = located(report)
    return [say.sentence("lost.total", total=say.format.plain(report.scheme.total), score=say.figure(report.score),
                         lost=say.format.plain(trimmed(lost))),
            *([say.sentence("lost.unplaced", points=say.format.plain(trimmed(lost - placed)))] if placed < lost else [])]


@once
def located(report: Report) -> Decimal:
    """The points whose loss can be placed: by part of the scheme, or by the indicators where parts have no score."""
    by_part = sum((lost_in(score) or Decimal(0) for score in scored_parts(report, report.scheme.parts)), Decimal(0))
    by_row = sum((lost_by(one, report) or Decimal(0) for one in report.indicators), Decimal(0))
    return max(by_part, by_row)


# ---- by part

@once
def losing_parts(report: Report) -> list[ClassScore]:
    """Every part with a score, once any of them lost points."""
    scores = [score for score in scored_parts(report, tuple(report.scheme.by_id.values()))
              if score.weight is not None]
    top = {part.id for part in report.scheme.parts}
    shown = [score for score in scores if score.part.id in top or lost_in(score)]
    return shown if any(lost_in(score) for score in shown) else []


def part_table(parts: list[ClassScore], report: Report, say: Say) -> TableView | None:
    if not parts:
        return None
    rows = tuple((TableCell(score.part.name[say.lang], depth=len(score.part.parents)),
                  weight_cell(report.figure(f"scores.{score.part.id}.weight"), score.weight, say),
                  score_cell(score, say), lost_cell(lost_in(score), say)) for score in parts)
    return TableView("lost-parts", say.word("lost.parts"), columns("lost.column.part", say), rows)


def columns(first: str, say: Say) -> tuple[TableColumn, ...]:
    return (TableColumn(say.word(first), header=True),
            *(TableColumn(say.word(f"lost.column.{name}"), numeric=True) for name in POINTS))


# ---- by indicator

@once
def losing_indicators(report: Report) -> list[Indicator]:
    found = [(lost, one) for one in report.indicators if (lost := lost_by(one, report)) and lost > 0]
    return [one for _, one in sorted(found, key=lambda pair: -pair[0])]


def indicator_table(indicators: list[Indicator], report: Report, say: Say) -> TableView | None:
    if not indicators:
        return None
    rows = tuple((TableCell(one.name[say.lang]), weight_cell(one["weight"], weight_of_indicator(one, report), say),
                  cell(say.figure(one["score"])), lost_cell(lost_by(one, report), say), reason_cell(one, say),
                  TableCell(places_of(one.row, say))) for one in indicators)
    return TableView("lost-indicators", say.word("lost.indicators"),
                     (*columns("promised.column.name", say), TableColumn(say.word("promised.column.why")),
                      TableColumn(say.word("column.source"))), rows)


def reason_cell(indicator: Indicator, say: Say) -> TableCell:
    """The report's reason and its measure, or that it gives no reason."""
    measure = say.word("promised.measure", text=say.plain(indicator.measure)) if indicator.measure else ""
    return TableCell(say.plain(indicator.reason) or say.word("lost.no-reason"), note=measure)


# ---- by unit

def unit_table(report: Report, say: Say) -> TableView | None:
    """What each unit lost, and in which part; the department's own line is in the scores of the units."""
    parts = [part for part in report.scheme.by_id.values()
             if part_weight(report, part) is not None and any(row[part.id] for row in rows_of_units(report))]
    rows = [(row, lost_of_unit(row, parts, report)) for row in rows_of_units(report)]
    losers = sorted((pair for pair in rows if pair[1][0]), key=lambda pair: -not_none(pair[1][0]))
    if not losers:
        return None
    titles = (TableColumn(say.word("column.unit"), header=True), TableColumn(say.word("lost.column.lost"), numeric=True),
              *(TableColumn(part.name[say.lang], numeric=True) for part in parts))
    cells = tuple((TableCell(row.label[say.lang]), *(unit_cell(one, say) for one in lost)) for row, lost in losers)
    return without_empty_columns(TableView("lost-units", say.word("lost.units"), titles, cells))


def rows_of_units(report: Report) -> list[Row]:
    return [row for row in report.table("unit-scores") if row.key != "department"]


def lost_of_unit(row: Row, parts: list[Part], report: Report) -> list[Decimal | None]:
    """Overall, then part by part."""
    total = row["total"]
    overall = report.scheme.total - total.value if total and total.value is not None else None
    return [overall, *(not_none(part_weight(report, part)) - not_none(score.value) if (score := row[part.id]) else None
                       for part in parts)]


def unit_cell(lost: Decimal | None, say: Say) -> TableCell:
    return number_cell(lost, say) if lost else TableCell(quiet=True, sort=plain_number(lost))
