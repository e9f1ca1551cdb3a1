"""Every rule against its case file: what it says of tiny reports made for it."""
from pathlib import Path

import pytest
import yaml

from mingbai.checks.context import Context
from mingbai.checks.engine import rules, run_rule
from mingbai.checks.rule import both
from mingbai.checks.sentences import Teller, every_sentence
from tests.checks.build import build_site

CASES = Path(__file__).parents[1] / "cases" / "rules"
STATUSES = {"pass", "finding", "not_checkable"}
TELLERS = [Teller("zh"), Teller("en")]


def cases(rule_id):
    return yaml.safe_load((CASES / f"{rule_id}.yml").read_text("utf-8"))


ALL = [(path.stem, case) for path in sorted(CASES.glob("*.yml")) for case in cases(path.stem)]


@pytest.mark.parametrize(("rule_id", "case"), ALL, ids=[f"{rule_id} {case['name']}" for rule_id, case in ALL])
def test_case(rule_id, case, tmp_path):
    site = build_site(tmp_path, case.get("reports") or {"2023": case["report"]})
    report = site.reports[0]
    checks = list(run_rule(rules()[rule_id], Context(report, site, case.get("today", ""))))
    said = [list(every_sentence(teller, check)) for teller in TELLERS for check in checks]
    expected = case["expect"]
    assert [check.status for check in checks] == expected_statuses(expected), said
    for key in set(case) & CHECKED.keys():
        assert [CHECKED[key](check) for check in checks] == listed(case[key], len(checks)), said


def expected_statuses(expect):
    return [] if expect == "silent" else listed(expect, 1)


def listed(value, length):
    return value if isinstance(value, list) else [value] * length


CHECKED = {
    "figures": lambda check: " ".join(figure.id for figure in check.figures),
    "recomputed": lambda check: check.outcome.recomputed and check.outcome.recomputed.printed,
    "cause": lambda check: check.outcome.cause.kind if check.outcome.cause else None,
    "severity": lambda check: check.severity,
    "say": lambda check: check.outcome.say,
    "message_zh": lambda check: TELLERS[0].message(check),
    "message_en": lambda check: TELLERS[1].message(check),
}


@pytest.mark.parametrize("rule_id", sorted(rules()))
def test_every_rule_has_its_case_file(rule_id):
    assert (CASES / f"{rule_id}.yml").is_file()
    told = cases(rule_id)
    seen = {status for case in told for status in expected_statuses(case["expect"])}
    exempt = set(next((case.get("never", []) for case in told if "never" in case), []))
    assert seen | exempt == STATUSES
    assert not seen & exempt


@pytest.mark.parametrize("rule_id", sorted(rules()))
def test_every_silent_case_is_tested(rule_id):
    numbers = {case["silent"] for case in cases(rule_id) if "silent" in case}
    assert numbers == set(range(1, len(rules()[rule_id].silent) + 1))
    assert all(case["expect"] == "silent" for case in cases(rule_id) if "silent" in case)


@pytest.mark.parametrize("rule_id", sorted(rules()))
def test_every_rule_is_said_in_both_languages(rule_id):
    one = rules()[rule_id]
    texts = [one.title, one.formula, one.basis, *one.silent, *one.messages.values()]
    assert all(isinstance(text, type(both("", ""))) and text.zh and text.en for text in texts)
    assert not [text for text in texts if any("一" <= char <= "鿿" for char in text.en.replace("财预〔2020〕10号", ""))
                and "“" not in text.en]


def test_every_case_file_has_its_rule():
    assert {path.stem for path in CASES.glob("*.yml")} == set(rules())


def test_the_catalogue_is_as_committed():
    """A rule that vanishes or changes its weight shows in a difference of this file."""
    listed_now = "".join(f"{one.id} {one.severity} {one.title.en}\n" for one in rules().values())
    assert (CASES / "catalogue.txt").read_text("utf-8") == listed_now


@pytest.mark.parametrize("rule_id", sorted(rules()))
def test_a_rule_says_what_is_wrong_in_other_words_than_what_should_be(rule_id):
    one = rules()[rule_id]
    for lang in ("zh", "en"):
        assert one.fault[lang] and one.fault[lang] != one.title[lang]
    assert len({rule.fault["en"] for rule in rules().values()}) == len(rules())
