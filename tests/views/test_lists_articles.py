"""Pages of prose that publishers edit: read, rendered safely, and refused with a reason."""
from __future__ import annotations

from pathlib import Path

import pytest

from mingbai.load.site import read_site
from mingbai.model.problems import ContentError
from mingbai.render.page import render_page
from mingbai.render.templates import environment
from mingbai.say.say import Say
from mingbai.views.pages import all_pages
from tests.support.sites import tiny_copy

ZH = "# 说明\n导语。\n\n## 一节 {#one}\n见[对比](/compare/)和[数据](/data/figures.csv)。\n"
EN = "# About\nA lead.\n\n## One {#one}\nSee [compare](/compare/) and [data](/data/figures.csv).\n"


def with_articles(folder: Path, **files: str) -> Path:
    content = tiny_copy(folder)
    (content / "about").mkdir()
    for name, text in files.items():
        (content / "about" / name.replace("_", ".")).write_text(text, "utf-8")
    return content


def rendered(content: Path, address: str, lang: str) -> str:
    site, _ = read_site(content)
    view = dict(all_pages(site))[address]
    return render_page(view(Say(lang, address)), environment())


def test_a_site_without_articles_still_has_glossary_and_schemes(tmp_path: Path) -> None:
    site, _ = read_site(tiny_copy(tmp_path))
    about = {address for address, _ in all_pages(site) if address.startswith("about/")}
    assert about == {"about/glossary/", "about/schemes/"}
    assert "about/publish/" not in rendered(tiny_copy(tmp_path / "b"), "", "en")


def test_links_into_the_site_lead_to_the_reader_s_language_and_to_files(tmp_path: Path) -> None:
    content = with_articles(tmp_path, funding_zh_md=ZH, funding_en_md=EN)
    assert 'href="../../../en/compare/"' in rendered(content, "about/funding/", "en")
    assert 'href="../../../zh/compare/"' in rendered(content, "about/funding/", "zh")
    assert 'href="../../../data/figures.csv"' in rendered(content, "about/funding/", "zh")


def test_html_in_an_article_stays_text(tmp_path: Path) -> None:
    hostile = "\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1)) ![p](https://example.org/p.png)\n"
    content = with_articles(tmp_path, funding_zh_md=ZH + hostile, funding_en_md=EN + hostile)
    page = rendered(content, "about/funding/", "en")
    assert "<script>" not in page and 'href="javascript' not in page and "<img" not in page


@pytest.mark.parametrize(("files", "kind", "file"), [
    ({"funding_zh_md": ZH}, "missing-file", "about/funding.en.md"),
    ({"funding_zh_md": ZH, "funding_en_md": EN.replace("# About\n", "")}, "bad-article", "about/funding.en.md"),
    ({"funding_zh_md": ZH, "funding_en_md": EN.replace(" {#one}", "")}, "bad-article", "about/funding.en.md"),
    ({"funding_zh_md": ZH, "funding_en_md": EN + "\n## Two {#two}\nMore.\n"}, "missing-translation",
     "about/funding.zh.md"),
    ({"glossary_zh_md": ZH, "glossary_en_md": EN}, "reserved-article", "about/glossary.en.md"),
    ({"notes_txt": "x"}, "unknown-file", "about/notes.txt"),
])
def test_what_is_wrong_is_told_by_file(tmp_path: Path, files: dict[str, str], kind: str, file: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_site(with_articles(tmp_path, **files))
    assert (kind, file) in {(problem.kind, problem.spot.file) for problem in caught.value.problems}
    for lang in ("zh", "en"):
        assert caught.value.text(lang)


def test_a_heading_in_a_code_block_is_code(tmp_path: Path) -> None:
    code = "\n```\n# not a title\n## not a section\n```\n"
    page = rendered(with_articles(tmp_path, funding_zh_md=ZH + code, funding_en_md=EN + code), "about/funding/", "en")
    assert "# not a title" in page


def test_a_table_has_headers_and_labelled_cells(tmp_path: Path) -> None:
    table = "\n| Base | Divided by |\n|---|---|\n| A | B |\n\n| Other |\n|---|\n| C |\n"
    page = rendered(with_articles(tmp_path, funding_zh_md=ZH + table, funding_en_md=EN + table), "about/funding/", "en")
    assert page.count('<table class="mb-table">') == 2 and page.count('<th scope="col">') == 3
    assert '<td data-label="Divided by">B</td>' in page and '<td data-label="Other">C</td>' in page
