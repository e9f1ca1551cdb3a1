"""Reports on paper: as PDF files that a screen reader can read, and as pages that fit A4."""
from __future__ import annotations

from pathlib import Path

import pytest
from pdfminer.high_level import extract_text
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

from mingbai.cli.main import main
from mingbai.pdf.print import leading_outside, print_page, served

REPORT, FORM = "yueyang/housing/2023/", "zhanjiang/urban-renewal/2023/special-fund/form/"
ADDRESS = "https://example.gov.cn/"
PAPER = 673                               # the width of A4 between its margins, in CSS pixels


# ---- links

@pytest.mark.parametrize(("link", "address", "becomes"), [
    (b'<a class="x" href="../../data/?a=1&amp;b=2">', ADDRESS,
     b'<a class="x" href="https://example.gov.cn/zh/data/?a=1&amp;b=2" data-inside>'),
    (b'<a href="../../data/">', "", b"<a data-inside>"),
    (b'<a href="#money">', ADDRESS, b'<a href="#money">'),
    (b'<a href="https://elsewhere.gov.cn/">', ADDRESS, b'<a href="https://elsewhere.gov.cn/">'),
    (b'<link rel="stylesheet" href="../x.css">', ADDRESS, b'<link rel="stylesheet" href="../x.css">')])
def test_links_of_a_pdf_lead_to_the_public_site(link: bytes, address: str, becomes: bytes) -> None:
    assert leading_outside(link, address, "zh/yueyang/housing/") == becomes


# ---- the command

def test_the_command_tells_everything_that_is_in_the_way(tmp_path: Path, capsys, monkeypatch) -> None:
    monkeypatch.setenv("MINGBAI_BROWSER", str(tmp_path / "none"))
    arguments = ["pdf", "nowhere", "neither/here", "--site", str(tmp_path), "--out", str(tmp_path / "out"), "--lang", "zh"]
    assert main(arguments) == 2
    told = capsys.readouterr().err
    assert "nowhere" in told and "neither/here" in told and "没有找到浏览器" in told
    assert not (tmp_path / "out").exists()


def test_the_command_asks_for_a_built_site(tmp_path: Path, capsys, browser_path) -> None:
    assert main(["pdf", REPORT, "--site", str(tmp_path), "--out", str(tmp_path / "out"), "--lang", "en"]) == 2
    assert f"en/{REPORT}index.html" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


# ---- the files

@pytest.mark.browser
@pytest.mark.parametrize(("lang", "path", "says"), [("zh", REPORT, "15698.18万元"), ("en", FORM, "CNY 4.05 million")])
def test_a_pdf_is_tagged_and_says_what_the_page_says(built_site: Path, browser_path, tmp_path: Path, lang: str, path: str,
                                                     says: str) -> None:
    file = tmp_path / "report.pdf"
    with served(built_site, ADDRESS) as start:
        assert print_page(browser_path, f"{start}{lang}/{path}", file) == ""
    with file.open("rb") as stream:
        document = PDFDocument(PDFParser(stream))
        pages = len(list(PDFPage.create_pages(document)))
        (info,) = document.info
        assert resolve1(document.catalog["MarkInfo"])["Marked"] is True and document.catalog["StructTreeRoot"]
        assert document.catalog["Lang"].decode() == lang and document.catalog["Outlines"]
        assert info["Title"] and "Author" not in info and info["Creator"] == b"Mingbai"
        assert b"127.0.0.1" not in file.read_bytes()
    text = extract_text(file, page_numbers=[0, pages - 1])
    assert says in text and f"1 / {pages}" in text and f"{pages} / {pages}" in text


@pytest.mark.browser
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_report_and_form_fits_its_paper_and_charts_are_pictures(built_site: Path, serve_dir, browser, lang: str) -> None:
    forms = [page.parent for page in (built_site / lang).rglob("form/index.html")]
    paths = [f"{page.relative_to(built_site).as_posix()}/" for form in forms for page in (form, form.parent)]
    context, address = browser.new_context(viewport={"width": PAPER, "height": 987}), serve_dir(built_site)
    page, found = context.new_page(), {}
    page.emulate_media(media="print")
    for path in paths:
        page.goto(address + path)
        wide = page.evaluate("document.documentElement.scrollWidth") - PAPER
        shown = page.locator("[data-plot]:visible, .mb-header:visible, .mb-copy:visible, .mb-page-tools:visible").count()
        unseen = page.locator("[data-chart]").count() - page.locator(".mb-chart__picture:visible").count()
        found[path] = wide, shown, unseen
    context.close()
    assert len(found) > 6 and set(found.values()) == {(0, 0, 0)}, found
