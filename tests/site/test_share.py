"""The picture of a report for other sites: there where the site has an address and the machine a font, else nowhere."""
from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops

from mingbai.checks.engine import check_site
from mingbai.load.site import read_site
from mingbai.render import share as drawing
from mingbai.render.share import HEIGHT, WIDTH, share_picture
from mingbai.build.department import page_files
from mingbai.views.pages import all_pages
from mingbai.views.report.share import MOST_LINES, TITLE_EMS, report_share
from mingbai.say.page import SharePicture
from mingbai.say.say import Say
from tests.support.reports import FULL, every_report, report, site, view
from tests.support.sites import TINY, edit, tiny_copy

PAGE, PICTURE = "zh/anyang/housing/2023/index.md", "zh/anyang/housing/2023/share.png"
with_font = pytest.mark.skipif(not drawing.can_draw(), reason="no Chinese font on this machine")


def written(content) -> dict[str, bytes]:
    read = read_site(content)[0]
    chosen = [page for page in all_pages(read) if page[0] in ("anyang/housing/2023/", "")]
    return page_files(read.settings, chosen, check_site(read))


@with_font
def test_a_report_of_a_site_with_an_address_has_its_picture() -> None:
    files = written(TINY)
    assert Image.open(io.BytesIO(files[PICTURE])).size == (WIDTH, HEIGHT)
    assert b'picture: "share.png"' in files[PAGE]
    assert b"picture:" not in files["zh/index.md"] and "zh/share.png" not in files
    assert files == written(TINY)


def test_without_a_chinese_font_no_page_names_a_picture(monkeypatch) -> None:
    monkeypatch.setattr(drawing, "FONTS", (("absent.ttc", 0),))
    drawing.font.cache_clear()
    try:
        files = written(TINY)
    finally:
        drawing.font.cache_clear()
    assert PICTURE not in files and b"picture:" not in files[PAGE]


def test_without_an_address_nobody_could_ask_for_it(tmp_path) -> None:
    content = tiny_copy(tmp_path)
    edit(content / "site.yml", "address: https://tiny.example/", "address:")
    files = written(content)
    assert PICTURE not in files and b"picture:" not in files[PAGE]


@with_font
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("name", "report_id"), every_report())
def test_words_keep_inside_the_margin(name: str, report_id: str, lang: str) -> None:
    shown = report_share(site(name), report(name, report_id), view(name, report_id, lang).title, Say(lang, f"{report_id}/"))
    assert 1 <= len(shown.title) <= MOST_LINES
    picture = Image.open(io.BytesIO(share_picture(shown))).convert("RGB")
    left, top, right, bottom = ImageChops.difference(picture, Image.new("RGB", picture.size, drawing.GROUND)).getbbox()
    assert left >= drawing.MARGIN - 4 and right <= WIDTH - drawing.MARGIN + 12
    assert top > 20 and bottom < HEIGHT - 20


@with_font
def test_what_a_report_does_not_state_is_left_out_and_a_long_title_is_cut() -> None:
    shown = view(*FULL, "en").share
    long = report_share(site("full"), report(*FULL), "word " * 60, Say("en", ""))
    assert long.title[-1].endswith("…") and len(long.title) == MOST_LINES
    assert all(len(line) * 0.5 < TITLE_EMS + 1 for line in long.title)
    assert share_picture(shown) != share_picture(SharePicture(shown.site, shown.title, (), shown.region))
