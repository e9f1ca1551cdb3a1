"""Family D: scores within their weights, and the total."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mingbai.checks.basis import ARITHMETIC, SELF_EVALUATION
from mingbai.checks.compare import agrees
from mingbai.checks.context import Context
from mingbai.checks.expressions import of, total
from mingbai.checks.outcomes import FINDING, Outcome, Trial, cannot_check, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.checks.scored_items import (
    WHOLE,
    PartsOfWhole,
    ScoredItem,
    parts_of_whole,
    scored_indicators,
    scored_parts,
    scored_total,
    scored_units,
)
from mingbai.checks.tolerances import tolerance
from mingbai.model.report import Figure, Part
from mingbai.text.value import not_none

NO_SCORES = both("没有得分。", "No scores are stated.")
TOLERANCE = tolerance("added-points")


@rule("D04", "B",
      title=both("得分不低于0，不超过分值", "A score is neither below 0 nor above its weight"),
      fault=both("得分低于0或超过分值", "A score is below 0 or above its weight"),
      formula=both("0 ≤ 得分 ≤ 分值", "0 ≤ score ≤ weight"), basis=SELF_EVALUATION,
      silent=[NO_SCORES, both("加减分项。", "Bonus and penalty points.")],
      pass_=both("{label}印作{stated}，分值为{most}。", "{label} is printed as {stated}, out of {most}."),
      finding=both("{label}印作{stated}，超过分值{most}。", "{label} is printed as {stated}, more than its weight of {most}."),
      below=both("{label}印作{stated}，低于0分。", "{label} is printed as {stated}, below 0."),
      no_weight=both("{label}印作{stated}，分值没有写明。", "{label} is printed as {stated}; its weight is not stated."))
def within_weight(context: Context) -> Iterator[Outcome]:
    report = context.report
    whole = scored_total(report)
    marks = [*([whole] if whole else []), *scored_parts(report), *scored_indicators(report), *scored_units(report)]
    for mark in marks:
        if not mark.is_bonus:
            yield within(mark)


def within(mark: ScoredItem) -> Outcome:
    details: dict[str, object] = {"stated": mark.score.quantity}
    if mark.points < 0:
        return finding(mark.score, *mark.figures, say="below", **details)
    if mark.weight is None:
        return cannot_check(mark.score, say="no_weight", **details)
    status = passed if mark.points <= mark.weight else finding
    return status(mark.score, *mark.figures, most=mark.weight, **details)


@rule("D05", "B",
      title=both("总分等于各项得分之和", "The total is the sum of the scores"),
      fault=both("总分与各项得分之和不符", "The total is not the sum of the scores"),
      formula=both("总分 = 各部分得分之和 + 加减分；各部分 = 其下各项得分之和（允许相差0.01分）",
                   "total = scores of all parts + bonus points; each part = the scores below it (within 0.01 points)"),
      basis=ARITHMETIC, silent=[NO_SCORES])
def scores_make_the_total(context: Context) -> Iterator[Outcome]:
    stated = context.report.score
    if stated:
        yield made_of(stated, parts_of_whole(context.report, None, "score"))
    for part in context.report.scheme.by_id.values():
        yield from score_of_part(context, part)


def score_of_part(context: Context, part: Part) -> Iterator[Outcome]:
    stated, below = context.figure(f"scores.{part.id}.score"), parts_of_whole(context.report, part, "score")
    if stated and below.figures:
        yield made_of(stated, below)


def made_of(stated: Figure, below: PartsOfWhole) -> Outcome:
    """Where some scores are not stated, those that are may still be too many points already."""
    if not below.figures:
        return cannot_check(stated, missing=below.missing)
    outcome = agrees(stated, total(below.figures), within=tolerance_of_sum(stated, below.figures))
    short = outcome.difference is not None and not_none(outcome.difference.value) > 0
    if below.missing and (outcome.status != FINDING or short):
        return cannot_check(stated, *outcome.figures, missing=below.missing)
    return outcome


def tolerance_of_sum(stated: Figure, terms: tuple[Figure, ...]) -> Decimal:
    """A total printed with fewer decimals than its parts was rounded."""
    finest, step = min(not_none(figure.quantity.step) for figure in terms), not_none(stated.quantity.step)
    return max(TOLERANCE, step / 2) if step > finest else TOLERANCE


@rule("D14", "B",
      title=both("同一总分在各处一致", "The total score is the same everywhere"),
      fault=both("同一总分在各处不同", "The total score differs from place to place"),
      formula=both("表中、正文、封面和结论中的总分相同", "the total in table, text, cover and conclusion is one number"),
      basis=ARITHMETIC, silent=[both("总分只写了一次。", "The total is stated once only.")],
      pass_=both("{label}印作{stated}，另一处为{other}，一致。",
                 "{label} is printed as {stated} and elsewhere as {other}. They agree."),
      finding=both("{label}印作{stated}，另一处为{other}，两处不同。",
                   "{label} is printed as {stated} and elsewhere as {other}. The two differ."),
      no_total=both("报告没有写总分。", "The report states no total score."))
def one_total(context: Context) -> Iterator[Outcome]:
    stated, report = context.report.score, context.report
    others = [row["score"] for row in report.table("scores") if row.key == WHOLE and row.variant and row["score"]]
    units = context.figure("unit-scores.department.total")
    if stated is None:
        yield cannot_check(context.table_place("scores"), say="no_total")
        return
    for other in (*others, *([units] if units else [])):
        yield same_total(stated, other)


def same_total(stated: Figure, other: Figure) -> Outcome:
    status = passed if stated.value == other.value else finding
    return status(stated, stated, other, stated=stated.quantity, recomputed=other.quantity, other=other,
                  trial=Trial(of(stated), of(other)))
