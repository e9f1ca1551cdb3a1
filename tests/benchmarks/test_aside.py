"""What a benchmark has done with stands aside: emptied where nobody else holds it, and not deleted."""
from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.aside import put_aside


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A page, and a file of the search that the next build takes again under another name."""
    folder = tmp_path / "site"
    (folder / "zh").mkdir(parents=True)
    (folder / "zh/index.html").write_text("page", "utf-8")
    (tmp_path / "kept").write_text("part of the search", "utf-8")
    os.link(tmp_path / "kept", folder / "zh/part")
    (folder / "latest").symlink_to(tmp_path / "kept")
    return folder


def aside(folder: Path) -> dict[str, str]:
    found = next(folder.glob(".aside-*")).rglob("*")
    return {path.name: path.read_text("utf-8") for path in found if path.is_file() and not path.is_symlink()}


@pytest.mark.parametrize("emptied, left", [("index.*", {"index.html": "", "part": "part of the search"}),
                                           ("", {"index.html": "page", "part": "part of the search"})])
def test_what_is_kept_for_the_next_build_stays_whole(site: Path, tmp_path: Path, emptied: str, left: dict[str, str]) -> None:
    put_aside(site, inside=tmp_path, emptied=emptied)
    assert not site.exists()
    assert aside(tmp_path) == left
    assert (tmp_path / "kept").read_text("utf-8") == "part of the search"


def test_all_files_are_emptied_and_links_are_not_followed(site: Path, tmp_path: Path) -> None:
    (site / "zh/part").unlink()
    put_aside(site, inside=tmp_path)
    assert aside(tmp_path) == {"index.html": ""}
    assert (tmp_path / "kept").read_text("utf-8") == "part of the search"


def test_folders_of_one_name_and_one_that_is_not_there(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name / "site").mkdir(parents=True)
    put_aside(tmp_path / "a/site", tmp_path / "b/site", tmp_path / "nowhere", inside=tmp_path)
    assert sorted(path.name for path in next(tmp_path.glob(".aside-*")).iterdir()) == ["0-site", "1-site"]
