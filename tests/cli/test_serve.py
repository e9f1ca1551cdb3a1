"""`mingbai serve` hands over to MkDocs: the content that was named, the language, the address, the report to open."""
from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from mingbai.build.run import generate
from mingbai.cli.commands import serve as serve_command
from mingbai.cli.main import main
from tests.support.sites import TINY, tiny_copy

REPORT = "anyang/housing/2023"


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> dict:
    """What would have been run, and the page that would have been opened."""
    seen = {"opened": []}

    def remember(command: list[str], env: dict[str, str]) -> subprocess.CompletedProcess:
        seen.update(command=command, env=env)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", remember)
    monkeypatch.setattr(serve_command, "open_when_ready", lambda page, ended: seen["opened"].append(page))
    return seen


def serve(*arguments: str, content: Path = TINY) -> int:
    return main(["serve", *arguments, "--content", str(content), "--lang", "en", "--addr", "127.0.0.1:9"])


def test_the_preview_is_of_the_content_that_was_named(ran: dict) -> None:
    assert serve("--no-open") == 0
    assert Path(ran["env"]["MINGBAI_CONTENT"]) == TINY.resolve() and ran["env"]["MINGBAI_LANG"] == "en"
    assert ran["command"][-2:] == ["--dev-addr", "127.0.0.1:9"] and ran["opened"] == []


def test_drafts_and_one_department_alone_are_asked_for(ran: dict) -> None:
    assert serve("--no-open", "--draft", "--only", "anyang/housing") == 0
    assert ran["env"]["MINGBAI_DRAFT"] == "1" and ran["env"]["MINGBAI_ONLY"] == "anyang/housing"


def test_a_department_that_is_not_there_is_told(ran: dict, capsys: pytest.CaptureFixture) -> None:
    assert serve("--only", "anyang/water") == 2
    assert "anyang/water" in (said := capsys.readouterr().err) and "anyang/housing" in said


def test_the_browser_opens_at_the_report_named_or_edited_last(ran: dict, tmp_path: Path) -> None:
    content = tiny_copy(tmp_path)
    reports = serve_command.known_reports(content)
    edited = content / "departments" / reports[0] / "report.yml"
    os.utime(edited, (2 ** 33, 2 ** 33))
    assert serve("--open", content=content) == 0 and serve("--open", REPORT, content=content) == 0
    assert ran["opened"] == [f"http://127.0.0.1:9/en/{reports[0]}/", f"http://127.0.0.1:9/en/{REPORT}/"]


def test_one_department_alone_has_its_pages_and_the_ways_to_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    content, pages = tiny_copy(tmp_path), tmp_path / "site_src" / "en" / "anyang"
    shutil.copytree(content / "departments/anyang/housing", content / "departments/anyang/housing-two")
    monkeypatch.setenv("MINGBAI_ONLY", "anyang/housing")
    generate(content, tmp_path / "site_src")
    assert (pages / "housing/2023/index.md").exists() and (pages / "index.md").exists()
    assert not (pages / "housing-two").exists()
