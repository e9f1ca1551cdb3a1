"""Lists of many reports stay light: cut where they are long, laid side by side by region and year."""
from __future__ import annotations

from collections.abc import Iterator

import pytest
from lxml import html

from mingbai.render.page import page_path, render_page
from mingbai.render.templates import environment
from mingbai.views import completeness, data, home, key_figures, lists, measures, region_years
from mingbai.views.about import schemes
from mingbai.views.checks import overview, rule
from mingbai.views.pages import all_pages
from tests.support.reports import checks as checks_of
from tests.support.reports import site, text_of, views

SIDE_BY_SIDE = ("compare/", "indicators/")
OTHERS = ("", "checks/", "data/", "zhanjiang/", "about/schemes/")


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Six reports are many."""
    for module in (region_years, key_figures):
        monkeypatch.setattr(module, "MANY", 2)
    for module in (lists, measures, completeness, overview, rule, data, home, schemes):
        monkeypatch.setattr(module, "LONGEST", 2)
    yield


def pages() -> dict[str, str]:
    wanted = {address for address, _ in all_pages(site("real")) if address in OTHERS or address.startswith(SIDE_BY_SIDE)}
    return {page_path(page): render_page(page, environment()) for page in views(site("real"), checks_of("real"), wanted)}


def body(text: str):
    return html.fromstring(text.split("\n---\n", 1)[1])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_region_and_year_has_its_part(many: None, lang: str) -> None:
    made = pages()
    for address in SIDE_BY_SIDE:
        links = body(made[f"{lang}/{address}index.md"]).xpath("//table[@id='parts']//td/a/@href")
        wanted = {f"{one.region.id}/{one.year}" for one in site("real").reports}
        assert {"/".join(link.split("/")[-3:-1]) for link in links} == wanted
        for part in wanted:
            page = body(made[f"{lang}/{address}{part}/index.md"])
            assert part.split("/")[1] in text_of(page.xpath("//h1")[0])
            assert address != "compare/" or page.xpath("//table//tbody/tr")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_list_of_reports_is_long_and_each_says_that_it_is_cut(many: None, lang: str) -> None:
    made = pages()
    for name, table in (("", "reports"), ("checks/", "checks-by-report"), ("data/", "report-files"), ("zhanjiang/", "reports"),
                        ("zhanjiang/", "stated")):
        found = body(made[f"{lang}/{name}index.md"]).xpath(f"//table[@id='{table}']")[0]
        assert len(found.xpath("./tbody/tr")) == 2
        assert {"zh": "最新的2份", "en": "newest 2 of"}[lang] in text_of(found.xpath("./caption")[0])


def test_few_reports_stay_on_one_page() -> None:
    made = pages()
    assert not [name for name in made if name.startswith(("zh/compare/", "zh/indicators/")) and name.count("/") > 2]
    assert body(made["zh/compare/index.md"]).xpath("//section[@id='scores-section']")
