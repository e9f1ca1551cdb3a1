"""Family E: “all targets were met”, against the targets that were not and the points that were lost."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mingbai.checks.basis import CORRECT_INFORMATION
from mingbai.checks.context import Context
from mingbai.checks.fair_goals import is_missed, may_be_judged
from mingbai.checks.goals import Goal
from mingbai.checks.outcomes import Outcome, cannot_check, finding, passed
from mingbai.checks.report_texts import ReportText, digest_texts, own_words
from mingbai.checks.rule import both, rule
from mingbai.checks.scored_items import ScoredItem, scored_indicators, scored_parts
from mingbai.checks.wording import has_any, speak_of_the_same, word_lists
from mingbai.model.report import Bilingual, Figure
from mingbai.text.value import Value

SENTENCE = re.compile(r"[^。；！？\n]+")
IN_SHORT = "all targets were met"         # where the sentence stands in Chinese alone
FIGURE = "[["                             # a sentence about a figure is about that figure
OF_TARGETS = {"output", "benefit"}        # the parts of a score that count targets


class Claim(Value):
    """A sentence that says so, and the text it stands in."""
    words: Bilingual
    text: ReportText


@cache
def all_met_words() -> re.Pattern[str]:
    return re.compile("|".join(word_lists()["all-met"]))


@cache
def says_all_met() -> re.Pattern[str]:
    """Of the department and the year as a whole: what stands before it in its clause names no single task."""
    return re.compile(rf"(?:^|[，：])(?:{'|'.join(word_lists()['of-the-whole'])})*(?:{all_met_words().pattern})")


def claims(context: Context) -> Iterator[Claim]:
    """Each sentence once. What a table's row says is said of that row; intentions and denials claim nothing."""
    seen = set()
    for text in (*own_words(context.report), *digest_texts(context.report)):
        for found in SENTENCE.findall(text.words.zh) if all_met_words().search(text.words.zh) else ():
            said = found.strip()
            if says_all_met().search(said) and not has_any(said, "no-claim") and FIGURE not in said and said not in seen:
                seen.add(said)
                yield Claim(Bilingual(said, text.words.en or IN_SHORT), text)


def short_of_points(context: Context) -> Iterator[ScoredItem]:
    """What lost points among those that count targets; where rows and their part are both scored, the rows."""
    found = [one for one in (*scored_indicators(context.report), *scored_parts(context.report))
             if one.is_short and one.part and OF_TARGETS & set(one.part.id.split("."))]
    rows = [one for one in found if one.indicator]
    return iter(rows or found)


@rule("E17", "W",
      title=both("称目标全部完成的，没有未完成的目标和扣分",
                 "Where all targets are said to be met, none is missed and no points lost"),
      fault=both("称目标全部完成，却有未完成的目标或扣分",
                 "All targets are said to be met, yet one is missed or points are lost"),
      formula=both("称“各项目标均完成”“超额完成”时，每个目标 ≤ 结果，产出、效益没有扣分",
                   "where all targets are said to be met or exceeded, every result reaches its target and no points are lost for "
                   "outputs and benefits"),
      basis=CORRECT_INFORMATION,
      silent=[both("没有这样的说法。", "Nothing of the kind is said."),
              both("只是打算，或是否定的话，或只说某一项任务。", "It is an intention or a denial, or speaks of a single task."),
              both("未完成的目标在同一句中说到了。", "The same sentence names the target that was missed.")],
      pass_=both("报告称“{claim}”，没有与之相反的目标和得分。",
                 "The report says “{claim}”; no target and no score speaks against it."),
      finding=both("报告称“{claim}”，但{name}目标为{target}，完成{result}。",
                   "The report says “{claim}”, but {name}: target {target}, result {result}."),
      several=both("报告称“{claim}”，但有{count}个目标没有达到：{names}。",
                   "The report says “{claim}”, but targets were missed ({count}): {names}."),
      points=both("报告称“{claim}”，但{label}印作{stated}，满分{most}，扣了{lost}分。",
                  "The report says “{claim}”, but {label} is printed as {stated} out of {most}; {lost} were lost."),
      nothing=both("报告称“{claim}”，没有写可以核对的目标和得分。",
                   "The report says “{claim}” and states no target or score to check it with."))
def all_met(context: Context) -> Iterator[Outcome]:
    for claim in claims(context):
        missed = [goal for goal in context.goals if is_missed(goal)]
        unnamed = [goal for goal in missed if not speak_of_the_same(claim.words.zh, goal.name.zh)]
        if unnamed:
            yield against_targets(claim, unnamed)
        elif not missed:
            yield against_points(context, claim)


def against_targets(claim: Claim, missed: list[Goal]) -> Outcome:
    figures: tuple[Figure, ...] = tuple(figure for goal in missed for figure in (goal.stated_result, goal.target))
    first = missed[0]
    if len(missed) > 1:
        return finding(claim.text.place, *figures, say="several", claim=claim.words, count=len(missed),
                       names=tuple(goal.name for goal in missed))
    return finding(claim.text.place, *figures, claim=claim.words, name=first.name, target=first.target, result=first.result)


def against_points(context: Context, claim: Claim) -> Outcome:
    short = next(short_of_points(context), None)
    if short:
        return finding(claim.text.place, *short.figures, say="points", claim=claim.words, label=short.score.label,
                       stated=short.score.quantity, most=short.weight, lost=short.lost)
    met = [goal.stated_result for goal in context.goals if may_be_judged(goal)]
    scored = [one.score for one in scored_parts(context.report)]
    if not met and not scored:
        return cannot_check(claim.text.place, say="nothing", claim=claim.words)
    return passed(claim.text.place, *met, *scored, claim=claim.words)
