"""The search in a real browser, under the policy that is shipped: found in both languages, by keyboard, nothing asked before."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from mingbai.publish.server.policy import in_one_line, policy
from tests.support.builds import ROOT
from tests.support.searches import put_cut_search, same_but_its_search

pytestmark = pytest.mark.browser
REPORT = "yueyang/housing/2023/"
TITLES = ".mb-search__title"


@dataclass
class Visit:
    page: object
    address: str
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def look_for(self, words: str) -> None:
        if not self.page.locator("dialog.mb-search[open]").count():
            self.page.locator("[data-search]").click()
        self.page.locator("#search-words").fill(words)
        self.page.locator(".mb-search__status:not(:empty)").wait_for()
        self.page.locator(TITLES).first.wait_for()

    def searched(self) -> list[str]:
        return [path for path in self.asked if path.startswith("/pagefind/")]


@pytest.fixture(scope="module")
def address(built_site: Path, serve_dir) -> str:
    return serve_dir(built_site)


@pytest.fixture(scope="module")
def strict(built_site: Path) -> str:
    return in_one_line(policy([built_site]), "'self'")


@pytest.fixture(params=[390, 1440])
def visit(request, browser, address: str, strict: str) -> Iterator[Visit]:
    """A visit whose every answer carries the content security policy of a release."""
    context = browser.new_context(viewport={"width": request.param, "height": 844}, reduced_motion="reduce")
    one = Visit(context.new_page(), address)
    context.route("**/*", lambda route: answer(route, strict))
    one.page.on("console", lambda said: one.complaints.append(said.text) if said.type in ("error", "warning") else None)
    one.page.on("pageerror", lambda error: one.complaints.append(str(error)))
    context.on("request", lambda request: one.asked.append(urlsplit(request.url).path))
    yield one
    context.unroute_all(behavior="ignoreErrors")
    context.close()


def answer(route, strict: str) -> None:
    response = route.fetch()
    route.fulfill(response=response, headers={**response.headers, "content-security-policy": strict})


@pytest.mark.parametrize(("lang", "words", "title"), [
    ("zh", "岳阳市住房和城乡建设局", "岳阳市住房和城乡建设局"), ("en", "Yueyang housing", "Yueyang")])
def test_each_language_finds_its_pages(visit: Visit, lang: str, words: str, title: str) -> None:
    visit.page.goto(f"{visit.address}{lang}/")
    visit.look_for(words)
    first = visit.page.locator(TITLES).first
    assert title in first.text_content()
    addresses = visit.page.eval_on_selector_all(TITLES, "all => all.map((one) => one.href)")
    assert {urlsplit(href).path[:4] for href in addresses} == {f"/{lang}/"}
    assert not visit.complaints


def test_nothing_is_asked_before_it_opens(visit: Visit) -> None:
    visit.page.goto(f"{visit.address}zh/{REPORT}", wait_until="networkidle")
    assert visit.page.locator("dialog.mb-search").count() == 0 and not visit.searched()
    visit.look_for("公积金")
    assert visit.searched() and not visit.complaints


def test_the_keyboard_is_enough(visit: Visit) -> None:
    page = visit.page
    page.goto(f"{visit.address}en/")
    page.locator("[data-search]").focus()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search-words"
    page.keyboard.type("execution rate")
    page.locator(TITLES).first.wait_for()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.className") == TITLES[1:]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "search-words"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.locator("dialog.mb-search[open]").count() == 0
    assert page.evaluate("'search' in document.activeElement.dataset")
    page.keyboard.press("/")
    visit.look_for("execution rate")
    wanted = page.locator(TITLES).first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{wanted}")
    assert not visit.complaints


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_figure_is_found_with_its_value_and_opened(visit: Visit, lang: str) -> None:
    """In English, too, by the digits that are printed: not by 156.98, whose digits begin alike."""
    page = visit.page
    page.goto(f"{visit.address}{lang}/")
    visit.look_for("15698.18")
    link = page.locator(f".mb-search__results a[href*='/{lang}/yueyang/housing/2023/#fig-']").first
    assert "15698.18" in link.text_content().replace(" ", "")
    link.click()
    page.wait_for_url("**#fig-*")
    page.locator("tr:target").wait_for()


def test_filters_narrow_what_is_found(visit: Visit) -> None:
    page = visit.page
    page.goto(f"{visit.address}en/")
    visit.look_for("housing")
    everywhere = page.locator("[class=mb-search__status]").text_content()
    option = page.locator("#search-year option", has_text="2022")
    page.locator("#search-year").select_option(option.get_attribute("value"))
    page.wait_for_function("before => document.querySelector('.mb-search__status').textContent !== before", arg=everywhere)
    assert page.locator(TITLES).count() and all(
        "2022" in text for text in page.locator(".mb-search__result small").all_text_contents())
    assert not visit.complaints


def test_without_script_there_is_no_button(browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}zh/")
    assert not page.locator("[data-search]").is_visible()
    context.close()


@pytest.fixture(scope="module")
def cut_address(built_site: Path, serve_dir, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The same pages, with a search that is cut as that of a large site."""
    site = same_but_its_search(built_site, tmp_path_factory.mktemp("cut") / "site")
    put_cut_search(ROOT / "site_src", site)
    return serve_dir(site)


@pytest.mark.parametrize(("lang", "title", "deep", "region"), [
    ("zh", "岳阳市住房和城乡建设局", "6900.33", "岳阳市"), ("en", "Yueyang", "6900.33", "Yueyang")])
def test_a_cut_search_finds_titles_everywhere_and_the_rest_in_a_region(
        visit: Visit, cut_address: str, lang: str, title: str, deep: str, region: str) -> None:
    page = visit.page
    page.goto(f"{cut_address}{lang}/")
    visit.look_for(title)
    found = page.locator(TITLES).evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert f"/{lang}/{REPORT}" in found and len(found) == len(set(found))
    assert not [path for path in visit.searched() if path.count("/") > 3 or "pf_filter" in path]
    page.locator("#search-words").fill(deep)
    page.locator("#search-region").select_option(region)
    link = page.locator(f".mb-search__results a[href*='/{lang}/{REPORT}#fig-']").first
    link.wait_for()
    assert deep in link.text_content().replace(" ", "")
    assert {f"/{lang}/{REPORT}"} == set(page.locator(TITLES).evaluate_all("all => all.map((one) => one.getAttribute('href'))"))
    page.locator("#search-region").select_option("")
    link.wait_for(state="detached")
    assert not visit.complaints


def test_every_word_of_the_dialog_is_there_in_both_languages(built_site: Path) -> None:
    script = (ROOT / "site_src/assets/js/search.js").read_text("utf-8")
    asked = {piece.split('"')[0] for piece in script.split('this.say("')[1:]} | {"kind", "region", "year"}
    for lang in ("zh", "en"):
        page = (built_site / lang / "index.html").read_text("utf-8")
        assert not {name for name in asked if f'data-say-{name}="' not in page}
