"""The tiny site is read as it is written."""
from __future__ import annotations

from decimal import Decimal

import pytest

from mingbai.load.site import read_site
from mingbai.model.report import Site
from tests.support.sites import TINY


@pytest.fixture(scope="module")
def site() -> Site:
    return read_site(TINY)[0]


def test_reports_have_their_ids(site: Site) -> None:
    assert [report.id for report in site.reports] == ["anyang/housing/2023", "anyang/housing/2023/ramps"]
    assert site.reports[1].parent_id == "anyang/housing/2023"


def test_a_figure_knows_everything_about_itself(site: Site) -> None:
    figure = site.reports[0].figure("money.total.actual")
    assert (figure.value, figure.base) == (Decimal("118.50"), Decimal(1185000))
    assert figure.quantity.printed == "118.50"
    assert figure.quantity.base_step == Decimal(100)
    assert (figure.label.zh, figure.label.en) == ("部门整体收支·实际支出", "Whole department, actual expenditure")
    assert figure.citations[0].section.title.en == "1 Money"
    assert (figure.spot.row, figure.spot.column) == (2, "actual")


def test_zero_is_a_figure_and_empty_is_none(site: Site) -> None:
    report = site.reports[0]
    assert report.figure("three-public.department.overseas.actual").value == 0
    assert report.figure("results.complaints.value").value == 0
    assert report.figure("money.basic.rate") is None


def test_last_year_is_dated_last_year(site: Site) -> None:
    assert site.reports[0].figure("results.homes-let.previous").period == "2022"


def test_labels_of_units_name_the_unit(site: Site) -> None:
    assert site.reports[0].figure("unit-scores.centre.output").label.en == "Housing Centre, Outputs"


def test_words_have_both_languages(site: Site) -> None:
    figure = site.reports[0].figure("indicators.comfort.actual")
    assert figure.value is None and (figure.words.zh, figure.words.en) == ("改善", "better")


def test_a_detail_of_a_place_is_kept(site: Site) -> None:
    citation = site.reports[1].figure("money.total.actual").citations[0]
    assert (citation.section.key, citation.detail) == ("form", "D6")
