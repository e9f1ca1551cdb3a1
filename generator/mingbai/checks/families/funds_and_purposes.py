"""Family R: sources of funds and purposes of spending taken together, as a system of sums."""
from __future__ import annotations

from collections.abc import Iterator

from mingbai.checks.basis import ARITHMETIC
from mingbai.checks.compare import in_unit_of, vague
from mingbai.checks.context import Context
from mingbai.checks.funds_by_purpose import NOTHING, Line, Solved, lines, name_of, purpose_tables, rest, solved
from mingbai.checks.outcomes import Outcome, cannot_check, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.model.report import Row


@rule("R12", "E",
      title=both("资金来源和支出用途两向相合", "Sources and purposes of spending fit together"),
      fault=both("资金来源和支出用途对不上", "Sources and purposes of spending do not fit together"),
      formula=both("每项来源 = 它用于各用途之和；没有写明的一格由合计推出，不应为负；两处差额相等而相反的，可能是归类不同",
                   "each source = what it paid for, purpose by purpose; a cell that is not stated follows from the totals and is "
                   "not below nothing; gaps that are equal and opposite may be a matter of where money was put"),
      basis=ARITHMETIC,
      silent=[both("没有同时按来源和用途分列，或没有一格写明某项来源用于某个用途。",
                   "Spending is not broken down both ways, or no cell says what a source paid for a purpose.")],
      pass_=both("来源和用途两向相合；由合计推出{name}为{recomputed}。",
                 "Sources and purposes fit together; by the totals, {name} is {recomputed}."),
      closed=both("来源和用途两向相合，每一格都写明了。", "Sources and purposes fit together, and every cell is stated."),
      finding=both("由合计推出{name}为{recomputed}，是负数：写明的各格多于它们的合计{stated}。",
                   "By the totals, {name} is {recomputed}, below nothing: the stated cells are more than their total, {stated}."),
      opposite=both("{label}比它的各格多{difference}，{other_label}却少同样多：可能有一笔钱归到了另一来源。",
                    "{label} is {difference} more than its cells and {other_label} less by as much: an amount may have been put "
                    "under the other source."),
      open=both("来源和用途各有几格没有写明，推不出{name}。",
                "Several cells of sources and purposes are not stated; {name} cannot be worked out."))
def funds_and_purposes(context: Context) -> Iterator[Outcome]:
    for purposes, funds, cells in purpose_tables(context):
        unclear = vague(*cells.values(), *(one.whole for one in lines(context)))
        if unclear:
            yield unclear
            return
        wrong = [*below_nothing(context), *opposite_gaps(context)]
        yield from wrong
        if not wrong:
            yield solution_outcome(context, [(p, f) for p in purposes for f in funds if (p.key, f.key) not in cells])


def solution_outcome(context: Context, unknown: list[tuple[Row, Row]]) -> Outcome:
    solutions = solved(context)
    first = lines(context)[0].whole
    if not unknown:
        return passed(first, *(one.whole for one in lines(context)), say="closed")
    if not solutions:
        return cannot_check(first, say="open", name=name_of(*unknown[0]))
    last = max(solutions, key=lambda one: one.amount.value())
    figures = tuple(last.amount.figures())
    return passed(figures[0], *figures, name=name_of(last.purpose, last.fund), stated=figures[0].quantity, formula=last.amount,
                  recomputed=in_unit_of(figures[0], last.amount.value()))


def below_nothing(context: Context) -> Iterator[Outcome]:
    for one in solved(context):
        if one.amount.interval().high < 0:
            yield negative(one)


def negative(one: Solved) -> Outcome:
    whole, *cells = one.amount.figures()
    return finding(whole, whole, *cells, stated=whole.quantity, formula=one.amount, name=name_of(one.purpose, one.fund),
                   recomputed=in_unit_of(whole, one.amount.value()))


def opposite_gaps(context: Context) -> Iterator[Outcome]:
    """Of lines whose cells are all stated: each pair once, the line with money left over first."""
    whole = [one for one in lines(context) if one.stated and not one.missing and not rest(one).interval().meets(NOTHING)]
    for one in whole:
        for other in whole:
            if rest(one).value() > 0 > rest(other).value() and (rest(one) + rest(other)).interval().meets(NOTHING):
                yield opposite(one, other)


def opposite(one: Line, other: Line) -> Outcome:
    return finding(one.whole, one.whole, other.whole, *one.stated, *other.stated, say="opposite", severity="W",
                   stated=one.whole.quantity, difference=in_unit_of(one.whole, rest(one).value()), other_label=other.whole.label)
