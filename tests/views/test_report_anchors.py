"""Each figure has one address on its page, in both languages alike, and every link within the page arrives."""
from __future__ import annotations

from collections import Counter

import pytest

from tests.support.reports import LANGUAGES, every_report, report, source, text_of, tree

REPORTS = every_report()
NAMES = [report_id for _, report_id in REPORTS]


def anchors(name: str, report_id: str, lang: str) -> list[str]:
    return tree(name, report_id, lang).xpath("//*[starts-with(@id, 'fig-')]/@id")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("name", "report_id"), REPORTS, ids=NAMES)
def test_every_figure_has_exactly_one_anchor(name: str, report_id: str, lang: str) -> None:
    assert Counter(anchors(name, report_id, lang)) == Counter(f"fig-{one}" for one in report(name, report_id).figures)


@pytest.mark.parametrize(("name", "report_id"), REPORTS, ids=NAMES)
def test_both_languages_carry_the_same_figures_and_link_to_the_same(name: str, report_id: str) -> None:
    assert anchors(name, report_id, "zh") == anchors(name, report_id, "en")
    linked = [{href for href in tree(name, report_id, lang).xpath("//a/@href") if href.startswith("#fig-")}
              for lang in LANGUAGES]
    assert linked[0] == linked[1]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("name", "report_id"), REPORTS, ids=NAMES)
def test_ids_are_unique_and_every_fragment_arrives(name: str, report_id: str, lang: str) -> None:
    page = tree(name, report_id, lang)
    ids = page.xpath("//@id")
    assert [one for one, count in Counter(ids).items() if count > 1] == []
    fragments = {href.removeprefix("#") for href in page.xpath("//a/@href") if href.startswith("#")}
    assert fragments - set(ids) == set()
    described = {one for value in page.xpath("//@aria-labelledby") for one in value.split()}
    assert described - set(ids) == set()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("name", "report_id"), REPORTS, ids=NAMES)
def test_headings_go_down_step_by_step(name: str, report_id: str, lang: str) -> None:
    levels = [int(node.tag[1]) for node in tree(name, report_id, lang).xpath("//h1|//h2|//h3|//h4|//h5")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert [pair for pair in zip(levels, levels[1:], strict=False) if pair[1] > pair[0] + 1] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("name", "report_id"), REPORTS, ids=NAMES)
def test_tables_can_be_read_aloud(name: str, report_id: str, lang: str) -> None:
    tables = tree(name, report_id, lang).xpath("//table")
    for table in tables:
        assert text_of(table.xpath("./caption")[0])
        assert all(text_of(one) for one in table.xpath("./thead//th[@scope='col']"))
        assert not table.xpath(".//th[not(@scope)]")
        widths = {len(row) for row in table.xpath(".//tr[not(contains(@class, 'mb-group'))]")}
        assert len(widths) == 1, text_of(table.xpath("./caption")[0])
        assert all(row.xpath("./th[@scope='row']") for row in table.xpath("./tbody/tr[not(contains(@class,'mb-group'))]"))


@pytest.mark.parametrize(("name", "report_id"), REPORTS, ids=NAMES)
def test_nothing_is_styled_in_place(name: str, report_id: str) -> None:
    """A strict content security policy would drop it."""
    body = source(name, report_id, "en")
    assert " style=" not in body and " onclick=" not in body


def test_english_marks_what_is_in_chinese() -> None:
    page = tree("real", "yueyang/housing/2023", "en")
    originals = page.xpath("//tr[@id='fig-money.total.actual']/td[@lang='zh']")
    assert text_of(originals[0]) == "CNY 156,981,800 (15698.18万元)"
