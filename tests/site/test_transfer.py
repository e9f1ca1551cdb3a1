"""What a reader's browser fetches before the reader stirs, and what the charts and the search cost after."""
from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from mingbai.bootstrap.plotly import kept_package

pytestmark = pytest.mark.browser
REPORT_MOST, CHARTS_MOST = 100 * 1024, 450 * 1024        # 120 KB are promised for the report
REPORTS = ("yueyang/housing/2023/", "zhanjiang/housing/2023/")


@pytest.fixture(scope="module")
def address(built_site: Path, serve_dir) -> str:
    return serve_dir(built_site)


@pytest.fixture(params=[(390, 844), (1440, 900)], ids=["phone", "desk"])
def page(request, browser) -> Iterator:
    """A page that remembers the paths it was made to fetch."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height})
    opened = context.new_page()
    opened.fetched = []
    opened.on("request", lambda request: opened.fetched.append(urlsplit(request.url).path.lstrip("/")))
    yield opened
    context.close()


def compressed(site: Path, paths: list[str]) -> int:
    """As gzip makes them; brotli does better, by a quarter."""
    files = (site / path for path in paths)
    return sum(len(gzip.compress((file / "index.html" if file.is_dir() else file).read_bytes(), 9)) for file in files)


def late(paths: list[str]) -> list[str]:
    return [path for path in paths if path.startswith(("assets/vendor/", "pagefind/"))]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", REPORTS)
def test_a_report_is_light_until_the_reader_stirs(page, built_site: Path, address: str, lang: str, path: str) -> None:
    page.goto(f"{address}{lang}/{path}", wait_until="networkidle")
    page.locator(".mb-copy").first.wait_for(state="attached")
    assert page.fetched[0] == f"{lang}/{path}" and len(page.fetched) > 5
    assert not late(page.fetched)
    assert compressed(built_site, page.fetched) <= REPORT_MOST


def test_plotly_comes_once_for_all_charts_of_all_pages(page, address: str) -> None:
    for path in (*REPORTS, "compare/"):
        page.goto(f"{address}zh/{path}")
        for chart in page.locator("[data-chart]:visible").all()[:2]:
            chart.evaluate("(one) => one.scrollIntoView()")
            chart.locator(".main-svg").first.wait_for()
        used = page.evaluate("performance.getEntriesByType('resource').filter((one) => one.name.includes('/vendor/')).length")
        assert used == 1
    assert len(set(late(page.fetched))) == 1


def test_the_small_build_is_as_small_as_promised(built_site: Path) -> None:
    if not kept_package(sys.prefix):
        pytest.skip("npm brought no small build; the full one is in its place")
    assert compressed(built_site, ["assets/vendor/plotly.min.js"]) <= CHARTS_MOST
