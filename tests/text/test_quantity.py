"""Printed figures are read exactly, whatever their dress."""
from __future__ import annotations

from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mingbai.text.quantity import BadNumber, read_quantity
from mingbai.text.units import Units, UnknownUnit
from mingbai.work.places import DEFAULTS

UNITS = Units(yaml.safe_load((DEFAULTS / "units.yml").read_text("utf-8")))

READ = [  # printed, value, unit, comparator, in base units, last digit in base units
    ("35958.71万元", "35958.71", "万元", "", "359587100", "100"),
    ("2.4亿元", "2.4", "亿元", "", "240000000", "10000000"),
    ("7.50万元", "7.50", "万元", "", "75000", "100"),
    ("≥90%", "90", "%", "≥", "90", "1"),
    ("≧90％", "90", "%", "≥", "90", "1"),
    ("60%以上", "60", "%", "≥", "60", "1"),
    ("不少于3个", "3", "个", "≥", "3", "1"),
    ("约56亿元", "56", "亿元", "≈", "5600000000", "100000000"),
    ("100余份", "100", "份", ">", "100", "1"),
    ("900余户", "900", "户", ">", "900", "1"),
    ("7.7万栋", "7.7", "万栋", "", "77000", "1000"),
    ("１７个", "17", "个", "", "17", "1"),
    ("２５.７３万平方米", "25.73", "万平方米", "", "257300", "100"),
    ("1,234.50元", "1234.50", "元", "", "1234.50", "0.01"),
    ("-1.7%", "-1.7", "%", "", "-1.7", "0.1"),
    ("99.9万吨/日", "99.9", "万吨/日", "", "999000", "1000"),
    ("3000元/户", "3000", "元/户", "", "3000", "1"),
    ("54 %", "54", "%", "", "54", "1"),
    ("2个百分点", "2", "个百分点", "", "2", "1"),
    ("近百个", "100", "个", "≈", "100", "1"),
    ("两批次", "2", "批次", "", "2", "1"),
    ("0", "0", "", "", "0", "1"),
]


@pytest.mark.parametrize("printed,value,unit,comparator,base,step", READ, ids=[row[0] for row in READ])
def test_numbers(printed: str, value: str, unit: str, comparator: str, base: str, step: str) -> None:
    found = read_quantity(printed, UNITS)
    assert (found.kind, found.unit.printed, found.comparator, found.printed) == ("number", unit, comparator, printed)
    assert str(found.value) == value
    assert (found.base, found.base_step) == (Decimal(base), Decimal(step))


@pytest.mark.parametrize("printed,iso,comparator", [
    ("2023年12月31日", "2023-12-31", ""), ("2023/12/31", "2023-12-31", ""), ("2024.04.12", "2024-04-12", ""),
    ("9月前", "09", "≤"), ("12月31日前", "12-31", "≤"), ("2023年底", "2023-12-31", "≤"), ("2023年6月", "2023-06", "")])
def test_dates(printed: str, iso: str, comparator: str) -> None:
    found = read_quantity(printed, UNITS)
    assert (found.kind, found.date, found.comparator) == ("date", iso, comparator)


@pytest.mark.parametrize("printed,number", [("第四", 4), ("第1名", 1), ("第十二", 12)])
def test_ranks(printed: str, number: int) -> None:
    found = read_quantity(printed, UNITS)
    assert (found.kind, found.value) == ("rank", number)


def test_ranges_have_both_ends() -> None:
    found = read_quantity("1.5-2万元", UNITS)
    assert (found.kind, found.value, found.upper, found.unit.printed) == ("range", Decimal("1.5"), Decimal(2), "万元")


@pytest.mark.parametrize("printed", ["及时", "改善", "8个100%到位", "出水水质达到一级A标排放标准"])
def test_words_stay_words(printed: str) -> None:
    assert read_quantity(printed, UNITS).kind == "text"


@pytest.mark.parametrize("printed", ["12.3.4万元", "1..2", "3.4.5"])
def test_broken_numbers_are_never_words(printed: str) -> None:
    with pytest.raises(BadNumber):
        read_quantity(printed, UNITS)


def test_unknown_units_are_told() -> None:
    with pytest.raises(UnknownUnit, match="光年"):
        read_quantity("3光年", UNITS, words_allowed=False)


WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")


@given(st.decimals(min_value=0, max_value=10 ** 9, places=2), st.sampled_from(["万元", "亿元", "户", "%", "平方米"]))
def test_any_number_keeps_its_digits(value: Decimal, unit: str) -> None:
    for printed in (f"{value}{unit}", f"{value:,}{unit}", f"{value}{unit}".translate(WIDE), f" {value} {unit} "):
        found = read_quantity(printed, UNITS)
        assert (found.value, found.unit.printed) == (value, unit)
        assert found.step == Decimal("0.01")


@pytest.mark.parametrize("cell", ["00", "00万元", "012.5%", "≥090", "-00.5"])
def test_a_number_with_a_zero_too_many_is_refused(cell):
    with pytest.raises(BadNumber):
        read_quantity(cell, UNITS)


@pytest.mark.parametrize(("cell", "value"), [("0", "0"), ("0.05", "0.05"), ("0万元", "0")])
def test_a_number_below_one_is_read(cell, value):
    assert read_quantity(cell, UNITS).value == Decimal(value)
