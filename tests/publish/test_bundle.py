"""The bundle for the archive opens from disk, links and all, and lists its pages."""
from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from mingbai.cli.main import main
from mingbai.publish.bundle import opened_from_disk
from mingbai.publish.manifest import MANIFEST
from mingbai.publish.release_folder import ReleaseFolder
from tests.support.sites import CASES, tiny_copy


@pytest.fixture(scope="module")
def released(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("released")
    content = tiny_copy(folder)
    articles = CASES.parents[1] / "content" / "about"
    (content / "about").mkdir()
    for article in articles.iterdir():
        (content / "about" / article.name).write_bytes(article.read_bytes())
    assert main(["build", "--content", str(content), "--out", str(folder / "out"), "--lang", "en"]) == 0
    return folder / "out"


@pytest.fixture(scope="module")
def unpacked(released: Path, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    assert main(["bundle", "--out", str(released), str(folder / "site.zip")]) == 0
    with zipfile.ZipFile(folder / "site.zip") as archive:
        archive.extractall(folder / "site")
    return folder / "site"


@pytest.mark.parametrize(("link", "expected"), [
    ("../../en/", "../../en/index.html"), ("../x/#fig-a", "../x/index.html#fig-a"), ("./", "./index.html"),
    ("..", "../index.html"), ("a.csv", "a.csv"), ("#top", "#top"), ("https://x.example/", "https://x.example/")])
def test_links_to_folders_lead_to_their_page(link: str, expected: str) -> None:
    assert opened_from_disk(f'<a class="x" href="{link}">x</a>'.encode()) == f'<a class="x" href="{expected}">x</a>'.encode()


@pytest.mark.slow
def test_every_link_leads_to_a_file(unpacked: Path) -> None:
    pages = sorted(unpacked.rglob("*.html"))
    for page in pages:
        for link in html.fromstring(page.read_bytes()).xpath("//@href | //@src"):
            parts = urlsplit(link)
            if not parts.scheme and parts.path:
                assert (page.parent / unquote(parts.path)).is_file() or page.name == "404.html", (page, link)
    assert len(pages) > 20


@pytest.mark.slow
def test_the_same_release_makes_the_same_bundle(released: Path, tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        assert main(["bundle", "--out", str(released), str(tmp_path / name)]) == 0
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


@pytest.mark.slow
def test_every_page_is_recorded_for_the_archive(unpacked: Path) -> None:
    rows = {row["file"]: row for row in csv.DictReader(io.StringIO((unpacked / "pages.csv").read_text("utf-8")))}
    assert rows.keys() == {page.relative_to(unpacked).as_posix() for page in unpacked.rglob("*.html")}
    report = rows["zh/anyang/housing/2023/index.html"]
    assert (report["publication_date"], report["language"], report["site_name"]) == ("2024-07-15 00:00", "zh", "小站")
    assert report["url"] == "https://tiny.example/zh/anyang/housing/2023/"
    assert report["digest_value"] in (unpacked / MANIFEST).read_text("utf-8")


@pytest.mark.slow
@pytest.mark.browser
def test_it_opens_from_disk(unpacked: Path, browser) -> None:
    page = browser.new_page()
    page.goto((unpacked / "index.html").as_uri())
    page.click("a[hreflang=en], a[href*='en/']")
    assert page.url.endswith("en/index.html")
    page.goto((unpacked / "en/anyang/housing/2023/index.html").as_uri())
    assert page.locator("h1").is_visible() and page.locator("table:visible").count() > 0
    page.close()


def test_nothing_is_bundled_before_a_release(tmp_path: Path, capfd) -> None:
    assert main(["bundle", "--out", str(tmp_path), str(tmp_path / "site.zip"), "--lang", "en"]) == 1
    assert "nothing was released yet" in capfd.readouterr().err


@pytest.mark.slow
def test_configuration_for_a_host(released: Path) -> None:
    content = released.parent / "content"
    assert main(["headers", "--out", str(released), "--content", str(content), "--host", "budget.example", "--port", "8080"]) == 0
    text = (released / "server" / "nginx.conf").read_text("utf-8")
    assert "server_name budget.example;" in text and "listen [::]:8080;" in text
    assert str(ReleaseFolder(released).current) in text
