"""How much an issue matters: the formula, what each part of it comes to, and which come first; cases/issues/ranks.yml."""
from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mingbai.checks.context import Context
from mingbai.checks.engine import ReportChecks, check_report
from mingbai.facts.issue import Weighing
from mingbai.facts.issues import FIRST, WORTH_ASKING, in_order, issues, worth_asking
from mingbai.facts.promises import promises
from mingbai.facts.topics import kinds, topics
from tests.checks.build import build_site

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "issues" / "ranks.yml").read_text("utf-8"))
CENT = Decimal("0.01")
PARTS = ("k", "M", "D", "C", "R", "e")
SHARES = st.decimals(0, 1, places=3)


def named(case):
    return case["name"]


@pytest.mark.parametrize("case", CASES["formula"], ids=named)
def test_the_formula(case):
    weighing = Weighing(*(Decimal(case[part]) for part in PARTS))
    assert weighing.score.quantize(CENT) == Decimal(case["rank"])


@given(*[SHARES] * 6)
def test_no_rank_leaves_its_scale(kind, money, shortfall, certainty, rewarded, unexplained):
    assert 0 <= Weighing(kind, money, shortfall, certainty, rewarded, unexplained).score <= 1


@pytest.mark.parametrize("case", CASES["weighings"], ids=named)
def test_what_each_part_comes_to(case, tmp_path):
    site = build_site(tmp_path, {"2023": case["report"]})
    found = check_report(Context(site.reports[0], site, ""))
    checks = ReportChecks(found.report, tuple(check for check in found.checks if check.rule.id in case["rules"].split()))
    gravest = issues(found.report, checks, promises(found.report))[0]
    assert {name: str(rounded(getattr(gravest.weighing, name))) for name in case["weighing"]} == \
        {name: str(rounded(Decimal(str(value)))) for name, value in case["weighing"].items()}


def rounded(value: Decimal) -> Decimal:
    return value.quantize(CENT)


@pytest.mark.parametrize("case", CASES["order"], ids=named)
def test_which_come_first(case):
    assert [one.kind for one in in_order(made(case["issues"]))] == case["first"]


def made(entries):
    return [SimpleNamespace(id=str(number), kind=entry["kind"], weighing=SimpleNamespace(score=Decimal(entry["score"])))
            for number, entry in enumerate(entries)]


@given(st.lists(st.tuples(st.sampled_from(sorted(kinds())), SHARES), max_size=12))
def test_none_is_lost_and_behind_the_first_five_all_stand_by_score(entries):
    ordered = in_order(made([{"kind": kind, "score": str(score)} for kind, score in entries]))
    behind = [one.weighing.score for one in ordered[FIRST:]]
    assert len(ordered) == len(entries)
    assert behind == sorted(behind, reverse=True)
    assert not ordered or ordered[0].weighing.score == max(score for _, score in entries)


def test_what_weighs_little_is_not_asked_first():
    ranked = [SimpleNamespace(rank=rank, weighing=SimpleNamespace(score=Decimal(score)))
              for rank, score in ((1, "0.5"), (2, "0.1"), (3, "0.099"), (6, "0.4"))]
    assert [one.rank for one in worth_asking(ranked)] == [1, 2]


def test_kinds_are_those_of_the_public_contract():
    assert list(kinds()) == ["money", "missed", "base", "score", "two-values", "no-result", "not-measurable", "unit", "form"]
    assert {one.kind for one in topics().values()} == set(kinds())
    assert sorted(kinds().values(), reverse=True) == list(kinds().values())


def test_a_form_is_never_worth_asking_first():
    """Even where all else is at its highest."""
    assert Weighing(kinds()["form"], *[Decimal(1)] * 5).score <= WORTH_ASKING
