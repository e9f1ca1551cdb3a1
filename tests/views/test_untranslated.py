"""What is declared untranslated: it stands in its original, marked as such, and the report of translations names it."""
from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from mingbai.cli.main import main
from mingbai.load.site import read_site
from mingbai.render.page import render_page
from mingbai.render.templates import environment
from mingbai.say.say import Say
from mingbai.text.language import foreign
from mingbai.views.report import form, page
from tests.support.sites import edit, tiny_copy

REPORT = "anyang/housing/2023"


@pytest.fixture(scope="module")
def content(tmp_path_factory) -> Path:
    """Two texts without a translation: one of the head of the report, one in a table."""
    content = tiny_copy(tmp_path_factory.mktemp("untranslated"))
    folder = content / "departments" / REPORT
    edit(folder / "report.yml", "{zh: 预算编制不够准, en: Budgets were not forecast well}",
         "{zh: 预算编制不够准, untranslated: true}")
    table = folder / "indicators.csv"
    first, *rows = table.read_text("utf-8").splitlines()
    rows[0] = rows[0].replace("New homes", "")
    table.write_text("\n".join([f"{first},untranslated", f"{rows[0]},yes", *(f"{row}," for row in rows[1:])]) + "\n", "utf-8")
    return content


@pytest.mark.parametrize("view", [page.view, form.view])
def test_the_english_page_marks_the_original(content: Path, view) -> None:
    site, _ = read_site(content)
    report = site.by_id[REPORT]
    tree = html.fromstring(render_page(view(site, report, Say("en", f"{REPORT}/")), environment()).split("\n---\n", 1)[1])
    # Words within a picture are part of the picture; they stand again in its table.
    shown = [node for node in tree.xpath("//*[not(ancestor::svg)]")
             if (node.text or "").strip() in ("新增住房", "预算编制不够准")]
    assert shown and all(node.xpath("ancestor-or-self::*[@lang][1]/@lang") == ["zh"] for node in shown)


def test_the_page_says_how_much_is_not_translated(content: Path) -> None:
    site, _ = read_site(content)
    said = {lang: render_page(page.view(site, site.by_id[REPORT], Say(lang, f"{REPORT}/")), environment())
            for lang in ("zh", "en")}
    assert re.search(r"not been translated: [1-9]", said["en"]) and "没有译文" not in said["zh"]


def test_the_command_lists_each_with_its_place(content: Path, capsys) -> None:
    assert main(["translations", "--content", str(content), "--lang", "en"]) == 1
    told = capsys.readouterr().out
    assert "预算编制不够准" in told and f"{REPORT}/indicators.csv, line 2: 新增住房" in told


def test_the_command_is_content_with_what_is_whole(capsys) -> None:
    assert main(["translations", "--lang", "zh", "--content", "tests/cases/sites/tiny"]) == 0
    assert "0 处没有译文" in capsys.readouterr().out


@pytest.mark.parametrize(("text", "lang", "of"), [
    ("新增住房", "en", "zh"), ("35958.71万元", "en", "zh"), ("BIM技术应用", "en", "zh"), ("新增住房", "zh", ""),
    ("Printed so; 5161.87万元 are meant", "en", ""), ("12.5", "en", ""), ("New homes", "zh", "")])
def test_the_letters_of_a_text_tell_its_language(text: str, lang: str, of: str) -> None:
    assert foreign(text, lang) == of
