"""The tutorial says the same in both languages, its commands do what it says, its pictures are there."""
from __future__ import annotations

import re

import pytest

from mingbai.load.site import read_site
from tests.pictures.tutorial import FOLDER, REPORT, TUTORIALS, commands, content_of_the_tutorial

PICTURE = re.compile(r"!\[[^\]]*\]\(tutorial/([^)]+)\)")


def test_both_languages_type_the_same():
    written = {lang: [[one for one in command if not one.startswith("D:")] for command in commands(lang)] for lang in TUTORIALS}
    assert written["zh"] == written["en"] and len(written["zh"]) >= 6


@pytest.mark.slow
@pytest.mark.parametrize("lang", TUTORIALS)
def test_its_commands_make_the_report_it_speaks_of(lang, tmp_path, capsys):
    content = content_of_the_tutorial(tmp_path, lang)
    capsys.readouterr()
    assert [report.id for report in read_site(content)[0].reports] == [REPORT]
    assert [path.name for path in tmp_path.glob("*.xlsx") if path.stat().st_size] and (tmp_path / "修改.xlsx").exists()


@pytest.mark.parametrize("lang", TUTORIALS)
def test_its_pictures_are_there(lang):
    shown = PICTURE.findall(TUTORIALS[lang].read_text("utf-8"))
    assert len(shown) == 2 and all((FOLDER / name).read_bytes().startswith(b"\x89PNG") for name in shown)
