"""True values, rounded the way reports round them, are never called wrong; a change beyond the tolerance always is."""
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mingbai.checks.compare import agrees
from mingbai.checks.expressions import growth, mean, of, percent, total
from mingbai.checks.intervals import Interval, of_limit, of_term, of_total
from mingbai.model.problems import Spot
from mingbai.model.report import Bilingual, Figure
from mingbai.text.quantity import read_quantity
from tests.checks.build import shared

UNITS = {"元": Decimal(1), "万元": Decimal(10) ** 4, "亿元": Decimal(10) ** 8}
# Never printed as a plain 0: next to figures with more digits that says none, not little.
amounts = st.decimals(min_value=10 ** 8, max_value=10 ** 13, places=4)
places = st.integers(0, 3)
money_units = st.sampled_from(list(UNITS))


def figure(cell, name="one"):
    quantity = read_quantity(cell, shared()[0])
    return Figure(f"results.{name}.value", "results", name, "value", "", quantity, Bilingual("某数", "A figure"), "2023",
                  "self", (), None, None, "management", Spot("results.csv", 2, "value"))


def printed(value, decimals, unit):
    short = (value / UNITS.get(unit, 1)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return figure(f"{short}{unit}")


def half(one):
    return one.quantity.base_step / 2


terms_of_sum = st.lists(st.tuples(amounts, places, money_units), min_size=2, max_size=12)


@given(terms_of_sum, places, money_units)
def test_a_rounded_sum_is_never_a_finding(terms, decimals, unit):
    stated, parts = printed(sum(value for value, *_ in terms), decimals, unit), [printed(*term) for term in terms]
    assert agrees(stated, total(parts)).status == "pass"


@given(terms_of_sum, places, money_units, st.sampled_from([1, -1]), st.decimals(min_value="0.01", max_value=10, places=2))
def test_a_sum_beyond_all_halves_is_always_a_finding(terms, decimals, unit, sign, beyond):
    parts = [printed(*term) for term in terms]
    stated = printed(sum(value for value, *_ in terms), decimals, unit)
    allowed = sum(map(half, parts)) + half(stated)
    changed = (total(parts).value() + sign * allowed * (1 + beyond)) / UNITS[unit]
    wrong = figure(f"{changed.quantize(stated.quantity.step, ROUND_CEILING if sign > 0 else ROUND_FLOOR)}{unit}")
    assert agrees(wrong, total(parts)).status == "finding"


@given(st.tuples(amounts, places, money_units), st.tuples(amounts, places, money_units), places)
def test_a_rounded_share_is_never_a_finding(part, whole, of_rate):
    one, two = printed(*part), printed(*whole)
    rate = printed(part[0] / whole[0] * 100, of_rate, "%")
    assert agrees(rate, percent(of(one) / of(two))).status == "pass"


@given(amounts, amounts, places, places, places)
def test_rounded_growth_is_never_a_finding(now, before, first, second, of_rate):
    one, two = printed(now, first, "万元"), printed(before, second, "万元")
    rate = printed((now - before) / before * 100, of_rate, "%")
    assert agrees(rate, growth(one, two)).status == "pass"


@given(st.integers(1, 10 ** 6), st.integers(1, 10 ** 6), places, st.sampled_from([1, -1]))
def test_a_share_of_counts_beyond_its_half_digit_is_always_a_finding(part, whole, decimals, sign):
    one, two = figure(f"{part}个"), figure(f"{whole}个")
    true = Decimal(part) / whole * 100
    step = Decimal(1).scaleb(-decimals)
    wrong = figure(f"{(true + sign * step * 2).quantize(step, ROUND_HALF_UP)}%")
    assert agrees(wrong, percent(of(one) / of(two))).status == "finding"


@given(st.lists(st.tuples(amounts, places), min_size=2, max_size=8), places)
def test_a_rounded_mean_is_never_a_finding(terms, decimals):
    true = sum(value for value, _ in terms) / len(terms)
    parts = tuple(printed(value, shown, "万元") for value, shown in terms)
    assert agrees(printed(true, decimals, "万元"), mean(parts)).status == "pass"


@given(st.lists(st.decimals(min_value=0, max_value=10 ** 8, places=2), min_size=2, max_size=9))
def test_small_amounts_may_be_printed_0_where_all_figures_are_whole(terms):
    parts = [printed(value, 0, "万元") for value in terms]
    assume(any(part.base for part in parts))
    stated = printed(sum(terms), 0, "万元")
    assume(stated.base)
    assert agrees(stated, total(parts)).status == "pass"


@pytest.mark.parametrize(("cell", "low", "high"), [
    ("104.16万元", "1041550", "1041650"),
    ("25个", "25", "25"),
    ("7.7万栋", "76500", "77500"),
    ("0万元", "0", "0"),
    ("0.00万元", "-50", "50"),
    ("0%", "-0.5", "0.5"),
    ("98分", "98", "98"),
    ("约56亿元", "5500000000", "5700000000"),
    ("近8000平方米", "7200", "8800"),
    ("1400余条", "1400", "1500"),
    ("60%以上", "60", "Infinity"),
    ("≤9.2万元", "-Infinity", "92000"),
    ("20-30人", "20", "30"),
])
def test_what_a_printed_figure_stands_for(cell, low, high):
    assert of_term(figure(cell).quantity) == Interval(Decimal(low), Decimal(high))


def test_points_are_exact_as_terms_and_rounded_as_totals():
    assert of_total(figure("7.9分").quantity) == Interval(Decimal("7.85"), Decimal("7.95"))


def test_the_number_of_a_target_stands_alone():
    assert of_limit(figure("≥90%").quantity) == Interval(Decimal(90), Decimal(90))


def test_words_stand_for_no_number():
    assert of_term(figure("及时").quantity) is None


def test_nothing_to_divide_by_is_not_a_finding():
    outcome = agrees(figure("100%"), percent(of(figure("3个")) / of(figure("0个"))))
    assert (outcome.status, outcome.say) == ("not_checkable", "nothing-to-divide-by")
