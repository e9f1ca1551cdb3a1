"""Points worth noting are drawn from findings, counted and named."""
import pytest

from mingbai.checks.engine import check_site
from mingbai.checks.noteworthy import SOURCES, noteworthy_points
from mingbai.checks.sentences import Teller
from tests.checks.build import build_site

RATE = {"money": "line,original,received,actual,rate,rate_base\ntotal,405万元,216.70万元,216.70万元,100%,received\n"}
INDICATORS = "id,class,name_zh,name_en,target,actual,revised_target,weight,score,stated_in\n"


def indicator(row):
    return {"indicators": INDICATORS + row + "\n"}


CASES = {
    "missed-full-marks": (indicator("homes,output.quantity,住房,Homes,100套,60套,,10,10,table"),
                          "Full marks with the target missed (1): Homes."),
    "lowered": (indicator("homes,output.quantity,住房,Homes,100套,60套,60套,10,10,table"),
                "Targets lowered during the year (1): Homes."),
    "far-above": (indicator("homes,output.quantity,住房,Homes,100套,260套,,10,10,table"),
                  "Results far above their target (1): Homes."),
    "never-reported": ({"results": "id,topic,label_zh,label_en,target\nroads,rural,公路,Roads,5公里\n"},
                       "Targets stated with no result reported (1): Roads."),
    "flattering-base": (RATE, "Rates whose base is smaller than the budget (1): Whole department."),
    "lost-without-reason": (indicator("homes,output.quantity,住房,Homes,100套,100套,,10,9,table"),
                            "Points lost with no reason given (1): Homes."),
    "full-marks": ({"scores": "part,score\ntotal,100分\n"}, "The total score is full marks."),
}


def points_of(folder, files):
    site = build_site(folder, {"2023": files})
    return {point.kind: point for point in noteworthy_points(check_site(site).reports[site.reports[0].id])}


@pytest.mark.parametrize("kind", CASES)
def test_a_point_is_named(kind, tmp_path):
    files, said = CASES[kind]
    found = points_of(tmp_path, files)
    assert Teller("en").point(found[kind]) == said
    assert Teller("zh").point(found[kind])
    assert found[kind].figures


def test_every_kind_of_point_has_a_case():
    assert set(CASES) == {*SOURCES, "full-marks"}


def test_a_report_with_nothing_to_note_has_no_points(tmp_path):
    assert points_of(tmp_path, indicator("homes,output.quantity,住房,Homes,100套,100套,,10,10,table")) == {}
