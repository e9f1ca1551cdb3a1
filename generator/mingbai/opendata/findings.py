"""checks.csv and rules.csv: what every rule gave at every place, and the rules themselves."""
from __future__ import annotations

from decimal import Decimal

from mingbai.checks.outcomes import Outcome, Place
from mingbai.checks.rule import Check, Rule
from mingbai.checks.sentences import Teller
from mingbai.model.report import Bilingual, Citation, in_each
from mingbai.opendata.cells import DataRow, pair, plain_decimal, plain_pair, unit_name
from mingbai.opendata.dictionary import words
from mingbai.text.language import LANGUAGES
from mingbai.text.quantity import Quantity
from mingbai.text.units import Unit

TELLERS = {lang: Teller(lang) for lang in LANGUAGES}
MESSAGES = {f"message_{lang}": lang for lang in LANGUAGES}


def check_row(check: Check) -> DataRow:
    outcome, place = check.outcome, place_name(check.outcome.place)
    unit = first_unit(outcome)
    name = unit_name(unit)
    return {
        "report_id": check.report.id, "rule_id": check.rule.id, "severity": check.severity, "status": check.status,
        **plain_pair("place", place), "figure_ids": " ".join([figure.id for figure in outcome.figures]),
        "stated": plain_decimal(in_unit(outcome.stated, unit)), "recomputed": plain_decimal(in_unit(outcome.recomputed, unit)),
        "difference": plain_decimal(in_unit(outcome.difference, unit)),
        **messages_of(check),
        **pair("explanation", check.explanation.text if check.explanation else None),
        **pair("note", check.allowance.reason if check.allowance else None), "number": str(check.number),
        **plain_pair("unit", name), "check_id": check.id}


def messages_of(check: Check) -> DataRow:
    return {name: TELLERS[lang].message(check) for name, lang in MESSAGES.items()}


def rule_row(rule: Rule) -> DataRow:
    return {"rule_id": rule.id, "family": rule.family, "severity": rule.severity, **pair("title", rule.title),
            **plain_pair("formula", rule.formula), **plain_pair("basis", rule.basis)}


def place_name(place: Place) -> Bilingual:
    join = words("join")
    return in_each(lambda lang: join[lang].join([cited(one, lang) for one in place.citations]) or place.spot.describe(lang))


def cited(citation: Citation, lang: str) -> str:
    title = citation.section.title[lang]
    return f"{title} · {citation.detail}" if citation.detail else title


def first_unit(outcome: Outcome) -> Unit | None:
    numbers = (outcome.stated, outcome.recomputed, outcome.difference)
    return next((number.unit for number in numbers if number and number.unit), None)


def in_unit(quantity: Quantity | None, unit: Unit | None) -> Decimal | None:
    if quantity is None or quantity.value is None or unit is None or quantity.scale == unit.scale:
        return quantity.value if quantity else None
    return quantity.amount / unit.scale
