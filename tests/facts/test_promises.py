"""What became of each promise, and how many promises a report makes: the cases of cases/issues/promises.yml."""
from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from mingbai.facts.promise import JUDGED, REACHED, STATES
from mingbai.facts.promises import count_promises, promises
from mingbai.model.aims import FORECAST
from tests.checks.build import build_report

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "issues" / "promises.yml").read_text("utf-8"))
TABLES = ("results", "indicators", "money", "head")
SAID = {"distance": lambda one: str(one.distance.value), "rate": lambda one: f"{one.rate.normalize():f}",
        "rows": lambda one: " ".join(one.row_ids)}


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
