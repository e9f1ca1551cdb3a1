"""A finding of the heaviest kind stops a release until it is corrected, explained or let pass with a reason on record."""
from __future__ import annotations

import json
from pathlib import Path

import pytest

from mingbai.checks.blocking import blocking_checks
from mingbai.checks.engine import check_site
from mingbai.cli.main import main
from mingbai.load.site import read_site
from mingbai.publish import site_release
from tests.publish.quick import fill
from tests.support.sites import edit, tiny_copy

REPORT = "anyang/housing/2023"
RULES = {"D04", "D05"}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """One part has more points than there are to be had, so that the total is no longer theirs."""
    copy = tiny_copy(tmp_path)
    edit(folder(copy) / "scores.csv", "execution,10,9.88", "execution,10,10.88")
    return copy


def folder(content: Path) -> Path:
    return content / "departments" / REPORT


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The site itself does not matter here."""
    monkeypatch.setattr(site_release, "fill_release", lambda order, site, place, log: fill(place, "any"))


def build(content: Path, out: Path, *options: str) -> int:
    return main(["build", "--content", str(content), "--out", str(out), "--lang", "en", *options])


def let_pass(out: Path) -> list[dict]:
    return json.loads((out / "current" / "manifest.json").read_text("utf-8"))["let_pass"]


def explain(content: Path, name: str, key: str, text: str, *more: str) -> None:
    entries = "".join(f"  - {{rule: {rule}, {''.join(more)}date: 2024-08-02, {text}: {{zh: 原文如此, en: As printed}}}}\n"
                      for rule in sorted(RULES))
    (content / name).write_text(f"{key}:\n{entries}", "utf-8")


def blocked(content: Path) -> set[str]:
    return {check.rule.id for check in blocking_checks(check_site(read_site(content)[0]))}


def test_it_stops_the_release_and_says_what_to_do(content: Path, tmp_path: Path, quick: None, capsys) -> None:
    assert build(content, tmp_path / "out") == 1
    said = capsys.readouterr().err
    assert f"departments/{REPORT}/scores.csv:3:score" in said and "10.88" in said
    assert f"--allow D04:{REPORT}" in said and "explanations.yml" in said
    assert not (tmp_path / "out" / "current").exists()


def test_a_site_without_such_findings_is_released(tmp_path: Path, quick: None) -> None:
    assert build(tiny_copy(tmp_path), tmp_path / "out") == 0
    assert let_pass(tmp_path / "out") == []


def test_what_the_department_explains_no_longer_stops_it(content: Path, tmp_path: Path, quick: None) -> None:
    assert blocked(content) == RULES
    explain(folder(content), "explanations.yml", "explanations", "text")
    assert blocked(content) == set()
    assert build(content, tmp_path / "out") == 0


def test_what_the_editors_let_pass_is_on_record(content: Path, tmp_path: Path, quick: None) -> None:
    explain(content, "allow.yml", "findings", "reason", f"report: {REPORT}, ")
    assert build(content, tmp_path / "out") == 0
    assert {(one["rule"], one["reason"], one["by"]) for one in let_pass(tmp_path / "out")} == {
        (rule, "As printed", "allow.yml") for rule in RULES}


def test_what_the_command_line_lets_pass_is_on_record_and_still_a_finding(content: Path, tmp_path: Path, quick: None,
                                                                          capsys) -> None:
    options = [part for rule in RULES for part in ("--allow", f"{rule}:{REPORT}")]
    assert build(content, tmp_path / "out", *options, "--reason", "The original prints it so") == 0
    recorded = let_pass(tmp_path / "out")
    assert {one["rule"] for one in recorded} == RULES
    assert {(one["report"], one["reason"], one["by"]) for one in recorded} == {
        (REPORT, "The original prints it so", "--allow")}
    assert "Let pass" in capsys.readouterr().err
    assert blocked(content) == RULES


@pytest.mark.parametrize(("options", "said"), [
    (["--allow", f"D04:{REPORT}", "--reason", "x"], "rule D05"),
    (["--allow", f"D04:{REPORT}", "--allow", f"D05:{REPORT}"], "no reason"),
    (["--allow", f"D04:{REPORT}", "--allow", f"D05:{REPORT}", "--allow", f"A01:{REPORT}", "--reason", "x"],
     f"--allow A01:{REPORT}"),
])
def test_nothing_passes_by_the_way(content: Path, tmp_path: Path, quick: None, capsys, options: list[str], said: str) -> None:
    assert build(content, tmp_path / "out", *options) == 1
    assert said in capsys.readouterr().err


def test_a_pass_names_a_rule_and_a_report(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        build(tmp_path, tmp_path / "out", "--allow", "D04")
    assert stopped.value.code == 2


@pytest.mark.parametrize(("wrong", "said"), [
    ("report: anyang/housing/2032, ", "anyang/housing/2032"), (f"report: {REPORT}, figures: [none.such], ", "none.such")])
def test_an_exception_that_names_nothing_is_told(content: Path, capsys, wrong: str, said: str) -> None:
    explain(content, "allow.yml", "findings", "reason", wrong)
    assert main(["check", "--content", str(content), "--lang", "en"]) == 2
    assert "allow.yml" in (told := capsys.readouterr().err) and said in told


def test_the_real_site_has_nothing_left_open() -> None:
    checks = check_site(read_site(Path(__file__).resolve().parents[2] / "content")[0])
    assert blocking_checks(checks) == []
