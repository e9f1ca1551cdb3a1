"""A report is long, and laid out as the reader comes near: what an address points at is found all the same, and one's place."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
REPORT = "en/yueyang/housing/2023/"
POSTPONED = "[...document.querySelectorAll('.mb-section')].filter((one) => getComputedStyle(one).contentVisibility === 'auto').length"
TOP = "(id) => document.getElementById(id).getBoundingClientRect().top"
AT = "document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest('.mb-section').id"
# The list of sections lies over the top of the page.
COVERED = 150


@pytest.fixture(scope="module")
def address(built_site: Path, serve_dir) -> str:
    return serve_dir(built_site)


@pytest.fixture
def phone(browser) -> Iterator:
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def is_at_top(page, anchor: str) -> bool:
    page.wait_for_function(f"() => {{ const top = ({TOP})({anchor!r}); return top >= 0 && top <= {COVERED} }}")
    return page.locator(f"[id='{anchor}']").is_visible()


def test_what_is_far_below_waits_for_a_reader_who_comes_for_the_page(phone, address: str) -> None:
    phone.goto(address + REPORT)
    assert phone.evaluate(POSTPONED) > 10


@pytest.mark.parametrize("anchor", [
    "projects", "chart-unit-scores", "check-C03-23", "fig-three-public.housing-centre.reception.budget"])
def test_an_address_leads_to_its_place_far_down(phone, address: str, anchor: str) -> None:
    phone.goto(f"{address}{REPORT}#{anchor}")
    assert is_at_top(phone, anchor)


@pytest.mark.parametrize("name", ["figures", "units", "money"])
def test_the_list_of_sections_leads_and_follows(phone, address: str, name: str) -> None:
    phone.goto(address + REPORT)
    phone.locator(f".mb-sections a[href='#{name}']").click()
    phone.locator(f".mb-sections a[href='#{name}'][aria-current]").wait_for()
    phone.wait_for_load_state("networkidle")
    assert is_at_top(phone, name) and phone.evaluate(POSTPONED) == 0


def test_who_comes_back_is_where_they_were(phone, address: str) -> None:
    phone.goto(address + REPORT)
    phone.locator(".mb-sections a[href='#units']").click()
    assert is_at_top(phone, "units")
    phone.goto(address + "en/")
    phone.go_back()
    phone.wait_for_function(f"{AT} === 'units'")
    assert phone.evaluate(POSTPONED) == 0


def test_without_script_all_is_laid_out(browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + REPORT)
    assert page.evaluate(POSTPONED) == 0
    context.close()


def test_a_long_table_below_its_chart_is_closed_on_a_phone_and_open_on_a_desk(phone, address: str) -> None:
    phone.goto(address + REPORT)
    folded = phone.locator("#money .mb-more--roomy")
    assert not folded.locator("table").is_visible()
    folded.locator("summary").click()
    assert folded.locator("table").is_visible()
    phone.set_viewport_size({"width": 1280, "height": 900})
    assert phone.locator("#three-public .mb-more--roomy table").is_visible()
    assert not phone.locator("#three-public .mb-more--roomy > summary").is_visible()
