"""Family F: what is counted one by one comes in whole numbers."""
from __future__ import annotations

from collections.abc import Iterator

from mingbai.checks.basis import PRACTICE
from mingbai.checks.context import Context
from mingbai.checks.intervals import COUNTED
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
    figures = [figure for figure in context.report.figures.values() if is_counted(figure)]
    counted = [figure for figure in figures if figure.quantity.scale == 1]
    broken = [figure for figure in counted if figure.quantity.step is not None and figure.quantity.step < 1]
    for figure in broken:
        yield finding(figure, stated=figure.quantity, cause=Cause("unit-or-digits", {"figure": figure.label}))
    if counted and not broken:
        yield passed(counted[0], *counted, count=len(counted))
    elif figures and not counted:
        yield cannot_check(figures[0], *figures, say="rounded", stated=figures[0].quantity)


def is_counted(figure: Figure) -> bool:
    quantity = figure.quantity
    return (quantity.kind == "number" and quantity.measure in COUNTED and quantity.base is not None
            and not has_any(figure.label.zh, "not-whole"))
