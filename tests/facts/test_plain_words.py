"""What an issue says: the sentences of every topic, and amounts as a neighbour says them."""
from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mingbai.checks.context import Context
from mingbai.checks.engine import in_force, rules, run_rule
from mingbai.checks.rule import Rule
from mingbai.facts.issue_words import Worded, alone
from mingbai.facts.plain_words import PlainTeller, enough_digits, rounded
from mingbai.facts.topics import by_finding, topic_of, topics
from mingbai.text.quantity import Quantity, read_quantity
from mingbai.text.words import catalogue, pattern_pieces
from tests.checks.build import build_site, shared

CASES = Path(__file__).parents[1] / "cases"
SENTENCES = yaml.safe_load((CASES / "issues" / "sentences.yml").read_text("utf-8"))
NO_ISSUES = yaml.safe_load((CASES / "issues" / "no_issues.yml").read_text("utf-8"))
ALL = [(topic, case) for topic, cases in SENTENCES.items() for case in cases]
LANGUAGES = ("zh", "en")
MACHINE = re.compile(r"印作|min\(|\dE[+-]?\d|\{|\}|None|Decimal")
ONE_OF_MANY = re.compile(r"(?<![\d.,])1 (?:units|people|households|homes|points|places|things|results|targets|rates|scores)\b")


def rule_case(rule_id: str, name: str):
    cases = yaml.safe_load((CASES / "rules" / f"{rule_id}.yml").read_text("utf-8"))
    return next(case for case in cases if case["name"] == name)


def finding_of(case, tmp_path):
    rule_id, _, number = case["finding"].partition("-")
    told = rule_case(rule_id, case["case"])
    site = build_site(tmp_path, told.get("reports") or {"2023": told["report"]})
    report = site.reports[0]
    checks = run_rule(rules()[rule_id], Context(report, site, told.get("today", "")))
    return report, next(check for check in checks if check.number == int(number))


@pytest.mark.parametrize(("topic", "case"), ALL, ids=[f"{topic} {case['finding']} {case['case']}" for topic, case in ALL])
def test_what_is_said(topic, case, tmp_path):
    report, check = finding_of(case, tmp_path)
    assert topic_of(check).name == topic
    assert {check.rule.id, f"{check.rule.id}:{check.outcome.say or 'finding'}"} & set(by_finding()), "no topic by intent"
    for lang in LANGUAGES:
        worded = Worded(report, alone(check), lang)
        assert list(worded.both()) == case[lang]
        assert worded.said("also") == case.get(f"also_{lang}", "")


@pytest.mark.parametrize("case", [case for _, case in ALL], ids=lambda case: f"{case['finding']} {case['case']}")
def test_nothing_is_said_as_a_machine_would(case):
    texts = [text for lang in LANGUAGES for text in (*case[lang], case.get(f"also_{lang}", ""))]
    assert [text for text in texts if MACHINE.search(text)] == []
    assert not any(ONE_OF_MANY.search(text) for text in case["en"])
    assert all(headline.count("。") == 0 and not headline.endswith(".") for headline in (case["zh"][0], case["en"][0]))


def test_every_topic_has_its_sentences_and_each_a_case():
    words = catalogue("issues")["topics"]
    assert set(words) == set(topics()) == set(SENTENCES)
    assert {name for name, patterns in words.items() if "also" in patterns} == \
        {name for name, cases in SENTENCES.items() if any("also_en" in case for case in cases)}


def test_both_languages_say_the_same_things():
    """But that a headline may leave out in the one what is plain in the other."""
    for name, patterns in catalogue("issues")["topics"].items():
        for key, said in patterns.items():
            assert {"zh", "en"} == set(said), (name, key)
            if key.endswith("sentence") or key == "also":
                assert names_in(said["zh"]) == names_in(said["en"]), (name, key)


def names_in(pattern: str) -> set[str]:
    """The subject of a sentence may stand in the headline."""
    return {name for _, name in pattern_pieces(pattern) if name} - {"name", "which", "short"}


# ---- every finding has a topic by intent

def sentences(rule: Rule) -> set[str]:
    own = {name for name in rule.messages if name not in ("pass", "missing")}
    return own or {"finding"}


@pytest.mark.parametrize("rule_id", [one.id for one in rules().values() if not one.successor])
def test_every_sentence_of_a_rule_is_an_issue_of_some_topic_or_none_by_intent(rule_id):
    known, rule = by_finding(), rules()[rule_id]
    without = {say for say in sentences(rule) if rule_id not in known and f"{rule_id}:{say}" not in known}
    assert without == set(NO_ISSUES.get(rule_id, "").split())


def test_what_is_listed_is_there():
    for finding in by_finding():
        rule_id, _, say = finding.partition(":")
        assert rule_id in rules(), finding
        assert not say or say == "finding" or say in rules()[rule_id].messages, finding
        assert in_force(rule_id) == rule_id, finding


# ---- amounts

def money(yuan: str) -> Quantity:
    return read_quantity(f"{yuan}元", shared()[0])


@pytest.mark.parametrize(("printed", "zh", "en"), [
    ("47000万元", "4.7亿元", "CNY 470 million"), ("142.78万元", "143万元", "CNY 1.43 million"),
    ("4.27元", "4.27元", "CNY 4.27"), ("0元", "0元", "CNY 0"), ("9999.6万元", "1亿元", "CNY 100 million"),
    ("1000万元", "1,000万元", "CNY 10 million"), ("51651.6187亿元", "51,700亿元", "CNY 5,170 billion"),
    ("约3.5亿元", "约3.5亿元", "about CNY 350 million"), ("-1.5万元", "-1.5万元", "CNY -15,000"),
])
def test_money_in_words(printed, zh, en):
    quantity = read_quantity(printed, shared()[0])
    assert [PlainTeller(lang).amount(quantity) for lang in LANGUAGES] == [zh, en]


@pytest.mark.parametrize(("printed", "said"), [
    ("86.978812%", "86.98%"), ("99.999%", "99.999%"), ("0.0012%", "0.0012%"), ("53.51%", "53.51%"), ("7.053分", "7.05分")])
def test_what_was_worked_out_has_two_decimals_and_what_is_not_all_is_never_said_to_be_all(printed, said):
    assert PlainTeller("zh").amount(read_quantity(printed, shared()[0])) == said


@pytest.mark.parametrize(("amounts", "said"), [
    (("12103966", "13102966", "999000"), ["1,210.4万元", "1,310.3万元", "99.9万元"]),
    (("12100000", "13100000", "1000000"), ["1,210万元", "1,310万元", "100万元"])])
def test_what_lies_between_two_amounts_is_their_difference_as_they_are_said(amounts, said):
    quantities = [money(amount) for amount in amounts]
    assert [PlainTeller("zh", quantities, adds=True).amount(one) for one in quantities] == said


@given(st.lists(st.integers(1, 10 ** 13).map(lambda cents: f"{Decimal(cents) / 100:f}"), min_size=2, max_size=5, unique=True))
def test_amounts_that_differ_are_never_said_alike(amounts):
    quantities = [money(amount) for amount in amounts]
    for lang in LANGUAGES:
        said = [PlainTeller(lang, quantities).amount(one) for one in quantities]
        assert len(set(said)) == len({one.amount for one in quantities})
        assert not any(MACHINE.search(one) for one in said)


def test_no_more_digits_than_it_takes():
    assert enough_digits([Decimal("1.267839"), Decimal("1.267389")]) == 4
    assert enough_digits([Decimal("171"), Decimal("217")]) == 3
    assert enough_digits([Decimal("5"), Decimal("5.0")]) == 3
    assert rounded(Decimal("0"), 3) == 0
