"""Was a target reached? A rounded result is given the benefit of its last digit, and no more."""
from decimal import ROUND_HALF_UP, Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingbai.checks.goals import MET, MISSED, UNCLEAR, UNDIRECTED, Goal, reach
from mingbai.load.meanings import our_directions
from mingbai.model.report import Bilingual
from mingbai.text.quantity import read_quantity
from tests.checks.build import shared

UNITS = shared()[0]
NAME = Bilingual("完成投资", "Investment")
AMOUNTS = st.decimals(min_value=Decimal("0.5"), max_value=Decimal(10) ** 6, places=4)
PLACES = st.integers(min_value=0, max_value=3)


def figure(cell, unit=""):
    quantity = read_quantity(cell, UNITS, unit)
    return SimpleNamespace(quantity=quantity, base=quantity.base, value=quantity.value, unit=quantity.unit, period="2023",
                           citations=())


def row(name):
    return SimpleNamespace(attributes={"direction": our_directions().of(name, "")})


def goal(target, result, unit="", name=NAME.zh):
    return Goal(NAME, row(name), figure(target, unit), figure(result, unit), None)


def printed(value, places):
    return f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"


@given(target=AMOUNTS, more=AMOUNTS, places=PLACES)
def test_a_result_above_its_target_is_never_called_missed(target, more, places):
    assert reach(goal(f"{target:f}", printed(target + more, places), "万元")) == MET
    assert reach(goal(f"≤{target + more:f}", printed(target, places), "万元")) == MET


@given(target=AMOUNTS, less=AMOUNTS, places=PLACES)
def test_a_result_below_by_more_than_a_digit_is_always_called_missed(target, less, places):
    short = target - less - 2 * Decimal(1).scaleb(-places)
    if short > 0:
        assert reach(goal(f"{target:f}", printed(short, places), "万元")) == MISSED


@pytest.mark.parametrize(("target", "result", "state"), [
    ("100%", "99.6%", MISSED), ("99.6%", "100%", MET), ("≥90%", "≥90%", MET), ("≥90%", "≥80%", UNCLEAR),
    (">100万元", "100万元", MISSED), ("约56亿元", "55.63亿元", MET), ("≤9.2万元", "0.97万元", MET),
    ("200套", "不到200套", MISSED), ("19户", "22户", MET), ("第三", "第一", MET), ("第三", "第四", MISSED),
    ("12月31日前", "2023年12月30日", MET), ("2023年11月", "2023年12月5日", MISSED), ("0起", "1起", MISSED),
    ("90%-95%", "91%", MET), ("200套", "150人", ""),
])
def test_reach(target, result, state):
    assert reach(goal(target, result)) == state


@pytest.mark.parametrize(("name", "target", "result", "state"), [
    ("财政供养人员控制率", "100%", "92%", MET), ("预算调整率", "3%", "0%", MET), ("结转结余率", "2%", "3%", MISSED),
    ("某某率", "100%", "92%", UNDIRECTED), ("某某率", "100%", "100%", MET), ("某某率", "≥100%", "92%", MISSED),
    ("抽查次数", "12次", "10次", MISSED), ("抽查次数", "12次", "14次", MET), ("投诉次数", "3次", "2次", MET)])
def test_a_target_without_a_sign_points_the_way_its_name_tells(name, target, result, state):
    assert reach(goal(target, result, name=name)) == state
