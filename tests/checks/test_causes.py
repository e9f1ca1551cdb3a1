"""Slips that would explain a finding, each from two or three printed figures."""
import pytest

from mingbai.checks.compare import agrees
from mingbai.checks.expressions import of, percent, total
from mingbai.checks.sentences import Teller
from mingbai.text.words import catalogue
from tests.checks.test_intervals import figure

KINDS = [
    ("12.50元", ("7.25万元", "5.25万元"), "yuan-or-wan-small"),
    ("12.50万元", ("7.25元", "5.25元"), "yuan-or-wan-large"),
    ("12.50元", ("7.25亿元", "5.25亿元"), "yuan-or-yi-small"),
    ("12.50亿元", ("7.25元", "5.25元"), "yuan-or-yi-large"),
    ("12.50元", ("7.25千元", "5.25千元"), "thousand-small"),
    ("12.50千元", ("7.25元", "5.25元"), "thousand-large"),
    ("125.00万元", ("725.00万元", "525.00万元"), "one-digit-more-small"),
    ("1250.00万元", ("72.50万元", "52.50万元"), "one-digit-more-large"),
    ("12.50万元", ("7.25万元", "52500万元"), "yuan-or-wan-large"),
    ("7.25万元", ("7.25万元", "5.25万元"), "part-left-out"),
    ("1352.50万元", ("827.25万元", "425.25万元"), "one-digit"),
    ("1225.50万元", ("827.25万元", "425.25万元"), "swapped-digits"),
    ("12364.50万元", ("827.25万元", "425.25万元"), None),
    ("12252.50万元", ("827.25万元", "425.25万元"), "digit-more"),
    ("152.50万元", ("827.25万元", "425.25万元"), "digit-less"),
    ("1251252.50万元", ("827.25万元", "425.25万元"), "digits-twice"),
    ("1252.50万元", ("872.25万元", "425.25万元"), "swapped-digits"),
    ("88万元", ("41.50万元", "30.00万元"), None),
]


@pytest.mark.parametrize(("stated", "parts", "kind"), KINDS, ids=[f"{s} {k}" for s, _, k in KINDS])
def test_a_known_slip_is_named(stated, parts, kind):
    outcome = agrees(figure(stated), total([figure(part, f"part-{n}") for n, part in enumerate(parts)]))
    assert outcome.status == "finding"
    assert (outcome.cause and outcome.cause.kind) == kind


def test_another_base_is_named():
    spent, original, adjusted = figure("90.00万元"), figure("100.00万元", "original"), figure("120.00万元", "adjusted")
    outcome = agrees(figure("90%", "rate"), percent(of(spent) / of(adjusted)), bases=[percent(of(spent) / of(original))])
    assert outcome.cause.kind == "other-base"


def test_a_pass_has_no_cause():
    assert agrees(figure("12.50万元"), total([figure("7.25万元"), figure("5.25万元")])).cause is None


@pytest.mark.parametrize("kind", sorted(catalogue("checks")["causes"]))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_cause_is_said_as_a_possibility(kind, lang):
    said = Teller(lang).word.find(f"causes.{kind}")
    assert said.startswith({"zh": "可能的原因：", "en": "Possible cause: "}[lang])
