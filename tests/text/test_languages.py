"""The list of languages, and that nothing else keeps one of its own."""
from __future__ import annotations

import re
from pathlib import Path

import pytest

from mingbai.model.report import Bilingual
from mingbai.text.language import LANGUAGES, ORIGINAL, in_columns, other
from mingbai.text.words import FOLDER
from mingbai.work.places import TEMPLATES

PACKAGE = FOLDER.parent
PAIR = re.compile(r"""["']zh["'],\s*["']en["']|lang(uage)? [!=]= ["'](zh|en)["']""")


def test_a_text_has_a_field_for_each_language():
    assert Bilingual.__struct_fields__[:len(LANGUAGES)] == LANGUAGES
    assert in_columns("label") == ("label_zh", "label_en")


def test_a_page_leads_to_each_other_language():
    assert {other(lang) for lang in LANGUAGES} == set(LANGUAGES) and other(ORIGINAL) != ORIGINAL


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_the_list_stands_in_one_place(path):
    """`bootstrap/` is apart: it runs before there is a package."""
    if path.name != "language.py" and "bootstrap" not in path.parts:
        assert not PAIR.search(path.read_text("utf-8")), "look texts up by language: mingbai.text.language"


@pytest.mark.parametrize("path", sorted((TEMPLATES / "theme").rglob("*.html")), ids=lambda path: path.name)
def test_the_frame_names_no_language(path: Path) -> None:
    """But `lang="zh"` of numbers that only a Chinese authority gives, and Material's words where it has none of a language."""
    named = re.findall(r"""["'](?:zh|en)/?["']|\.(?:zh|en)\b(?!\.html)""", path.read_text("utf-8").replace('lang="zh"', ""))
    assert named == []
