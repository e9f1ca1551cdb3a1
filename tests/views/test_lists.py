"""The list pages of the real content: which there are, and that what they show is what the reports state."""
from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from lxml import html

from mingbai.facts.class_scores import class_score
from mingbai.facts.execution import budget_change, execution, three_public_per_head
from mingbai.facts.report_facts import facts_of
from mingbai.load.site import read_site
from mingbai.render.page import page_path, render_page
from mingbai.render.templates import environment
from mingbai.say.say import Say
from mingbai.text.language import LANGUAGES
from mingbai.views import compare, explorer, root
from mingbai.views.lists import by_time
from mingbai.views.measures import MEASURES, measures_by_report
from mingbai.views.pages import all_pages
from mingbai.views.scheme_scores import scheme_scores
from tests.support.builds import ROOT
from tests.support.reports import checks, views

YUEYANG, HENGSHAN, LUKOU = "yueyang/housing/2023", "hengshan/housing/2022", "zhuzhou-lukou/housing/2023"
HOUSING, RENEWAL = "zhanjiang/housing/2023", "zhanjiang/urban-renewal/2023"
FUND = f"{RENEWAL}/special-fund"


@pytest.fixture(scope="module")
def site():
    return read_site(ROOT / "content")[0]


@pytest.fixture(scope="module")
def listed_pages(site):
    """Every page that is not a report's own, by language and address, parsed."""
    made = {}
    for address, view in all_pages(site):
        if not any(f"{address}/".startswith(f"{name}/") for name in site.by_id):
            for lang in LANGUAGES:
                page = view(Say(lang, address, checks("real")))
                made[lang, address] = page, html.fromstring(render_page(page, environment()).split("\n---\n", 1)[1])
    return made


# ---- the registry

def test_every_address_is_there_once_and_in_both_languages(site) -> None:
    addresses = [address for address, _ in all_pages(site)]
    assert not [address for address, count in Counter(addresses).items() if count > 1]
    expected = {"", "compare/", "completeness/", "indicators/", "data/", "about/", "about/reading/",
                "about/method/", "about/glossary/",
                "about/accessibility/", "about/schemes/", "about/publish/",
                *(f"{one.id}/" for one in (*site.regions, *site.departments, *site.reports))}
    assert expected <= set(addresses)


def test_a_page_is_made_in_each_language(site) -> None:
    made = Counter(page_path(page) for page in views(site))
    assert set(made.values()) == {1}
    assert {path[3:] for path in made if path.startswith("zh/")} == {path[3:] for path in made if path[:3] == "en/"}


def test_each_page_has_a_title_a_description_a_trail_and_its_column(listed_pages) -> None:
    for (lang, address), (page, _) in listed_pages.items():
        assert page.title and page.description, (lang, address)
        assert bool(page.crumbs) == bool(address), (lang, address)
        named = {name for name in page.meta if name[0].isupper()}
        assert named == {"ColumnName", "ColumnType", "ColumnDescription", "ColumnKeywords"}
        assert all(page.meta.values()), (lang, address)


def test_headings_are_in_order(listed_pages) -> None:
    for key, (_, tree) in listed_pages.items():
        levels = [int(tag.tag[1]) for tag in tree.xpath("//h1 | //h2 | //h3 | //h4")]
        assert levels[0] == 1 and levels.count(1) == 1, key
        assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False)), (key, levels)


def test_both_languages_show_the_same_amount(listed_pages) -> None:
    """As many rows, links, headings and cells that are not stated."""
    for (lang, address), (_, tree) in listed_pages.items():
        if lang == "en":
            continue
        other = listed_pages["en", address][1]
        for what in ("//tr", "//td", "//h2", "//h3", "//a", "//span[@class='mb-not-stated']"):
            assert len(tree.xpath(what)) == len(other.xpath(what)), (address, what)


def test_the_root_page_leads_to_both_languages_without_script(site) -> None:
    tree = html.fromstring(render_page(root.view(site), environment()).split("\n---\n", 1)[1])
    assert {"zh/", "en/"} <= set(tree.xpath("//a/@href"))
    assert [section.get("lang") for section in tree.xpath("//section")] == ["zh", "en"]
    assert not tree.xpath("//script")


# ---- the comparison

def rate(site, report: str, base: str) -> Decimal | None:
    found = execution(site.by_id[report], base)
    return found and found.ratio


def test_rates_are_exact_on_every_base_that_is_stated(site) -> None:
    assert rate(site, YUEYANG, "adjusted") == Decimal("156981800") / Decimal("222576900")
    assert rate(site, HOUSING, "original") == Decimal("335647300") / Decimal("359587100")
    assert rate(site, HENGSHAN, "income") == Decimal("126783900") / Decimal("126687300")
    assert rate(site, FUND, "received") == 1
    # Both from the statement in yuan, not one of them from the statement in 10,000 yuan.
    assert rate(site, RENEWAL, "income") == Decimal("9537308.77") / Decimal("9554986.77")


@pytest.mark.parametrize(("report", "base"), [
    (YUEYANG, "original"), (YUEYANG, "income"), (HENGSHAN, "adjusted"), (RENEWAL, "received"), (LUKOU, "income")])
def test_what_a_report_does_not_state_has_no_rate(site, report: str, base: str) -> None:
    assert rate(site, report, base) is None


def test_the_change_of_budget_needs_both_amounts(site) -> None:
    assert budget_change(site.by_id[LUKOU]) == Decimal("175117900") / Decimal("50252300") - 1
    assert budget_change(site.by_id[YUEYANG]) is None


def test_per_head_only_of_the_whole_department(site) -> None:
    assert three_public_per_head(site.by_id[YUEYANG]) == Decimal("130500") / 402
    # The report gives the staff of the bureau itself only.
    assert three_public_per_head(site.by_id[HOUSING]) is None
    assert three_public_per_head(site.by_id[LUKOU]) is None


def test_class_scores_stated_added_up_or_unknown(site) -> None:
    def of(report: str, part: str):
        one = site.by_id[report]
        return class_score(one, one.scheme.by_id[part])

    assert of(YUEYANG, "output").stated.id == "scores.output.score"
    assert (of(LUKOU, "output").score, of(LUKOU, "output").stated) == (Decimal(50), None)
    assert of(LUKOU, "benefit").score == Decimal(28)
    assert of(RENEWAL, "management").score == Decimal(50)
    assert of(HENGSHAN, "output") is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_cell_of_the_comparison_shows_nothing_as_zero(site, lang: str) -> None:
    say, reports = Say(lang, "compare/"), by_time(site.reports)
    table = measures_by_report("rates", reports, list(MEASURES), say)
    for report, row in zip(reports, table.rows, strict=True):
        for name, cell in zip(MEASURES, row[1:], strict=True):
            assert cell.text not in ("0", "0%", "0.00%", "None"), (report.id, name)
    row = next(row for report, row in zip(reports, table.rows, strict=True) if report.id == HENGSHAN)
    assert row[1 + list(MEASURES).index("score")].text == ""


def test_schemes_that_differ_are_said(site) -> None:
    say = Say("en", "compare/")
    assert len(compare.different_schemes(site.reports, say)) == len({r.scheme.id for r in site.reports}) > 1
    assert compare.different_schemes([site.by_id[YUEYANG], site.by_id[HENGSHAN]], say) == []


def test_every_report_stands_in_the_table_of_its_scheme(site) -> None:
    say = Say("en", "compare/")
    tables = scheme_scores(compare.schemes_of(site.reports), site.reports, say)
    assert sum(len(table.rows) for table in tables) == len(site.reports)


# ---- the explorer

@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_explorer_lists_every_promise_once(listed_pages, lang: str) -> None:
    rows = listed_pages[lang, "indicators/"][1].xpath("//table[@id='indicators']/tbody/tr")
    states = Counter(one.state for found in checks("real").reports.values() for one in facts_of(found).promises)
    assert len(rows) == states.total()
    assert Counter(row.get("data-state") for row in rows) == states


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_filter_finds_something_and_every_row_is_found(listed_pages, lang: str) -> None:
    tree = listed_pages[lang, "indicators/"][1]
    rows = tree.xpath("//table[@id='indicators']/tbody/tr")
    for name in ("department", "level", "class", "state"):
        options = set(tree.xpath(f"//select[@name='{name}']/option/@value")) - {""}
        found = {value for row in rows for value in row.get(f"data-{name}").split()}
        assert options <= found, name
        if name != "class":
            assert options == found, name


def test_the_counts_add_up(site) -> None:
    found = [(report, one) for report in site.reports for one in facts_of(checks("real").reports[report.id]).promises]
    table = explorer.counts_table(found, site.reports, Say("en", "indicators/", checks("real")))
    numbers = [[int(cell.text) for cell in row[1:]] for row in table.rows]
    assert all(sum(row[:-1]) == row[-1] for row in numbers)
    assert [sum(column) for column in zip(*numbers[:-1], strict=True)] == numbers[-1]


# ---- the glossary and the schemes

def test_the_glossary_is_complete_and_each_term_has_its_anchor(site, listed_pages) -> None:
    for lang, other in (("zh", "en"), ("en", "zh")):
        tree = listed_pages[lang, "about/glossary/"][1]
        terms = {(term.text_content().strip()) for term in tree.xpath("//dl[@class='mb-glossary']//dt")}
        assert terms == {term.term[lang] for term in site.glossary}
        assert {dd.get("lang") for dd in tree.xpath("//dl[@class='mb-glossary']//dd[1]")} == {other}
    anchors = [[div.get("id") for div in listed_pages[lang, "about/glossary/"][1].xpath("//dl/div")]
               for lang in LANGUAGES]
    assert len(set(anchors[0])) == len(site.glossary) == 116
    assert all(term.note and term.note.zh and term.note.en for term in site.glossary)
    assert sorted(anchors[0]) == sorted(anchors[1])


def test_every_part_of_every_scheme_is_shown(site, listed_pages) -> None:
    tree = listed_pages["zh", "about/schemes/"][1]
    for scheme in site.schemes.values():
        assert len(tree.xpath(f"//table[@id='parts-{scheme.id}']/tbody/tr")) == len(scheme.by_id)


# ---- home and regions

def test_the_home_page_leads_to_every_department_and_report(site, listed_pages) -> None:
    links = set(listed_pages["en", ""][1].xpath("//a/@href"))
    assert {f"../en/{one.id}/" for one in (*site.regions, *site.departments, *site.reports)} <= links


def test_a_region_says_who_published_when_or_that_it_is_not_stated(listed_pages) -> None:
    text = listed_pages["en", "yueyang/"][1].xpath("string(//table[@id='years'])")
    assert "publication date not stated" in text
    assert "none here" in listed_pages["en", "completeness/"][1].xpath("string(//table[@id='years']/tbody)")
