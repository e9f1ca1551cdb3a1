"""Charts in a browser: with either build of plotly.js, when they come near, at the right width, in the page's words."""
from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mingbai.bootstrap.plotly import BUNDLE, kept_package
from mingbai.build.vendor import FULL, member_of, package_files

pytestmark = pytest.mark.browser
SCATTER, FAR = "#chart-score-execution", "#chart-unit-scores"
SCRIPT = "**/assets/vendor/plotly.min.js"
SEEN = "(one) => one.scrollIntoView()"
WORDS = {"zh": ["放大", "缩小", "还原"], "en": ["Zoom in", "Zoom out", "Reset the scale"]}
# The drawing is as wide as its place.
FITS = "(one) => one.querySelector('.main-svg').clientWidth === one.clientWidth && one.clientWidth > 0"


@pytest.fixture(scope="module")
def address(built_site: Path, serve_dir) -> str:
    return serve_dir(built_site)


@pytest.fixture
def page(browser) -> Iterator:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    opened = context.new_page()
    opened.complaints = []
    opened.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.on("console", lambda message: opened.complaints.append(message.text) if message.type == "error" else None)
    yield opened
    context.close()


def drawn(page, selector: str):
    chart = page.locator(selector)
    chart.evaluate(SEEN)
    chart.locator(".main-svg").first.wait_for()
    return chart


def scripts() -> dict[str, bytes]:
    full = package_files(FULL).joinpath("package_data/plotly.min.js").read_bytes()
    small = kept_package(sys.prefix)
    return {"full": full} | ({"small": member_of(small, BUNDLE.script)} if small else {})


@pytest.mark.parametrize("build", scripts())
def test_either_build_draws_every_chart(page, address: str, build: str) -> None:
    page.route(SCRIPT, lambda route: route.fulfill(body=scripts()[build], content_type="text/javascript"))
    page.goto(f"{address}zh/zhuzhou-lukou/housing/2023/")
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    for chart in page.locator("[data-chart]").all():
        chart.evaluate(SEEN)
        chart.locator(".main-svg").first.wait_for()
    assert page.locator("[data-chart].is-drawn").count() >= 4
    assert not page.complaints


def test_a_chart_takes_no_room_before_it_takes_the_place_of_its_picture(page, address: str) -> None:
    """What has focus below would be pushed out of sight, and stay there."""
    held = b"""
    {
      const react = Plotly.react;
      Plotly.react = (...given) => react(...given).then(() => new Promise((go) => Object.assign(window, { go })));
    }"""
    page.route(SCRIPT, lambda route: route.fulfill(body=scripts()["full"] + held, content_type="text/javascript"))
    page.goto(f"{address}en/compare/")
    chart = page.locator(SCATTER)
    height = chart.evaluate("(one) => one.offsetHeight")
    chart.evaluate(SEEN)
    page.wait_for_function("Boolean(window.go)")
    assert chart.locator(".main-svg").count() and chart.evaluate("(one) => one.offsetHeight") == height
    page.evaluate("go()")
    chart.locator(".main-svg").first.wait_for()
    assert chart.evaluate("(one) => one.offsetHeight") == height


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_mode_bar_speaks_the_language_of_the_page(page, address: str, lang: str) -> None:
    page.goto(f"{address}{lang}/compare/")
    bar = drawn(page, SCATTER).get_by_role("toolbar")
    assert bar.get_by_role("button").evaluate_all("(all) => all.map((one) => one.ariaLabel)") == WORDS[lang]


def test_a_larger_scale_has_ticks_of_its_own_and_goes_back(page, address: str) -> None:
    page.goto(f"{address}en/compare/")
    chart = drawn(page, SCATTER)
    ticks = chart.locator(".xtick text")
    before = ticks.all_text_contents()
    chart.get_by_role("button", name="Zoom in").press("Enter")
    page.wait_for_function(f"document.querySelector('{SCATTER} [data-plot]').layout.dragmode === 'pan'")
    page.wait_for_function(f"document.querySelectorAll('{SCATTER} .xtick').length > 1")
    assert ticks.all_text_contents() != before
    assert all(text.endswith("%") for text in ticks.all_text_contents())
    chart.get_by_role("button", name="Reset the scale").click()
    page.wait_for_function(f"document.querySelector('{SCATTER} [data-plot]').layout.dragmode === false")
    assert sorted(ticks.all_text_contents()) == sorted(before)


def test_a_chart_in_something_closed_is_drawn_when_it_opens_and_follows_its_room(page, address: str) -> None:
    page.goto(f"{address}en/yueyang/housing/2023/")
    page.evaluate("""(selector) => {
      const fold = document.createElement('details');
      const chart = document.querySelector(selector);
      fold.id = 'fold';
      chart.before(fold);
      fold.append(chart);
    }""", FAR)
    fold = page.locator("#fold")
    fold.evaluate(SEEN)
    drawn(page, "#chart-budget-path")
    assert not page.locator(f"{FAR}.is-drawn").count()
    fold.evaluate("(one) => (one.open = true)")
    assert drawn(page, FAR).locator("[data-plot]").evaluate(FITS)
    fold.evaluate("(one) => (one.open = false)")
    page.set_viewport_size({"width": 700, "height": 844})
    fold.evaluate("(one) => (one.open = true)")
    page.wait_for_function(f"({FITS})(document.querySelector('{FAR} [data-plot]'))")


def test_a_chart_takes_the_colours_of_the_page_it_is_on(page, address: str) -> None:
    page.goto(f"{address}zh/compare/")
    drawn(page, SCATTER)
    paper = "document.querySelector('" + SCATTER + " .main-svg').style.background"
    light = page.evaluate(paper)
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.wait_for_function(f"{paper} !== '{light}'")


def test_where_the_script_cannot_be_had_the_picture_stays(page, address: str) -> None:
    page.route(SCRIPT, lambda route: route.abort())
    page.goto(f"{address}zh/compare/")
    chart = page.locator(SCATTER)
    chart.evaluate(SEEN)
    chart.get_by_text("交互图表未能载入").wait_for()
    assert chart.locator(".mb-picture").is_visible()
