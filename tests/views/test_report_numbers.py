"""What the page works out: rates on named bases, points lost, what is nothing and what is not stated."""
from __future__ import annotations

from decimal import Decimal

import pytest

from mingbai.say.say import Say
from mingbai.views.report.cells import ratio_of, ratio_text
from mingbai.views.report.score_cells import lost_by
from mingbai.views.report.sections.lost import located
from tests.support.reports import FULL, report, row_of, section, text_of, tree


def table(table_id: str, lang: str = "en", one: tuple[str, str] = FULL):
    return tree(*one, lang).xpath(f"//table[@id='{table_id}']")[0]


# ---- rates

def test_every_base_gives_its_rate_and_the_printed_one_names_its_own() -> None:
    whole = row_of(table("money-rates"), "Whole department")
    assert whole == {"Item": "Whole department", "Of the original budget": "120%", "Of the adjusted budget": "99.99%",
                     "Of the money received": "109.09%", "Of income": "104.35%",
                     "As the report prints it": "99.99% of the adjusted budget"}


def test_almost_all_is_never_said_as_all() -> None:
    figures = report(*FULL).figures
    text = ratio_text(figures["money.total.actual"], figures["money.total.adjusted"], Say("en", ""))
    assert (text, ratio_text(figures["money.total.actual"], figures["money.total.actual"], Say("en", ""))) == (
        "99.99%", "100%")


def test_a_base_of_nothing_gives_no_rate_and_says_so() -> None:
    assert row_of(table("money-rates"), "State capital")["Of the original budget"] == "nothing to divide by"
    assert row_of(table("three-public-table"), "Official overseas travel")[
        "Of the budget (our calculation)"] == "nothing to divide by"


def test_a_base_that_is_not_stated_gives_nothing() -> None:
    figures = report(*FULL).figures
    assert ratio_of(figures["money.total.actual"], None) is None
    assert ratio_of(None, figures["money.total.actual"]) is None
    assert row_of(table("money-rates"), "Basic expenditure")["Of income"] == ""


def test_an_approximate_amount_gives_an_approximate_rate() -> None:
    funds = row_of(table("money-table"), "Government-managed funds")
    assert funds["Share of its whole"] == "about 1% calc." and funds["Spent"] == "about CNY 120,000"


def test_spending_of_nothing_is_a_rate_of_nothing() -> None:
    rates = row_of(table("money-rates", one=("full", "mingzhou/works/2024")), "Whole department")
    assert rates["Of the money received"] == "0%" and rates["Of the original budget"] == "nothing to divide by"


def test_a_part_is_asked_only_what_its_neighbours_state() -> None:
    """No part of the whole states money received: the column is empty there, not full of “not stated”."""
    received = {label: row_of(table("money-table"), label)["Received"] for label in ("Whole", "Basic", "Personnel")}
    assert received == {"Whole": "CNY 11 million", "Basic": "", "Personnel": ""}


def test_a_difference_leaves_no_zeros_behind() -> None:
    row = row_of(table("indicators-table", "zh", ("real", "zhanjiang/urban-renewal/2023")), "采购合同签订时效性")
    assert (row["分值"], row["失分"]) == ("2.5", "0")


def test_what_is_printed_is_not_worked_out_again() -> None:
    shares = {label: row_of(table("money-table"), label)["Share of its whole"]
              for label in ("Basic expenditure", "Project expenditure")}
    assert shares == {"Basic expenditure": "33.33%", "Project expenditure": "66.67% calc."}


@pytest.mark.parametrize(("report_id", "expected"), [
    ("zhanjiang/urban-renewal/2023/special-fund", ("53.51%", "100%")),
    ("zhanjiang/housing/2023", ("99.49%", "100.05%"))])
def test_the_summary_names_the_base_of_its_rates(report_id: str, expected: tuple[str, str]) -> None:
    said = text_of(section("real", report_id, "en", "glance").xpath(".//*[@class='mb-summary']")[0])
    assert all(rate in said for rate in expected), said


# ---- nothing and not stated

def test_nothing_and_not_stated_are_told_apart() -> None:
    items = table("three-public-table")
    assert row_of(items, "Official overseas travel")["Spent"] == "CNY 0"
    units = table("three-public-units")
    assert row_of(units, "Works Centre")["Official receptions: spent"] == "not stated"
    original = {label: row_of(table("money-table"), label)["Original budget"]
                for label in ("State capital", "Government-managed")}
    assert original == {"State capital": "CNY 0", "Government-managed": "not stated"}
    complaints = row_of(table("results-housing"), "Complaints")
    assert complaints["Result"] == "0" and row_of(table("results-roads"), "Roads planned")["Result"] == "not stated"


def test_chinese_pages_show_what_was_printed() -> None:
    row = row_of(table("money-table", "zh"), "部门整体收支")
    assert (row["年初预算"], row["年末结转"], row["上缴收回"]) == ("1000.00万元", "5.01万元", "0万元")


def test_english_pages_have_the_original_at_hand() -> None:
    link = table("money-table").xpath(".//a[@href='#fig-money.total.carried-out']")[0]
    assert (text_of(link), link.get("title")) == ("CNY 50,100", "CNY 50,100 (5.01万元)")


# ---- points

def test_points_lost_by_indicator() -> None:
    found = {one.id: lost_by(one, report(*FULL)) for one in report(*FULL).indicators}
    assert found["acceptance"] == 2 and found["homes"] == 0 and found["parks"] is None


def test_points_lost_in_all_and_where() -> None:
    said = text_of(section(*FULL, "en", "lost").xpath("./p")[0])
    assert said == "The self-assessed score is 95.5 points of a possible 100; 4.5 were lost."
    assert located(report(*FULL)) == Decimal("4.5")
    assert row_of(table("lost-units"), "The bureau itself") == {
        "Unit": "The bureau itself", "Points lost": "4.5", "Budget execution": "0.5", "Outputs": "2", "Benefits": "2"}


def test_points_lost_without_a_place_are_said_so() -> None:
    said = text_of(section("real", "zhanjiang/housing/2023", "en", "lost"))
    assert "2.6 were lost" in said and "For 2.6 of them the report does not show where" in said


def test_full_marks_lose_nothing() -> None:
    assert text_of(section("full", "mingzhou/roads/2021", "en", "lost").xpath("./p")[0]) == (
        "The self-assessed score is the full 100 points; none was lost.")


def test_a_reason_not_given_is_said_so() -> None:
    rows = table("lost-indicators")
    assert row_of(rows, "Acceptance rate")["Reason and measure"] == "Some rework Measure: Check more closely"
    assert row_of(rows, "Travel conditions")["Reason and measure"] == "No reason given in the report"


def test_the_weight_of_a_class_stands_for_its_only_indicator() -> None:
    row = row_of(table("indicators-table", "zh", ("real", "zhanjiang/urban-renewal/2023")), "部门预算资金支出率")
    assert (row["分值"], row["得分"], row["失分"]) == ("10", "9.98分", "0.02")
