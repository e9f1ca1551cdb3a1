"""Family F: figures of the text that no sum covers, and that are plainly of another order than what stands beside them."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mingbai.checks.basis import PRACTICE
from mingbai.checks.compare import vague
from mingbai.checks.context import Context
from mingbai.checks.outcomes import Cause, Outcome, cannot_check, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.checks.wording import has_any, word_lists
from mingbai.model.report import Figure

TENTH = Decimal("0.1")                    # of the bureau's own spending: a whole sector hardly comes to less
MANY = 20                                 # times the longest of the others
FEWEST = 3                                # others to compare with
LENGTHS = ("length", "length-km")


@rule("F18", "W",
      title=both("行业总量、工程长度的量级可信", "Totals of a sector and lengths of works are of a likely order"),
      fault=both("行业总量或工程长度的量级可疑", "A sector's total or the length of works is of an unlikely order"),
      formula=both("全行业的产值、投资、销售额不低于本部门支出的十分之一；同类新建、改造工程的长度不超过其他各项中最长的20倍",
                   "output, investment or sales of a whole sector are no less than a tenth of the bureau's own spending; works "
                   "of one kind are no more than 20 times as long as the longest of the others"),
      basis=PRACTICE,
      silent=[both("没有写行业总量，同类工程也不到四项。",
                   "No total of a sector is stated, and fewer than four works of one kind."),
              both("是累计数、总里程，不是当年的工程。",
                   "It is a stock or a length built over the years, not the year's works.")],
      pass_=both("{label}印作{stated}，与本部门支出{spent}相比可信。",
                 "{label} is printed as {stated}, likely enough beside the bureau's own spending of {spent}."),
      finding=both("{label}印作{stated}，还不到本部门支出{spent}的十分之一，宜说明。",
                   "{label} is printed as {stated}, less than a tenth of the bureau's spending of {spent}; worth explaining."),
      longer=both("{label}印作{stated}，是同类工程中次长的{other_label}{other}的{times}倍，宜说明。",
                  "{label} is printed as {stated}, {times} times the next longest of its kind, {other_label}, {other}; worth "
                  "explaining."),
      alike=both("{label}印作{stated}，与其他{count}项同类工程的长度在同一量级。",
                 "{label} is printed as {stated}, of one order with the other works of its kind ({count})."))
def out_of_scale(context: Context) -> Iterator[Outcome]:
    yield from sector_totals(context)
    for kind in word_lists()["kinds-of-works"]:
        yield from lengths(works(context, kind))


def sector_totals(context: Context) -> Iterator[Outcome]:
    spent = context.figure("money.total.actual")
    for row in context.report.table("results"):
        value = row["value"]
        if value and value.quantity.measure == "money" and has_any(row.label.zh, "sector-totals"):
            yield beside_spending(context, value, spent)


def beside_spending(context: Context, value: Figure, spent: Figure | None) -> Outcome:
    if spent is None:
        return cannot_check(value, missing=context.missing("money.total.actual"))
    unclear = vague(value, spent)
    if unclear:
        return unclear
    details = {"stated": value.quantity, "spent": spent}
    if value.amount >= spent.amount * TENTH:
        return passed(value, value, spent, **details)
    return finding(value, value, spent, cause=Cause("unit-or-fewer-digits", {"figure": value.label}), **details)


def works(context: Context, kind: str) -> list[Figure]:
    """The year's works of one kind, longest first."""
    found = [row["value"] for row in context.report.table("results") if kind in row.label.zh and row["value"]
             and row["value"].quantity.measure in LENGTHS and row["value"].base
             and has_any(row.label.zh, "built") and not has_any(row.label.zh, "over-the-years")]
    return sorted(found, key=in_metres, reverse=True)


def in_metres(figure: Figure) -> Decimal:
    return figure.amount * (1000 if figure.quantity.measure == "length-km" else 1)


def lengths(longest_first: list[Figure]) -> Iterator[Outcome]:
    if len(longest_first) <= FEWEST:
        return
    longest, other = longest_first[:2]
    times = in_metres(longest) / in_metres(other)
    details = {"stated": longest.quantity, "other": other, "other_label": other.label, "times": times.quantize(Decimal(1)),
               "count": len(longest_first) - 1}
    if times <= MANY:
        yield passed(longest, *longest_first, say="alike", **details)
    else:
        yield finding(longest, longest, other, say="longer", cause=Cause("unit-or-digits", {"figure": longest.label}), **details)
