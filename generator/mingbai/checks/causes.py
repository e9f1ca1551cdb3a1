"""Known slips that would explain a finding: said as a possibility, never as a judgement."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mingbai.checks.expressions import Expression, of
from mingbai.checks.intervals import Interval, of_total
from mingbai.checks.outcomes import Cause
from mingbai.model.report import Figure
from mingbai.text.value import not_none

FEW_DIGITS = 4                            # below this, one digit apart says nothing
FACTORS = {10 ** 4: "yuan-or-wan", 10 ** 8: "yuan-or-yi", 1000: "thousand", 10: "one-digit-more"}


def likely(stated: Figure, expression: Expression, bases: tuple[Expression, ...] = ()) -> Cause | None:
    return next(candidates(stated, expression, bases), None)


def candidates(stated: Figure, expression: Expression, bases: tuple[Expression, ...]) -> Iterator[Cause]:
    yield from other_bases(stated, bases)
    yield from scaled_total(stated, expression)
    yield from scaled_part(stated, expression)
    yield from part_left_out(stated, expression)
    yield from misprinted(stated, expression.value())
    yield from misprinted_part(stated, expression)


def other_bases(stated: Figure, bases: tuple[Expression, ...]) -> Iterator[Cause]:
    """The figure is right, but of something else: the original budget, the money received."""
    for base in bases:
        try:
            fits = not_none(of_total(stated.quantity)).meets(base.interval())
        except ZeroDivisionError:
            continue
        if fits:
            yield Cause("other-base", {"base": tuple(base.figures())[-1].label})


def scaled_total(stated: Figure, expression: Expression) -> Iterator[Cause]:
    printed, recomputed = not_none(of_total(stated.quantity)), expression.interval()
    for factor, kind in FACTORS.items():
        scale = Interval.point(Decimal(factor))
        if stated.base and (printed * scale).meets(recomputed):
            yield Cause(f"{kind}-small", {"figure": stated.label})
        elif stated.base and (printed / scale).meets(recomputed):
            yield Cause(f"{kind}-large", {"figure": stated.label})


def scaled_part(stated: Figure, expression: Expression) -> Iterator[Cause]:
    for figure, others in beside_others(expression):
        for factor, kind in FACTORS.items() if not would_fit(stated, others, Decimal(0)) else ():
            for scale, size in ((Decimal(factor), "small"), (1 / Decimal(factor), "large")):
                if figure.base and would_fit(stated, others, figure.base * scale):
                    yield Cause(f"{kind}-{size}", {"figure": figure.label})


def part_left_out(stated: Figure, expression: Expression) -> Iterator[Cause]:
    for figure, others in beside_others(expression):
        if figure.base and would_fit(stated, others, Decimal(0)):
            yield Cause("part-left-out", {"figure": figure.label})


def misprinted(stated: Figure, value: Decimal) -> Iterator[Cause]:
    kind = slip(digits(stated), digits_of(value / stated.quantity.scale, stated))
    if kind:
        yield Cause(kind, {"figure": stated.label})


def misprinted_part(stated: Figure, expression: Expression) -> Iterator[Cause]:
    """What would this part have to be for the total to be right, and is that one slip away from what is printed?"""
    value = expression.value()
    for figure in parts_of_sum(expression):
        needed = figure.amount + stated.amount - value
        kind = slip(digits(figure), digits_of(needed / figure.quantity.scale, figure))
        if kind:
            yield Cause(kind, {"figure": figure.label})


def beside_others(expression: Expression) -> Iterator[tuple[Figure, Interval]]:
    """Each part of a sum, and what the others come to."""
    parts = parts_of_sum(expression)
    if parts:
        whole = expression.interval()
        yield from ((figure, whole - of(figure).interval()) for figure in parts)


def parts_of_sum(expression: Expression) -> list[Figure]:
    return list(expression.figures()) if set(signs(expression)) <= {"+", "figure"} and expression.parts else []


def signs(expression: Expression) -> Iterator[str]:
    yield expression.sign
    for part in expression.parts:
        yield from signs(part)


def would_fit(stated: Figure, others: Interval, base: Decimal) -> bool:
    """Would the total be right if the part beside these others were `base`?"""
    return not_none(of_total(stated.quantity)).meets(others + Interval.point(base))


def digits(figure: Figure) -> str:
    return digits_of(not_none(figure.value), figure)


def digits_of(value: Decimal, figure: Figure) -> str:
    """With the decimals this figure is printed with; empty where the value has more."""
    if value < 0 or figure.quantity.step is None:
        return ""
    short = value.quantize(figure.quantity.step) if figure.quantity.step <= 1 else value
    return f"{short:f}" if short == value else ""


def slip(printed: str, expected: str) -> str:
    """The one slip of the pen between two numbers, if one explains it."""
    if not printed or not expected or printed == expected:
        return ""
    if len(printed) == len(expected):
        return slip_in_place(printed, expected)
    if printed.endswith(expected) or printed.startswith(expected):
        return "digits-twice"
    longer, shorter = sorted((printed, expected), key=len, reverse=True)
    if len(longer) == len(shorter) + 1 and any(longer[:i] + longer[i + 1:] == shorter for i in range(len(longer))):
        return "digit-more" if longer == printed else "digit-less"
    return ""


def slip_in_place(printed: str, expected: str) -> str:
    wrong = [i for i, pair in enumerate(zip(printed, expected, strict=True)) if pair[0] != pair[1]]
    if len(wrong) == 1:
        return "one-digit" if len(printed) >= FEW_DIGITS else ""
    swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1 and printed[wrong[0]] == expected[wrong[1]]
    return "swapped-digits" if swapped and printed[wrong[1]] == expected[wrong[0]] else ""
