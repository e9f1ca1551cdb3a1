"""The same content makes the same bytes: in another folder, time zone and language, on another day."""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mingbai.build.run import generate
from mingbai.publish.manifest import MANIFEST, entries_of
from tests.support.sites import TINY, edit

ROOT = Path(__file__).resolve().parents[2]
PROJECT = ("generator", "templates", "site_src", "content", "mkdocs.yml")
PLACES = {
    "one": {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1", "MINGBAI_LANG": "zh"},
    "another, with a longer name": {"TZ": "Asia/Shanghai", "LC_ALL": "zh_CN.UTF-8", "PYTHONHASHSEED": "2", "MINGBAI_LANG": "en"},
}


def project_in(folder: Path) -> Path:
    for name in PROJECT:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        copy(ROOT / name, folder / name)
    return folder


def build(folder: Path, content: Path, environment: dict[str, str]) -> dict:
    kept = {name: value for name, value in os.environ.items() if name not in ("SOURCE_DATE_EPOCH", "MINGBAI_CONTENT")}
    kept["PYTHONPATH"] = str(folder / "generator")
    command = [sys.executable, "-m", "mingbai", "build", "--content", str(content), "--out", "out"]
    ended = subprocess.run(command, cwd=folder, env={**kept, **environment}, stderr=subprocess.PIPE, text=True)
    assert ended.returncode == 0, ended.stderr[-2000:]
    return entries_of(folder / "out" / "current")


@pytest.mark.slow
def test_two_builds_in_different_places_are_the_same(tmp_path: Path) -> None:
    """With an address, so that every kind of file is there."""
    folders = {name: project_in(tmp_path / name) for name in PLACES if (tmp_path / name).mkdir() is None}
    contents = [Path(shutil.copytree(ROOT / "content", tmp_path / place)) for place in ("here", "elsewhere")]
    for content in contents:
        edit(content / "site.yml", "address:", "address: https://site.example/")
    one, other = (build(folders[name], at, PLACES[name]) for name, at in zip(PLACES, contents, strict=True))
    assert len(one) > 500 and {"sitemap.xml", "pagefind/pagefind-entry.json"} <= one.keys()
    assert {name for name in one | other if one.get(name) != other.get(name)} == set()
    manifests = [(folder / "out/current" / MANIFEST).read_bytes() for folder in folders.values()]
    assert manifests[0] == manifests[1]


def test_a_given_date_is_taken(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    generate(TINY, tmp_path)
    assert '"created": "2001-09-09T01:46:40Z"' in (tmp_path / "data/datapackage.json").read_text("utf-8")
