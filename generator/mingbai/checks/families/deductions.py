"""Family D: points lost, and whether the report says why."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from mingbai.checks.basis import SELF_EVALUATION
from mingbai.checks.context import Context
from mingbai.checks.expressions import Expression, fraction, limit, of
from mingbai.checks.goals import is_comparable
from mingbai.checks.outcomes import Outcome, finding, passed
from mingbai.checks.reasons import has_reason, names_entity, names_it, problems_of_part
from mingbai.checks.rule import both, rule
from mingbai.checks.scored_items import ScoredItem, parts_of_whole, scored_indicators, scored_parts, scored_total, scored_units
from mingbai.checks.tolerances import tolerance
from mingbai.model.phases import BASES
from mingbai.model.report import Figure, Indicator, Part, Row, StatedProblem
from mingbai.text.value import not_none

POINTS_TOLERANCE = tolerance("points")
MOST_CUT = Decimal("0.1")                 # whole points are given, not cut
EXECUTION = "execution"                   # the last word of such a part's id


@rule("D09", "W",
      title=both("扣分说明原因", "Points lost are given a reason"),
      fault=both("扣分没有说明原因", "Points lost are given no reason"),
      formula=both("得分 < 分值时，写明偏差原因（在指标行中，或在存在的问题中）；"
                   f"按完成比例扣分的，比例就是原因（相差{POINTS_TOLERANCE}分以内）",
                   "where score < weight, a cause is given (in the row, or among the stated problems); where the score is in "
                   f"proportion to the result, that is the cause (within {POINTS_TOLERANCE} points)"),
      basis=SELF_EVALUATION, silent=[both("没有扣分，或分值无从得知。", "No points were lost, or the weight is not known.")],
      pass_=both("{label}印作{stated}，满分{most}，报告说明了原因。",
                 "{label} is printed as {stated} out of {most}; the report gives a reason."),
      in_proportion=both("{label}印作{stated}，满分{most}，与结果{result}成比例。",
                         "{label} is printed as {stated} out of {most}, in proportion to the result of {result}."),
      finding=both("{label}印作{stated}，满分{most}，扣{lost}分，没有说明原因。",
                   "{label} is printed as {stated} out of {most}; no reason is given for what was lost ({lost})."),
      whole=both("{label}印作{stated}，满分{most}，没有说明{lost}分扣在哪里、因何而扣。",
                 "{label} is printed as {stated} out of {most}; where and why the rest was lost ({lost}) is not stated."),
      units=both("{part}有{count}个单位扣分，报告只说明了部门整体的原因，没有分单位说明。",
                 "{part}: {count} units lost points; the report gives a reason for the department only."))
def points_lost(context: Context) -> Iterator[Outcome]:
    report = context.report
    for mark in scored_indicators(report):
        if mark.is_short:
            yield indicator_loss(context, mark)
    for mark in scored_parts(report):
        if mark.is_short and not parts_of_whole(report, mark.part, "score").figures:
            yield explained(mark) if causes(context, mark) else in_proportion(mark, ratios_of_part(context, mark)) or lost(mark)
    whole = scored_total(report)
    if whole and whole.is_short and not parts_of_whole(report, None, "score").figures:
        yield lost(whole, say="whole")
    yield from unit_losses(context)


def indicator_loss(context: Context, mark: ScoredItem) -> Outcome:
    if has_reason(mark.indicator) or names_it(context.report, mark.own_indicator.name):
        return explained(mark)
    return in_proportion(mark, (*ratios_of_row(context, mark.own_indicator), *ratios_of_part(context, mark))) or lost(mark)


ScoreRatio = tuple[Expression, Figure]


def in_proportion(mark: ScoredItem, ratios: Iterable[ScoreRatio]) -> Outcome | None:
    """A score that is its weight times the share reached explains itself."""
    for ratio, result in ratios:
        if may_be_printed(mark, min(ratio.value(), Decimal(1)) * not_none(mark.weight)):
            figures = dict.fromkeys((*mark.figures, result, *ratio.figures()))
            return passed(mark.score, *figures, say="in_proportion", result=result, **points_of(mark))
    return None


def may_be_printed(mark: ScoredItem, worked_out: Decimal) -> bool:
    """As the score stands there: within the tolerance, or its further digits cut off."""
    cut = worked_out - mark.points
    return abs(cut) <= POINTS_TOLERANCE or 0 < cut < min(not_none(mark.score.quantity.step), MOST_CUT)


def ratios_of_row(context: Context, indicator: Indicator) -> Iterator[ScoreRatio]:
    """Result over target, and what is printed in percent: the result, the rate of completion."""
    for figure in (indicator["actual"], indicator["completion"]):
        if figure and figure.base is not None and figure.unit and figure.unit.is_percent:
            yield fraction(of(figure)), figure
    goal = next((goal for goal in context.goals if goal.indicator is indicator), None)
    if goal and is_comparable(goal) and goal.target.base and goal.stated_result.base:
        result, target = of(goal.stated_result), limit(goal.target)
        yield (target / result if goal.is_ceiling else result / target), goal.stated_result


def ratios_of_part(context: Context, mark: ScoredItem) -> Iterator[ScoreRatio]:
    """Points for spending the budget, by what was spent of any budget that the report names."""
    if mark.part and mark.part.id.split(".")[-1] == EXECUTION:
        for row in context.report.table("money"):
            if row.key == "total":
                yield from spending_ratios(row)


def spending_ratios(row: Row) -> Iterator[ScoreRatio]:
    rate, spent = row["rate"], row["actual"]
    if rate and rate.base is not None:
        yield fraction(of(rate)), rate
    for budget in (row[base] for base in BASES):
        if spent and spent.base is not None and budget and budget.base:
            yield of(spent) / of(budget), spent


def causes(context: Context, mark: ScoredItem) -> list[StatedProblem]:
    return problems_of_part(context.report, mark.part, mark.score.citations)


def explained(mark: ScoredItem) -> Outcome:
    return passed(mark.score, *mark.figures, **points_of(mark))


def lost(mark: ScoredItem, say: str = "") -> Outcome:
    return finding(mark.score, *mark.figures, say=say, lost=mark.lost, **points_of(mark))


def points_of(mark: ScoredItem) -> dict[str, object]:
    return {"stated": mark.score.quantity, "most": mark.weight}


def unit_losses(context: Context) -> Iterator[Outcome]:
    """Each unit's loss where nothing is explained; one note for a part that only the department explains."""
    short = [mark for mark in scored_units(context.report) if mark.entity and mark.part and mark.is_short]
    for part in dict.fromkeys(mark.own_part for mark in short):
        marks = [mark for mark in short if mark.part is part]
        department = context.figure(f"scores.{part.id}.score") or context.figure(f"unit-scores.department.{part.id}")
        problems = causes(context, ScoredItem(department, None, part)) if department else []
        if problems:
            yield from by_department(context, part, marks, problems)
        else:
            yield from map(lost, marks)


def by_department(context: Context, part: Part, marks: list[ScoredItem], problems: list[StatedProblem]) -> Iterator[Outcome]:
    unnamed = [mark for mark in marks if not names_entity(context.report, not_none(mark.entity), problems)]
    if unnamed:
        yield finding(unnamed[0].score, *(mark.score for mark in unnamed), say="units", severity="I",
                      stated=unnamed[0].score.quantity, part=part.name, count=len(unnamed))
