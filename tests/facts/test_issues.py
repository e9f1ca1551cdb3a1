"""The issues of whole reports: what they hold, what stands beside them, and what is asked first."""
from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from mingbai.checks.context import Context
from mingbai.checks.engine import check_report, check_site
from mingbai.facts.issue import ANSWERED, CORRECTED, OPEN
from mingbai.facts.promise import UNDER_WAY
from mingbai.facts.report_facts import facts_of
from mingbai.load.site import read_site
from mingbai.model.aims import FORECAST
from tests.checks.build import build_site
from tests.facts.test_plain_words import MACHINE, ONE_OF_MANY
from tests.support.sites import CASES

CONTENT = Path(__file__).parents[2] / "content"
FIRST = yaml.safe_load((CASES / "issues" / "reports.yml").read_text("utf-8"))
SPENT = {"money": "line,part_of,by,actual\ntotal,,,12678.39万元\nbasic,total,kind,2713.3万元\nproject,total,kind,9960.59万元"}
ANSWER = {"rule": "A02", "figures": ["money.total.actual"], "date": "2024-08-02",
          "text": {"zh": "另有上缴支出4.50万元。", "en": "A further 4.50万元 was paid upwards."}}
SENTENCE_MOST = 420


@pytest.fixture(scope="module")
def reports():
    """The real ones, with what is decided of them."""
    site, _ = read_site(CONTENT)
    checks = check_site(site, today="2026-11-30").reports
    return {report.id: (checks[report.id], facts_of(checks[report.id])) for report in site.reports}


def facts(tmp_path, files):
    site = build_site(tmp_path, {"2023": files})
    return facts_of(check_report(Context(site.reports[0], site, "")))


def issue_of(found, rule_id):
    return next(one for one in found.issues if any(name.startswith(f"{rule_id}-") for name in one.check_ids))


# ---- one issue

def test_an_issue_says_what_it_rests_on(tmp_path):
    one = issue_of(facts(tmp_path, SPENT), "A02")
    assert (one.id, one.kind, one.status) == ("money.money.total.actual", "money", OPEN)
    assert one.headline.en == "Whole department, actual expenditure: CNY 45,000 apart from the sum of its parts"
    assert (one.stated.printed, one.recomputed.printed, one.money) == ("12678.39万元", "12673.89万元", 45000)
    assert one.figure_ids[0] == "money.total.actual"
    assert one.answer is one.defence is None


def test_the_departments_answer_stands_beside_it(tmp_path):
    one = issue_of(facts(tmp_path, {**SPENT, "explanations": {"explanations": [ANSWER]}}), "A02")
    assert (one.status, one.answer.zh) == (ANSWERED, "另有上缴支出4.50万元。")


def test_an_answer_weighs_as_a_reason_does(tmp_path):
    plain = issue_of(facts(tmp_path / "plain", SPENT), "A02")
    answered = issue_of(facts(tmp_path / "answered", {**SPENT, "explanations": {"explanations": [ANSWER]}}), "A02")
    assert answered.weighing.score * 4 == plain.weighing.score


def test_a_figure_that_was_corrected_makes_it_a_corrected_one(tmp_path):
    corrected = {"corrections": [{"figure": "money.total.actual", "before": "1267.84万元", "after": "12678.39万元",
                                  "date": "2024-08-01", "reason": {"zh": "录入有误", "en": "Entered wrongly"}}]}
    assert issue_of(facts(tmp_path, {**SPENT, "corrections": corrected}), "A02").status == CORRECTED


def test_its_id_stays_when_other_findings_join_it(tmp_path):
    income = SPENT["money"].replace("by,actual", "by,income,actual").replace(
        "total,,,", "total,,,12668.73万元,").replace("kind,", "kind,,")
    before = issue_of(facts(tmp_path / "before", SPENT), "A02")
    after = issue_of(facts(tmp_path / "after", {"money": income}), "A02")
    assert len(after.check_ids) > len(before.check_ids)
    assert after.id == before.id


def test_the_reason_in_the_row_is_its_defence(tmp_path):
    found = facts(tmp_path, {"indicators": (
        "id,class,name_zh,name_en,target,actual,weight,score,reason_zh,reason_en\n"
        "homes,output.quantity,住房,Homes,≥100套,60套,10,10,征地推进慢。,Land came late.")})
    one = next(one for one in found.issues if one.kind == "missed")
    assert one.defence.zh == "报告给出的原因：征地推进慢。"
    assert one.defence.en == "The report's reason: Land came late."
    assert one.promise_ids == ("indicators.homes",)


def test_that_points_were_given_all_the_same_is_said(tmp_path):
    found = facts(tmp_path, {"indicators": ("id,class,name_zh,name_en,target,actual,weight,score\n"
                                            "homes,output.quantity,住房,Homes,≥100套,60套,10,10")})
    one = next(one for one in found.issues if one.kind == "missed")
    assert one.sentence.en.endswith("The item was given 10 of 10 points all the same.")
    assert "40 homes short" in one.sentence.en


def test_a_misprint_is_no_accusation(tmp_path):
    found = facts(tmp_path, {"assets": "line,closing\nassets,6391.10万元\nnet-assets,5165161.87万元"})
    assert not found.questions
    assert issue_of(found, "F02").kind == "unit"


def test_of_a_report_in_which_nothing_is_wrong_nothing_is_asked(tmp_path):
    found = facts(tmp_path, {"results": "id,topic,label_zh,label_en,value\nhomes,housing-security,住房,Homes,100套"})
    assert found.questions == ()
    assert {one.kind for one in found.issues} <= {"form"}


# ---- the reports of this repository

@pytest.mark.parametrize("report_id", sorted(FIRST))
def test_what_is_asked_first(reports, report_id):
    assert [one.topic for one in reports[report_id][1].questions] == FIRST[report_id]


def test_every_report_is_listed(reports):
    assert set(reports) == set(FIRST)


def test_ids_are_addresses_and_ranks_run_from_one(reports):
    for _, found in reports.values():
        assert len({one.id for one in found.issues}) == len(found.issues)
        assert [one.rank for one in found.issues] == list(range(1, len(found.issues) + 1))


def test_every_finding_that_weighs_is_told_once_unless_it_is_of_a_forecast_or_of_what_is_under_way(reports):
    for checks, found in reports.values():
        told = [name for one in found.issues for name in one.check_ids]
        foreseen = {name for one in found.promises if one.aim == FORECAST or one.state == UNDER_WAY for name in one.figure_ids}
        weighty = {check.id for check in checks.findings if check.severity != "I"}
        untold = [check for check in checks.findings if check.id in weighty - set(told)]
        assert len(told) == len(set(told))
        assert all(check.figures[0].id in foreseen for check in untold), [check.id for check in untold]


def test_no_forecast_is_held_against_the_department(reports):
    for _, found in reports.values():
        forecasts = {one.id for one in found.promises if one.aim == FORECAST}
        assert not [one.id for one in found.issues if one.kind in ("missed", "no-result") and forecasts & set(one.promise_ids)]


def test_what_is_said_is_short_plain_and_in_both_languages(reports):
    for _, found in reports.values():
        for one in found.issues:
            texts = [text[lang] for text in (one.headline, one.sentence) for lang in ("zh", "en")]
            assert all(texts), one.id
            assert not [text for text in texts if MACHINE.search(text) or "  " in text], texts
            assert not ONE_OF_MANY.search(one.sentence.en)
            assert len(one.headline.zh) <= 60 and len(one.sentence.en) <= SENTENCE_MOST, one.id


def test_each_english_sentence_is_free_of_chinese(reports):
    for _, found in reports.values():
        for one in found.issues:
            said = one.headline.en + one.sentence.en
            assert not any("一" <= letter <= "鿿" for letter in said), said


def test_few_findings_are_trivial_or_told_twice(reports):
    """Beside the issue that tells it, a finding must add a sentence of its own, a row, or a cause; the rest is told twice."""
    weighty = sum(check.severity != "I" for checks, _ in reports.values() for check in checks.findings)
    trivial = sum(one.kind == "form" for _, found in reports.values() for one in found.issues)
    assert trivial * 100 <= weighty * 8


# ---- the method, as it is explained

EXAMPLES = ("zhanjiang/urban-renewal/2023 D11", "zhanjiang/urban-renewal/2023/special-fund D08",
            "zhanjiang/urban-renewal/2023 R05", "hengshan/housing/2022 A15", "zhuzhou-lukou/housing/2023 E04",
            "hengshan/housing/2022 D11", "zhanjiang/housing/2023 B09", "hengshan/housing/2022 F02")


NUMBER = r"([\d.]+)"
WEIGHED = re.compile("[，,] ?".join(f"{letter} {NUMBER}" for letter in "kMDCRe") + f"[；;] ?(?:rank|位次分) {NUMBER}")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_worked_examples_are_those_of_the_reports(lang, reports):
    section = (CONTENT / "about" / f"method.{lang}.md").read_text("utf-8").partition("{#ranking}")[2].partition("\n## ")[0]
    assert list(map(list, WEIGHED.findall(section))) == [worked_out(reports, example) for example in EXAMPLES]


def worked_out(reports, example: str) -> list[str]:
    report_id, rule_id = example.split()
    weighing = issue_of(reports[report_id][1], rule_id).weighing
    exact = [f"{one:.2f}" for one in (weighing.money, weighing.shortfall, weighing.certainty)]
    return [f"{weighing.kind}", *exact, f"{weighing.rewarded}", f"{weighing.unexplained}", f"{weighing.score:.2f}"]
