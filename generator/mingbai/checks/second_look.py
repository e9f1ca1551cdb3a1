"""A second look at what the rules said of a report: what only all of it together can tell.

A report that cuts digits off instead of rounding is told by its residues, which all lie on one side. A fact printed twice is
known as exactly as its two printings together tell; one whose printings contradict each other takes no part in a sum.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from mingbai.checks.causes import parts_of_sum
from mingbai.checks.context import Context
from mingbai.checks.expressions import Expression
from mingbai.checks.families.relations import relations
from mingbai.checks.families.repeats import restatements, said_again
from mingbai.checks.intervals import Interval, of_total
from mingbai.checks.outcomes import FINDING, NOT_CHECKABLE, PASS, Cause, Outcome
from mingbai.model.report import Figure
from mingbai.text.value import not_none, replace

ENOUGH = 3                                # so many residues on one side, and none on the other
NEGLIGIBLE = Decimal("0.1")               # of the last digit: it may come from the digits of the amounts
Known = Mapping[str, Interval | None]     # by figure; None where its printings contradict each other


def second_look(context: Context, outcomes: Sequence[Outcome]) -> Iterator[Outcome]:
    known = duplicates(context)
    is_cut = cuts_digits(outcomes)
    for outcome in outcomes:
        if known and outcome.status == PASS:
            outcome = tightened(outcome, known)
        elif known and outcome.status == FINDING:
            outcome = without_contradicted(outcome, known)
        yield as_cut(outcome) if is_cut and side(outcome) > 0 and outcome.status == FINDING else outcome


# ---- facts printed more than once

def duplicates(context: Context) -> Known:
    """Figures of which another printing tells more, or something else."""
    found: dict[str, Interval | None] = {}
    for first, second in pairs(context):
        for one, other in ((first, second), (second, first)):
            if one.id not in found or found[one.id] is not None:
                found[one.id] = common(found.get(one.id) or not_none(of_total(one.quantity)), not_none(of_total(other.quantity)))
    return {name: interval for name, interval in found.items() if interval != of_total(context.report.figures[name].quantity)}


def pairs(context: Context) -> Iterator[tuple[Figure, Figure]]:
    declared = ((result, term) for _, result, terms in relations(context, "same") for term in terms)
    for one, other in (*declared, *restatements(context.report), *said_again(context.report)):
        is_alike = one.quantity.measure == other.quantity.measure and one.period == other.period
        if is_alike and one.base is not None and other.base is not None and is_one_number(one) and is_one_number(other):
            yield one, other


def is_one_number(figure: Figure) -> bool:
    return figure.quantity.kind == "number" and figure.quantity.comparator in ("", "≈")


def common(first: Interval, second: Interval) -> Interval | None:
    return Interval(max(first.low, second.low), min(first.high, second.high)) if first.meets(second) else None


def tightened(outcome: Outcome, known: Known) -> Outcome:
    """A sum that agrees only if a figure is rougher than its other printing shows does not agree."""
    trial = outcome.trial
    if trial is None or trial.within is not None or trial.is_limit or not any(known.get(f.id) for f in outcome.figures):
        return outcome
    read = reading(trial.worked_out.finest(trial.beside), known)
    try:
        agrees = trial.stated.work(read).meets(trial.worked_out.work(read))
    except ZeroDivisionError:
        return outcome
    return outcome if agrees else replace(outcome, status=FINDING, rounded=False, trial=None)


def reading(finest: Decimal | None, known: Known) -> Callable[[Expression], Interval]:
    def read(leaf: Expression) -> Interval:
        own, other = not_none(leaf.printed(finest)), known.get(not_none(leaf.figure).id)
        return (common(own, other) or own) if other else own
    return read


def without_contradicted(outcome: Outcome, known: Known) -> Outcome:
    """Nobody knows which of the printings the sum should be made of; that they differ is said where they are compared."""
    if outcome.formula is None or len(outcome.figures) < 3 or not is_sum(outcome.formula):
        return outcome
    unclear = next((figure for figure in outcome.figures if figure.id in known and known[figure.id] is None), None)
    if unclear is None:
        return outcome
    return replace(outcome, status=NOT_CHECKABLE, say="contradicted", values={**outcome.values, "unclear": unclear}, cause=None)


def is_sum(expression: Expression) -> bool:
    return expression.sign in ("+", "−", "figure", "result") and all(map(is_sum, expression.parts))


# ---- digits cut off

def cuts_digits(outcomes: Sequence[Outcome]) -> bool:
    """Worth asking only where something would be explained by it."""
    if not any(side(outcome) > 0 for outcome in outcomes if outcome.status == FINDING):
        return False
    sides = [found for outcome in outcomes if (found := side(outcome))]
    return min(sides) > 0 and len(sides) >= ENOUGH


def side(outcome: Outcome) -> int:
    """1 where what is printed falls short as it would with digits cut off, −1 where it could not; 0 where it tells nothing."""
    trial = outcome.trial
    if outcome.status == NOT_CHECKABLE or trial is None or trial.within is not None or trial.is_limit or not trial.stated.figure:
        return 0
    step, parts = trial.stated.figure.quantity.base_step, parts_of_sum(trial.worked_out)
    if not step:
        return 0
    if parts:
        return side_of_sum(trial.stated.figure, parts, step)
    return side_of_rate(trial.stated, trial.worked_out, step) if trial.worked_out.sign == "percent" else 0


def side_of_sum(stated: Figure, parts: Sequence[Figure], step: Decimal) -> int:
    """Each part lost up to a digit, and so the total is more than they come to."""
    if any(part.quantity.base_step != step for part in parts):
        return 0
    left = stated.amount - sum(part.amount for part in parts)
    return 0 if not left or abs(left) >= step * len(parts) else 1 if left > 0 else -1


def side_of_rate(stated: Expression, worked_out: Expression, step: Decimal) -> int:
    try:
        left = worked_out.value() - stated.value()
    except ZeroDivisionError:
        return 0
    slack = step * NEGLIGIBLE
    return 0 if not slack < abs(left) < step + slack else 1 if left > 0 else -1


def as_cut(outcome: Outcome) -> Outcome:
    return replace(outcome, severity="I", cause=Cause("cut-digits"))
