"""The indicator explorer in a browser: complete without script; filters, sorting and the address with it."""
from __future__ import annotations

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROWS = "#indicators tbody tr"


@pytest.fixture(scope="module")
def address(built_site, serve_dir) -> str:
    return serve_dir(built_site)


@pytest.fixture
def opened(browser, address):
    """A page of the explorer with a query, and what its console said."""
    pages = []

    def go(query: str = "", lang: str = "en", **context):
        page = browser.new_page(**context)
        pages.append(page)
        page.goto(f"{address}{lang}/indicators/{query}")
        return page

    yield go
    for page in pages:
        page.close()


def shown(page) -> list[str]:
    return page.locator(f"{ROWS}:visible th").all_inner_texts()


def test_without_script_every_row_is_there_and_no_idle_control(opened) -> None:
    page = opened(java_script_enabled=False)
    assert page.locator(ROWS).count() == len(shown(page)) > 50
    assert not page.locator("#explorer-filter").is_visible()
    assert page.locator("#indicators button").count() == 0


def test_a_filter_hides_rows_says_how_many_and_stands_in_the_address(opened) -> None:
    page = opened()
    every = len(shown(page))
    page.select_option("#filter-state", "missed")
    assert 0 < len(shown(page)) < every
    assert str(len(shown(page))) in page.locator("#explorer-filter [role=status]").inner_text()
    assert page.url.endswith("?state=missed")


def test_the_address_brings_the_selection_back_in_the_other_language(opened) -> None:
    page = opened("?department=zhuzhou-lukou%2Fhousing&level=benefit&sort=-5")
    names = shown(page)
    assert len(names) == 4
    assert page.locator("#indicators thead th").nth(5).get_attribute("aria-sort") == "descending"
    page.goto(page.locator("header a[hreflang=zh]").first.evaluate("link => link.href"))
    assert "/zh/indicators/?" in page.url and len(shown(page)) == 4


def test_sorting_puts_numbers_in_order_and_the_unstated_last(opened) -> None:
    page = opened()
    button = page.locator("#indicators thead th").nth(6).locator("button")
    for direction in (1, -1):
        button.click()
        cells = page.locator(f"{ROWS} td[data-label=Score]")
        values = cells.evaluate_all("cells => cells.map(cell => cell.dataset.sort ?? null)")
        stated = [float(value) * direction for value in values if value is not None]
        assert stated == sorted(stated)
        assert all(value is None for value in values[len(stated):])


def test_clearing_brings_every_row_back(opened) -> None:
    page = opened("?state=missed&q=zzz")
    assert shown(page) == []
    page.locator("#explorer-filter button[type=reset]").click()
    page.wait_for_function("!location.search")           # fields are empty only after they have told so
    assert len(shown(page)) == page.locator(ROWS).count()
    assert "?" not in page.url


def test_an_address_that_means_nothing_shows_everything(opened) -> None:
    page = opened("?state=unheard-of&sort=99&department=%3Cb%3E")
    assert len(shown(page)) == page.locator(ROWS).count()
