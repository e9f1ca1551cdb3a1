"""The comparison: any reports, chosen by who reads; the choice stands in the address."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
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
