"""What the site works out: values, formulas, what is withheld, and that nothing is worked out of what is not stated."""
from __future__ import annotations

from decimal import Decimal

import pytest

from mingbai.checks.context import Context
from mingbai.checks.engine import check_report
from mingbai.facts.derived import DERIVATIONS, derived
from mingbai.facts.report_facts import concept_name, facts_of
from mingbai.load.meanings import our_concepts
from tests.checks.build import build_report, build_site

MONEY = "line,part_of,by,original,adjusted,received,actual\n"
CASES = [
    ("execution-of-original", {"money": MONEY + "total,,,100.00万元,120.00万元,,90.00万元"}, "90", "%", "budget"),
    ("execution-of-adjusted", {"money": MONEY + "total,,,100.00万元,120.00万元,,90.00万元"}, "75", "%", ""),
    ("execution-of-received", {"money": MONEY + "total,,,100.00万元,,90.00万元,90.00万元"}, "100", "%", ""),
    ("unspent-of-adjusted", {"money": MONEY + "total,,,,120.00万元,,90.00万元"}, "300000", "元", ""),
    ("unspent-of-received", {"money": MONEY + "total,,,,,90.00万元,80.00万元"}, "100000", "元", ""),
    ("budget-change", {"money": MONEY + "total,,,100.00万元,120.00万元,,90.00万元"}, "20", "%", ""),
    ("project-share", {"money": MONEY + "total,,,,,,100.00万元\nproject,total,kind,,,,40.00万元"}, "40", "%", ""),
    ("three-public-of-budget", {"three_public": "entity,item,budget,actual\ndepartment,total,20.00万元,15.00万元"}, "75", "%",
     ""),
    ("score-lost", {"scores": "part,score,weight\ntotal,97.4分,100分"}, "2.6", "分", ""),
    ("score-share", {"scores": "part,score,weight\ntotal,97.4分,100分"}, "97.4", "%", ""),
    ("promises-kept", {"results": "id,topic,label_zh,label_en,value,target\na,housing-security,住房,Homes,100套,100套\n"
                                  "b,housing-security,电梯,Lifts,5台,25台"}, "50", "%", ""),
]


def of(folder, files):
    return {one.id: one for one in derived(build_report(folder, files), concept_name, frozenset())}


@pytest.mark.parametrize(("concept", "files", "value", "unit", "caveat"), CASES, ids=[case[0] for case in CASES])
def test_what_is_worked_out(concept, files, value, unit, caveat, tmp_path):
    one = of(tmp_path, files)[concept]
    assert (one.value, one.unit, one.withheld) == (Decimal(value), unit, False)
    assert bool(one.caveat) == bool(caveat)
    assert all(figure.id in one.formula for figure in one.figures) or concept == "promises-kept"
    assert one.label.zh and one.label.en


def test_nothing_is_worked_out_of_what_is_not_stated(tmp_path):
    assert of(tmp_path, {"money": "line,original\ntotal,100.00万元"}) == {}


def test_nothing_is_divided_by_nothing(tmp_path):
    assert "execution-of-original" not in of(tmp_path, {"money": "line,original,actual\ntotal,0.00万元,90.00万元"})


def test_zero_is_a_figure(tmp_path):
    assert of(tmp_path, {"money": "line,original,actual\ntotal,100.00万元,0.00万元"})["execution-of-original"].value == 0


def test_forecasts_are_no_promises_kept(tmp_path):
    files = {"results": "id,topic,label_zh,label_en,value,target,aim\na,property-market,销售额,Sales,1亿元,3亿元,forecast"}
    assert "promises-kept" not in of(tmp_path, files)


def test_what_rests_on_a_doubtful_figure_is_withheld_and_says_why(tmp_path):
    files = {"three_public": "entity,item,budget,actual\ndepartment,total,7万元,4.27元\ndepartment,vehicle-running,,1.84万元\n"
                             "department,reception,,2.43万元\ndepartment,overseas,0万元,0万元"}
    site = build_site(tmp_path, {"2023": files})
    found = facts_of(check_report(Context(site.reports[0], site, "")))
    one = found.derived["three-public-of-budget"]
    assert "three-public.department.total.actual" in found.doubted
    assert (one.withheld, one.value) == (True, None)
    assert one.caveat.zh and one.caveat.en


def test_every_derivation_has_a_concept_of_the_same_name():
    assert set(DERIVATIONS) <= set(our_concepts())
