"""What pages, lists and files state of promises, rates and issues is what facts hold: the same everywhere."""
from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import pytest
from lxml import html

from mingbai.facts.issues import worth_asking
from mingbai.facts.promise import MISSED, STATES, Promise
from mingbai.facts.report_facts import ReportFacts, facts_of
from mingbai.opendata.facts import to_a_millionth
from mingbai.render.page import render_page
from mingbai.render.templates import environment
from mingbai.say.page import PageView
from tests.opendata.published import publish_site
from tests.support.reports import CONTENTS, LANGUAGES, checks, site, text_of, views

SITES = tuple(CONTENTS)
TWO_NUMBERS = re.compile(r"(\d+)\D+(\d+)")
STATE_MARK = re.compile(r"mb-mark--([a-z-]+)")


@cache
def facts(name: str) -> dict[str, ReportFacts]:
    return {report_id: facts_of(found) for report_id, found in checks(name).reports.items()}


@cache
def pages(name: str) -> dict[tuple[str, str], tuple[PageView, html.HtmlElement]]:
    """Every page, by language and address."""
    return {(page.lang, page.address): (page, html.fromstring(render_page(page, environment()).split("\n---\n", 1)[1]))
            for page in views(site(name), checks(name))}


def trees_below(name: str, report_id: str) -> Iterator[tuple[str, html.HtmlElement]]:
    """The pages of one report, without those of its projects."""
    for (lang, address), (_, tree) in pages(name).items():
        below = address.removeprefix(f"{report_id}/").split("/")[0]
        if address.startswith(f"{report_id}/") and below in ("", "promises", "embed", "form"):
            yield lang, tree


def every_report() -> list[tuple[str, str]]:
    return [(name, report.id) for name in SITES for report in site(name).reports]


def shown_state(promise: Promise) -> str:
    """A limit is passed, not missed."""
    return "beyond" if promise.is_limit and promise.state == MISSED else promise.state


def marks_of(element: html.HtmlElement) -> list[str]:
    return [found[1] for mark in element.xpath(".//*[contains(@class, 'mb-mark--')]")
            if (found := STATE_MARK.search(mark.get("class"))) and found[1] != "core"]


# ---- pages

@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", SITES)
def test_home_counts_the_promises_of_all_reports(name: str, lang: str) -> None:
    kept, judged = sum(one.kept for one in facts(name).values()), sum(len(one.judged) for one in facts(name).values())
    tree = pages(name)[lang, ""][1]
    shown = [tuple(map(int, found.groups())) for node in tree.xpath("//*[contains(@class, 'mb-fact')]")
             if (found := TWO_NUMBERS.search(text_of(node)))]
    assert not judged or ((kept, judged) if lang == "zh" else (kept, judged)) in shown


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", SITES)
def test_lists_show_what_each_report_kept(name: str, lang: str) -> None:
    """On the home page and on those of regions: a cell that leads to the promises of a report says how many were kept."""
    seen = set()
    for address, tree in [(page, tree) for (of, page), (_, tree) in pages(name).items() if of == lang]:
        for link in tree.xpath("//td//a[contains(@href, '/promises/') and not(contains(@href, '#'))]"):
            report_id = link.get("href").split(f"/{lang}/", 1)[1].removesuffix("/promises/")
            own = facts(name)[report_id]
            assert tuple(map(int, TWO_NUMBERS.search(text_of(link)).groups())) == (own.kept, len(own.judged)), address
            seen.add(report_id)
    assert seen == {report_id for report_id, own in facts(name).items() if own.judged}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", SITES)
def test_the_explorer_has_every_promise_with_its_state(name: str, lang: str) -> None:
    rows = pages(name)[lang, "indicators/"][1].xpath("//table[@id='indicators']/tbody/tr")
    shown = Counter((row.xpath(".//th//a/@href")[0].split("#promise-")[1], row.get("data-state")) for row in rows)
    assert shown == Counter((one.id, one.state) for own in facts(name).values() for one in own.promises)
    assert all(marks_of(row) == [row.get("data-state")] for row in rows)


@pytest.mark.parametrize(("name", "report_id"), every_report())
def test_a_report_says_how_many_were_kept_and_how_many_not(name: str, report_id: str) -> None:
    own = facts(name)[report_id]
    for lang in LANGUAGES:
        tree = pages(name)[lang, f"{report_id}/"][1]
        tile = tree.xpath("//*[contains(@class, 'mb-tile--promises')]//dd[contains(@class, 'mb-tile__value')]")
        if own.judged:
            numbers = sorted(map(int, re.findall(r"\d+", text_of(tile[0]))))
            assert numbers == sorted((own.kept, len(own.judged)))


@pytest.mark.parametrize(("name", "report_id"), every_report())
def test_every_mark_in_the_tables_of_a_report_is_the_state_of_its_row(name: str, report_id: str) -> None:
    own, report = facts(name)[report_id], site(name).by_id[report_id]
    by_label = {lang: {} for lang in LANGUAGES}
    for row_name, promise in own.by_row.items():
        table, _, key = row_name.partition(".")
        row = report.row(table, *((key.split("~") + [""])[:2]))
        for lang in LANGUAGES:
            by_label[lang].setdefault(row.label[lang], set()).add(shown_state(promise))
            by_label[lang][row.label[lang]].add(promise.state)
    for lang, tree in trees_below(name, report_id):
        for row in tree.xpath("//tr[th[@scope='row']]"):
            label = text_of(row.xpath("./th")[0])
            states = set(marks_of(row))
            known = next((found for name_of_row, found in by_label[lang].items() if label.startswith(name_of_row)), None)
            assert not states or (known and states <= known), (lang, label, states)


@pytest.mark.parametrize(("name", "report_id"), every_report())
def test_the_register_has_every_promise_once(name: str, report_id: str) -> None:
    own = facts(name)[report_id]
    for lang in LANGUAGES:
        found = pages(name).get((lang, f"{report_id}/promises/"))
        rows = found[1].xpath("//tr[starts-with(@id, 'promise-')]") if found else []
        assert {row.get("id").removeprefix("promise-"): marks_of(row) for row in rows} == {
            one.id: [one.state] for one in own.promises}


@pytest.mark.parametrize(("name", "report_id"), every_report())
def test_worth_noting_are_the_first_issues_in_their_order(name: str, report_id: str) -> None:
    own = worth_asking(facts(name)[report_id].issues)
    for lang in LANGUAGES:
        items = pages(name)[lang, f"{report_id}/"][1].xpath("//*[contains(@class, 'mb-points')]/li")
        assert [text_of(item.xpath("./strong")[0]) for item in items] == [" ".join(one.headline[lang].split()) for one in own]


@pytest.mark.parametrize("name", SITES)
def test_no_page_shows_a_rate_of_a_figure_in_doubt(name: str) -> None:
    """A rate that is withheld stands nowhere as worked out here."""
    for report_id, own in facts(name).items():
        doubted = [one for one in own.derived.values() if one.withheld]
        assert all(one.value is None for one in doubted)
        for _, tree in trees_below(name, report_id) if doubted else ():
            assert not tree.xpath("//tr[.//a[@class='mb-figure'][@href='#fig-three-public.department.total.actual']]"
                                  "//*[@class='mb-computed']") or "three-public-of-budget" not in {one.id for one in doubted}


# ---- files

@cache
def published(name: str):
    return publish_site(site(name))


@pytest.mark.parametrize("name", SITES)
def test_promises_csv_is_what_facts_hold(name: str) -> None:
    expected = {(report_id, one.id): (one.aim, one.direction, one.state, str(one.repeats).lower(), " ".join(one.figure_ids))
                for report_id, own in facts(name).items() for one in own.promises}
    assert {(row["report_id"], row["promise_id"]): (row["aim"], row["direction"], row["state"], row["repeats"], row["figure_ids"])
            for row in published(name).rows("promises.csv")} == expected


@pytest.mark.parametrize("name", SITES)
def test_issues_csv_has_the_same_ranks(name: str) -> None:
    expected = [(report_id, one.id, str(one.rank), one.headline.zh, one.headline.en, one.status)
                for report_id, own in facts(name).items() for one in own.issues]
    assert [(row["report_id"], row["issue_id"], row["rank"], row["headline_zh"], row["headline_en"], row["status"])
            for row in published(name).rows("issues.csv")] == expected


@pytest.mark.parametrize("name", SITES)
def test_derived_csv_has_the_same_values_and_withholds_the_same(name: str) -> None:
    expected = {(report_id, one.id): (to_a_millionth(one.value), one.withheld)
                for report_id, own in facts(name).items() for one in own.derived.values()}
    assert {(row["report_id"], row["derived_id"]): (Decimal(row["value"]) if row["value"] else None, row["withheld"] == "true")
            for row in published(name).rows("derived.csv")} == expected


@pytest.mark.parametrize("name", SITES)
def test_indicators_figures_and_json_say_the_same(name: str) -> None:
    for row in published(name).rows("indicators.csv"):
        own = facts(name)[row["report_id"]].by_row.get(f"indicators.{row['indicator_id']}")
        assert (row["state"], row["promise_id"]) == ((own.state, own.id) if own else ("", ""))
    for row in published(name).rows("figures.csv"):
        assert int(row["lock"]) == facts(name)[row["report_id"]].locks.get(row["figure_id"], 0)
    for report_id, own in facts(name).items():
        document = json.loads(published(name).files[f"reports/{report_id}.json"])
        assert Counter(one["state"] for one in document["promises"]) == own.states


def test_every_state_is_a_state() -> None:
    found = {one.state for name in SITES for own in facts(name).values() for one in own.promises}
    assert found <= set(STATES) and len(found) > 6
