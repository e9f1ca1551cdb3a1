"""Family E: targets that moved and goals that vanished."""
from __future__ import annotations

import re
from collections.abc import Iterator

from mingbai.checks.basis import INDICATORS, SELF_EVALUATION
from mingbai.checks.compare import plain_percent
from mingbai.checks.context import Context
from mingbai.checks.intervals import of_total
from mingbai.checks.outcomes import Outcome, cannot_check, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.checks.wording import says
from mingbai.model.report import Figure, Indicator
from mingbai.text.value import not_none

PAPER_NUMBER = re.compile(r"〔\d{4}〕|\[\d{4}\]|\d+号")


@rule("E12", "W",
      title=both("年中调低的目标，写明原目标和批准文件", "A target lowered in the year is shown with the original and the paper"),
      fault=both("目标年中调低，没有写明原目标或批准文号",
                 "A target was lowered in the year without the original or the paper's number"),
      formula=both("调整后目标 < 原目标时，列出两者，并写明批准调整的文件和文号",
                   "where the revised target is below the original, both are shown, with the approving paper and its number"),
      basis=SELF_EVALUATION,
      silent=[both("没有调整目标。", "No target was revised.")],
      pass_=both("{name}的目标由{original}调为{revised}，没有调低，或写明了批准文件的文号。",
                 "{name}: the target moved from {original} to {revised}; it was not lowered, or the paper's number is stated."),
      finding=both("{name}的目标由{original}调为{revised}，减少{cut}；按原目标，结果为{rate}。批准文件没有写明文号（{paper}）。",
                   "{name}: the target was cut from {original} to {revised}, by {cut}; of the original the result is {rate}. The "
                   "number of the approving paper is not stated ({paper})."),
      no_result=both("{name}的目标由{original}调为{revised}，减少{cut}。批准文件没有写明文号（{paper}）。",
                     "{name}: the target was cut from {original} to {revised}, by {cut}. The number of the approving paper is "
                     "not "
                     "stated ({paper})."),
      no_original=both("{name}的目标调为{revised}，原目标没有写明。",
                       "{name}: the target was revised to {revised}; the original is not stated."))
def revised_targets(context: Context) -> Iterator[Outcome]:
    for indicator in context.report.indicators:
        original, revised = indicator["target"], indicator["revised-target"]
        if revised and (original is None or original.base is None or revised.base is None):
            yield cannot_check(revised, *([original] if original else []), say="no_original", name=indicator.name,
                               revised=revised, stated=revised.quantity)
        elif revised and original:
            yield lowered(indicator, original, revised)


UNNAMED = both("未写明文件", "none named")


def lowered(indicator: Indicator, original: Figure, revised: Figure) -> Outcome:
    result, paper = indicator["actual"], indicator.revision
    figures = (revised, original, *([result] if result else []))
    details: dict[str, object] = {"name": indicator.name, "original": original, "revised": revised, "stated": revised.quantity}
    is_lower = not_none(of_total(revised.quantity)).high < not_none(of_total(original.quantity)).low
    if not is_lower or (paper and PAPER_NUMBER.search(paper.zh)):
        return passed(revised, *figures, **details)
    details |= {"cut": plain_percent((1 - revised.amount / original.amount) * 100), "paper": paper or UNNAMED}
    if result is None or result.base is None:
        return finding(revised, *figures, say="no_result", **details)
    return finding(revised, *figures, rate=plain_percent(result.amount / original.amount * 100), **details)


@rule("E13", "W",
      title=both("正文宣布的目标列入指标表并有结果", "A goal announced in the text has a row in the table and a result"),
      fault=both("正文宣布的目标没有列入指标表", "A goal announced in the text has no row in the table"),
      formula=both("正文宣布的每个目标，在指标表中有对应的一行",
                   "each goal announced in the text has its row among the indicators"),
      basis=INDICATORS, silent=[both("没有表外的目标。", "No goal stands outside the table.")],
      pass_=both("{name}在正文中宣布，指标表中有对应的行。", "{name} is announced in the text and has its row in the table."),
      finding=both("正文宣布的目标没有列入指标表，也没有结果：{name}。",
                   "The goal “{name}”, announced in the text, has no row in the table and no result."),
      reported=both("正文宣布的目标没有列入指标表，正文写有结果：{name}。",
                    "The goal “{name}”, announced in the text, has no row in the table; the text gives a result."),
      elsewhere=both("正文宣布的目标没有列入指标表；别处写有结果：{name}。{note}",
                     "The goal “{name}”, announced in the text, has no row in the table; something is reported of it elsewhere. "
                     "{note}"))
def announced_goals(context: Context) -> Iterator[Outcome]:
    rows = {figure.id for other in context.report.indicators if other.stated_in != "announced"
            for figure in other.row.figures.values()}
    for indicator in context.report.indicators:
        if indicator.stated_in == "announced":
            yield announced(indicator, rows)


def announced(indicator: Indicator, rows: set[str]) -> Outcome:
    figures = tuple(indicator.row.figures.values())
    if rows & set(indicator.same_as):
        return passed(indicator, *figures, name=indicator.name)
    if indicator["actual"] or indicator["completion"]:
        return finding(indicator, *figures, say="reported", severity="I", name=indicator.name)
    note = next((f.note for f in figures if f.note and says(f.note.zh, "reported-elsewhere")), None)
    if note:
        return finding(indicator, *figures, say="elsewhere", severity="I", name=indicator.name, note=note)
    return finding(indicator, *figures, name=indicator.name)
