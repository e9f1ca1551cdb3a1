"""The gallery shows every chart, and of every component each look that the tests' contents bring about."""
from __future__ import annotations

from collections import Counter

import pytest
from lxml import html

from tests.charts.reports import CHARTS
from tests.gallery.__main__ import page

KINDS = {f"mb-outcome mb-kind--{kind}" for kind in ("agrees", "differs", "explain", "note", "open")}
SHOWN = ("kept", "missed", "beyond", "far-above", "no-result", "repeats-target", "not-measurable", "in-words", "under-way")
STATES = {f"mb-mark mb-mark--{state}" for state in SHOWN}


@pytest.fixture(scope="module")
def tree():
    return html.fromstring(page("en"))


def test_every_chart_is_there_with_ids_of_its_own(tree) -> None:
    assert {section.get("id") for section in tree.xpath("//section[.//figure]")} == set(CHARTS)
    assert max(Counter(tree.xpath("//@id")).values()) == 1


def test_every_state_is_there(tree) -> None:
    shown = set(tree.xpath("//@class"))
    assert KINDS | STATES | {"mb-table", "mb-tile mb-tile--score", "mb-not-stated", "mb-ledger"} <= shown


def test_an_example_leads_nowhere(tree) -> None:
    assert set(tree.xpath("//section//a[not(ancestor::figure)]/@href")) == {"#"}
