"""Calculations over figures. One expression gives the exact value, the interval and the formula worked out."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import reduce
from operator import add, mul, sub

from mingbai.checks.intervals import Interval, is_count, is_none, of_limit, of_term, of_total
from mingbai.model.report import Figure
from mingbai.text.quantity import Quantity
from mingbai.text.value import Value, not_none

Finest = Mapping[str, Decimal]
BINDING = {"+": 1, "−": 1, "×": 2, "÷": 2}
HUNDRED = Decimal(100)


class Expression(Value):
    """`sign` is figure, limit, result, number, an operator or a word of WORK; `parts` are what it works on."""
    sign: str
    parts: tuple[Expression, ...] = ()
    figure: Figure | None = None
    number: Decimal | None = None

    def __add__(self, other: Expression) -> Expression:
        return Expression("+", (self, other))

    def __sub__(self, other: Expression) -> Expression:
        return Expression("−", (self, other))

    def __mul__(self, other: Expression) -> Expression:
        return Expression("×", (self, other))

    def __truediv__(self, other: Expression) -> Expression:
        return Expression("÷", (self, other))

    def figures(self) -> Iterator[Figure]:
        return (leaf.figure for leaf in self.leaves() if leaf.figure)

    def leaves(self) -> list[Expression]:
        """The figures of the formula, each as it is used."""
        found: list[Expression] = []
        gather(self, found)
        return found

    def printed(self, finest: Finest | None = None) -> Interval | None:
        """What the figure of a leaf stands for; None for words. A plain 0 is none, or less than the figures beside it show."""
        quantity = not_none(self.figure).quantity
        if finest and quantity.measure in finest and is_none(quantity) and not is_count(quantity):
            return Interval(Decimal(0), min(finest[quantity.measure], not_none(quantity.base_step)) / 2)
        return READ[self.sign](quantity)

    def value(self) -> Decimal:
        """Worked out with the digits as printed, in base units."""
        if self.figure:
            return self.figure.amount
        return EXACTLY[self.sign](*[part.value() for part in self.parts]) if self.number is None else self.number

    def finest(self, beside: Figure | None = None) -> Finest:
        """The last digit of its figures, and of one beside them, by what they measure: as much as a plain 0 among them may
        hide. Nothing where there is no 0."""
        quantities = [figure.quantity for figure in self.figures()]
        if not any(map(is_none, quantities)):
            return {}
        quantities += [beside.quantity] if beside else []
        steps = [(quantity.measure, step) for quantity in quantities if (step := quantity.base_step) and not is_none(quantity)]
        return {measure: min(step for other, step in steps if other == measure) for measure, _ in steps}

    def interval(self, beside: Figure | None = None) -> Interval:
        """Raises ZeroDivisionError when a divisor may be nothing. `beside` is what it is compared with."""
        finest = self.finest(beside)
        return self.work(lambda leaf: not_none(leaf.printed(finest)))

    def work(self, read: Callable[[Expression], Interval]) -> Interval:
        if self.figure:
            return read(self)
        if self.number is not None:
            return Interval.point(self.number)
        return WORK[self.sign](*[part.work(read) for part in self.parts])


def gather(expression: Expression, leaves: list[Expression]) -> None:
    if expression.figure is not None:
        leaves.append(expression)
    for part in expression.parts:
        gather(part, leaves)


READ: dict[str, Callable[[Quantity], Interval | None]] = {"figure": of_term, "limit": of_limit, "result": of_total}
WORK: dict[str, Callable[..., Interval]] = {
    "+": lambda a, b: a + b,
    "−": lambda a, b: a - b,
    "×": lambda a, b: a * b,
    "÷": lambda a, b: a / b,
    "least": lambda a, b: a.least(b),
    "fraction": lambda a: Interval(a.low / HUNDRED, a.high / HUNDRED),
    "percent": lambda a: Interval(a.low * HUNDRED, a.high * HUNDRED),
    # Divided first, so that the base is counted once and its interval isn't widened twice.
    "growth": lambda now, before: now / before - Interval.point(Decimal(1)),
}


def divided(number: Decimal, by: Decimal) -> Decimal:
    if not by:
        raise ZeroDivisionError
    return number / by


# The same of single numbers.
EXACTLY: dict[str, Callable[..., Decimal]] = {
    "+": add, "−": sub, "×": mul, "÷": divided, "least": min, "fraction": lambda a: a / HUNDRED, "percent": lambda a: a * HUNDRED,
    "growth": lambda now, before: divided(now, before) - Decimal(1),
}


def of(figure: Figure) -> Expression:
    return Expression("figure", figure=figure)


def limit(figure: Figure) -> Expression:
    """The number of a target, whichever way it is open: of `≥90%` the 90 %."""
    return Expression("limit", figure=figure)


def result(figure: Figure) -> Expression:
    """A figure that was itself worked out: rounded, points too."""
    return Expression("result", figure=figure)


def number(value: Decimal | int) -> Expression:
    return Expression("number", number=Decimal(value))


def total(figures: Iterable[Figure]) -> Expression:
    return reduce(lambda a, b: a + b, map(of, figures))


def mean(figures: tuple[Figure, ...]) -> Expression:
    return total(figures) / number(len(figures))


def percent(ratio: Expression) -> Expression:
    """A ratio said in percent."""
    return Expression("percent", (ratio,))


def fraction(rate: Expression) -> Expression:
    """A rate in percent as the number it multiplies by."""
    return Expression("fraction", (rate,))


def growth(now: Figure, before: Figure) -> Expression:
    return percent(Expression("growth", (of(now), of(before))))


def at_most(bound: Decimal | int, expression: Expression) -> Expression:
    """No more than the bound; where the printed digits leave no doubt that it is less, the expression alone."""
    is_less = is_surely_below(expression, Decimal(bound))
    return expression if is_less else Expression("least", (expression, number(bound)))


def is_surely_below(expression: Expression, bound: Decimal) -> bool:
    if any(leaf.printed() is None for leaf in expression.leaves()):
        return False
    try:
        return expression.interval().high <= bound
    except ZeroDivisionError:
        return False


Token = Figure | Decimal | str


def tokens(expression: Expression) -> list[Token]:
    """The formula in reading order: figures, numbers and signs."""
    sign, parts = expression.sign, expression.parts
    if expression.figure:
        return [expression.figure]
    if expression.number is not None:
        return [expression.number]
    if sign in ("percent", "fraction"):
        return tokens(parts[0])
    if sign == "growth":
        now, before = map(tokens, parts)
        return ["(", *now, "−", *before, ")", "÷", *before]
    if sign == "least":
        return ["min(", *tokens(parts[0]), ",", *tokens(parts[1]), ")"]
    return [*bracketed(parts[0], BINDING[sign]), sign, *bracketed(parts[1], BINDING[sign] + (sign in "−÷"))]


def bracketed(expression: Expression, binding: int) -> list[Token]:
    found = tokens(expression)
    return ["(", *found, ")"] if BINDING.get(expression.sign, 3) < binding else found
