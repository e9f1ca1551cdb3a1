"""Every section of a report page, with the fullest and with the emptiest report, in both languages."""
from __future__ import annotations

import pytest

from mingbai.views.report.embed import WITHOUT_PIECES, found_in
from mingbai.views.report.sections import section_views
from tests.support.builds import ROOT
from tests.support.reports import BARE, FULL, LANGUAGES, every_report, section, source, text_of, tree, view

ALWAYS = {"glance", "checks", "evaluation", "sources"}
PROGRAM_WORDS = ("None", "True", "False", "Markup(", "{", "}")


def address(name: str) -> str:
    return name.replace("_", "-")


def test_each_section_has_a_template_and_no_template_is_left_over() -> None:
    assert {path.stem for path in (ROOT / "templates/report/sections").iterdir()} == set(section_views())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", section_views())
def test_the_fullest_report_has_every_section(name: str, lang: str) -> None:
    found = section(*FULL, lang, address(name))
    assert found is not None and len(text_of(found)) > 20


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", section_views())
def test_the_emptiest_report_has_only_what_can_be_said(name: str, lang: str) -> None:
    assert (section(*BARE, lang, address(name)) is not None) == (name in ALWAYS)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("one", [FULL, BARE])
def test_no_value_of_the_program_shows_through(one: tuple[str, str], lang: str) -> None:
    said = " ".join(tree(*one, lang).xpath("//text()[not(ancestor::script)]"))
    assert not [word for word in PROGRAM_WORDS if word in said]


@pytest.mark.parametrize(("lang", "words"), [
    ("en", ("a score", "a grade", "the original budget", "the three public expenses", "when it was published")),
    ("zh", ("自评得分", "等级", "年初预算", "“三公”经费", "公开日期"))])
def test_the_emptiest_report_says_what_it_leaves_out(lang: str, words: tuple[str, ...]) -> None:
    said = text_of(section(*BARE, lang, "glance").xpath(".//*[@class='mb-summary']")[0])
    assert all(word in said for word in words), said


def test_each_tile_of_the_emptiest_report_says_not_stated() -> None:
    values = section(*BARE, "en", "glance").xpath(".//*[contains(@class, 'mb-tile__value')]")
    assert len(values) == 6 and {text_of(value) for value in values} == {"not stated"}


def test_the_way_around_leads_to_every_section() -> None:
    page = tree(*FULL, "en")
    targets = [href.removeprefix("#") for href in page.xpath("//nav[@class='mb-sections']//a/@href")]
    assert targets == page.xpath("//section/@id") == [address(name) for name in section_views()]


def test_an_abolished_department_is_said_before_the_sections() -> None:
    first = text_of(tree(*FULL, "en").xpath("//*[@class='mb-notice']")[0])
    assert first.startswith("This department was abolished on 1 March 2024; its work passed to Mingzhou Construction")
    assert source(*FULL, "en").index('class="mb-notice"') < source(*FULL, "en").index('class="mb-sections"')


def test_predecessor_and_successor_on_the_same_site_are_links() -> None:
    page = tree(*FULL, "en")
    assert page.xpath("//*[@class='mb-notice']/a[text()='Mingzhou Roads Bureau']/@href") == ["../../../../en/mingzhou/roads/"]
    roads = tree("full", "mingzhou/roads/2021", "zh").xpath("//*[@class='mb-notice']")[0]
    assert text_of(roads) == "本部门已于2022年撤销，职责由明州市工程局承接。" and roads.xpath("./a")


def test_a_project_leads_to_its_department_and_back() -> None:
    bridge = tree("full", "mingzhou/works/2023/bridge", "en")
    assert "../../../../../en/mingzhou/works/2023/" in bridge.xpath("//*[@class='mb-notice']/a/@href")
    assert "../../../../en/mingzhou/works/2023/bridge/" in tree(*FULL, "en").xpath("//nav[@class='mb-related']//a/@href")


def test_a_project_is_not_asked_for_what_only_departments_have() -> None:
    said = text_of(section("full", "mingzhou/works/2023/bridge", "en", "glance"))
    assert "a table of indicators" in said and "three public" not in said and "procurement" not in said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_government_page_carries_in_its_head(lang: str) -> None:
    full, bare = view(*FULL, lang).meta, view(*BARE, lang).meta
    assert full["PubDate"] == "2024-07-15 00:00" and "PubDate" not in bare
    sought = {name for name in bare if name.startswith("search_")}    # what the search filters by
    assert {"search_kind", "search_region"} <= sought
    assert set(full) - {"PubDate"} == set(bare) == sought | {
        "ArticleTitle", "ContentSource", "ColumnName", "ColumnType", "Keywords", "Description"}
    assert full["ContentSource"] == {"zh": "明州市工程局", "en": "Mingzhou Works Bureau"}[lang]


@pytest.mark.parametrize(("name", "report_id"), every_report())
def test_a_section_that_the_page_for_frames_passes_over_has_no_piece(name: str, report_id: str) -> None:
    sections = {one.id: one.values for one in view(name, report_id, "zh").values["sections"]}
    assert not [one for one in WITHOUT_PIECES if list(found_in(sections.get(address(one))))]
