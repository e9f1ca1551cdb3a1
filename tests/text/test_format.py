"""Figures are said in each language; rounding never lies."""
from __future__ import annotations

from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mingbai.text.format import Formatter, as_printed
from mingbai.text.quantity import read_quantity
from mingbai.text.units import Units
from mingbai.work.places import DEFAULTS

UNITS = Units(yaml.safe_load((DEFAULTS / "units.yml").read_text("utf-8")))
ENGLISH = [
    ("35958.71万元", "CNY 359.59 million", "CNY 359,587,100 (35958.71万元)"),
    ("393.45亿元", "CNY 39.345 billion", "CNY 39,345,000,000 (393.45亿元)"),
    ("0.97万元", "CNY 9,700", "CNY 9,700 (0.97万元)"),
    ("≥90%", "at least 90%", "≥90%"),
    ("7.7万栋", "77,000 buildings", "7.7万栋"),
    ("1户", "1 household", "1户"),
    ("第四", "No. 4", "第四"),
    ("12月底", "by the end of December", "12月底"),
    ("9月前", "before September", "9月前"),
    ("2023年12月31日", "31 December 2023", "2023年12月31日"),
    ("100余份", "more than 100", "100余份"),
    ("1.5-2万元", "CNY 15,000 to CNY 20,000", "1.5-2万元"),
    ("17", "17", ""),
]


@pytest.mark.parametrize("printed,text,exact", ENGLISH, ids=[row[0] for row in ENGLISH])
def test_english_has_the_original_at_hand(printed: str, text: str, exact: str) -> None:
    said = Formatter("en").quantity(read_quantity(printed, UNITS))
    assert (said.text, said.exact) == (text, exact)


@pytest.mark.parametrize("printed", [row[0] for row in ENGLISH])
def test_chinese_is_as_printed(printed: str) -> None:
    assert Formatter("zh").quantity(read_quantity(printed, UNITS)).text == printed


def test_a_bare_number_is_printed_with_its_unit() -> None:
    assert as_printed(read_quantity("7.50", UNITS, "万元")) == "7.50万元"


@pytest.mark.parametrize("ratio,said", [
    ("1", "100%"), ("0", "0%"), ("0.99999", "99.99%"), ("1.00001", "100.01%"), ("0.000001", "0.01%"),
    ("-0.000001", "-0.01%"), ("0.97548", "97.55%"), ("3.4848", "348.48%")])
def test_a_hundred_and_nothing_are_said_only_when_true(ratio: str, said: str) -> None:
    assert Formatter("en").percent(Decimal(ratio)) == said


@given(st.decimals(min_value=-5, max_value=5, places=9))
def test_no_rate_is_rounded_to_a_round_lie(ratio: Decimal) -> None:
    said = Formatter("en").percent(ratio)
    assert (said == "100%") == (ratio == 1)
    assert (said == "0%") == (ratio == 0)


@given(st.decimals(min_value=Decimal("0.01"), max_value=10 ** 12, places=2))
def test_money_that_is_something_is_never_said_to_be_nothing(yuan: Decimal) -> None:
    digits = Formatter("en").money(yuan).removeprefix("CNY ").split()[0].replace(",", "")
    assert Decimal(digits) > 0
