"""What became of each promise, and how many promises a report makes: the cases of cases/issues/promises.yml."""
from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from mingbai.checks.context import Context
from mingbai.checks.engine import check_report
from mingbai.facts.issues import issues
from mingbai.facts.promise import JUDGED, REACHED, STATES
from mingbai.facts.promises import count_promises, promises
from mingbai.model.aims import FORECAST
from tests.checks.build import build_report, build_site

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "issues" / "promises.yml").read_text("utf-8"))
TABLES = ("results", "indicators", "money", "head")
SAID = {"distance": lambda one: str(one.distance.value) if one.distance else "unknown",
        "rate": lambda one: f"{one.rate.normalize():f}", "rows": lambda one: " ".join(one.row_ids)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_became_of_it(case, tmp_path):
    report = build_report(tmp_path, {name: case[name] for name in TABLES if name in case})
    made = promises(report)
    assert count_promises(report) == len(made)
    assert {one.id: {key: told(one, key) for key in case["expect"].get(one.id, {})} for one in made} == case["expect"]
    if "counts" in case:
        judged = [one for one in made if one.state in JUDGED and one.aim != FORECAST]
        assert f"{sum(one.state in REACHED for one in judged)} of {len(judged)}" == case["counts"]


def told(promise, key):
    return SAID[key](promise) if key in SAID else getattr(promise, key)


def test_every_state_has_a_case():
    assert {one["state"] for case in CASES for one in case["expect"].values()} == set(STATES)


def test_an_issue_that_names_several_promises_is_told_at_each(tmp_path):
    """Three matters still announced as plans are one finding."""
    results = """id,topic,label_zh,label_en,value,target,note_zh,note_en
works,old-compounds,小区改造完工,Works finished,,2023年12月31日前,预计按期完工，目前正在施工。,Being built.
aid,housing-security,补贴发放,Aid paid,,2023年12月底,将在年底前发放到位，目前正在收集信息。,Being collected.
"""
    site = build_site(tmp_path, {"2023": {"results": results, "head": {"dates": {"filled": "2024-03-01", "published": None}}}})
    checks = check_report(Context(site.reports[0], site, ""))
    found = [one for one in issues(checks.report, checks, promises(checks.report)) if one.topic == "still-announced"]
    assert [one.promise_ids for one in found] == [("results.works", "results.aid")]
