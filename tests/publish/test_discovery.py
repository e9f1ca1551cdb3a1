"""The site is found: sitemap, robots, catalogue, linked data, what programs are told."""
from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import etree, html

from mingbai.build.run import generate
from tests.support.sites import edit, tiny_copy

SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(scope="module")
def source(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("found")
    content = tiny_copy(folder)
    (content / "redirects.csv").write_text("from,to\nanyang/old,anyang/housing\n", "utf-8")
    generate(content, folder / "site_src")
    return folder / "site_src"


def pages(source: Path) -> set[str]:
    return {path.relative_to(source).as_posix().removesuffix("index.md") for path in source.rglob("index.md")} - {""}


def test_the_sitemap_lists_every_page_in_both_languages_and_no_moved_one(source: Path) -> None:
    index = etree.fromstring((source / "sitemap.xml").read_bytes())
    names = [address.removeprefix("https://tiny.example/") for address in index.xpath("//s:loc/text()", namespaces=SPACE)]
    assert names == ["sitemap/1.xml"]
    sitemap = etree.fromstring((source / names[0]).read_bytes())
    listed = [address.removeprefix("https://tiny.example/") for address in sitemap.xpath("//s:loc/text()", namespaces=SPACE)]
    assert len(listed) == len(set(listed))
    assert set(listed) == {page for page in pages(source) if not page.endswith(("/anyang/old/", "/embed/", "/form/"))}
    for url in sitemap.xpath("//s:url", namespaces=SPACE):
        twins = url.xpath("x:link/@href", namespaces=SPACE)
        assert len(twins) == 2 and url.xpath("s:loc/text()", namespaces=SPACE)[0] in twins


def test_the_sitemap_dates_a_report_by_its_content(source: Path) -> None:
    sitemap = etree.fromstring((source / "sitemap/1.xml").read_bytes())
    day = sitemap.xpath("//s:url[s:loc='https://tiny.example/zh/anyang/housing/2023/']/s:lastmod/text()", namespaces=SPACE)
    assert day == ["2024-07-15"]


def test_a_site_without_address_has_no_sitemap_and_feeds_all_the_same(tmp_path: Path) -> None:
    content = tiny_copy(tmp_path)
    edit(content / "site.yml", "address: https://tiny.example/\n", "")
    generate(content, tmp_path / "site_src")
    assert not (tmp_path / "site_src" / "sitemap.xml").exists()
    assert "Sitemap" not in (tmp_path / "site_src" / "robots.txt").read_text("utf-8")
    feed = json.loads((tmp_path / "site_src/zh/anyang/feed.json").read_text("utf-8"))
    assert {item["id"][:9] for item in feed["items"]} == {"urn:uuid:"}
    assert {item["url"] for item in feed["items"]} == {"../../zh/anyang/housing/2023/", "../../zh/anyang/housing/2023/ramps/"}


def test_robots_and_llms_point_to_what_there_is(source: Path) -> None:
    assert (source / "robots.txt").read_text("utf-8").splitlines()[-1] == "Sitemap: https://tiny.example/sitemap.xml"
    links = re.findall(r"\]\(https://tiny\.example/([^)]*)\)", (source / "llms.txt").read_text("utf-8"))
    assert len(links) == 5 + 2 * 3
    assert all((source / (link + "index.md" if link.endswith("/") else link)).is_file() for link in links)


def test_the_catalogue_names_every_report_and_only_files_that_are_there(source: Path) -> None:
    catalogue = json.loads((source / "catalog.jsonld").read_text("utf-8"))
    datasets = catalogue["dcat:dataset"]
    assert catalogue["@type"] == "dcat:Catalog" and len(datasets) == 3
    files = [one["dcat:downloadURL"]["@id"] for dataset in datasets for one in dataset["dcat:distribution"]]
    assert files and all((source / file.removeprefix("https://tiny.example/")).is_file() for file in files)
    assert [dataset.get("dct:identifier") for dataset in datasets] == [None, "anyang/housing/2023", "anyang/housing/2023/ramps"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_report_says_what_it_is_to_search_engines(source: Path, lang: str) -> None:
    page = source / f"{lang}/anyang/housing/2023/index.md"
    tree = html.fromstring(page.read_text("utf-8").split("\n---\n", 1)[1])
    said = json.loads(tree.xpath("//script[@type='application/ld+json']/text()")[0])
    assert (said["@type"], said["creator"]["@type"], said["inLanguage"]) == ("Dataset", "GovernmentOrganization", lang)
    assert {"name", "description", "temporalCoverage", "spatialCoverage", "license", "publisher", "distribution"} <= said.keys()
    assert all((page.parent / one["contentUrl"]).resolve().is_file() for one in said["distribution"])
