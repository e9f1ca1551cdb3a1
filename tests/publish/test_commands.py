"""The command line of publishing: what it says, and the code it ends with."""
from __future__ import annotations

import json
from pathlib import Path

import pytest

from mingbai.cli.main import main
from mingbai.publish.lock import exclusive
from mingbai.publish.release_folder import ReleaseFolder
from tests.publish.quick import quick_release
from tests.support.sites import edit, tiny_copy


def run(capfd, *words: str) -> tuple[int, str, str]:
    code = main([*words])
    said = capfd.readouterr()
    return code, said.out, said.err


def test_verify_says_what_agrees_and_what_does_not(tmp_path: Path, capfd) -> None:
    quick_release(tmp_path, "one")
    assert run(capfd, "verify", str(tmp_path), "--lang", "en")[:2] == (0, "Agrees: 150 files are exactly as listed\n")
    (tmp_path / "current/zh/0/0.html").write_text("x", "utf-8")
    code, out, _ = run(capfd, "verify", str(tmp_path), "--lang", "zh")
    assert (code, out) == (1, "不一致：1 个文件\n  已改动  zh/0/0.html\n")
    code, out, _ = run(capfd, "verify", str(tmp_path), "--json")
    assert (code, json.loads(out)["differences"]) == (1, [{"file": "zh/0/0.html", "kind": "changed"}])


def test_a_signature_is_made_and_asked_for(tmp_path: Path, capfd) -> None:
    quick_release(tmp_path / "out", "one")
    code, public, _ = run(capfd, "key", str(tmp_path / "private.pem"))
    (tmp_path / "public.pem").write_text(public, "ascii")
    assert code == 0 and "PRIVATE" not in public
    code, _, err = run(capfd, "verify", str(tmp_path / "out"), "--key", str(tmp_path / "public.pem"), "--lang", "en")
    assert (code, err) == (1, "There is no signature, or it is not by this key\n")


def test_rollback_from_the_command_line(tmp_path: Path, capfd) -> None:
    first = quick_release(tmp_path, "one").name
    quick_release(tmp_path, "two")
    assert run(capfd, "rollback", "--out", str(tmp_path), "--lang", "en") == (0, "", f"Back at {first}\n")
    assert run(capfd, "rollback", "--out", str(tmp_path), "--lang", "en")[0] == 1


def test_a_busy_folder_ends_with_three_and_says_so_in_json(tmp_path: Path, capfd) -> None:
    with exclusive(ReleaseFolder(tmp_path).lock):
        code, _, err = run(capfd, "rollback", "--out", str(tmp_path), "--log", "json", "--lang", "zh")
    told = json.loads(err)
    assert (code, told["level"], told["event"]) == (3, "error", "locked")
    assert "正在发布" in told["message"] and told["time"].endswith("+00:00")


@pytest.mark.slow
def test_content_that_cannot_be_read_ends_with_two(tmp_path: Path, capfd) -> None:
    content = tiny_copy(tmp_path)
    edit(content / "departments/anyang/housing/2023/money.csv", "118.50", "118.5.0")
    code, _, err = run(capfd, "build", "--content", str(content), "--out", str(tmp_path / "out"), "--lang", "en")
    assert code == 2 and "money.csv" in err and "Traceback" not in err
    assert not (tmp_path / "out" / "current").exists()


@pytest.mark.slow
def test_a_secret_ends_with_one_and_nothing_is_released(tmp_path: Path, capfd) -> None:
    content = tiny_copy(tmp_path)
    edit(content / "departments/anyang/housing/2023/digest.zh.md", "全年支出", "联系电话：13800138000。全年支出")
    code, _, err = run(capfd, "build", "--content", str(content), "--out", str(tmp_path / "out"), "--lang", "en")
    assert code == 1 and "13800138000" not in err
    assert "departments/anyang/housing/2023/digest.zh.md" in err
    assert not (tmp_path / "out" / "current").exists()


def test_doctor_says_what_is_there_and_what_lacks(tmp_path: Path, capfd) -> None:
    content = tiny_copy(tmp_path)
    code, _, err = run(capfd, "doctor", "--content", str(content), "--out", str(tmp_path / "out"), "--lang", "en")
    assert code == 0 and "fine     mkdocs" in err and "nothing has been released yet" in err
    code, _, err = run(capfd, "doctor", "--content", str(tmp_path), "--lang", "zh")
    assert code == 3 and "缺　" in err and "--content" in err
