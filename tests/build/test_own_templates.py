"""Templates of a publisher's own stand in the place of ours, and are an input like these."""
from __future__ import annotations

from pathlib import Path

import pytest

from mingbai.build.run import generate
from mingbai.render.templates import OWN_TEMPLATES
from mingbai.work.places import TEMPLATES
from tests.support.sites import TINY, edit

PAGE = "zh/anyang/housing/2023/index.md"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "layout.html").write_text((TEMPLATES / "layout.html").read_text("utf-8"), "utf-8")
    return folder


def test_an_own_template_is_taken_and_an_edit_of_it_is_seen(own: Path, tmp_path: Path) -> None:
    target, environment = tmp_path / "site_src", {OWN_TEMPLATES: str(own)}
    generate(TINY, target, environment)
    assert generate(TINY, target, environment).changed == []
    edit(own / "layout.html", "<h1>", '<h1 class="own">')
    assert PAGE in generate(TINY, target, environment).changed
    assert '<h1 class="own">' in (target / PAGE).read_text("utf-8")
    generate(TINY, target, {})
    assert '<h1 class="own">' not in (target / PAGE).read_text("utf-8")


def test_a_folder_that_this_machine_does_not_see_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        generate(TINY, tmp_path / "site_src", {OWN_TEMPLATES: str(tmp_path / "elsewhere")})
