"""`mingbai check` and `mingbai rules`: what they print, in every format, and their exit codes."""
import json
import re
from xml.etree import ElementTree as ET

import pytest

from mingbai.checks.engine import rules
from mingbai.cli.main import main
from mingbai.facts.promise import STATES
from tests.support.sites import edit, tiny_copy

REPORT = "anyang/housing/2023"
WRONG = f"departments/{REPORT}/money.csv"
ANSWER = """explanations:
  - rule: A02
    figures: [money.total.actual]
    date: 2024-08-02
    text: {zh: 另有一笔1.00万元。, en: "There was another 1.00万元."}
"""


@pytest.fixture
def content(tmp_path):
    """The tiny site with one part of a total changed."""
    copy = tiny_copy(tmp_path)
    edit(copy / WRONG, "40.00,40.00,39.50", "40.00,40.00,38.50")
    return copy


@pytest.fixture
def check(content, capsys):
    def run(*arguments, path=REPORT, lang="en"):
        code = main(["check", path, "--content", str(content), "--lang", lang, *arguments])
        return code, capsys.readouterr().out
    return run


def test_the_list_names_file_row_and_column(check, content):
    code, said = check("--severity", "E")
    assert code == 1
    assert f"{content}/{WRONG}:2:actual" in said
    assert "A02 Whole department, actual expenditure is printed as CNY 1.185 million" in said


def test_the_list_begins_with_what_is_worth_asking_first(check):
    _, said = check()
    lines = said.splitlines()
    assert lines[0] == f"{REPORT}: worth asking first"
    assert "  1. Whole department, actual expenditure: CNY 10,000 apart from the sum of its parts" in lines
    assert lines.index("") <= 1 + 3 * 3


def test_who_asks_for_errors_is_told_of_errors_alone(check):
    assert "worth asking" not in check("--severity", "E")[1]


def test_the_answer_stands_beside_the_issue_too(check, content):
    (content / "departments" / REPORT / "explanations.yml").write_text(ANSWER, "utf-8")
    assert "     The department's answer: There was another 1.00万元." in check()[1].partition("\n\n")[0]


def test_the_list_is_grouped_by_severity(check):
    _, said = check("--severity", "i")
    heads = re.findall(r"^(\S.*) \(\d+\)$", said, re.M)
    weights = ["to be corrected or explained before publication", "error", "worth explaining", "note"]
    assert heads == [weight for weight in weights if weight in heads]
    assert len(heads) > 1


def test_the_list_is_said_in_chinese(check):
    _, said = check("--severity", "E", lang="zh")
    assert "部门整体收支·实际支出印作118.50万元；38.50万元 + 79.00万元 = 117.50万元，相差1.00万元。" in said


def test_severity_b_tells_only_what_blocks(check):
    code, said = check("--severity", "B")
    assert (code, said.count("\n")) == (0, 1)


def test_what_cannot_be_checked_is_told_when_asked_for(check):
    assert "cannot be checked (" not in check()[1]
    assert re.search(r"^cannot be checked \(\d+\)$", check("--all")[1], re.M)


def test_an_answer_stands_beside_its_finding_and_frees_the_exit_code(check, content):
    before = check("--severity", "E", "--format", "json")[1]
    (content / "departments" / REPORT / "explanations.yml").write_text(ANSWER, "utf-8")
    _, said = check("--severity", "E")
    assert "The department's answer (2024-08-02): There was another 1.00万元." in said
    after = [c for c in outcomes(check("--severity", "E", "--format", "json")[1]) if c["explanation_en"]]
    assert [c["rule_id"] for c in after] == ["A02"]
    assert not [c for c in outcomes(before) if c["explanation_en"]]


def test_exit_code_0_when_every_finding_is_answered(check, content):
    project = f"{REPORT}/ramps"
    code, said = check("--format", "json", path=project)
    found = {one["rule_id"] for one in outcomes(said) if one["status"] == "finding" and one["severity"] in "BEW"}
    assert code == 1
    answers = "".join(f"  - {{rule: {one}, date: 2024-08-02, text: {{zh: 说明, en: An answer}}}}\n" for one in sorted(found))
    (content / "departments" / project / "explanations.yml").write_text("explanations:\n" + answers, "utf-8")
    assert check(path=project)[0] == 0


def test_an_idle_answer_is_told(check, content):
    (content / "departments" / REPORT / "explanations.yml").write_text(ANSWER.replace("A02", "A16"), "utf-8")
    assert "explanations.yml:2: the explanation of A16 answers nothing" in check()[1]


@pytest.mark.parametrize("path", [REPORT, f"{REPORT}/", "anyang", ""])
def test_a_report_is_asked_for_by_id(check, path):
    assert check("--severity", "E", path=path)[0] == 1


def test_a_report_is_asked_for_by_folder_or_file(check, content):
    whole = outcomes(check("--format", "json")[1])
    assert outcomes(check("--format", "json", path=str(content / "departments" / REPORT))[1])[:len(whole)] == whole
    assert outcomes(check("--format", "json", path=str(content / WRONG))[1])[:len(whole)] == whole


def test_no_such_report_is_content_that_cannot_be_read(content, capsys):
    assert main(["check", "anyang/water", "--content", str(content), "--lang", "en"]) == 2
    assert "no report here" in capsys.readouterr().err


def test_content_that_cannot_be_read(content, capsys):
    edit(content / WRONG, "118.50", "118.5.0")
    assert main(["check", "--content", str(content), "--lang", "en"]) == 2
    assert f"{WRONG}" in capsys.readouterr().err


def outcomes(said):
    return [check for report in json.loads(said)["reports"] for check in report["checks"]]


def test_json_holds_every_outcome_in_both_languages(check):
    _, said = check("--format", "json")
    reports = json.loads(said)["reports"]
    for report in reports:
        statuses = [one["status"] for one in report["checks"]]
        assert {status: statuses.count(status) for status in report["counts"]} == report["counts"]
    [wrong] = [one for one in outcomes(said) if one["rule_id"] == "A02" and one["status"] == "finding"]
    assert (wrong["stated"], wrong["recomputed"], wrong["difference"]) == ("118.50万元", "117.50万元", "1.00万元")
    assert wrong["figure_ids"][0] == "money.total.actual"
    assert wrong["message_zh"] and wrong["message_en"]
    assert (wrong["row"], wrong["column"]) == (2, "actual")


def test_json_holds_what_is_decided_of_each_report(check):
    whole = json.loads(check("--format", "json")[1])["reports"][0]
    known = {one["check_id"] for one in whole["checks"]}
    [wrong] = [one for one in whole["issues"] if "A02-1" in (one["check_ids"] or "").split()]
    assert [one["rank"] for one in whole["issues"]] == [str(rank) for rank in range(1, len(whole["issues"]) + 1)]
    assert (wrong["kind"], wrong["stated"], wrong["recomputed"], wrong["status"]) == ("money", "118.50万元", "117.50万元", "open")
    assert wrong["headline_zh"] and wrong["headline_en"] and wrong["sentence_zh"] and wrong["sentence_en"]
    assert known.issuperset(name for one in whole["issues"] for name in (one["check_ids"] or "").split())
    assert {one["state"] for one in whole["promises"]} <= set(STATES)
    assert whole["promises"] and whole["derived"]


def test_sarif_gives_the_rank_of_the_issue(check):
    [run] = json.loads(check("--format", "sarif")[1])["runs"]
    [wrong] = [one for one in run["results"] if one["ruleId"] == "A02"]
    assert 0 < wrong["rank"] <= 100


def test_sarif_describes_each_rule_and_places_each_result(check, content):
    _, said = check("--format", "sarif")
    log = json.loads(said)
    [run] = log["runs"]
    described = run["tool"]["driver"]["rules"]
    assert log["version"] == "2.1.0"
    assert [one["id"] for one in described] == list(rules())
    assert run["results"]
    for result in run["results"]:
        assert described[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith(content.as_posix())


def test_sarif_suppresses_what_is_answered(check, content):
    (content / "departments" / REPORT / "explanations.yml").write_text(ANSWER, "utf-8")
    [run] = json.loads(check("--format", "sarif")[1])["runs"]
    assert {r["ruleId"] for r in run["results"] if "suppressions" in r} == {"A02"}


def test_junit_has_a_case_for_each_outcome(check):
    _, said = check("--format", "junit", "--severity", "E")
    suites = ET.fromstring(said).findall("testsuite")
    assert suites[0].get("name") == REPORT
    for suite in suites:
        assert len(suite) == int(suite.get("tests"))
        assert len(suite.findall("testcase/failure")) == int(suite.get("failures"))
        assert len(suite.findall("testcase/skipped")) == int(suite.get("skipped"))
    assert "A02" in {case.get("classname") for case in suites[0] if case.find("failure") is not None}


def test_github_annotations_are_one_line_each(check):
    _, said = check("--format", "github", "--severity", "E")
    lines = said.splitlines()
    assert lines
    assert all(re.match(r"::(error|warning|notice) file=[^,]+,line=\d+,title=[A-Z]\d\d [^:]*::.+", line) for line in lines)


def test_rules_lists_the_catalogue(capsys):
    assert main(["rules", "--lang", "en"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(rules())


def test_rules_describes_one(capsys):
    assert main(["rules", "b05", "--lang", "zh"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("B05 预算执行得分等于执行率乘以分值")
    assert "不作判断的情形：\n  1. 没有写预算执行得分。" in said


@pytest.mark.parametrize("arguments", [["check", "--format", "pdf"], ["check", "--severity", "Z"], ["rules", "Q99"]])
def test_unknown_words_on_the_command_line_stop(arguments):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
