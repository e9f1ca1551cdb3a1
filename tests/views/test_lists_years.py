"""A department with two years: side by side, and what changed between them."""
from __future__ import annotations

from decimal import Decimal

import pytest
from lxml import html

from mingbai.facts.execution import execution
from mingbai.load.site import read_site
from mingbai.render.page import render_page
from mingbai.render.templates import environment
from mingbai.say.say import Say
from mingbai.text.value import replace
from mingbai.views import department, explorer, home, region
from mingbai.views.changes import changes, kinds, matched
from mingbai.views.pages import all_pages
from tests.support.years import two_years


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return read_site(two_years(tmp_path_factory.mktemp("two")))[0]


def rendered(page):
    return html.fromstring(render_page(page, environment()).split("\n---\n", 1)[1])


def cells_of(tree, table: str) -> list[list[str]]:
    return [[" ".join(cell.text_content().split()) for cell in row.xpath("td | th")]
            for row in tree.xpath(f"//table[@id='{table}']//tr")]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_years_stand_side_by_side_in_order(site, lang: str) -> None:
    tree = rendered(department.view(site, site.departments[0], Say(lang, "anyang/housing/")))
    head, *rows = cells_of(tree, "years-table")
    assert head[1:] == ["2023", "2024"]
    assert {"zh": "年初预算", "en": "Original budget"}[lang] in {row[0] for row in rows}
    adjusted = next(row for row in rows if row[0] == {"zh": "调整预算", "en": "Adjusted budget"}[lang])
    assert adjusted[2] == {"zh": "未载明", "en": "not stated"}[lang]


def test_each_year_has_its_own_rates(site) -> None:
    first, second = (site.by_id[f"anyang/housing/{year}"] for year in (2023, 2024))
    assert execution(first, "original").ratio == Decimal("1.185")
    assert execution(second, "original").ratio == Decimal("0.75")
    assert execution(second, "adjusted") is None


def test_what_changed_is_told_by_kind(site) -> None:
    first, second = (site.by_id[f"anyang/housing/{year}"] for year in (2023, 2024))
    found = {(new or old).id: kinds(old, new) for old, new in matched(first, second)}
    assert found == {"homes": ["target"], "quality": ["weight"], "comfort": [], "playgrounds": ["added"], "parks": ["dropped"]}


def test_only_what_changed_is_listed(site) -> None:
    tree = rendered(department.view(site, site.departments[0], Say("en", "anyang/housing/")))
    rows = cells_of(tree, "changes-2023-2024")[1:]
    assert [row[:2] for row in rows] == [["New homes", "target"], ["Acceptance rate", "weight"], ["Playgrounds", "added"],
                                         ["New parks", "dropped"]]
    assert rows[1][4:] == ["30 points", "20 points"]
    assert rows[2][2] == "no such indicator"


def test_a_year_like_the_one_before_shows_no_table(site) -> None:
    first = site.by_id["anyang/housing/2023"]
    view = changes(first, first, Say("en", "anyang/housing/"))
    assert view.table is None and view.scheme == ""


def test_projects_are_apart_from_the_department(site) -> None:
    tree = rendered(department.view(site, site.departments[0], Say("en", "anyang/housing/")))
    assert len(cells_of(tree, "projects")) == 2
    assert len(cells_of(tree, "years-table")[0]) == 3


def test_the_region_has_a_column_for_each_year(site) -> None:
    tree = rendered(region.view(site, site.regions[0], Say("en", "anyang/")))
    head, row = cells_of(tree, "years")
    assert head[1:] == ["2023", "2024"]
    assert row[1].endswith("published 15 July 2024; project reports: 1")
    assert "publication date not stated" in row[2]


def test_newest_first_on_the_home_page(site) -> None:
    tree = rendered(home.view(site, Say("en", "")))
    assert [row[0] for row in cells_of(tree, "reports")[1:]][0] == "Housing Bureau (2024)"


def test_a_site_without_any_indicator_has_an_explorer(site) -> None:
    bare = replace(site, reports=tuple(replace(report, indicators=()) for report in site.reports))
    tree = rendered(explorer.view(bare, Say("en", "indicators/")))
    assert not tree.xpath("//script") and not tree.xpath("//table")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_site_without_any_report_has_all_its_list_pages(site, lang: str) -> None:
    bare = replace(site, reports=())
    for address, view in all_pages(bare):
        assert rendered(view(Say(lang, address))).xpath("//h1"), address
