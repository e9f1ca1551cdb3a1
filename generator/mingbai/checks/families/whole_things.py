"""Family F: what is counted one by one comes in whole numbers."""
from __future__ import annotations

from collections.abc import Iterator

from mingbai.checks.basis import PRACTICE
from mingbai.checks.context import Context
from mingbai.checks.intervals import COUNTED, is_count
from mingbai.checks.outcomes import Cause, Outcome, cannot_check, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.checks.wording import has_any
from mingbai.model.report import Figure


@rule("F19", "W",
      title=both("逐个清点的数是整数", "Things counted one by one come in whole numbers"),
      fault=both("逐个清点的数带有小数", "Things counted one by one have decimals"),
      formula=both("以人、户、套、栋、个等计的数不带小数（以万计的、平均数除外）",
                   "what is counted in people, households, homes, buildings and the like has no decimals (thousands and averages "
                   "apart)"),
      basis=PRACTICE,
      silent=[both("没有逐个清点的数。", "Nothing is counted one by one.")],
      pass_=both("逐个清点的{count}个数都是整数。", "Numbers of things counted one by one, all of them whole: {count}."),
      rounded=both("逐个清点的数都以万等计，印作{stated}，无法核对到个位。",
                   "Numbers of things counted one by one are given in round thousands only ({stated}), not to the last one."),
      finding=both("{label}印作{stated}，带有小数，小数点可能印错了位置。",
                   "{label} is printed as {stated}, with decimals; the point may be misplaced."))
def whole_things(context: Context) -> Iterator[Outcome]:
    figures = [figure for figure in context.report.figures.values()
               if figure.quantity.measure in COUNTED and figure.quantity.kind == "number"]
    whole = [figure for figure in figures if is_count(figure.quantity)]
    broken = [figure for figure in figures if figure.quantity.scale == 1 and is_broken(figure)]
    for figure in broken:
        yield finding(figure, stated=figure.quantity, cause=Cause("unit-or-digits", {"figure": figure.label}))
    if whole and not broken:
        yield passed(whole[0], *whole, count=len(whole))
    elif not whole and not broken:
        yield from (cannot_check(figure, *figures, say="rounded", stated=figure.quantity)
                    for figure in figures[:1] if figure.quantity.scale > 1)


def is_broken(figure: Figure) -> bool:
    step = figure.quantity.step
    return step is not None and step < 1 and not has_any(figure.label.zh, "not-whole")
