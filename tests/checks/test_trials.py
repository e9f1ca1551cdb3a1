"""What an outcome says was weighed against what gives the same verdict when it is weighed again."""
from __future__ import annotations

from pathlib import Path

import pytest

from mingbai.checks.engine import check_site
from mingbai.checks.intervals import Interval
from mingbai.checks.outcomes import PASS, Trial
from mingbai.load.site import read_site
from tests.support.sites import CASES

CONTENTS = (Path(__file__).parents[2] / "content", *(CASES / "sites" / name for name in ("tiny", "full", "bare")))
FEWEST = 300


def holds(trial: Trial) -> bool:
    stated = trial.stated.interval() if trial.within is None else Interval.point(trial.stated.value()).widened(trial.within)
    worked_out = trial.interval
    return stated.low <= worked_out.high if trial.is_limit else stated.meets(worked_out)


@pytest.fixture(scope="module")
def tried():
    return [check for content in CONTENTS for check in check_site(read_site(content)[0]).checks if check.outcome.trial]


def test_each_gives_the_status_again(tried) -> None:
    assert [(check.rule.id, check.number) for check in tried
            if holds(check.outcome.trial) != (check.status == PASS)] == []


def test_there_are_many_of_both_kinds(tried) -> None:
    assert len(tried) > FEWEST
    assert {check.status for check in tried} == {"pass", "finding"}


def test_the_figures_of_a_trial_are_those_of_the_outcome(tried) -> None:
    for check in tried:
        weighed = {figure.id for side in (check.outcome.trial.stated, check.outcome.trial.worked_out)
                   for figure in side.figures()}
        assert weighed <= {figure.id for figure in check.outcome.figures}, (check.rule.id, check.number)
