"""Family R: what was handled in a day, against what can be handled in a day."""
from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from mingbai.checks.basis import ARITHMETIC
from mingbai.checks.compare import in_unit_of, plain_percent, vague
from mingbai.checks.context import Context
from mingbai.checks.expressions import Expression, number, of
from mingbai.checks.outcomes import Outcome, Trial, cannot_check, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.checks.tolerances import tolerance
from mingbai.checks.wording import has_any, speak_of_the_same, without_closing_brackets
from mingbai.model.report import Figure
from mingbai.text.quantity import Quantity

PER_DAY = "/time-day"
MONTH = re.compile(r"^(\d{4})-(\d{2})$")
YEAR = re.compile(r"^\d{4}$")
MUCH = tolerance("above-capacity")


def days_of(period: str) -> int | None:
    """Of a year, or of months from one to another; nothing for a day or an end of year."""
    first, _, last = period.partition("/")
    if YEAR.match(period):
        return (date(int(period) + 1, 1, 1) - date(int(period), 1, 1)).days
    begun, ended = MONTH.match(first), MONTH.match(last)
    if not begun or not ended:
        return None
    months = int(ended[1]) * 12 + int(ended[2])
    return (date(months // 12, months % 12 + 1, 1) - date(int(begun[1]), int(begun[2]), 1)).days


def is_daily(figure: Figure) -> bool:
    return figure.quantity.measure.endswith(PER_DAY) or has_any(figure.label.zh, "a-day")


def capacities(context: Context) -> list[Figure]:
    """Of all plants together: what a single one can do bounds nothing but its own work."""
    return [row["value"] for row in context.report.table("results") if row["value"] and row["value"].base is not None
            and has_any(row.label.zh, "capacity") and not has_any(row.label.zh, "single-plant") and is_daily(row["value"])]


def handled(context: Context, capacity: Figure) -> Iterator[Figure]:
    """Quantities of the same thing and the same measure."""
    measure = capacity.quantity.measure.removesuffix(PER_DAY)
    for row in context.report.table("results"):
        value = row["value"]
        name = without_closing_brackets(row.label.zh)
        if value and value.base is not None and value.quantity.measure.removesuffix(PER_DAY) == measure \
                and name.endswith("量") and speak_of_the_same(name, capacity.label.zh):
            yield value


@rule("R13", "W",
      title=both("每天处理的不超过处理能力", "No more is handled in a day than can be"),
      fault=both("每天处理的超过处理能力", "More is handled in a day than can be"),
      formula=both("数量 ÷ 天数 ≤ 日处理能力；超过不到一成的只作提示",
                   "quantity ÷ days ≤ capacity per day; less than a tenth above it is no more than a note"),
      basis=ARITHMETIC,
      silent=[both("没有写全部设施的日处理能力，或没有同一事物的数量。",
                   "No daily capacity of all plants is stated, or no quantity of the same thing.")],
      pass_=both("{label}印作{stated}，合每天{daily}，不超过{capacity_label}{capacity}。",
                 "{label} is printed as {stated}, {daily} a day, within {capacity_label}, {capacity}."),
      finding=both("{label}印作{stated}，合每天{daily}，是{capacity_label}{capacity}的{share}。",
                   "{label} is printed as {stated}, {daily} a day: {share} of {capacity_label}, {capacity}."),
      period=both("{label}印作{stated}，不知是多少天的数量，无法与{capacity_label}{capacity}比较。",
                  "{label} is printed as {stated}; over how many days is not known, so it cannot be compared with "
                  "{capacity_label}, {capacity}."))
def within_capacity(context: Context) -> Iterator[Outcome]:
    for capacity in capacities(context) if has_any(context.all_chinese, "capacity") else ():
        for quantity in handled(context, capacity):
            yield vague(quantity, capacity) or compared(quantity, capacity)


def compared(quantity: Figure, capacity: Figure) -> Outcome:
    days = 1 if is_daily(quantity) else days_of(quantity.period)
    details: dict[str, object] = {"stated": quantity.quantity, "capacity": capacity, "capacity_label": capacity.label}
    if days is None:
        return cannot_check(quantity, quantity, capacity, say="period", **details)
    daily = of(quantity) / number(days)
    share = daily.value() / capacity.amount * 100
    details |= {"daily": per_day(quantity, daily), "share": plain_percent(share),
                "trial": Trial(daily, of(capacity), is_limit=True)}
    if daily.interval().low <= of(capacity).interval().high:
        return passed(quantity, quantity, capacity, **details)
    return finding(quantity, quantity, capacity, severity="" if share > MUCH else "I", **details)


def per_day(quantity: Figure, daily: Expression) -> Quantity:
    return in_unit_of(quantity, daily.value())
