"""Family E: targets and results as they are worded."""
from __future__ import annotations

import re
from collections.abc import Iterator

from mingbai.checks.basis import INDICATORS, SELF_EVALUATION
from mingbai.checks.context import Context
from mingbai.checks.goals import Goal
from mingbai.checks.intervals import of_term
from mingbai.checks.outcomes import Outcome, cannot_check, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.checks.wording import has_any, is_measured, word_lists
from mingbai.model.report import Bilingual, Figure, Indicator
from mingbai.text.language import ORIGINAL
from mingbai.text.references import REFERENCE

NAMED_STANDARD = re.compile(r"“[^”]*\d[^”]*”")            # `“8个100%”`: a list of measures that goes by its numbers


@rule("E04", "W",
      title=both("实际情况不照抄目标", "The result does not repeat the target word for word"),
      fault=both("实际情况照抄目标", "The result repeats the target word for word"),
      formula=both("目标或结果是文字、或不是确数时，两者不应一字不差",
                   "where target or result is in words or no exact number, the two are not the same words"),
      basis=SELF_EVALUATION,
      silent=[both("结果是确数或日期：与目标相同是可能的。",
                   "The result is an exact number or a date: it may well equal the target."),
              both("没有目标或没有结果。", "There is no target, or no result.")],
      pass_=both("{name}的结果有自己的表述。", "{name}: the result has words of its own."),
      finding=both("{name}的完成值与目标值一字不差：{result}。",
                   "{name}: the result repeats the target word for word: {result}."))
def repeated_words(context: Context) -> Iterator[Outcome]:
    for goal in context.goals:
        if goal.result and not goal.is_announced and is_open(goal.result):
            same = text_of(goal.target) == text_of(goal.result)
            yield (finding if same else passed)(goal.result, goal.result, goal.target, name=goal.name,
                                                result=words_or_figure(goal.result),
                                                stated=goal.result.quantity)


def is_open(figure: Figure) -> bool:
    """In words, or a number with an open end."""
    if figure.quantity.kind in ("date", "rank"):
        return False
    interval = of_term(figure.quantity)
    return interval is None or not interval.is_bounded


def text_of(figure: Figure) -> str:
    return "".join(figure.quantity.printed.split())


def words_or_figure(figure: Figure) -> Bilingual | Figure:
    return figure.words or figure


@rule("E05", "W",
      title=both("目标可以衡量", "A target can be measured"),
      fault=both("目标难以衡量", "A target cannot be measured"),
      formula=both("目标有数量、期限或可以判断的标准",
                   "a target has a quantity, a deadline, or a standard by which it can be told"),
      basis=INDICATORS,
      silent=[both("目标是数字或日期。", "The target is a number or a date."),
              both("时效指标：由E11核对。", "Indicators of timeliness are E11's."),
              both("正文宣布而没有列入指标表的目标：由E13指出。", "Goals announced and not in the table: E13 says so.")],
      pass_=both("{name}的目标写作{target}，有可以判断的标准。",
                 "{name}: the target has a standard by which it can be told ({target})."),
      finding=both("{name}的目标写作{target}，没有数量、期限或标准，难以衡量。",
                   "{name}: the target has no quantity, deadline or standard to be measured by ({target})."),
      rated=both("{name}的目标写作{target}，没有数量、期限或标准，完成率印作{rate}。",
                 "{name}: the target has no quantity, deadline or standard ({target}); its rate of completion is "
                 "printed as {rate}."),
      digest=both("年度目标中有一段没有引用任何数字，目标没有数量、期限或标准。",
                  "A paragraph on the year's objectives quotes no figure; they have no quantity, deadline or standard."),
      undecided=both("{name}的目标写作{target}，是文字，无法自动判断能否衡量。",
                     "{name}: the target is in words ({target}); whether it can be measured cannot be told automatically."))
def measurable(context: Context) -> Iterator[Outcome]:
    for goal in context.goals:
        if goal.target.quantity.kind == "text" and not is_timeliness(goal.indicator) and not goal.is_announced:
            yield measured(goal)
    yield from vague_objectives(context)


def is_timeliness(indicator: Indicator | None) -> bool:
    return indicator is not None and "timeliness" in indicator.part.id.split(".")


def measured(goal: Goal) -> Outcome:
    text = goal.target.quantity.printed
    details: dict[str, object] = {"name": goal.name, "target": words_or_figure(goal.target), "stated": goal.target.quantity}
    figures = (goal.target, *([goal.rate] if goal.rate else []))
    if is_measured(text) or has_any(text, "measurable") or NAMED_STANDARD.search(text):
        return passed(goal.target, *figures, **details)
    if not has_any(text, "vague"):
        return cannot_check(goal.target, *figures, say="undecided", **details)
    if goal.rate and goal.rate.base is not None:
        return finding(goal.target, *figures, say="rated", rate=goal.rate, **details)
    return finding(goal.target, *figures, **details)


def vague_objectives(context: Context) -> Iterator[Outcome]:
    """Where there is no table of indicators, the digest's own account of the objectives is read."""
    report = context.report
    if any(indicator.stated_in != "prose" for indicator in report.indicators):
        return
    for paragraph in report.digest[ORIGINAL].get("objectives", "").split("\n\n"):
        if paragraph and not REFERENCE.search(paragraph) and vague_words(paragraph) >= word_lists()["vague-paragraph"]:
            yield finding(context.at("digest.zh.md", "#objectives"), say="digest")


def vague_words(text: str) -> int:
    return sum(text.count(word) for word in word_lists()["vague"])
