"""A country of two regional sites from one content tree: one home, comparison and search over them, in a real browser."""
from __future__ import annotations

import csv
import shutil
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import html

from mingbai.build.run import generate
from mingbai.cli.main import main
from mingbai.federation.pages import number_cell, promises_cell
from mingbai.federation.regional import PromiseCount, PublishedTables, lines_if_published, read_regional, region_years
from mingbai.load.site import read_site
from mingbai.model.problems import ContentError
from mingbai.publish.verify import verify
from mingbai.say.say import Say
from tests.support.pages import pages_of
from tests.support.searches import put_cut_search, same_but_its_search
from tests.support.sites import edit, tiny_copy

CODES = ("4105", "46")


def two_regions(folder: Path) -> Path:
    """The tiny site, with a county of another province that writes other figures."""
    content = tiny_copy(folder)
    other = Path(shutil.copytree(content / "departments" / "anyang", content / "departments" / "binhai"))
    edit(other / "region.yml", "name: {zh: 安阳县, en: Anyang County}", "name: {zh: 滨海县, en: Binhai County}")
    edit(other / "region.yml", '"410522"', '"469001"')
    edit(other / "region.yml", "{zh: 河南省, en: Henan}", "{zh: 海南省, en: Hainan}")
    edit(other / "housing" / "2023" / "money.csv", "120.00,118.50", ",118.50")
    return content


@pytest.fixture(scope="module")
def content(tmp_path_factory) -> Path:
    return two_regions(tmp_path_factory.mktemp("country"))


@pytest.fixture(scope="module")
def regional(content: Path) -> list[Path]:
    outs = [content.parent / code for code in CODES]
    for code, out in zip(CODES, outs, strict=True):
        assert main(["build", "--region", code, "--content", str(content), "--out", str(out), "--lang", "en"]) == 0
    return outs


@pytest.fixture(scope="module")
def home(content: Path, regional: list[Path]) -> Path:
    out = content.parent / "home"
    assert main(["federate", "--content", str(content), "--out", str(out), "--lang", "en", *map(str, regional)]) == 0
    return out


def test_a_region_is_chosen_by_the_start_of_its_code(content: Path) -> None:
    assert [one.id for one in read_site(content, region="46")[0].regions] == ["binhai"]
    assert {one.region.id for one in read_site(content, region="410522")[0].reports} == {"anyang"}
    assert read_site(content, region="46")[0].settings.address == "https://tiny.example/46/"
    with pytest.raises(ContentError, match="410522, 469001"):
        read_site(content, region="99")


@pytest.mark.slow
def test_a_regional_site_says_what_it_published(regional: list[Path]) -> None:
    one, other = map(read_regional, regional)
    assert (one.code, one.name.en, other.name.en) == ("4105", "Anyang County", "Binhai County")
    (row,), (without_budget,) = one.rows, other.rows
    assert (row.departments, row.reports, row.both) == (1, 2, 1)
    assert (str(row.budget), str(row.spent)) == ("1200000", "1185000")
    assert (without_budget.both, without_budget.reports) == (0, 2)


@pytest.mark.slow
def test_promises_and_issues_are_counted_from_what_was_published(regional: list[Path]) -> None:
    for out in regional:
        (row,), served = read_regional(out).rows, out / "current/data"
        states = [line["state"] for line in csv.DictReader((served / "promises.csv").open(encoding="utf-8"))
                  if line["aim"] != "forecast"]
        kept, missed = sum(states.count(one) for one in ("kept", "far-above")), states.count("missed")
        assert row.promises == PromiseCount(kept, kept + missed) and kept + missed
        assert row.issues == len((served / "issues.csv").read_text("utf-8").splitlines()) - 1


def test_what_a_site_did_not_publish_is_not_counted(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert lines_if_published(tmp_path, "promises") is None
    line = dict.fromkeys(("region_zh", "region_en"), "x") | {
        "report_id": "a", "kind": "whole", "department_id": "d", "region_code": "4105", "year": "2023"}
    (row,) = region_years([line], PublishedTables({}, Counter(), None, None))
    assert (row.promises, row.issues) == (None, None)
    say = Say("en", "compare/")
    assert [cell.text for cell in (promises_cell(row.promises, say), number_cell(row.issues, say))] == ["not counted"] * 2


@pytest.mark.slow
def test_every_link_of_the_home_leads_to_a_page(home: Path) -> None:
    pages = [page for page in pages_of(home / "current") if page.path.relative_to(home / "current").parts[0] not in CODES]
    for page in pages:
        for link in page.links():
            target = page.target(link)
            assert target is None or target[0].is_file(), (page.address, link)
    assert {page.address for page in pages} == {"", "404.html", "zh/", "en/", "zh/compare/", "en/compare/"}


@pytest.mark.slow
def test_the_home_brings_nothing_that_its_pages_do_not_load(home: Path) -> None:
    assert not [name for name in ("javascripts", "stylesheets") if (home / "current/assets" / name).exists()]


@pytest.mark.slow
def test_what_is_not_stated_is_not_added_as_zero(home: Path) -> None:
    table = html.fromstring((home / "current/en/compare/index.html").read_bytes()).get_element_by_id("regions")
    cells = {row[0].text_content().strip(): [" ".join(cell.text_content().split()) for cell in row[4:8]]
             for row in table.xpath("./tbody/tr")}
    assert cells == {"Anyang County": ["CNY 1.2 million calc.", "CNY 1.19 million calc.", "98.75% calc.", "1"],
                     "Binhai County": ["not stated", "not stated", "not stated", "0"]}


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize(("lang", "words"), [("zh", "住房"), ("en", "housing")])
def test_one_search_finds_pages_of_every_region(home: Path, lang: str, words: str, browser, serve_dir) -> None:
    page, said = browser.new_page(), []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{serve_dir(home / 'current')}{lang}/", wait_until="load")
    page.keyboard.press("/")
    page.locator("#search-words").fill(words)
    for code in CODES:
        page.locator(f".mb-search__title[href^='/{code}/{lang}/']").first.wait_for(timeout=60_000)
    page.locator(f".mb-search__title[href^='/46/{lang}/binhai/housing/2023/']").first.click()
    page.wait_for_url("**/binhai/housing/2023/**")
    assert page.locator("h1").is_visible() and said == []
    page.close()


@pytest.fixture(scope="module")
def home_over_a_cut_site(content: Path, home: Path, serve_dir, tmp_path_factory: pytest.TempPathFactory) -> str:
    """One of the two sites has a search that is cut."""
    folder = same_but_its_search(home / "current", tmp_path_factory.mktemp("cut") / "home")
    (folder / "pagefind").symlink_to(home / "current/pagefind", target_is_directory=True)
    (folder / CODES[0]).symlink_to(home / "current" / CODES[0], target_is_directory=True)
    cut = same_but_its_search(home / "current" / CODES[1], folder / CODES[1])
    docs = tmp_path_factory.mktemp("docs") / "site_src"
    generate(content, docs, {"MINGBAI_REGION": CODES[1]})
    put_cut_search(docs, cut, one_index=1)
    return serve_dir(folder)


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize(("lang", "everywhere", "whole", "region"), [
    ("zh", "住房", "118.50", "滨海县"), ("en", "housing", "98.75", "Binhai County")])
def test_the_home_opens_the_parts_of_a_region_from_its_site(
        home_over_a_cut_site: str, lang: str, everywhere: str, whole: str, region: str, browser) -> None:
    page, said, fetched = browser.new_page(), [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: fetched.append(urlsplit(request.url).path))
    page.goto(f"{home_over_a_cut_site}{lang}/", wait_until="load")
    page.keyboard.press("/")
    page.locator("#search-words").fill(everywhere)
    for code in CODES:
        page.locator(f".mb-search__title[href^='/{code}/{lang}/']").first.wait_for(timeout=60_000)
    folder = f"/{CODES[1]}/pagefind/"
    assert not [path for path in fetched if path.startswith(folder) and path.endswith("entry.json") and path.count("/") > 3]
    page.locator("#search-region").select_option(region)
    page.locator("#search-words").fill(whole)
    page.locator(f".mb-search__results a[href*='/{CODES[1]}/{lang}/binhai/housing/2023/#fig-']").first.wait_for()
    assert [path for path in fetched if path.startswith(folder) and path.endswith("entry.json") and path.count("/") > 3]
    titles = page.locator(".mb-search__title").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert len(titles) == len(set(titles)) and all(one.startswith(f"/{CODES[1]}/") for one in titles) and said == []
    page.close()


@pytest.mark.slow
def test_the_home_follows_a_regional_site_and_verifies(home: Path, regional: list[Path]) -> None:
    assert verify(str(home)).differences == ()
    for code, out in zip(CODES, regional, strict=True):
        assert (home / "current" / code).resolve() == (out / "current").resolve()


@pytest.mark.slow
def test_what_is_no_regional_site_is_refused(content: Path, regional: list[Path], tmp_path: Path, capfd) -> None:
    def refused(*folders: Path) -> str:
        asked = ["federate", "--content", str(content), "--out", str(tmp_path / "out"), "--lang", "en", *map(str, folders)]
        assert main(asked) == 1
        assert not (tmp_path / "out" / "current").exists()
        return capfd.readouterr().err

    assert "4105" in refused(regional[0], regional[0])
    assert "no manifest.json" in refused(tmp_path)
    damaged = Path(shutil.copytree(regional[0], tmp_path / "damaged", symlinks=True))
    (damaged / "current/zh/index.html").write_text("x", "utf-8")
    assert "damaged" in refused(damaged)
    assert (both := refused(tmp_path, damaged)).count("no manifest.json") == 1 and "damaged" in both
