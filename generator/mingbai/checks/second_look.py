"""A second look at what the rules said of a report: what only all of it together can tell.

A report that cuts digits off instead of rounding is told by its sums and rates, which all fit that. A fact printed twice is
known as exactly as its two printings together tell; one whose printings contradict each other takes no part in a sum.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from mingbai.checks.context import Context
from mingbai.checks.expressions import Expression, Finest
from mingbai.checks.families.relations import relations
from mingbai.checks.families.repeats import restatements, said_again
from mingbai.checks.intervals import Interval, of_total
from mingbai.checks.outcomes import FINDING, NOT_CHECKABLE, PASS, Cause, Outcome
from mingbai.model.report import Figure
from mingbai.text.value import not_none, replace

ENOUGH = 3                                # so many that only digits cut off give, and none that only rounding gives
Known = Mapping[str, Interval | None]     # by figure; None where its printings contradict each other
Cut = Callable[[Expression, Finest], Interval]


def second_look(context: Context, outcomes: Sequence[Outcome]) -> Iterator[Outcome]:
    known = duplicates(context)
    looked_at = [again(outcome, known) for outcome in outcomes] if known else outcomes
    is_cut = cuts_digits(outcomes, looked_at)
    for outcome, found in zip(outcomes, looked_at, strict=True):
        yield with_digits_cut(outcome, found) if is_cut else found


def again(outcome: Outcome, known: Known) -> Outcome:
    if outcome.status == PASS:
        return tightened(outcome, known)
    return without_contradicted(outcome, known) if outcome.status == FINDING else outcome


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


def reading(finest: Finest, known: Known) -> Callable[[Expression], Interval]:
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

def cuts_digits(outcomes: Sequence[Outcome], looked_at: Sequence[Outcome]) -> bool:
    """Would digits cut off, not rounded, give all that is printed? Worth asking only where something is explained by it."""
    if not any(found.status == FINDING and fits(outcome, cut_down) for outcome, found in zip(outcomes, looked_at, strict=True)):
        return False
    if any(may_tell(outcome) and not fits(outcome, cut_down) for outcome in outcomes if outcome.status == PASS):
        return False
    return sum(fits(outcome, cut_down) and not fits(outcome, cut_up) for outcome in outcomes) >= ENOUGH


def may_tell(outcome: Outcome) -> bool:
    return outcome.status != NOT_CHECKABLE and outcome.trial is not None and not outcome.trial.is_limit


def fits(outcome: Outcome, cut: Cut) -> bool:
    """Do both sides agree if every digit after the last printed one was cut off?"""
    if not may_tell(outcome):
        return False
    trial = not_none(outcome.trial)
    finest = trial.worked_out.finest(trial.beside)
    try:
        stated, worked_out = (side.work(lambda leaf: cut(leaf, finest)) for side in (trial.stated, trial.worked_out))
    except ZeroDivisionError:
        return False
    return (stated if trial.within is None else stated.widened(trial.within)).meets(worked_out)


def cut_down(leaf: Expression, finest: Finest) -> Interval:
    """What a printed figure stands for where digits are cut: itself, or up to one of its last digit more."""
    rounded, amount = not_none(leaf.printed(finest)), not_none(leaf.figure).amount
    if rounded.low == rounded.high or not rounded.is_bounded:
        return rounded
    if not amount:
        return rounded.widened(rounded.high)
    step = rounded.high - rounded.low
    return Interval(amount, amount + step) if amount > 0 else Interval(amount - step, amount)


def cut_up(leaf: Expression, finest: Finest) -> Interval:
    """The opposite, which nobody does: what agrees with it as well tells nothing."""
    down, amount = cut_down(leaf, finest), not_none(leaf.figure).amount
    return Interval(2 * amount - down.high, 2 * amount - down.low)


def with_digits_cut(outcome: Outcome, found: Outcome) -> Outcome:
    if found.status == PASS or not fits(outcome, cut_down):
        return found
    return outcome if outcome.status == PASS else replace(outcome, severity="I", cause=Cause("cut-digits"))
