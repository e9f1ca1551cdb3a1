"""Family F: a report filed after the year that still speaks of the year's end as to come."""
from __future__ import annotations

from collections.abc import Iterator

from mingbai.checks.basis import CORRECT_INFORMATION
from mingbai.checks.context import Context
from mingbai.checks.families.dates import FILED, day_of, later
from mingbai.checks.goals import Goal, full_date
from mingbai.checks.outcomes import Outcome, cannot_check, finding, passed
from mingbai.checks.rule import both, rule

SEVERAL = 2                               # one may be an oversight
MONTH = len("2023-12")


def due(goal: Goal) -> str:
    """Of a date the day, else the end of a part of a year; nothing for what is due for the year as a whole."""
    said = full_date(goal.target) or goal.row.attributes.get("deadline", "")
    return said or (goal.target.period.rpartition("/")[2] if "/" in goal.target.period else "")


def day_of_writing(context: Context) -> str:
    """When it was filed; one without a date that states the year's spending was written after the year."""
    report = context.report
    closed = context.figure("money.total.actual") is not None
    return report.filled or (str(report.year + 1) if closed else "")


@rule("F17", "W",
      title=both("填报时已过的时间，写的是结果而不是打算", "What was due before the filing is reported, not announced"),
      fault=both("填报时已过的时间，写的仍是打算", "What was due before the filing is still announced"),
      formula=both("报告填报时已过了限期的事，有结果；两处以上没有的，可能沿用了年中的文字",
                   "what was due before the report was filed has a result; where two or more have none, the text may date from "
                   "during the year"),
      basis=CORRECT_INFORMATION,
      silent=[both("没有写限期在当年的事。", "Nothing is said to be due within the year.")],
      pass_=both("限期在当年的有{count}件事，没有结果的不到两件。",
                 "Matters due within the year: {count}; fewer than two have no result."),
      finding=both("报告{filed}填报，仍有{count}件当年到期的事只写打算、没有结果：{names}。",
                   "Filed on {filed}, the report still announces matters of the year without a result ({count}): {names}."),
      undated=both("报告写有全年的支出，却仍有{count}件当年到期的事只写打算、没有结果：{names}。",
                   "The report states the year's spending and still announces matters due within the year without a result "
                   "({count}): {names}."))
def stale_text(context: Context) -> Iterator[Outcome]:
    dated = [goal for goal in context.goals if is_of_the_year(context, goal)]
    when = day_of_writing(context)
    if dated and not when:
        yield cannot_check(context.at("report.yml", "dates"), missing=(FILED,))
        return
    past = [goal for goal in dated if later(when, due(goal))]
    if past:
        yield deadlines_outcome(context, past)


def is_of_the_year(context: Context, goal: Goal) -> bool:
    when = due(goal)
    return len(when) >= MONTH and when.startswith(str(context.report.year))


def deadlines_outcome(context: Context, past: list[Goal]) -> Outcome:
    open_ones = [goal for goal in past if not (goal.result or goal.rate)]
    figures = tuple(goal.target for goal in open_ones or past)
    if len(open_ones) < SEVERAL:
        return passed(figures[0], *figures, count=len(past))
    filed = {"filed": day_of(context.report.filled)} if context.report.filled else {"say": "undated"}
    return finding(figures[0], *figures, stated=figures[0].quantity, count=len(open_ones),
                   names=tuple(goal.name for goal in open_ones), **filed)
