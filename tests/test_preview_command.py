"""`mingbai serve` hands over to MkDocs: the content that was named, the language, the address."""
from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.cli import main
from tests.support.sites import TINY


def test_the_preview_is_of_the_content_that_was_named(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = {}

    def remember(command: list[str], env: dict[str, str]) -> subprocess.CompletedProcess:
        ran.update(command=command, env=env)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", remember)
    assert main(["serve", "--content", str(TINY), "--lang", "en", "--addr", "127.0.0.1:9", "--open"]) == 0
    assert Path(ran["env"]["MINGBAI_CONTENT"]) == TINY.resolve() and ran["env"]["MINGBAI_LANG"] == "en"
    assert ran["command"][-3:] == ["--dev-addr", "127.0.0.1:9", "--open"]
