"""Points: the most that could be had, the points given, the points lost."""
from __future__ import annotations

from decimal import Decimal

from mingbai.facts.class_scores import ClassScore, class_score
from mingbai.model.report import Figure, Indicator, Part, Report
from mingbai.say.say import Say
from mingbai.say.table import TableCell, cell, plain_number
from mingbai.text.format import trimmed


def weight_of(indicator: Indicator, report: Report) -> Decimal | None:
    """Its own, or that of its class when it is the only one in it."""
    if indicator["weight"]:
        return indicator["weight"].value
    alone = [one for one in report.indicators if one.part.id == indicator.part.id and one["score"]] == [indicator]
    return indicator.part.weight if alone and not indicator.part.bonus else None


def lost_by(indicator: Indicator, report: Report) -> Decimal | None:
    weight, score = weight_of(indicator, report), indicator["score"]
    return None if weight is None or score is None or score.value is None else weight - score.value


def lost_in(score: ClassScore) -> Decimal | None:
    return None if score.weight is None else score.weight - score.score


def scored_parts(report: Report, parts: tuple[Part, ...]) -> list[ClassScore]:
    return [score for part in parts if not part.bonus and (score := class_score(report, part))]


# ---- cells

def weight_cell(stated: Figure | None, weight: Decimal | None, say: Say) -> TableCell:
    """As printed; without it, what the scheme gives."""
    return cell(say.figure(stated)) if stated else number_cell(weight, say)


def score_cell(score: ClassScore, say: Say) -> TableCell:
    return cell(say.figure(score.stated)) if score.stated else number_cell(score.score, say, computed=True)


def lost_cell(lost: Decimal | None, say: Say) -> TableCell:
    return number_cell(lost, say, quiet=True)


def number_cell(value: Decimal | None, say: Say, computed: bool = False, quiet: bool = False) -> TableCell:
    """Without the zeros that a subtraction leaves behind."""
    short = None if value is None else trimmed(value)
    return TableCell(say.format.plain(short), sort=plain_number(short), computed=computed, quiet=quiet)
