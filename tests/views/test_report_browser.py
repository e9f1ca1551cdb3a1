"""A link to a figure opens the closed list around it by itself: the browser does it, with script switched off."""
from __future__ import annotations

import pytest

from tests.support.reports import FULL, report, source


@pytest.fixture
def page(browser, serve_dir, tmp_path):
    body = source(*FULL, "en").split("\n---\n", 1)[1]
    (tmp_path / "index.html").write_text(f"<!doctype html><html lang=en><meta charset=utf-8><title>Report</title>{body}", "utf-8")
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(serve_dir(tmp_path))
    yield opened
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("figure_id", ["money.total.actual", "results.roads-built~later.value"])
def test_a_figure_can_be_reached_without_script(page, figure_id: str) -> None:
    assert figure_id in report(*FULL).figures
    row = page.locator(f"[id='fig-{figure_id}']")
    assert not row.is_visible()
    page.locator(f"a[href='#fig-{figure_id}']:visible").first.click()
    row.wait_for(state="visible")


@pytest.mark.browser
def test_every_section_can_be_reached_from_the_list(page) -> None:
    for href in page.eval_on_selector_all(".mb-sections a", "links => links.map(link => link.getAttribute('href'))"):
        assert page.locator(href).is_visible()
