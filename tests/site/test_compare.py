"""The comparison: any reports, chosen by who reads; the choice stands in the address."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
DOTS, ROWS_CHART = "#chart-score-execution", "#chart-compare-rates"
CHOICE = "?report=yueyang/housing/2023&report=zhuzhou-lukou/housing/2023"
LABELS = "(one) => [...one.querySelectorAll('.mb-text-label')].map((text) => text.textContent).join(' ')"
ANNOTATIONS = "(one) => [...one.querySelectorAll('.annotation')].map((text) => text.textContent).join(' ')"
ROWS = ".mb-section .mb-table:not(.mb-chart *) tbody tr:has(th a[href])"


@pytest.fixture(scope="module")
def address(built_site: Path, serve_dir) -> str:
    return serve_dir(built_site) + "en/compare/"


@pytest.fixture
def page(browser) -> Iterator:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def shown(page) -> set[str]:
    links = page.locator(f"{ROWS}:visible th a").evaluate_all("(all) => all.map((one) => one.pathname)")
    return {link.partition("/en/")[2] for link in links if "/about/" not in link}


def test_what_is_chosen_alone_is_shown_and_stands_in_the_address(page, address: str) -> None:
    page.goto(address)
    everything = shown(page)
    page.locator("#compare-choice summary").click()
    page.get_by_role("checkbox", name="Yueyang").check()
    page.get_by_role("checkbox", name="Lukou").check()
    chosen = {"yueyang/housing/2023/", "zhuzhou-lukou/housing/2023/"}
    assert len(everything) > 4 and shown(page) == chosen and "2 of" in page.locator("#compare-choice [role=status]").inner_text()
    page.goto(page.url)
    assert shown(page) == chosen
    page.locator("#compare-choice summary").click()
    page.get_by_role("button", name="Show all").click()
    page.wait_for_url(address)
    assert shown(page) == everything


def test_a_choice_of_nothing_known_shows_every_report(page, address: str) -> None:
    page.goto(f"{address}?report=nowhere")
    assert len(shown(page)) > 4


def pictures(page) -> tuple[int, str, int]:
    """Dots that are seen, the rows of the other chart by name, and how high it is."""
    room = page.locator(f"{ROWS_CHART} .mb-room")
    dots = page.locator(f"{DOTS} .mb-picture [data-of]:not([hidden])").count()
    return dots, page.locator(ROWS_CHART).evaluate(LABELS), int(room.get_attribute("height"))


def test_the_pictures_follow_the_choice_and_come_back(page, address: str) -> None:
    page.route("**/vendor/**", lambda route: route.abort())
    page.goto(address)
    dots, names, height = before = pictures(page)
    assert dots > 3 and "Zhanjiang" in names
    page.locator("#compare-choice summary").click()
    page.get_by_role("checkbox", name="Yueyang").check()
    page.get_by_role("checkbox", name="Lukou").check()
    dots, names, lower = pictures(page)
    assert dots == 2 and "Yueyang" in names and "Lukou" in names and "Zhanjiang" not in names and lower < height / 2 + 60
    assert page.locator(f"{DOTS} .mb-dot-names li:visible").count() == 2
    page.get_by_role("button", name="Show all").click()
    page.wait_for_url(address)
    assert pictures(page) == before


def test_the_drawings_follow_the_choice(page, address: str) -> None:
    page.goto(address + CHOICE)
    for chart, most in ((DOTS, 2), (ROWS_CHART, 12)):
        page.locator(chart).evaluate("(one) => one.scrollIntoView()")
        page.locator(f"{chart} .main-svg").first.wait_for()
        points = page.locator(f"{chart} .points path, {chart} .scatterlayer .point").count()
        assert 0 < points <= most
    assert "Zhanjiang" not in page.locator(ROWS_CHART).evaluate(ANNOTATIONS)
    page.locator("#compare-choice summary").click()
    page.get_by_role("checkbox", name="Zhanjiang").first.check()
    page.wait_for_function(f"() => ({ANNOTATIONS})(document.querySelector('{ROWS_CHART}')).includes('Zhanjiang')")


def test_a_chart_without_any_of_the_chosen_is_not_shown(page, address: str) -> None:
    page.goto(address)
    known = page.locator(f"{DOTS} [data-of]").evaluate_all("(all) => all.map((one) => one.dataset.of)")
    every = page.locator("input[name=report]").evaluate_all("(all) => all.map((one) => one.value)")
    for report in set(every) - set(known):
        page.goto(f"{address}?report={report}")
        assert not page.locator(DOTS).is_visible()
    page.goto(f"{address}?report={known[0]}")
    assert page.locator(DOTS).is_visible()
