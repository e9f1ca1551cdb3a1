"""Family E: timeliness, as dates."""
from __future__ import annotations

from collections.abc import Iterator

from mingbai.checks.basis import INDICATORS
from mingbai.checks.context import Context
from mingbai.checks.families.words_of_targets import is_timeliness, words_or_figure
from mingbai.checks.goals import MISSED, Goal, full_date, reach
from mingbai.checks.outcomes import Outcome, cannot_check, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.checks.wording import has_any, is_measured


@rule("E11", "W",
      title=both("时效目标有期限，按日期比较", "A target of timeliness has a date and is compared by dates"),
      fault=both("时效目标没有期限，或晚于期限", "A target of timeliness has no date, or was met late"),
      formula=both("完成时间 ≤ 期限；“及时”“按时”不是期限", "done ≤ due; “prompt” or “on time” is no date"),
      basis=INDICATORS,
      silent=[both("没有时效目标。", "There are no targets of timeliness.")],
      pass_=both("{name}：期限{target}，完成于{result}，没有逾期。", "{name}: due {target}, done {result}, in time."),
      finding=both("{name}：期限{target}，完成于{result}，晚于期限。", "{name}: due {target}, done {result}, later than due."),
      dateless=both("{name}的目标写作{target}，没有期限。", "{name}: the target sets no date ({target})."),
      undecided=both("{name}：期限{target}，没有写完成日期，无法比较。",
                     "{name}: due {target}; no date of completion is stated to compare it with."))
def deadlines(context: Context) -> Iterator[Outcome]:
    for goal in context.goals:
        if goal.target.quantity.kind == "date":
            yield deadline_compared(goal)
        elif is_timeliness(goal.indicator) and goal.target.quantity.kind == "text":
            yield from dateless(goal)


def deadline_compared(goal: Goal) -> Outcome:
    details: dict[str, object] = {"name": goal.name, "target": goal.target, "stated": goal.target.quantity}
    if goal.result is None or not full_date(goal.result):
        return cannot_check(goal.target, *goal.figures, say="undecided", **details)
    status = finding if reach(goal) == MISSED else passed
    return status(goal.result, goal.result, goal.target, result=goal.result, **details)


def dateless(goal: Goal) -> Iterator[Outcome]:
    text = goal.target.quantity.printed
    if has_any(text, "dateless") and not is_measured(text):
        yield finding(goal.target, say="dateless", name=goal.name, target=words_or_figure(goal.target),
                      stated=goal.target.quantity)
