"""Over the real site: every internal link and fragment resolves, both languages mirror each other."""
from __future__ import annotations

from pathlib import Path

import pytest

from mingbai.load.site import read_site
from tests.support.builds import ROOT
from tests.support.pages import BuiltPage, pages_of


@pytest.fixture(scope="module")
def pages(built_site: Path) -> list[BuiltPage]:
    return pages_of(built_site)


def test_every_link_and_fragment_resolves(pages: list[BuiltPage]) -> None:
    by_path = {page.path.resolve(): page for page in pages}
    broken = []
    for page in pages:
        for link in page.links():
            target = page.target(link)
            if target is None:
                continue
            path, fragment = target
            if not path.is_file() or (fragment and path in by_path and fragment not in by_path[path].ids):
                broken.append(f"{page.address}: {link}")
    assert not broken, "\n".join(broken[:50])


def test_no_id_stands_twice_on_a_page(pages: list[BuiltPage]) -> None:
    for page in pages:
        ids = page.tree.xpath("//@id")
        assert len(ids) == len(set(ids)), (page.address, sorted({i for i in ids if ids.count(i) > 1})[:5])


def test_no_page_asks_another_host(pages: list[BuiltPage]) -> None:
    loaded = "//script/@src | //link[@rel='stylesheet' or @rel='icon' or @rel='preconnect' or @rel='preload']/@href | //img/@src"
    for page in pages:
        assert not [link for link in page.tree.xpath(loaded) if "//" in link], page.address


def test_both_languages_mirror_each_other(pages: list[BuiltPage]) -> None:
    addresses = {page.address for page in pages}
    zh, en = ({a[3:] for a in addresses if a.startswith(f"{lang}/")} for lang in ("zh", "en"))
    assert zh == en and len(zh) >= 20


def test_each_page_says_its_language_and_leads_to_its_twin(pages: list[BuiltPage]) -> None:
    for page in pages:
        lang = page.address[:2]
        if page.address[:3] not in ("zh/", "en/") or page.address.endswith("/embed/"):
            continue                      # a page for a frame of another site has no header
        assert page.tree.get("lang", "")[:2] == lang, page.address
        other = {"zh": "en", "en": "zh"}[lang] + page.address[2:]
        twins = {page.target(link)[0] for link in page.tree.xpath("//header//a/@href") if page.target(link)}
        assert (page.site / other / "index.html").resolve() in twins, page.address


def test_every_report_of_the_content_has_its_pages(built_site: Path) -> None:
    site, _ = read_site(ROOT / "content")
    for report in site.reports:
        for lang in ("zh", "en"):
            page = BuiltPage(built_site, built_site / lang / report.id / "index.html")
            missing = [i for i in report.figures if f"fig-{i}" not in page.ids]
            assert not missing, (page.address, missing[:5])


def test_headings_are_in_order(pages: list[BuiltPage]) -> None:
    for page in pages:
        if page.address[:3] not in ("zh/", "en/"):
            continue
        levels = [int(h.tag[1]) for h in page.tree.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")]
        assert levels.count(1) == 1 and levels[0] == 1, page.address
        assert all(b - a <= 1 for a, b in zip(levels, levels[1:], strict=False)), page.address


def test_words_of_the_code_are_not_shown(pages: list[BuiltPage]) -> None:
    for page in pages:
        text = " ".join(page.tree.xpath("//body//text()[not(ancestor::script or ancestor::style)]"))
        for slip in ("{{", "}}", "{%", "[[", "]]", "Undefined", "None,", "Decimal("):
            assert slip not in text, (page.address, slip)
