"""A command line that is wrong is told in Chinese and in English, with what would be right."""
from __future__ import annotations

import pytest

from mingbai.cli.main import main

WRONG = [
    ("release", "没有“release”这个命令，可用：build, publish", "there is no command “release”; there are build, publish"),
    ("build", "缺少 --out", "--out is missing"),
    ("build --out", "--out 后面缺少内容", "--out has nothing after it"),
    ("build --out x --keep many", "--keep 应为数字，实为“many”", "--keep should be a number, not “many”"),
    ("check --format pdf", "--format 不能是“pdf”，可用：text, json", "--format cannot be “pdf”; it may be text, json"),
    ("check --nothing", "多出了 --nothing", "--nothing is too much"),
    ("rules X99", "RULE 不能是“X99”，可用：A01", "RULE cannot be “X99”; it may be A01"),
    ("serve --o", "--o 不明确，可能是 --only, --open", "--o is not clear; it could be --only, --open"),
    ("import --patience soon f.xlsx", "--patience 应为数字，实为“soon”", "--patience should be a number, not “soon”"),
    ("key", "缺少 FILE", "FILE is missing"),
    ("", "缺少 COMMAND", "COMMAND is missing"),
]


@pytest.mark.parametrize(("line", "chinese", "english"), WRONG)
def test_both_languages_say_what_is_wrong_and_where_to_look(line: str, chinese: str, english: str,
                                                            capsys: pytest.CaptureFixture) -> None:
    with pytest.raises(SystemExit) as ended:
        main(line.split())
    said = capsys.readouterr().err
    assert ended.value.code == 2 and chinese in said and english in said
    assert said.count("--help\n") == 2 and "error:" not in said


def test_what_no_pattern_knows_is_passed_on(capsys: pytest.CaptureFixture) -> None:
    with pytest.raises(SystemExit):
        main(["build", "--out", "x", "--anew=1"])
    assert capsys.readouterr().err.count("argument --anew: ignored explicit argument 1") == 2
