"""Outcomes said in one language: a rule's sentence, the formula with its numbers, what is missing, a possible cause."""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from operator import attrgetter
from typing import Any

from mingbai.checks.expressions import Token, tokens
from mingbai.checks.outcomes import Cause, Outcome
from mingbai.checks.rule import Check, Rule
from mingbai.model.report import Bilingual, Figure
from mingbai.text.format import MILLION, Formatter, as_printed, trimmed
from mingbai.text.quantity import Quantity
from mingbai.text.value import not_none
from mingbai.text.words import Words, kept, pattern_pieces

OF_EACH = ("stated", "recomputed", "missing")   # what sentences name of any outcome, as it stands there
TIGHT = {"(": ("", ""), ")": ("", ""), "min(": ("", ""), ",": ("", " ")}


class Teller:
    def __init__(self, lang: str) -> None:
        self.lang, self.word, self.format = lang, Words("checks", lang), Formatter(lang)

    # ---- one check

    def message(self, check: Check) -> str:
        text = self.outcome(check.rule, check.outcome)
        return self.word("with-cause", text=text, cause=self.told_by(check)) if check.told_by else text

    def remark(self, check: Check) -> str:
        """Beside the sentence: a possible cause, or which finding tells of the same fact."""
        return self.cause(check.outcome.cause) or self.told_by(check)

    def told_by(self, check: Check) -> str:
        return self.word("told-by", check=check.told_by) if check.told_by else ""

    def outcome(self, rule: Rule, outcome: Outcome) -> str:
        text = self.sentence(rule, outcome)
        return self.word("with-cause", text=text, cause=self.cause(outcome.cause)) if outcome.cause else text

    def sentence(self, rule: Rule, outcome: Outcome) -> str:
        """Without a possible cause."""
        pattern = self.pattern(rule, outcome)
        return "".join([literal + (self.said(name, outcome) if name else "") for literal, name in pattern_pieces(pattern)])

    def pattern(self, rule: Rule, outcome: Outcome) -> str:
        key = outcome.say or ("missing" if outcome.missing else outcome.status)
        if key in rule.messages:
            return rule.messages[key][self.lang]
        usual = f"{key}-rounded" if outcome.rounded else key
        return self.word.find(f"messages.{usual}")

    def said(self, name: str, outcome: Outcome) -> str:
        value = self.named(outcome, name)
        if value is None:
            raise KeyError(name)
        return self.value(value)

    def named(self, outcome: Outcome, name: str) -> object:
        """What the sentence may name, as a value; None where this outcome has none."""
        if name in outcome.values:
            return outcome.values[name]
        if name == "label":
            return outcome.figures[0].label if outcome.figures else None
        if name == "difference":
            return self.size(outcome.difference)
        if name == "formula":
            return self.formula(outcome)
        return getattr(outcome, name) if name in OF_EACH else None

    def formula(self, outcome: Outcome) -> str | None:
        """`2713.3万元 + 9960.59万元 = 12673.89万元`."""
        if outcome.formula is None:
            return None
        worked = "".join(self.token(token) for token in tokens(outcome.formula))
        if outcome.recomputed is None:
            return worked
        return self.word("equation", left=worked, right=self.amount(outcome.recomputed))

    def missing(self, outcome: Outcome) -> str:
        return self.value(outcome.missing)

    def cause(self, cause: Cause | None) -> str:
        if cause is None:
            return ""
        return self.word.find(f"causes.{cause.kind}").format_map(
            {name: self.value(value) for name, value in cause.values.items()})

    # ---- words around it

    def status(self, status: str) -> str:
        return self.word(f"statuses.{status}")

    def severity(self, severity: str) -> str:
        return self.word(f"severities.{severity}")

    def family(self, family: str) -> str:
        return self.word(f"families.{family}")

    # ---- values

    def token(self, token: Token) -> str:
        if isinstance(token, str):
            before, after = TIGHT.get(token, (" ", " "))
            return before + token + after
        return self.value(token)

    def value(self, value: object) -> str:
        return self.by_type.get(type(value), str)(value)

    @cached_property
    def by_type(self) -> Mapping[type, Callable[[Any], str]]:   # Any: each says values of its own type
        """How a value is said, by its type; of any other, as it stands."""
        return {Figure: lambda figure: self.amount(figure.quantity), Quantity: self.amount, Decimal: self.format.plain,
                Bilingual: attrgetter(self.lang), tuple: lambda some: self.word("list-join").join(map(self.value, some))}

    def amount(self, quantity: Quantity) -> str:
        """All digits, so that a reader can add them up; in a translation without Chinese units."""
        return as_printed(quantity) if self.format.says_as_printed else converted_amount(quantity, self.lang)

    def converted(self, quantity: Quantity) -> str:
        if quantity.kind == "number" and quantity.unit and quantity.unit.is_money:
            return self.format.compared(quantity, self.money(quantity.amount))
        return self.format.quantity(quantity).text

    def money(self, yuan: Decimal) -> str:
        if abs(yuan) >= MILLION:
            return self.format.words("million", amount=self.format.plain(trimmed(yuan / MILLION)))
        return self.format.words("yuan", amount=self.format.plain(trimmed(yuan)))

    def size(self, difference: Quantity | None) -> Quantity | None:
        """A difference is told without its sign."""
        if difference is None or not_none(difference.value) >= 0:
            return difference
        return Quantity(difference.printed.lstrip("-"), value=-not_none(difference.value), unit=difference.unit,
                        step=difference.step)


@kept(2 ** 12)
def converted_amount(quantity: Quantity, lang: str) -> str:
    """Pages and checks.csv say the same amounts; what was worked out is mostly as it is stated."""
    return Teller(lang).converted(quantity)


def every_sentence(teller: Teller, check: Check) -> Iterator[str]:
    """All that can be said of a check; a word that is missing raises."""
    yield teller.message(check)
    yield teller.formula(check.outcome) or ""
    yield teller.cause(check.outcome.cause)
    yield teller.severity(check.severity)
    yield teller.status(check.status)
    yield teller.family(check.rule.family)
