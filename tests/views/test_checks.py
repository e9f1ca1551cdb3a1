"""The checks on the pages: every outcome once, counts that add up, links that arrive, both languages alike."""
from __future__ import annotations

from collections import Counter

import pytest
from lxml import html

from mingbai.checks.agreement import DIFFERS, agreements
from mingbai.checks.engine import ReportChecks, SiteChecks, rules
from mingbai.checks.outcomes import PASS
from mingbai.checks.tallies import KINDS, count_kind
from mingbai.model.problems import Spot
from mingbai.model.report import Allowance, Bilingual, Explanation
from mingbai.render.page import render_page
from mingbai.render.templates import environment
from mingbai.say.say import Say, check_anchor
from mingbai.text.value import replace
from mingbai.views.checks import overview, rule
from mingbai.views.report.sections import checks as panel
from tests.support.reports import BARE, FULL, LANGUAGES, by_id, checks, every_report, report, section, site, text_of, tree

REPORTS = every_report()
NAMES = [report_id for _, report_id in REPORTS]
EVERY = pytest.mark.parametrize(("name", "report_id"), REPORTS, ids=NAMES)
BOTH = pytest.mark.parametrize("lang", LANGUAGES)


def of(name: str, report_id: str) -> ReportChecks:
    return checks(name).reports[report_id]


def numbers(tally) -> dict[str, int]:
    return {node.get("class").split("--")[-1]: int(node.xpath("string(./dd)")) for node in tally.xpath(".//dl/div")}


def body(view):
    return html.fromstring(render_page(view, environment()).split("\n---\n", 1)[1])


# ---- the panel of a report

@BOTH
@EVERY
def test_every_outcome_has_one_entry_at_its_own_address(name: str, report_id: str, lang: str) -> None:
    found = section(name, report_id, lang, "checks").xpath(".//li[contains(@class, 'mb-outcome')]/@id")
    assert Counter(found) == Counter(check_anchor(check) for check in of(name, report_id).checks)


@BOTH
@EVERY
def test_the_counts_are_those_of_the_entries(name: str, report_id: str, lang: str) -> None:
    part = section(name, report_id, lang, "checks")
    counted = numbers(part.xpath(".//*[@class='mb-tally']")[0])
    listed = Counter(one.get("class").split("--")[-1] for one in part.xpath(".//li[contains(@class, 'mb-outcome')]"))
    assert counted == {kind: listed[kind] for kind in KINDS}
    assert sum(counted.values()) == len(of(name, report_id).checks)
    for group in part.xpath("./details"):
        assert int(group.xpath("string(./summary/span)")) == len(group.xpath(".//li[contains(@class, 'mb-outcome')]"))


@BOTH
@EVERY
def test_every_entry_with_figures_leads_to_one_of_them(name: str, report_id: str, lang: str) -> None:
    ids = by_id(tree(name, report_id, lang))
    for check in of(name, report_id).checks:
        entry = ids[check_anchor(check)]
        links = {href.removeprefix("#") for href in entry.xpath(".//a/@href") if href.startswith("#fig-")}
        assert links <= ids.keys()
        own = {f"fig-{figure.id}" for figure in check.figures}
        assert bool(links & own) == bool(own), check_anchor(check)


@EVERY
def test_both_languages_hold_the_same_entries_in_the_same_order(name: str, report_id: str) -> None:
    zh, en = (section(name, report_id, lang, "checks").xpath(".//li[contains(@class, 'mb-outcome')]") for lang in LANGUAGES)
    assert [(one.get("id"), one.get("class")) for one in zh] == [(one.get("id"), one.get("class")) for one in en]


@EVERY
def test_a_calculation_is_shown_in_full(name: str, report_id: str) -> None:
    """All of its figures are linked, or what it gives is said."""
    ids = by_id(tree(name, report_id, "en"))
    for check in of(name, report_id).checks:
        if check.outcome.formula is not None:
            entry = ids[check_anchor(check)]
            own = {figure.id for figure in check.outcome.formula.figures() if check.report.figure(figure.id) is figure}
            links = set(entry.xpath(".//a/@href"))
            assert {f"#fig-{one}" for one in own} <= links, check_anchor(check)


def test_the_heaviest_come_first_and_what_agrees_is_closed() -> None:
    groups = section(*FULL, "en", "checks").xpath("./details")
    titles = [text_of(group.xpath("./summary/h3")[0]) for group in groups]
    assert titles == ["To be corrected or explained first", "Does not fit", "Worth explaining", "Note", "Cannot be checked",
                      "What agrees, each with its calculation"]
    assert [group.get("open") is not None for group in groups] == [True, True, False, False, False, False]


def test_a_finding_shows_its_parts_its_cause_and_its_place() -> None:
    found = tree("real", "hengshan/housing/2022", "en").get_element_by_id("check-A16-1")
    said = text_of(found)
    assert "CNY 147.34" not in said and "CNY 1.4734 million + CNY 9.3 million + CNY 2.2912 million = CNY 13.0646 million" in said
    assert len(found.xpath(".//ul/li")) == 4
    assert found.xpath(".//*[contains(@class, 'mb-source')]") and found.xpath(".//a[@href='#check-A16-1']")


def test_the_emptiest_report_says_that_nothing_was_found() -> None:
    assert "Nothing was found that differs" in text_of(section(*BARE, "en", "checks"))


# ---- answers

def answered() -> SiteChecks:
    """The full report, its first finding explained by the department and let pass by the editors."""
    own = of(*FULL)
    first = own.findings[0]
    answer = Explanation(first.rule.id, (), "2024-08-02", Bilingual("录入有误", "Mistyped"), Spot("e"))
    note = Allowance(first.rule.id, own.report.id, (), "2024-09-01", Bilingual("照原文", "As printed"), Spot("a"))
    explained = replace(first, explanation=answer, allowance=note)
    swapped = tuple(explained if check is first else check for check in own.checks)
    return SiteChecks({own.report.id: ReportChecks(own.report, swapped)})


@pytest.mark.parametrize(("lang", "words"), [
    ("zh", ("部门说明（2024年8月2日）：录入有误", "编者注（2024年9月1日）：照原文")),
    ("en", ("The department’s answer (2 August 2024): Mistyped", "Editors’ note (1 September 2024): As printed"))])
def test_answers_stand_beside_the_finding_with_their_date(lang: str, words: tuple[str, ...]) -> None:
    say = Say(lang, f"{FULL[1]}/", answered())
    view = panel.view(site("full"), report(*FULL), say)
    entry = view["findings"][0].groups[0].outcomes[0]
    said = ["".join(part if isinstance(part, str) else part.text for part in answer) for answer in entry.answers]
    assert said == list(words)


def test_the_real_exception_is_said_where_the_finding_is() -> None:
    entry = tree("real", "hengshan/housing/2022", "en").get_element_by_id("check-F01-5")
    assert "Editors’ note" in text_of(entry) and "Possible cause" in text_of(entry)


# ---- the sign beside a figure

@BOTH
@EVERY
def test_each_sign_leads_to_an_entry_of_its_kind(name: str, report_id: str, lang: str) -> None:
    page = tree(name, report_id, lang)
    ids = by_id(page)
    for sign in page.xpath("//a[contains(@class, 'mb-standing')]"):
        entry = ids[sign.get("href").removeprefix("#")]
        assert sign.get("class").split("--")[-1] == entry.get("class").split("--")[-1]
        assert sign.get("aria-label") and not text_of(sign)


@EVERY
def test_signs_stand_in_tables_only(name: str, report_id: str) -> None:
    page = tree(name, report_id, "en")
    assert page.xpath("//a[contains(@class, 'mb-standing')][not(ancestor::td)]") == []


@EVERY
def test_the_list_of_figures_has_the_sign_of_every_figure_that_has_one(name: str, report_id: str) -> None:
    page, found = tree(name, report_id, "en"), of(name, report_id).agreements
    signs = {row.get("id").removeprefix("fig-"): sign.get("href") for row in page.xpath("//tr[starts-with(@id, 'fig-')]")
             for sign in row.xpath("./td/a[contains(@class, 'mb-standing')]")}
    assert signs == {figure_id: f"#{check_anchor(one.check)}" for figure_id, one in found.items()}


def test_a_figure_that_only_agrees_is_not_accused_and_one_that_differs_not_cleared() -> None:
    found = of("real", "hengshan/housing/2022").agreements
    assert found["money.total.original"].kind == "agrees"
    assert found["procurement.total.actual"].kind == DIFFERS
    assert "procurement.goods.actual" not in found      # one of the parts, and not the figure in question
    assert "profile.department.total.count" not in found or found["profile.department.total.count"].kind != DIFFERS


def test_the_weightiest_check_decides_in_whatever_order_they_come() -> None:
    own = of(*FULL)
    kinds = {figure_id: one.kind for figure_id, one in agreements(own.checks).items()}
    assert kinds == {figure_id: one.kind for figure_id, one in agreements(reversed(own.checks)).items()}
    assert {"differs", "explain", "agrees"} <= set(kinds.values())


def test_a_sign_on_another_page_leads_to_the_report() -> None:
    say = Say("en", "compare/", checks("real"))
    one = report("real", "hengshan/housing/2022")
    view = say.figure(one.figure("procurement.total.actual"), one)
    assert view.check.href == "../../en/hengshan/housing/2022/#check-A16-1"


# ---- all reports, and each rule

def overview_page(name: str, lang: str, found: SiteChecks | None = None):
    return body(overview.view(site(name), Say(lang, overview.ADDRESS, found or checks(name))))


@BOTH
@pytest.mark.parametrize("name", ["real", "full", "bare"])
def test_the_overview_adds_up(name: str, lang: str) -> None:
    page = overview_page(name, lang)
    total = Counter(count_kind(check) for check in checks(name).checks)
    assert numbers(page.xpath("//*[@class='mb-tally']")[0]) == {one: total[one] for one in KINDS}
    tables = [page.xpath("//table[@id='checks-by-report']"), page.xpath("//table[starts-with(@id, 'rules-')]")]
    for found in tables:
        rows = [row for table in found for row in table.xpath("./tbody/tr")]
        sums = [sum(int(text_of(row[i]).replace(",", "")) for row in rows) for i in range(-len(KINDS), 0)]
        assert sums == [total[one] for one in KINDS]


@BOTH
def test_every_rule_is_in_the_catalogue_with_its_page(lang: str) -> None:
    links = overview_page("real", lang).xpath("//table[starts-with(@id, 'rules-')]/tbody/tr/th/a/@href")
    assert links == [f"../../{lang}/{rule.page_address(one)}" for one in rules().values()]


def test_a_long_list_of_findings_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mingbai.checks.tallies.MOST", 3)
    counted_anew = SiteChecks(checks("real").reports)
    page = overview_page("real", "en", counted_anew)
    assert {len(one.xpath(".//ul/li")) for one in page.xpath("//details")} <= {0, 1, 2, 3}
    count = len([check for check in checks("real").checks if check.is_finding and check.severity == "W"])
    assert f"{count - 3} more" in text_of(page.get_element_by_id("severity-w"))
    assert "more: see the reports" in text_of(rule_page("real", "E04", "en", counted_anew))


def rule_page(name: str, rule_id: str, lang: str, found: SiteChecks | None = None):
    one = rules()[rule_id]
    return body(rule.view(site(name), one, Say(lang, rule.page_address(one), found or checks(name))))


@BOTH
@pytest.mark.parametrize("rule_id", list(rules()))
def test_each_rule_says_what_it_is_and_what_it_gave(rule_id: str, lang: str) -> None:
    one, page = rules()[rule_id], rule_page("real", rule_id, lang)
    said = text_of(page)
    assert one.title[lang] in said and rule_id in said and text_of(page).count("None") == said.count("None") == 0
    for text in (one.formula, one.basis, *one.silent):
        assert " ".join(text[lang].split()) in said
    outcomes = [check for check in checks("real").checks if check.rule.id == rule_id]
    found = Counter(check.report.id for check in outcomes)
    rows = page.xpath("//table[@id='rule-by-report']/tbody/tr")
    assert sorted(sum(int(text_of(cell)) for cell in row[1:]) for row in rows) == sorted(found.values())
    entries = [check for check in outcomes if check.status != PASS]
    assert len(page.xpath("//section[last()]//ul/li")) == len(entries)


def test_links_from_a_rule_arrive_at_the_entries() -> None:
    hrefs = rule_page("real", "E03", "zh").xpath("//section[last()]//ul/li//a/@href")
    assert hrefs
    for href in hrefs:
        address, fragment = href.removeprefix("../../../zh/").split("/#")
        assert fragment in tree("real", address, "zh").xpath("//@id")


def test_a_rule_that_says_nothing_says_that() -> None:
    assert "It says nothing of any of the present reports" in text_of(rule_page("bare", "C05", "en"))


def test_a_scheme_that_leaves_a_rule_out_is_named_with_the_reason() -> None:
    whole = site("full")
    scheme = next(iter(whole.schemes.values()))
    other = replace(scheme, without={"D10": Bilingual("不分档", "No bands")})
    changed = replace(whole, schemes={**whole.schemes, scheme.id: other})
    one = rules()["D10"]
    page = body(rule.view(changed, one, Say("en", rule.page_address(one), checks("full"))))
    assert "Schemes that leave it out" in text_of(page) and "No bands" in text_of(page)


@BOTH
@EVERY
def test_over_findings_stands_what_is_wrong_and_over_all_else_the_rule(name: str, report_id: str, lang: str) -> None:
    by_anchor = {check_anchor(check): check for check in of(name, report_id).checks}
    for group in section(name, report_id, lang, "checks").xpath(".//div[@class='mb-rule']"):
        checks = [by_anchor[one.get("id")] for one in group.xpath(".//li[contains(@class, 'mb-outcome')]")]
        assert len({check.is_finding for check in checks}) == 1
        rule = checks[0].rule
        title = rule.fault if checks[0].is_finding else rule.title
        assert text_of(group.xpath("./h4")[0]).startswith(" ".join(title[lang].split()))
