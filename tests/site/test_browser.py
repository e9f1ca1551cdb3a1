"""Every kind of page in a real browser, both languages: charts draw, the console is silent, no other host is asked."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.support.pages import kinds_of, pages_of

pytestmark = pytest.mark.browser
DRAW_ALL = "document.querySelectorAll('details').forEach(d => d.open = true)"
CHARTS = "document.querySelectorAll('[data-chart]').length"
DRAWN = "document.querySelectorAll('[data-chart] .main-svg').length > 0"


@pytest.fixture(scope="module")
def address(built_site: Path, serve_dir) -> str:
    return serve_dir(built_site)


@pytest.fixture(scope="module")
def kinds(built_site: Path) -> dict[str, str]:
    return kinds_of([page.address[3:] for page in pages_of(built_site) if page.address.startswith("zh/")])


@pytest.fixture
def watched(browser, address: str) -> Iterator[tuple]:
    """A page with lists of what its console said and which other hosts were asked."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page, complaints, foreign = context.new_page(), [], []
    page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: foreign.append(request.url)
            if urlsplit(request.url).scheme in ("http", "https") and not request.url.startswith(address) else None)
    yield page, complaints, foreign
    context.close()


def open_everything(page) -> int:
    """Scroll by every chart; returns how many there are once each is drawn."""
    page.evaluate(DRAW_ALL)
    count = page.evaluate(CHARTS)
    for index in range(count):
        chart = page.locator("[data-chart]").nth(index)
        chart.evaluate("(one) => one.scrollIntoView()")      # its top: with its table open it is longer than the window
        chart.locator(".main-svg").first.wait_for(timeout=30_000)
    return count


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_kind_of_page_opens_quietly(watched, address: str, kinds: dict[str, str], lang: str) -> None:
    page, complaints, foreign = watched
    drawn = {}
    for kind, path in kinds.items():
        response = page.goto(f"{address}{lang}/{path}", wait_until="load")
        assert response.status == 200, (kind, path)
        drawn[kind] = open_everything(page)
        assert not complaints, (kind, complaints)
        assert not foreign, (kind, foreign)
    assert drawn["report"] >= 5 and drawn["compare"] >= 1, drawn


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_page_is_wider_than_a_phone(watched, address: str, kinds: dict[str, str], lang: str) -> None:
    page, _, _ = watched
    for kind, path in kinds.items():
        page.goto(f"{address}{lang}/{path}", wait_until="load")
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, (kind, wide)


def test_the_language_switch_leads_to_the_same_page(watched, address: str, kinds: dict[str, str]) -> None:
    page, _, _ = watched
    for path in kinds.values():
        page.goto(f"{address}zh/{path}")
        page.locator("header .mb-language").first.click()
        page.wait_for_url(f"{address}en/{path}", wait_until="load")
        assert page.evaluate("document.documentElement.lang") == "en"


def test_without_script_every_figure_is_there(browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}zh/yueyang/housing/2023/")
    text = page.locator("main").text_content()
    for printed in ("22257.69", "15698.18", "96.3", "70.53"):
        assert printed in text
    context.close()


def test_the_first_page_lets_choose_the_language_without_script(browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.locator("main a[hreflang=en], main a[lang=en]").first.click()
    assert page.url == f"{address}en/"
    context.close()


@pytest.mark.parametrize(("page_lang", "text_lang", "is_narrow"), [
    ("en", "en", True), ("en", "zh", False), ("zh", "en", True), ("zh", "zh", False)])
def test_quotation_marks_are_as_wide_as_the_language_has_them(watched, address: str, page_lang: str, text_lang: str,
                                                              is_narrow: bool) -> None:
    """In a Chinese face too, which English falls back to where there is no other."""
    page, _, _ = watched
    page.goto(f"{address}{page_lang}/")
    wide = page.evaluate("""(lang) => {
      const text = document.createElement('span');
      Object.assign(text, { lang, textContent: '\\u201c\\u2019\\u201d' });
      Object.assign(text.style, { fontFamily: 'Noto Sans CJK SC', fontSize: '100px', position: 'absolute' });
      document.querySelector('main p').append(text);
      return text.offsetWidth / 300;
    }""", text_lang)
    assert (wide < 0.7) == is_narrow or not is_narrow and not has_chinese_face()


def has_chinese_face() -> bool:
    return bool(list(Path("/usr/share/fonts").rglob("NotoSansCJK*")))
