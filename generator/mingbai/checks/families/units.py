"""Family F: amounts of a wrong unit or a wrong order of magnitude."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mingbai.checks.basis import ARITHMETIC
from mingbai.checks.breakdowns import breakdowns, stated_in
from mingbai.checks.causes import scaled_part, scaled_total
from mingbai.checks.compare import agrees
from mingbai.checks.context import Context, shared_by_rules
from mingbai.checks.expressions import Expression, total
from mingbai.checks.families.three_public import TABLE as THREE_PUBLIC
from mingbai.checks.families.three_public import entities, parts_of_item
from mingbai.checks.outcomes import FINDING, Cause, Outcome, cannot_check, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.model.report import Figure, Report
from mingbai.text.value import not_none, replace

MONEY_TABLES = ("money", "three-public", "procurement", "assets", "projects")
UNIT_SLIPS = ("yuan-or-wan", "yuan-or-yi", "thousand")
TEN = Decimal(10)
NO_SUMS = both("没有可以合计的金额。", "There are no amounts to add up.")
SumOfFigures = tuple[Figure, tuple[Figure, ...]]


def sums(context: Context) -> Iterator[SumOfFigures]:
    """Every amount that the tables break down, with its stated parts."""
    report = context.report
    for table in MONEY_TABLES:
        for group in breakdowns(report, table):
            yield from ((whole, stated_in(group.parts, phase)) for phase in group.phases if (whole := group.whole[phase]))
    for entity in entities(report):
        for phase in ("previous", "budget", "adjusted", "actual"):
            whole = context.figure(f"{THREE_PUBLIC}.{entity}.total.{phase}")
            parts, _ = parts_of_item(context, entity, "total", phase)
            if whole and parts:
                yield whole, tuple(parts)


@shared_by_rules
def re_added(context: Context) -> Iterator[tuple[Figure, tuple[Figure, ...], Outcome, Cause | None]]:
    """Each with its parts, how it agrees with them, and the wrong unit that would explain why it doesn't."""
    for stated, parts in sums(context):
        outcome = agrees(stated, total(parts))
        yield stated, parts, outcome, unit_slip(stated, not_none(outcome.formula)) if outcome.status == FINDING else None


def unit_slip(stated: Figure, expression: Expression) -> Cause | None:
    found = (*scaled_total(stated, expression), *scaled_part(stated, expression))
    return next((cause for cause in found if cause.kind.startswith(UNIT_SLIPS)), None)


@rule("F01", "B",
      title=both("金额的单位没有写错", "The unit of an amount is right"),
      fault=both("金额的单位可能写错", "The unit of an amount may be wrong"),
      formula=both("合计与各项之和相差一万倍（或一千倍、一亿倍）时，单位可能写错",
                   "where a total and its parts differ by a factor of 10,000 (or 1,000, or 100 million), a unit may be wrong"),
      basis=ARITHMETIC,
      silent=[NO_SUMS, both("合计与各项不符，但不是单位的差错：由A、C各条指出。",
                            "Total and parts differ, but not by a unit: families A and C say so.")],
      finding=both("{label}印作{stated}；{formula}，单位可能有误。",
                   "{label} is printed as {stated}; {formula}. A unit may be wrong."))
def unit_of_amount(context: Context) -> Iterator[Outcome]:
    for stated, _, outcome, slip in re_added(context):
        if outcome.status != FINDING:
            yield replace(outcome, trial=None)      # weighed by the rules of sums; here for its unit alone
        elif slip:
            yield finding(stated, *outcome.figures, cause=slip, stated=outcome.stated, formula=outcome.formula,
                          recomputed=outcome.recomputed, difference=outcome.difference, trial=outcome.trial)


@rule("F02", "E",
      title=both("数额没有相差十倍以上", "Amounts do not jump tenfold"),
      fault=both("数额相差十倍以上", "Amounts jump tenfold"),
      formula=both("部分不超过整体的10倍；净资产不超过资产的10倍；本年与上年相差不到10倍（后者只是宜说明）",
                   "no part ten times its whole, net assets not ten times assets; this year and last less than ten times apart "
                   "(the "
                   "last is only worth explaining)"),
      basis=ARITHMETIC,
      silent=[both("没有可比的数额，或其中有零。", "There is nothing to compare, or a zero among it."),
              both("可以用单位写错解释：由F01指出。", "A unit slip explains it: F01 says so.")],
      pass_=both("{label}印作{stated}，与{other_label}{other}相差不到10倍。",
                 "{label} is printed as {stated}, less than ten times {other_label}, {other}."),
      finding=both("{label}印作{stated}，是{other_label}{other}的{times}倍，数额异常。",
                   "{label} is printed as {stated}, {times} times {other_label}, {other}: an unusual amount."),
      year=both("{label}印作{stated}，上年为{other}，相差{times}倍，宜说明。",
                "{label} is printed as {stated}, last year as {other}, {times} times apart; worth explaining."))
def orders_of_magnitude(context: Context) -> Iterator[Outcome]:
    yield from magnitudes(context)


@shared_by_rules
def magnitudes(context: Context) -> Iterator[Outcome]:
    for stated, parts, _, slip in re_added(context):
        if slip is None:
            both = (part for part in parts if both_something(part, stated))
            largest = max(both, key=lambda part: abs(part.amount), default=None)
            if largest:
                yield magnitudes_compared(largest, stated, "")
    for phase in ("opening", "closing"):
        net, assets = context.figures(f"assets.net-assets.{phase}", f"assets.assets.{phase}")
        if net and assets and both_something(net, assets):
            yield magnitudes_compared(net, assets, "")
    for now, before in (*within_rows(context.report), *last_years(context)):
        if both_something(now, before):
            yield magnitudes_compared(now, before, "year")


def both_something(first: Figure, second: Figure) -> bool:
    return bool(first.base and second.base) and first.quantity.measure == second.quantity.measure


def magnitudes_compared(first: Figure, second: Figure, say: str) -> Outcome:
    ratio = abs(first.amount / second.amount)
    times = max(ratio, 1 / ratio) if say else ratio
    details: dict[str, object] = {"stated": first.quantity, "other": second, "other_label": second.label}
    if times < TEN:
        return passed(first, first, second, **details)
    severity = "W" if say else ""
    return finding(first, first, second, say=say, severity=severity, times=times.quantize(Decimal(1)), **details)


def within_rows(report: Report) -> Iterator[tuple[Figure, Figure]]:
    pairs = {"money": ("actual", "previous"), "three-public": ("actual", "previous"), "assets": ("closing", "opening"),
             "profile": ("in-post", "previous"), "results": ("value", "previous")}
    for table, (now, before) in pairs.items():
        yield from ((row.stated(now), row.stated(before)) for row in report.table(table) if row[now] and row[before])


def last_years(context: Context) -> Iterator[tuple[Figure, Figure]]:
    year = context.last_year
    for row in context.report.table("money") if year else ():
        before = not_none(year).row("money", row.key, row.variant)
        if before and row["actual"] and before["actual"]:
            yield row["actual"], before["actual"]


# ---- what rests on an amount in doubt

@shared_by_rules
def doubted(context: Context) -> Iterator[str]:
    """Figures whose unit or order of magnitude is taken for wrong."""
    for outcome in unit_of_amount(context):
        if outcome.status == FINDING and outcome.cause:
            yield from (figure.id for figure in outcome.figures if figure.label == outcome.cause.values["figure"])
    for outcome in magnitudes(context):
        if outcome.status == FINDING and not outcome.severity:
            yield outcome.figures[0].id


def in_doubt(context: Context, *figures: Figure) -> Outcome | None:
    """No rate is worked out from an amount that is itself in doubt."""
    found = doubted(context)
    wrong = next((figure for figure in figures if figure.id in found) if found else iter(()), None)
    return cannot_check(figures[0], *figures, say="unit-in-doubt", unclear=wrong) if wrong else None
