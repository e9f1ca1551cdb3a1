"""`mingbai init` makes a site that builds, refuses what is not empty, and leaves nothing half made."""
from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from mingbai.build.run import OWNED
from mingbai.cli.main import main
from mingbai.load.site import read_site
from mingbai.publish.overrides import overridden
from mingbai.publish.survey import survey
from mingbai.work.places import ASSETS, TEMPLATES
from tests.support.builds import build_site


@pytest.fixture
def site(tmp_path: Path, capsys: pytest.CaptureFixture) -> Path:
    assert main(["init", str(tmp_path / "county"), "--lang", "en"]) == 0
    assert "county" in capsys.readouterr().out
    return tmp_path / "county"


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_site_has_what_it_needs_and_nothing_waits_beside_it(site: Path) -> None:
    assert names(site) == {"mkdocs.yml", "content", "site_src", "README.md", ".gitignore", ".vscode"}
    assert names(site.parent) == {"county"}
    assert yaml.safe_load((site / "mkdocs.yml").read_text("utf-8"))["plugins"] == ["mingbai"]
    assert len((site / "README.md").read_text("utf-8").splitlines()) == 10
    ignored = (site / ".gitignore").read_text("utf-8").split()
    assert {f"/site_src/{name}" for name in OWNED} == {name.rstrip("/") for name in ignored if name.startswith("/site_src/")}


def test_the_example_is_read_and_would_be_released(site: Path) -> None:
    read, notices = read_site(site / "content")
    assert [one.id for one in read.reports] == ["example-county/example-bureau/2024"] and not notices
    assert not survey(site / "content").open


@pytest.mark.slow
def test_without_the_example_the_site_builds_as_well(site: Path, tmp_path: Path) -> None:
    shutil.rmtree(site / "content/departments/example-county")
    done = build_site(tmp_path / "out", site)
    assert done.returncode == 0, done.stdout
    assert (tmp_path / "out/zh/index.html").is_file()


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["init", str(tmp_path / "empty")]) == 0
    assert (tmp_path / "empty/content/site.yml").is_file()


@pytest.mark.parametrize("what", ["folder", "file"])
def test_what_is_there_already_is_named_and_left_alone(what: str, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    place = tmp_path / "county"
    kept = place / "notes.txt" if what == "folder" else place
    kept.parent.mkdir(exist_ok=True)
    kept.write_text("mine", "utf-8")
    assert main(["init", str(place), "--lang", "en"]) == 2
    assert kept.name in capsys.readouterr().err and kept.read_text("utf-8") == "mine"
    assert names(tmp_path) == {"county"} and (what == "file" or names(place) == {"notes.txt"})


def test_what_stands_in_the_place_of_ours_is_told(site: Path) -> None:
    assert list(overridden(site)) == []
    for ours, own in ((TEMPLATES / "layout.html", site / "templates/layout.html"),
                      (ASSETS / "css/site.css", site / "site_src/assets/css/site.css")):
        own.parent.mkdir(parents=True)
        shutil.copy(ours, own)
    (site / "templates/of-my-own.html").write_text("", "utf-8")
    assert list(overridden(site)) == ["templates/layout.html", "site_src/assets/css/site.css"]


@pytest.mark.parametrize("command", [["serve", "--no-open"], ["build", "--out", "out"], ["build", "--draft", "--out", "out"]])
def test_a_command_on_a_site_says_where_it_looks_for_one(command: list[str], site: Path, monkeypatch: pytest.MonkeyPatch,
                                                         capsys: pytest.CaptureFixture) -> None:
    monkeypatch.chdir(site.parent)
    assert main([*command, "--content", "county/content", "--lang", "en"]) == 2
    assert "mkdocs.yml" in capsys.readouterr().err
