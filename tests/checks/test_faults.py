"""What was found in the reports by hand, with a calculator, against what the rules find."""
from functools import cache
from pathlib import Path

import pytest
import yaml

from mingbai.checks.engine import check_site
from mingbai.load.site import read_site
from tests.checks.build import CONTENT

FAULTS = Path(__file__).parents[1] / "cases" / "faults"
# Rules of plain arithmetic: where rounding explains a difference, none of them may speak.
ARITHMETIC = {"A01", "A02", "A03", "A04", "A05", "A06", "A07", "A08", "A13", "A14", "A15", "A16", "A18", "A19", "B01", "B05",
              "C01", "C04", "D05", "E01", "E14", "E15"}
# What only a reader of the paper can see: it is in no figure, or was left out of the content on purpose.
BY_EYE = {
    ("yueyang/housing/2023", "F11", "scores.benefit.score"): "two judgements in words, chapters apart",
    ("zhanjiang/housing/2023", "F12", ""): "a name that the content leaves out",
}
# A percentage without its base is no false figure: it is counted among what cannot be checked.
NOT_CHECKABLE = {("zhanjiang/housing/2023", "B07", "results.delivery-rate.value"),
                 ("zhanjiang/housing/2023", "B07", "results.self-built-surveyed.value")}


@cache
def checked():
    return check_site(read_site(CONTENT)[0], today="2025-01-01").reports


def faults(outcome):
    return list(cases(outcome))


def cases(outcome):
    for path in sorted(FAULTS.glob("*.yml")):
        report_id = path.stem.replace("--", "/")
        for number, fault in enumerate(yaml.safe_load(path.read_text("utf-8"))):
            if fault["outcome"] == outcome:
                lead = fault["figures"][0] if fault["figures"] else ""
                yield pytest.param(report_id, fault, id=f"{report_id} {fault['rule']} {lead or number}")


def touching(report_id, fault, status):
    """Checks of that status about one of these figures, or by that rule where the fault names no figure."""
    figures = set(fault["figures"])
    return [check for check in checked()[report_id].checks if check.status == status
            and (figures & {figure.id for figure in check.figures} if figures else check.rule.id == fault["rule"])]


def is_arithmetic(check):
    return check.rule.id in ARITHMETIC or check.rule.family == "R" or check.rule.id in ("S01", "S02", "S03", "S04", "S05")


@pytest.mark.parametrize(("report_id", "fault"), faults("finding"))
def test_a_fault_found_by_hand_is_found(report_id, fault):
    key = (report_id, fault["rule"], fault["figures"][0] if fault["figures"] else "")
    found = touching(report_id, fault, "finding")
    if key in BY_EYE:
        assert not [check for check in found if check.rule.id == fault["rule"]], "it is found after all: take it off the list"
    elif key in NOT_CHECKABLE:
        assert touching(report_id, fault, "not_checkable")
    else:
        assert found, fault["en"]


@pytest.mark.parametrize(("report_id", "fault"), faults("rounding"))
def test_what_agrees_within_rounding_is_no_fault(report_id, fault):
    figures = set(fault["figures"])
    wrong = [check for check in touching(report_id, fault, "finding") if is_arithmetic(check)
             and figures >= {figure.id for figure in check.figures}]
    assert not wrong, fault["en"]
    assert [check for check in touching(report_id, fault, "pass") if is_arithmetic(check)], fault["en"]


def test_every_exception_is_a_fault_of_the_list():
    known = {(report_id, fault["rule"], fault["figures"][0] if fault["figures"] else "")
             for report_id, fault in (case.values for case in faults("finding"))}
    assert {*BY_EYE, *NOT_CHECKABLE} <= known


@pytest.mark.parametrize("report_id", sorted(path.stem.replace("--", "/") for path in FAULTS.glob("*.yml")))
def test_arithmetic_finds_nothing_that_was_not_found_by_hand(report_id):
    """No wolf is cried: every arithmetic finding is about a figure on the list."""
    known = {figure for path in [FAULTS / f"{report_id.replace('/', '--')}.yml"]
             for fault in yaml.safe_load(path.read_text("utf-8")) if fault["outcome"] != "rounding"
             for figure in fault["figures"]}
    unknown = [(check.rule.id, [figure.id for figure in check.figures]) for check in checked()[report_id].findings
               if is_arithmetic(check) and not known & {figure.id for figure in check.figures}]
    assert unknown == []


@pytest.mark.parametrize("report_id", sorted(path.stem.replace("--", "/") for path in FAULTS.glob("*.yml")))
def test_every_declared_relation_has_an_outcome(report_id):
    report = checked()[report_id].report
    leads = {check.figures[0].id for check in checked()[report_id].checks if check.figures}
    assert {relation.result for relation in report.relations} <= leads
