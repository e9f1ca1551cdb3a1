"""Family D: points kept although a target was missed by far, in its own row or in the part it belongs to."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mingbai.checks.basis import SELF_EVALUATION
from mingbai.checks.compare import plain_percent
from mingbai.checks.context import Context, shared_by_rules
from mingbai.checks.fair_goals import far_off, has_known_direction, is_forecast
from mingbai.checks.families.scoring import scored_goals
from mingbai.checks.goals import Goal, is_comparable, rate_reached
from mingbai.checks.outcomes import Outcome, cannot_check, finding, passed
from mingbai.checks.reasons import has_reason, names_it
from mingbai.checks.rule import both, rule
from mingbai.checks.scored_items import ScoredItem, scored_indicators, scored_parts
from mingbai.checks.tolerances import tolerance
from mingbai.model.report import Bilingual, FixedDeduction
from mingbai.text.value import Value, not_none

HUNDRED = Decimal(100)
NEARLY_ALL, TOLERANCE = tolerance("nearly-all"), tolerance("points")


class Kept(Value):
    """A target missed by far, and the score it counts in: its own, or one of `fellows` targets of a part."""
    goal: Goal
    score: ScoredItem
    lacking: Decimal                      # percent of the target
    fellows: int = 0
    fixed: tuple[FixedDeduction, ...] = ()

    @property
    def lost(self) -> Decimal:
        return self.score.lost

    @property
    def weight(self) -> Decimal:
        """Of the row: printed, or an even share of its part's points."""
        own = self.goal.indicator["weight"] if self.goal.indicator else None
        if not self.fellows:
            return not_none(self.score.weight)
        return own.value if own and own.value is not None else not_none(self.score.weight) / self.fellows

    @property
    def due(self) -> Decimal:
        """What the miss costs: in proportion, or a fixed number of points where the scheme sets one."""
        proportional = self.weight * min(self.lacking, HUNDRED) / HUNDRED
        return min([proportional, *(one.points for one in self.fixed if self.lacking >= one.off_by)])

    @property
    def is_kept(self) -> bool:
        return not_none(self.score.share) >= NEARLY_ALL and self.lost + TOLERANCE < self.due


@shared_by_rules
def far_missed(context: Context) -> Iterator[Kept]:
    line, fixed = context.threshold("shortfall"), context.report.scheme.fixed_deductions
    if line is None:
        return
    own = {goal.target.id: score for goal, score in scored_goals(context)}
    for goal in context.goals:
        lacking = far_off(goal, line)
        if lacking is None or goal.is_announced or is_forecast(goal):
            continue
        if goal.target.id in own:
            yield Kept(goal, own[goal.target.id], lacking.low, fixed=fixed)
        else:
            yield from (Kept(goal, score, lacking.low, fellows, fixed) for score, fellows in scores_of_part(context, goal))


def scores_of_part(context: Context, goal: Goal) -> Iterator[tuple[ScoredItem, int]]:
    """The score that counts this target with others: of its part in the scheme, or told in the very same section."""
    for score in (*scored_indicators(context.report), *scored_parts(context.report)):
        if score.weight and not score.is_bonus and counts_in(goal, score):
            fellows = [other for other in context.goals if is_comparable(other) and counts_in(other, score)]
            yield score, len(fellows)
            return


def counts_in(goal: Goal, score: ScoredItem) -> bool:
    """A row that is scored with a target of its own counts for no other."""
    if score.indicator and (score.indicator["target"] or score.indicator["revised-target"]):
        return False
    if goal.indicator:
        return not goal.indicator["score"] and score.own_part.id in {part.id for part in goal.indicator.part.path}
    sections = {citation.section.key for figure in goal.figures for citation in figure.citations}
    return any(citation.section.key in sections for citation in score.score.citations)


@rule("D16", "E",
      title=both("差得远的目标不保留分数", "A target missed by far does not keep its points"),
      fault=both("目标差得远，却保留了大部分分数", "A target missed by far keeps most of its points"),
      formula=both("未完成的部分超过目标的20%（按方案）时，扣分不少于按比例应扣的；只有所属部分打分的，各目标没有分值时按平均分摊",
                   "where more than 20% of a target (the scheme's line) is lacking, at least the proportional points are lost; "
                   "where only its part is scored, targets without weights share its points evenly"),
      basis=SELF_EVALUATION,
      silent=[both("没有差得远的目标，或它不计分。", "No target was missed by far, or it counts in no score."),
              both("这一行得满分：由D08指出。", "Its row has full marks: D08's."),
              both("目标是对他人的预测。", "The target is a forecast of what others do.")],
      pass_=both("{name}目标为{target}，完成{result}，少{gap}；{label}印作{score}，已相应扣分。",
                 "{name}: target {target}, result {result}, {gap} lacking; {label} is printed as {score}: points were lost."),
      finding=both("{name}目标为{target}，完成{result}，少{gap}；满分{most}只扣{lost}分，得{score}。",
                   "{name}: target {target}, result {result}, {gap} lacking; of {most} points only {lost} were taken off; the "
                   "score is {score}."),
      part=both("{name}目标为{target}，完成{result}，少{gap}；它所属的“{part}”满分{most}只扣{lost}分，得{score}。",
                "{name}: target {target}, result {result}, {gap} lacking; of the {most} points for “{part}”, which it counts in, "
                "only {lost} were taken off; the score is {score}."),
      direction=both("{name}目标为{target}，完成{result}，得{score}；不知越高越好还是越低越好，不作判断。",
                     "{name}: target {target}, result {result}, score {score}; whether higher or lower is better is not known, "
                     "so this is not judged."))
def points_for_misses(context: Context) -> Iterator[Outcome]:
    for kept in far_missed(context):
        if kept.fellows or not kept.score.is_full:
            yield kept_points_outcome(context, kept)


def kept_points_outcome(context: Context, kept: Kept) -> Outcome:
    goal, score = kept.goal, kept.score
    figures = (goal.stated_result, goal.target, *score.figures)
    details: dict[str, object] = {
        "stated": goal.stated_result.quantity, "name": goal.name, "target": goal.target, "result": goal.stated_result,
        "gap": plain_percent(abs(rate_reached(goal) - HUNDRED)), "most": score.weight, "lost": kept.lost, "score": score.score,
        "label": score.score.label, "part": part_name(score)}
    if not has_known_direction(goal):
        return cannot_check(goal.stated_result, *figures, say="direction", **details)
    if not kept.is_kept:
        return passed(goal.stated_result, *figures, **details)
    is_explained = has_reason(goal.indicator) or names_it(context.report, goal.name)
    weighs = {"say": "part", "severity": "W"} if kept.fellows else {"severity": "W" if is_explained else ""}
    return finding(goal.stated_result, *figures, **weighs, **details)


def part_name(score: ScoredItem) -> Bilingual:
    return score.indicator.name if score.indicator else score.own_part.name
