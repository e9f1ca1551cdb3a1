"""Family E: plans told as results."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from mingbai.checks.basis import INDICATORS
from mingbai.checks.context import Context
from mingbai.checks.outcomes import Outcome, cannot_check, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.checks.scored_items import scored_indicators
from mingbai.checks.tolerances import tolerance
from mingbai.checks.wording import has_any, word_lists
from mingbai.model.report import Figure, Indicator

NEARLY_ALL = tolerance("nearly-all")


@rule("E18", "W",
      title=both("完成情况写的是已经做到的，不是打算", "A result is what was done, not what is planned"),
      fault=both("完成情况写的是打算", "A result is what is planned, not what was done"),
      formula=both("完成情况以“规划”“拟”“计划”一类的话开头，而完成率或得分接近全满时，宜说明",
                   "a result that begins with “planned”, “to be” or the like, beside a full rate or score, is worth explaining"),
      basis=INDICATORS,
      silent=[both("完成情况是数字，或没有说打算。", "The result is a number, or speaks of no plan."),
              both("目标本身就是编制规划、方案。", "The target itself is to draw up a plan.")],
      pass_=both("{label}写的是打算（“{result}”），没有当作完成。",
                 "{label} tells of a plan (“{result}”) and does not count it as done."),
      finding=both("{label}写的是打算（“{result}”），{counted_label}却为{counted}。",
                   "{label} tells of a plan (“{result}”), yet {counted_label} is {counted}."),
      uncounted=both("{label}写的是打算（“{result}”），没有写完成率和得分。",
                     "{label} tells of a plan (“{result}”); neither a rate nor a score is stated."))
def plans_as_results(context: Context) -> Iterator[Outcome]:
    shares = {one.own_indicator.id: one.share for one in scored_indicators(context.report)}
    for indicator in context.report.indicators:
        actual = indicator["actual"]
        if actual and actual.quantity.kind == "text" and is_plan(actual) and not is_for_a_plan(indicator):
            yield counted_as(indicator, actual, shares)


def is_plan(actual: Figure) -> bool:
    printed = actual.quantity.printed
    return printed.startswith(tuple(word_lists()["plans"])) and not has_any(printed, "done")


def is_for_a_plan(indicator: Indicator) -> bool:
    target = indicator["revised-target"] or indicator["target"]
    return has_any(indicator.name.zh + (target.quantity.printed if target else ""), "plans-to-make")


def counted_as(indicator: Indicator, actual: Figure, shares: Mapping[str, Decimal | None]) -> Outcome:
    rate, share = indicator["completion"], shares.get(indicator.id)
    details: dict[str, object] = {"stated": actual.quantity, "result": actual.words or actual}
    if rate and rate.base is not None and rate.base >= NEARLY_ALL:
        return finding(actual, actual, rate, counted=rate, counted_label=rate.label, **details)
    if share is not None and share >= NEARLY_ALL:
        score = indicator.stated("score")
        return finding(actual, actual, score, counted=score, counted_label=score.label, **details)
    if share is None and (rate is None or rate.base is None):
        return cannot_check(actual, say="uncounted", **details)
    return passed(actual, **details)
