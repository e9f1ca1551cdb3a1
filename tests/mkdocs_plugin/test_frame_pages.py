"""The frame worked out once for pages of one kind is the frame that the theme gives each of them."""
from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import Files
from mkdocs.structure.nav import get_navigation

from mingbai.mkdocs_plugin.frame_pages import PageFramer, may_frame_pages
from mingbai.mkdocs_plugin.page_frame import hole, page_kind
from mingbai.render.frame_settings import complete, put_on_frame
from mingbai.render.page import front_matter
from mingbai.render.read_page import NotOurFrontMatter, read_generated_page
from mingbai.say.page import PageView
from tests.support.builds import ROOT

NAMES = {
    "report": ("anyang/housing/2023/", "安阳"), "another": ("luoning/works/2022/", "洛宁 & <b>"),
    "place": ("checks/a01/", "规则"), "beside": ("checks/b02/", "另一规则"), "mark": ("anyang/works/2023/", hole("content")),
    "home-like": ("compare/", "比较")}


def page(address: str, title: str, lang: str = "zh", **meta: str) -> str:
    made = PageView(lang, address, "", title, f"{title}的说明", {}, meta={"ColumnName": title, **meta})
    return f"{front_matter(made, {'name': '小站', 'search': True})}\n<p>{title}</p>\n"


@pytest.fixture
def framer(tmp_path: Path) -> Callable[..., PageFramer]:
    def make(extra: str = "") -> PageFramer:
        docs = tmp_path / "docs"
        for address, title in NAMES.values():
            for lang in ("zh", "en"):
                target = docs / lang / address / "index.md"
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(page(address, title, lang), "utf-8")
        theme = Path(tmp_path, "theme", "partials")
        theme.mkdir(parents=True, exist_ok=True)
        for name in (ROOT / "templates/theme").rglob("*.html"):
            copy = tmp_path / "theme" / name.relative_to(ROOT / "templates/theme")
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(name.read_text("utf-8"), "utf-8")
        head = tmp_path / "theme/partials/head.html"
        head.write_text(head.read_text("utf-8") + extra, "utf-8")
        config = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(docs), site_dir=str(tmp_path / "site"), plugins=[], nav=[])
        put_on_frame(config, None)
        complete(config, {"zh": "示例", "en": "Example"})
        config.theme.dirs[0] = str(tmp_path / "theme")
        return PageFramer(config, config.theme.get_env(), get_navigation(Files([]), config), tmp_path / "framed")
    return make


def paths(framer: PageFramer) -> list[str]:
    return sorted(path.relative_to(framer.config.docs_dir).as_posix() for path in Path(framer.config.docs_dir).rglob("*.md"))


def in_full(framer: PageFramer, path: str) -> str:
    return framer.in_full(path, lambda one: one.read_source(framer.config))


def framed(framer: PageFramer, path: str) -> bytes:
    return b"".join(framer.framed_page(path))


@pytest.mark.parametrize("extra", ["", "<meta name='length' content='{{ page.meta.title | length }}'>"])
def test_each_page_is_what_the_theme_makes_of_it(framer: Callable[..., PageFramer], extra: str) -> None:
    one = framer(extra)
    assert {path: framed(one, path) for path in paths(one)} == {path: in_full(one, path) for path in paths(one)}
    frames = [known.frame for known in one.kinds.values() if known.is_frame_tried]
    assert frames and all(frames) == (not extra)


def test_pieces_side_by_side_write_what_one_by_one_gives(framer: Callable[..., PageFramer], monkeypatch) -> None:
    monkeypatch.setattr("mingbai.mkdocs_plugin.frame_pages.SHORTEST_PIECE", 2)
    one = framer()
    assert one.write(paths(one)) == 0
    for path in paths(one):
        assert Path(one.config.site_dir, path).with_name("index.html").read_bytes() == in_full(one, path)


@pytest.mark.parametrize("title", ["一行\u2028两行", "\u0085", "\ufeff"])
def test_what_yaml_reads_otherwise_takes_the_long_way(framer: Callable[..., PageFramer], title: str) -> None:
    one = framer()
    path = Path(one.config.docs_dir, "zh/anyang/housing/2023/index.md")
    path.write_text(page("anyang/housing/2023/", title), "utf-8")
    with pytest.raises(NotOurFrontMatter):
        read_generated_page("zh/anyang/housing/2023/", path.read_bytes())
    assert framed(one, "zh/anyang/housing/2023/index.md") == in_full(one, "zh/anyang/housing/2023/index.md")


@pytest.mark.parametrize(("one", "other"), [
    (("a/b/", {}), ("a/b/c/", {})), (("compare/", {}), ("other/", {})), (("compare/", {}), ("compare/x/", {})),
    (("a/b/", {}), ("a/b/", {"embed": "yes"})), (("a/b/", {}), ("a/b/", {"unlisted": "yes"}))])
def test_pages_that_the_frame_tells_apart_are_of_two_kinds(one: tuple, other: tuple) -> None:
    places = frozenset({"compare/"})
    kinds = {page_kind(read_generated_page(f"zh/{address}", page(address, "题", **meta).encode()), places)
             for address, meta in (one, other)}
    assert len(kinds) == 2


def test_the_lane_is_closed_where_a_plugin_wants_each_page(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR)
    config = load_config(str(ROOT / "mkdocs.yml"))
    assert may_frame_pages(config)
    config.plugins.events["page_content"].append(lambda html, **others: html)
    assert not may_frame_pages(config)


@pytest.mark.parametrize("edit", ["", "body", "theme", "kept", "address"])
def test_only_what_changed_is_framed_again_and_all_is_as_from_nothing(framer: Callable[..., PageFramer], edit: str) -> None:
    first = framer()
    first.write(paths(first))
    page_of = Path(first.config.docs_dir, "zh/anyang/housing/2023/index.md")
    if edit == "body":
        page_of.write_text(page("anyang/housing/2023/", "另题"), "utf-8")
    elif edit == "kept":
        first.kept_pages.place("zh/anyang/housing/2023/index.md").write_text("spoiled", "utf-8")
    elif edit == "address":
        first.config.site_url = "https://other.example/"
    elif edit == "theme":
        head = Path(first.config.theme.dirs[0], "partials/head.html")
        head.write_text(head.read_text("utf-8") + "<meta name='other'>", "utf-8")
    second = again(first)
    framed: list[str] = []
    second.framed_page, in_frame = lambda path: framed.append(path) or in_frame(path), second.framed_page
    assert second.write(paths(second)) == 0
    assert framed == {"": [], "body": ["zh/anyang/housing/2023/index.md"], "kept": ["zh/anyang/housing/2023/index.md"]
                      }.get(edit, paths(second))
    for path in paths(second):
        assert Path(second.config.site_dir, path).with_name("index.html").read_bytes() == in_full(second, path)


def test_pages_of_another_frame_stay_while_somebody_may_be_at_work_on_them(framer: Callable[..., PageFramer]) -> None:
    first = framer()
    first.write(paths(first))
    second = framer("<meta name='other'>")
    second.write(paths(second))
    theirs, own = first.kept_pages.folder, second.kept_pages.folder
    assert len({theirs, own}) == 2 and theirs.exists()
    for folder in (theirs, own):
        os.utime(folder, (0, 0))
    again(second)
    assert own.exists() and not theirs.exists()


def again(framer: PageFramer) -> PageFramer:
    return PageFramer(framer.config, framer.config.theme.get_env(), framer.nav, framer.kept_pages.folder.parent)


def test_the_frame_of_a_page_that_is_no_more_is_not_kept(framer: Callable[..., PageFramer]) -> None:
    first = framer()
    first.write(paths(first))
    gone = first.kept_pages.place("zh/anyang/housing/2023/index.md")
    assert gone.is_file()
    second = again(first)
    second.write([path for path in paths(second) if path != "zh/anyang/housing/2023/index.md"])
    assert not gone.exists()
