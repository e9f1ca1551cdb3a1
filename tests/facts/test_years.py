"""The same promise a year before: kept on, raised, lowered, dropped, new."""
from __future__ import annotations

import pytest

from mingbai.facts.promises import promises
from mingbai.facts.years import carried, same_before, year_before
from tests.checks.build import build_site

HEAD = "id,topic,label_zh,label_en,value,target,concept\n"


def row(name: str, target: str, concept: str = "") -> str:
    return f"{name},housing-security,住房,Homes,100套,{target},{concept}"


def of_years(tmp_path, before: list[str], now: list[str]):
    site = build_site(tmp_path, {"2022": {"results": HEAD + "\n".join(before)}, "2023": {"results": HEAD + "\n".join(now)}})
    first, second = site.reports
    return site, first, second


@pytest.mark.parametrize(("before", "now", "change"), [
    (row("homes", "100套"), row("homes", "100套"), "kept-on"),
    (row("homes", "100套"), row("homes", "120套"), "raised"),
    (row("homes", "100套"), row("homes", "80套"), "lowered"),
    (row("homes", "100套"), row("homes", "3万平方米"), "kept-on"),
    (row("homes", "≥100套"), row("homes", "100套"), "kept-on"),
])
def test_what_became_of_a_target(tmp_path, before, now, change):
    _, first, second = of_years(tmp_path, [before], [now])
    assert [one.change for one in carried(promises(first), promises(second))] == [change]


def test_new_ones_come_in_their_order_and_dropped_ones_last(tmp_path):
    _, first, second = of_years(tmp_path, [row("old", "10套"), row("homes", "100套")], [row("homes", "100套"), row("new", "5套")])
    told = carried(promises(first), promises(second))
    assert [(one.now and one.now.id, one.change) for one in told] == [
        ("results.homes", "kept-on"), ("results.new", "new"), (None, "dropped")]


def test_another_name_for_the_same_concept(tmp_path):
    _, first, second = of_years(tmp_path, [row("homes", "100套", "subsidised-rental-homes")],
                                [row("rental-homes", "120套", "subsidised-rental-homes")])
    assert [one.change for one in carried(promises(first), promises(second))] == ["raised"]


def test_the_id_counts_before_the_concept(tmp_path):
    _, first, second = of_years(tmp_path, [row("other", "50套", "subsidised-rental-homes"), row("homes", "100套")],
                                [row("homes", "100套", "subsidised-rental-homes")])
    assert same_before(promises(second)[0], promises(first)).id == "results.homes"


def test_the_report_of_the_year_before(tmp_path):
    site, first, second = of_years(tmp_path, [row("homes", "100套")], [row("homes", "100套")])
    assert year_before(second, site) is first
    assert year_before(first, site) is None
