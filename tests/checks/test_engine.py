"""What the engine does around the rules: order, weight, explanations, schemes, and bugs that stay bugs."""
import pytest

from mingbai.checks.context import Context
from mingbai.checks.engine import check_report, check_site, rules
from mingbai.checks.rule import rule
from mingbai.load.report import SharedContent as Reading
from mingbai.load.report import read_report
from mingbai.load.textfile import Folder
from mingbai.model.problems import ContentError, Problems
from mingbai.model.report import Bilingual
from mingbai.text.value import replace
from tests.checks.build import DEPARTMENT, build_report, build_site, shared

SPENT = {"money": "line,part_of,by,actual\ntotal,,,12678.39万元\nbasic,total,purpose,2713.3万元\n"
                  "project,total,purpose,9960.59万元\n"}


def checks_of(folder, files):
    site = build_site(folder, {"2023": files})
    return check_site(site).reports[site.reports[0].id]


def a02(checks):
    return [check for check in checks.checks if check.rule.id == "A02"]


def explained(**changes):
    answer = {"rule": "A02", "figures": ["money.total.actual"], "date": "2024-08-02",
              "text": {"zh": "另有上缴支出4.50万元。", "en": "A further 4.50万元 was paid upwards."}}
    return {**SPENT, "explanations": {"explanations": [{**answer, **changes}]}}


def test_outcomes_come_in_the_order_of_the_catalogue(tmp_path):
    found = [check.rule.id for check in checks_of(tmp_path, SPENT).checks]
    assert found == sorted(found)
    assert "A02" in found


def test_every_outcome_is_counted_once(tmp_path):
    checks = checks_of(tmp_path, SPENT)
    assert sum(checks.counts.values()) == len(checks.checks)
    assert set(checks.counts) == {"pass", "finding", "not_checkable"}


def test_an_explanation_stands_beside_its_finding(tmp_path):
    [check] = a02(checks_of(tmp_path, explained()))
    assert check.is_finding
    assert check.explanation.text.zh == "另有上缴支出4.50万元。"


def test_an_explanation_of_other_figures_is_told_as_idle(tmp_path):
    checks = checks_of(tmp_path, explained(rule="A16"))
    assert a02(checks)[0].explanation is None
    assert [idle.rule for idle in checks.idle_explanations] == ["A16"]


def test_an_explanation_without_figures_answers_the_rule(tmp_path):
    [check] = a02(checks_of(tmp_path, explained(figures=[])))
    assert check.explanation


def test_a_blocking_finding_is_freed_by_an_explanation(tmp_path, monkeypatch):
    heavy = replace(rules()["A02"], severity="B")
    monkeypatch.setitem(rules(), "A02", heavy)
    assert [check.rule.id for check in checks_of(tmp_path / "one", SPENT).blocking] == ["A02"]
    assert checks_of(tmp_path / "two", explained()).blocking == ()


@pytest.mark.parametrize(("changes", "kind"), [
    ({"rule": "sum"}, "bad-rule"), ({"figures": ["money.total.adjusted"]}, "broken-reference"),
    ({"date": "last week"}, "bad-date"), ({"date": None}, "missing-field"), ({"text": {"zh": "说明"}}, "missing-translation"),
    ({"author": "某人"}, "unknown-field")])
def test_a_wrong_explanation_is_told(tmp_path, changes, kind):
    files = explained(**changes)
    files["explanations"]["explanations"][0] = {
        key: value for key, value in files["explanations"]["explanations"][0].items() if value is not None}
    with pytest.raises(ContentError) as told:
        build_report(tmp_path, files)
    assert [problem.kind for problem in told.value.problems] == [kind]
    assert all(problem.spot.file.endswith("explanations.yml") and problem.spot.row for problem in told.value.problems)


def test_a_scheme_leaves_rules_out(tmp_path):
    without = {"without": {"A02": Bilingual("该方案不分基本和项目", "The scheme knows no such division")}}
    assert a02(checks_of(tmp_path, {**SPENT, "scheme": without})) == []


def test_our_own_bug_is_no_finding(tmp_path, monkeypatch):
    def broken(context):
        raise LookupError("a bug")
        yield
    site = build_site(tmp_path, {"2023": SPENT})
    monkeypatch.setitem(rules(), "A02", replace(rules()["A02"], function=broken))
    with pytest.raises(LookupError, match="a bug"):
        check_report(Context(site.reports[0], site))


def test_a_rule_id_is_taken_once():
    words = Bilingual("甲", "A")
    with pytest.raises(ValueError, match="A02"):
        rule("A02", "E", title=words, fault=words, formula=words, basis=words)(lambda context: iter(()))


def test_a_figure_of_a_report_beside_it_is_not_this_reports(tmp_path):
    site = build_site(tmp_path, {"2023": {"money": "line,carried_in\ntotal,122.23万元\n"},
                                 "2022": {"money": "line,carried_out\ntotal,132.23万元\n"}})
    checks = check_site(site).reports["qinghe/housing/2023"]
    [check] = [check for check in checks.checks if check.rule.id == "A09"]
    assert [figure.id for figure in check.figures] == ["money.total.carried-in"]


def test_the_builder_is_the_real_loader(tmp_path):
    units, schemes, topics, _ = shared()
    report = build_report(tmp_path, SPENT)
    again = read_report(tmp_path / "departments/qinghe/housing/2023", DEPARTMENT, 2023,
                        Reading(Folder(tmp_path), units, schemes, topics, Problems()))
    assert again == report


PAID = {"money": "line,adjusted,actual,rate\ntotal,100万元,79万元,70%\n", "unit_scores": "entity,execution\ndepartment,7.9\n"}
OF_OLD = [{"rule": "D13", "date": "2024-05-01", "text": {"zh": "按各单位平均。", "en": "The mean of the units."}}]


def test_what_is_said_of_a_rule_is_said_of_its_successor(tmp_path):
    checks = check_site(build_site(tmp_path, {"2023": {**PAID, "explanations": {"explanations": OF_OLD}}})).checks
    answered = {check.rule.id for check in checks if check.explanation}
    assert answered == {"B05"}


def test_a_scheme_that_leaves_a_rule_out_leaves_its_successor_out(tmp_path):
    reason = Bilingual("不适用。", "Does not apply.")
    site = build_site(tmp_path, {"2023": {**PAID, "scheme": {"without": {"D13": reason}}}})
    assert "B05" not in {check.rule.id for check in check_site(site).checks}


def test_every_successor_is_a_rule_in_force():
    assert all(not rules()[one.successor].successor for one in rules().values() if one.successor)
