"""Family E: targets that no result answers, and results that answer no target."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from mingbai.checks.basis import INDICATORS
from mingbai.checks.context import Context
from mingbai.checks.fair_goals import is_forecast
from mingbai.checks.families.answers import Answer, elsewhere, from_money
from mingbai.checks.goals import Goal, full_date, is_comparable
from mingbai.checks.outcomes import Outcome, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.checks.wording import has_any, says
from mingbai.model.report import Bilingual, Figure, Report
from mingbai.text.value import not_none


@rule("E03", "W",
      title=both("每个目标都有结果，每个结果都有目标", "Every target has a result, and every result a target"),
      fault=both("有目标没有结果，或有结果没有目标", "A target has no result, or a result no target"),
      formula=both("写了目标的，写明完成值或完成率（在本行、别处或资金表中）；指标表的每一行都有目标值和完成率",
                   "a stated target is followed by a result or a rate, in its row, elsewhere or in the table of money; each row "
                   "of the table has a target and a rate"),
      basis=INDICATORS,
      silent=[both("没有目标，也没有称完成任务。", "There are no targets, and no task is said to be met."),
              both("填报时尚未到期的目标。", "Targets not yet due when the report was filed."),
              both("正文宣布而表中没有的目标：由E13指出。", "Goals announced and not in the table: E13 says so.")],
      pass_=both("{name}的目标{target}有结果。", "{name}: the target of {target} has a result."),
      elsewhere=both("{name}的目标{target}，结果写在{others}。",
                     "{name}: the result for the target of {target} stands under {others}."),
      from_money=both("{name}的目标为{target}，没有另写完成值；按资金表为{rate}，已经达到。",
                      "{name}: the target is {target}; no result is given beside it. The table of money gives {rate}: reached."),
      missed_in_money=both("{name}的目标为{target}，没有另写完成值；按资金表为{rate}，没有达到。",
                           "{name}: the target is {target}; no result is given beside it. The table of money gives {rate}: not "
                           "reached."),
      in_words=both("{name}的目标为{target}，结果只用文字说明，没有写数：{note}",
                    "{name}: the target is {target}; the result is told in words, without a number. {note}"),
      under_way=both("{name}的目标为{target}，报告称还在进行，没有写完成值：{note}",
                     "{name}: the target is {target}; the report says that it is under way and gives no result. {note}"),
      no_result=both("{name}的目标为{target}，没有写完成情况。", "{name}: the target is {target}; no result is stated."),
      no_target=both("{name}印作{result}，指标表中没有目标值。", "{name} is printed as {result}; the table states no target."),
      no_task=both("{name}印作{result}，报告提到任务或目标，没有写任务数。",
                   "{name} is printed as {result}; the report speaks of a task or target and does not state its size."),
      no_tasks=both("{names}共{count}处，报告提到任务或目标，没有写任务数。",
                    "{names} ({count}): the report speaks of a task or target and does not state its size."),
      no_rate=both("{name}目标为{target}，完成{result}，其他行都有完成率，这一行空白。",
                   "{name}: target {target}, result {result}; the other rows state a rate of completion, this row none."))
def targets_and_results(context: Context) -> Iterator[Outcome]:
    for goal in context.goals:
        if not (goal.is_announced or is_restated(context.report, goal) or is_not_due(context.report, goal)):
            yield answered(context, goal)
    yield from blank_rates(context.goals)
    yield from results_without_targets(context.report)


def is_restated(report: Report, goal: Goal) -> bool:
    """The same target in another place: its result stands in the first."""
    return bool(goal.row.variant) and report.row(goal.row.table, goal.row.key) is not None


def is_not_due(report: Report, goal: Goal) -> bool:
    due = full_date(goal.target)
    return bool(report.filled and due and report.filled[:len(due)] < due)


def answered(context: Context, goal: Goal) -> Outcome:
    """By a result of its own, else by what the report says of it anywhere else."""
    details: dict[str, object] = {"name": goal.name, "target": goal.target, "stated": goal.target.quantity}
    if goal.result or goal.rate:
        return passed(goal.target, *goal.figures, **details)
    answer: Answer | None = elsewhere(context, goal) or from_money(context, goal)
    if answer:
        status = finding if answer.say == "missed_in_money" else passed
        return status(goal.target, goal.target, *answer.figures, say=answer.say, severity="I", **answer.values, **details)
    return told_in_words(goal, details)


def told_in_words(goal: Goal, details: dict[str, object]) -> Outcome:
    notes = [figure.note for figure in goal.row.figures.values() if figure.note]
    for say, words in (("in_words", "said-in-words"), ("under_way", "under-way")):
        note = next((note for note in notes if says(note.zh, words)), None)
        if note:
            return finding(goal.target, say=say, severity="I", note=note, **details)
    return finding(goal.target, say="no_result", severity="I" if is_forecast(goal) else "", **details)


def blank_rates(goals: Iterable[Goal]) -> Iterator[Outcome]:
    """A cell left empty in a table whose other rows fill it."""
    rows = [goal for goal in goals if goal.indicator and goal.indicator.stated_in == "table" and goal.result]
    blank = [goal for goal in rows if goal.rate is None and is_comparable(goal) and not is_rate_itself(goal)]
    if len(rows) > 2 * len(blank):
        for goal in blank:
            yield finding(goal.stated_result, goal.stated_result, goal.target, say="no_rate", severity="I", name=goal.name,
                          target=goal.target, result=goal.stated_result, stated=goal.stated_result.quantity)


def is_rate_itself(goal: Goal) -> bool:
    return any(other.endswith(".completion") for other in not_none(goal.indicator).same_as)


def results_without_targets(report: Report) -> Iterator[Outcome]:
    for indicator in report.indicators:
        if indicator.stated_in == "table" and indicator["actual"] and not indicator["target"]:
            yield without_target(indicator["actual"], indicator.name, "no_target")
    for results in claims_of_tasks(report):
        lead, name = results[0]
        if len(results) == 1:
            yield without_target(lead, name, "no_task")
        else:
            yield finding(lead, *(figure for figure, _ in results), say="no_tasks", stated=lead.quantity, count=len(results),
                          names=tuple(label for _, label in results))


def claims_of_tasks(report: Report) -> Iterable[list[tuple[Figure, Bilingual]]]:
    """Results said to meet a task of unstated size; those of which one sentence says so are taken together."""
    claims: dict[object, list[tuple[Figure, Bilingual]]] = {}
    for row in report.table("results"):
        figure = row["value"] or row["share"]
        noted = next((f for f in row.figures.values() if f.note and has_any(f.note.zh, "task-not-stated")), None)
        if figure and noted and not row["target"]:
            sections = tuple(citation.section.key for citation in figure.citations)
            claims.setdefault((not_none(noted.note).zh, sections), []).append((row["share"] or figure, row.label))
    return claims.values()


def without_target(result: Figure, name: Bilingual, say: str) -> Outcome:
    return finding(result, say=say, name=name, result=result, stated=result.quantity)
