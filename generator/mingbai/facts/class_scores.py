"""What each part of a scheme scored: as the report states it, or added up from the parts below it."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from mingbai.facts.once import once
from mingbai.model.report import Figure, Indicator, Part, Report
from mingbai.text.value import Value


class ClassScore(Value):
    """`stated` is the report's own figure; without it, `score` was added up here."""
    part: Part
    score: Decimal
    weight: Decimal | None
    stated: Figure | None = None


def class_score(report: Report, part: Part) -> ClassScore | None:
    return class_scores(report).get(part.id)


@once
def class_scores(report: Report) -> Mapping[str, ClassScore]:
    """By part, of those that have one."""
    parts = report.scheme.by_id
    found: dict[str, ClassScore | None] = {}
    for name, part in reversed(parts.items()):
        found[name] = score_of_part(report, part, found)
    return {name: score for name in parts if (score := found[name])}


def score_of_part(report: Report, part: Part, below: Mapping[str, ClassScore | None]) -> ClassScore | None:
    """`below` has its parts, which stand behind it in a scheme."""
    stated = report.figure(f"scores.{part.id}.score")
    score = stated.value if stated else added_up(report, part, below)
    return None if score is None else ClassScore(part, score, part_weight(report, part), stated)


def part_weight(report: Report, part: Part) -> Decimal | None:
    printed = report.figure(f"scores.{part.id}.weight")
    return printed.value if printed else part.weight


def added_up(report: Report, part: Part, below: Mapping[str, ClassScore | None]) -> Decimal | None:
    """The indicators below, when their weights make up the part's; else its parts, when each is known."""
    from_rows = sum_of_rows(scored(report, part), part.weight)
    if from_rows is not None or not part.parts:
        return from_rows
    scores = [known.score for one in part.parts if (known := below[one.id])]
    return sum(scores, Decimal(0)) if len(scores) == len(part.parts) else None


def scored(report: Report, part: Part) -> Sequence[Indicator]:
    """The indicators below a part that have a score."""
    return all_scored(report).get(part.id, ())


@once
def all_scored(report: Report) -> Mapping[str, Sequence[Indicator]]:
    found: dict[str, list[Indicator]] = defaultdict(list)
    for one in report.indicators:
        for part in one.part.path if one["score"] else ():
            found[part.id].append(one)
    return found


def sum_of_rows(rows: Sequence[Indicator], weight: Decimal | None) -> Decimal | None:
    if not rows or weight is None:
        return None
    if sum_if_all_stated(row["weight"] for row in rows) == weight or (len(rows) == 1 and rows[0]["weight"] is None):
        return sum_if_all_stated(row["score"] for row in rows)
    return None


def sum_if_all_stated(figures: Iterable[Figure | None]) -> Decimal | None:
    values = [figure.value if figure else None for figure in figures]
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if len(known) == len(values) else None
