"""How many calculations confirm a figure: a digit of it that were changed would be noticed."""
from __future__ import annotations

import pytest

from mingbai.checks.context import Context
from mingbai.checks.engine import check_report
from mingbai.facts.locks import locks
from tests.checks.build import build_site

SUM = "line,part_of,by,actual\ntotal,,,{total}\nbasic,total,kind,27.13万元\nproject,total,kind,99.61万元"
RATE = "line,original,actual,rate\ntotal,200.00万元,150.00万元,75.00%"


def found(tmp_path, **files):
    site = build_site(tmp_path, {"2023": files})
    return locks(check_report(Context(site.reports[0], site, "")).checks)


def test_parts_and_their_sum_confirm_each_other(tmp_path):
    assert {"money.total.actual", "money.basic.actual", "money.project.actual"} <= set(
        found(tmp_path, money=SUM.format(total="126.74万元")))


def test_a_sum_that_fails_confirms_nothing(tmp_path):
    assert found(tmp_path, money=SUM.format(total="126.47万元")) == {}


@pytest.mark.parametrize(("total", "is_noticed"), [("126.74万元", True), ("126.84万元", False), ("136.74万元", False),
                                                   ("126.94万元", False)])
def test_a_digit_that_is_changed_is_noticed(tmp_path, total, is_noticed):
    """What confirmed the figure no longer does."""
    assert ("money.total.actual" in found(tmp_path, money=SUM.format(total=total))) == is_noticed


def test_a_figure_of_which_nothing_is_worked_out_stands_alone(tmp_path):
    assert found(tmp_path, results="id,topic,label_zh,label_en,value\nhomes,housing-security,住房,Homes,100套") == {}


def test_a_rate_confirms_what_it_is_worked_out_from(tmp_path):
    assert found(tmp_path, money=RATE).get("money.total.rate", 0) >= 1


def test_a_coarse_rate_does_not_confirm_fine_amounts(tmp_path):
    """75 % holds for 149 to 151."""
    coarse = RATE.replace("150.00万元", "150.001234万元").replace("75.00%", "75%")
    assert "money.total.actual" not in found(tmp_path, money=coarse)
