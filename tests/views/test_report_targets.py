"""Promises kept and missed, problems and what became of them, and facts stated twice."""
from __future__ import annotations

import pytest

from mingbai.facts.report_facts import ReportFacts, facts_of
from mingbai.say.say import Say
from mingbai.views.report.sections.notes import differ
from mingbai.views.report.sections.promised import in_scheme_order, level_groups
from tests.support.reports import FULL, checks, every_report, report, row_of, section, site, text_of, tree

QUANTITIES = report(*FULL).figures


def facts() -> ReportFacts:
    name, report_id = FULL
    return facts_of(checks(name).reports[report_id])


def states() -> dict[str, str]:
    return {one.label.en: one.state for one in facts().promises}


def test_each_kind_of_promise_has_its_state() -> None:
    assert states() == {
        "New homes": "kept", "New bridges": "kept", "New roads": "far-above", "Acceptance rate": "missed",
        "Cost of the year": "missed", "Rent": "kept", "Travel conditions": "not-measurable", "Noise complaints": "missed",
        "New parks": "no-result", "Satisfaction": "in-words", "Roads built": "far-above", "Opened": "kept",
        "Roads planned": "no-result"}


def test_the_same_target_in_two_places_counts_once() -> None:
    assert "Homes built" not in states()


def test_kept_of_measured_leaves_out_what_cannot_be_measured() -> None:
    assert (facts().kept, len(facts().judged), len(facts().promises)) == (6, 9, 13)


def test_the_summary_counts_the_same() -> None:
    said = text_of(section(*FULL, "en", "glance"))
    assert "Of 9 promises that can be measured, 6 were kept and 3 missed." in said
    assert "One aim cannot be measured." in said and "For 2 the report states no result." in said


def test_a_lowered_target_is_not_passed_over() -> None:
    """8 of a target of 10, cut to 8."""
    assert "Against the first targets, one would have been missed." in text_of(section(*FULL, "en", "glance"))
    yueyang = text_of(section("real", "yueyang/housing/2023", "zh", "glance"))
    assert "按原来的目标，有2项没有做到。" in yueyang


@pytest.mark.parametrize(("label", "word"), [
    ("New homes", "kept"), ("New roads", "far above"), ("Acceptance rate", "missed"),
    ("Cost of the year", "above the limit"), ("Noise complaints", "above the limit"),
    ("Travel conditions", "not measurable")])
def test_the_state_is_a_word_not_a_colour(label: str, word: str) -> None:
    indicators = tree(*FULL, "en").xpath("//table[@id='indicators-table']")[0]
    assert row_of(indicators, label)["Reached?"] == word


def test_completion_is_printed_or_marked_as_worked_out() -> None:
    indicators = tree(*FULL, "en").xpath("//table[@id='indicators-table']")[0]
    shares = {label: row_of(indicators, label)["Result as share of target"]
              for label in ("New homes", "Acceptance rate", "Rent")}
    assert shares == {"New homes": "115%", "Acceptance rate": "98% calc.", "Rent": ""}
    assert "“calc.”" in text_of(indicators.xpath("./caption")[0])


def test_indicators_stand_under_their_levels() -> None:
    groups = tree(*FULL, "en").xpath("//table[@id='indicators-table']//th[@scope='rowgroup']")
    assert [text_of(one) for one in groups] == ["Outputs (60 points)", "Quantity", "Cost", "Benefits (30 points)"]


def test_a_goal_without_a_row_is_listed_apart() -> None:
    promised = section(*FULL, "en", "promised")
    assert "New parks" not in text_of(promised.xpath(".//table[@id='indicators-table']")[0])
    assert text_of(promised.xpath("./ul/li")[0]).startswith("New parks Target: 3 parks no result given")


def test_the_score_of_others_stands_beside_its_own() -> None:
    tile = text_of(section(*FULL, "en", "glance").xpath(".//*[contains(@class, 'mb-tile--score')]")[0])
    assert all(said in tile for said in ("95.5 points", "94 points, re-checked by the finance department",
                                         "93.5 points, audited", "Grade: Excellent"))


# ---- problems

def test_a_problem_stands_with_its_cause_and_its_measures() -> None:
    forecast, delays = section(*FULL, "en", "problems").xpath("./ol/li")
    assert "Cause: Estimates were rough" in text_of(forecast) and "Estimate in more detail" in text_of(forecast)
    assert "gives no cause" in text_of(delays) and "names no measure" in text_of(delays)


def test_a_measure_that_answers_nothing_is_listed_apart() -> None:
    loose = section(*FULL, "en", "problems").xpath("./ul/li")
    assert [text_of(one) for one in loose] == ["Study more 3 Problems"]


def test_next_year_says_what_became_of_a_problem() -> None:
    forecast, delays = section(*FULL, "en", "problems").xpath("./ol/li")
    assert forecast.xpath(".//a/@href") == ["../../../../en/mingzhou/works/2024/#problem-forecast"]
    assert "no longer names it" in text_of(delays)
    assert tree("full", "mingzhou/works/2024", "en").xpath("//*[@id='problem-forecast']")


def test_without_a_next_year_nothing_is_said_of_it() -> None:
    assert "What became of it" not in text_of(section("full", "mingzhou/works/2024", "en", "problems"))


# ---- one fact, twice

def test_a_fact_stated_with_two_values_keeps_both() -> None:
    found = text_of(section(*FULL, "en", "notes").xpath(".//ul")[0])
    assert "Roads built in two places" in found and "14 km" in found and "13 km" in found


def test_the_same_sum_in_two_units_is_no_contradiction() -> None:
    assert "stated in yuan" not in text_of(section(*FULL, "en", "notes")).lower()
    one, other = QUANTITIES["money.total.actual"].quantity, QUANTITIES["money.total~yuan.actual"].quantity
    assert one.base == 11_999_900 and not differ(one, other)


@pytest.mark.parametrize(("report_id", "pair", "expected"), [
    ("zhanjiang/urban-renewal/2023/special-fund",
     ("indicators.project-cost.actual", "money.total.actual"), True),
    ("zhanjiang/urban-renewal/2023/special-fund",
     ("indicators.fixed-asset-investment~target-table.target", "indicators.fixed-asset-investment.target"), False),
    ("zhanjiang/urban-renewal/2023", ("money.total~yuan.actual", "money.total.actual"), False)])
def test_real_pairs_of_figures(report_id: str, pair: tuple[str, str], expected: bool) -> None:
    figures = site("real").by_id[report_id].figures
    assert differ(*(figures[one].quantity for one in pair)) is expected


@pytest.mark.parametrize("one", every_report(), ids="/".join)
def test_a_class_has_its_heading_where_it_begins_and_nowhere_else(one: tuple[str, str]) -> None:
    rows = in_scheme_order(report(*one))
    groups = level_groups(rows, Say("zh", ""))
    outer = [indicator.part.path[0].id for indicator in rows]
    assert [group.start for group in groups if group.depth == 0] == [
        place for place, part_id in enumerate(outer) if place == 0 or outer[place - 1] != part_id]
    for group in (group for group in groups if group.depth):
        named = [place for place, indicator in enumerate(rows)
                 if group.title.startswith(indicator.part.path[:group.depth + 1][-1].name.zh)]
        assert group.start == named[0]
