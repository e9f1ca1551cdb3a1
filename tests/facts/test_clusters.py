"""Which findings and missed promises are one issue: the cases of cases/issues/clusters.yml."""
from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from mingbai.checks.context import Context
from mingbai.checks.engine import ReportChecks, check_report, rules
from mingbai.facts.clusters import Sets, digits
from mingbai.facts.issues import issues
from mingbai.facts.promises import promises
from tests.checks.build import build_site

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "issues" / "clusters.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_is_one_issue(case, tmp_path):
    site = build_site(tmp_path, {"2023": case["report"]})
    asked = case["rules"].split()
    assert set(asked) <= set(rules())
    found = check_report(Context(site.reports[0], site, ""))
    checks = ReportChecks(found.report, tuple(check for check in found.checks if check.rule.id in asked))
    made = issues(found.report, checks, promises(found.report))
    assert [told(one) for one in made] == case["issues"]
    assert [one.rank for one in made] == list(range(1, len(made) + 1))


def told(issue) -> str:
    missed = ["!"] if issue.topic in ("missed", "late", "limit-passed") and issue.promise_ids else []
    return " ".join([issue.topic, *(check_id.partition("-")[0] for check_id in issue.check_ids), *missed])


def test_sets_are_joined_whichever_way_round():
    sets = Sets(range(5))
    for first, second in ((3, 1), (4, 3), (0, 2)):
        sets.join(first, second)
    assert sorted(map(sorted, sets.all())) == [[0, 2], [1, 3, 4]]


def test_digits_that_tell():
    from decimal import Decimal
    assert [digits(Decimal(value)) for value in ("2", "853700", "99.90", "1000")] == [1, 4, 3, 1]
