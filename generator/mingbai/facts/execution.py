"""The money of a whole report measured: execution on every base that can be worked out, and the year's change of budget."""
from __future__ import annotations

from decimal import Decimal

from mingbai.facts.once import once
from mingbai.model.report import Figure, Report, Row
from mingbai.text.value import Value

BASES = ("original", "adjusted", "received", "income")


class Rate(Value):
    """`rate_between` of one figure to another; both are kept, so that a reader can see what was divided."""
    ratio: Decimal
    of: Figure
    to: Figure


def rate_between(of: Figure | None, to: Figure | None) -> Rate | None:
    """Nothing is divided by what is not stated, or by nothing."""
    if of is None or to is None or of.base is None or not to.base:
        return None
    return Rate(of.base / to.base, of, to)


@once
def total_rows(report: Report) -> list[Row]:
    """The whole, however often the report states it."""
    return [row for row in report.table("money") if row.key == "total"]


def total_figure(report: Report, phase: str) -> Figure | None:
    return next((row[phase] for row in total_rows(report) if row[phase]), None)


def execution(report: Report, base: str) -> Rate | None:
    """Spending over a base; both from the same statement where one gives both."""
    rates = (rate_between(row["actual"], row[base]) for row in total_rows(report))
    return next(filter(None, rates), None) or rate_between(total_figure(report, "actual"), total_figure(report, base))


def stated_execution(report: Report) -> list[tuple[Figure, str]]:
    """The rates that the report prints for its whole, each with its base, `unnamed` where it names none."""
    return [(row["rate"], row.attributes.get("rate_base") or "unnamed") for row in total_rows(report) if row["rate"]]


def budget_change(report: Report) -> Decimal | None:
    """From the original to the adjusted budget, as a share of the original."""
    rate = rate_between(total_figure(report, "adjusted"), total_figure(report, "original"))
    return None if rate is None else rate.ratio - 1


def three_public(report: Report, phase: str, item: str = "total") -> Figure | None:
    return report.figure(f"three-public.department.{item}.{phase}")


def staff(report: Report) -> Figure | None:
    """Staff in post of the whole department: a part of it would not answer for the whole's spending."""
    return report.figure("profile.department.total.in-post")


def three_public_per_head(report: Report) -> Decimal | None:
    """In yuan."""
    rate = rate_between(three_public(report, "actual"), staff(report))
    return None if rate is None else rate.ratio
