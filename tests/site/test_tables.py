"""Tables that a reader sorts, in a browser."""
from __future__ import annotations

from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
FILLED = 2                                # the column of a day, which English writes `25 July 2024`


@pytest.fixture
def page(browser, built_site: Path, serve_dir):
    page = browser.new_page()
    page.goto(f"{serve_dir(built_site)}en/completeness/")
    yield page
    page.close()


def days(page) -> list[str | None]:
    cells = page.locator(f"#delays tbody td:nth-child({FILLED})")
    return cells.evaluate_all("cells => cells.map(one => one.dataset.sort ?? null)")


def test_days_are_sorted_as_days_and_those_not_stated_come_last(page) -> None:
    header = page.locator(f"#delays thead th:nth-child({FILLED}) button")
    stated = sorted(filter(None, days(page)))
    missing = [None] * days(page).count(None)
    assert len(stated) > 2 and missing
    header.click()
    assert days(page) == stated + missing
    header.click()
    assert days(page) == stated[::-1] + missing
