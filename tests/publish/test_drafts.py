"""`mingbai build --draft`: a folder to look at, never a release."""
from __future__ import annotations

import os
import subprocess

import pytest

from mingbai.cli.main import main
from mingbai.publish import drafts, site
from tests.support.sites import TINY


@pytest.fixture
def built(monkeypatch):
    """Builds nothing, and remembers how it was asked."""
    asked = []

    def build(content, folder, lang, **options):
        asked.append(options)
        folder.mkdir()
        (folder / "index.html").write_text(f"build {len(asked)}", "utf-8")
    monkeypatch.setattr(drafts, "build_site", build)
    return asked


def test_drafts_are_built_beside_the_releases(built, tmp_path):
    for number in (1, 2):
        assert main(["build", "--draft", "--out", str(tmp_path / "out"), "--content", str(TINY), "--lang", "en"]) == 0
        assert (tmp_path / "out/draft/index.html").read_text("utf-8") == f"build {number}"
    assert built == [{"drafts": True}] * 2
    assert sorted(os.listdir(tmp_path / "out")) == ["draft"]


@pytest.mark.parametrize(("wanted", "setting"), [(True, "1"), (False, "0")])
def test_only_a_draft_build_reads_drafts(wanted, setting, monkeypatch, tmp_path):
    seen = []
    monkeypatch.setenv("MINGBAI_DRAFT", "1")
    monkeypatch.setattr(site.shutil, "copytree", lambda *_, **__: None)
    monkeypatch.setattr(subprocess, "run", lambda *_, env, **__: seen.append(env) or subprocess.CompletedProcess([], 0))
    site.build_site(TINY, tmp_path / "site", "en", drafts=wanted)
    assert seen[0]["MINGBAI_DRAFT"] == setting
