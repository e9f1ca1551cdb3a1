"""What the search reads of pages, and how a large site is cut into indexes: on a handful of pages."""
from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import psutil
import pytest

from mingbai.search import build as search_build
from mingbai.search import index as search_index
from mingbai.search.pages import filters_read, refresh
from mingbai.search.parts import CHOICES, IndexPart, choices, cut_into_parts

REGIONS = {"east": ("东市", "East"), "west": ("西市", "West")}
YEARS = (2022, 2023)


def write_page(docs: Path, url: str, body: str, **meta: str) -> Path:
    path = docs / url / "index.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    front = "\n".join(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in meta.items())
    path.write_text(f"---\n{front}\n---\n\n{body}\n", "utf-8")
    return path


def report(title: str, words: str) -> str:
    return f"""<div class="mb-page" data-pagefind-body><nav class="mb-crumbs">trail</nav><h1>{title}</h1>
<section id="glance"><h2 id="glance-title">Glance</h2><p>prose</p><dl><dt>Spent</dt><dd>12.50</dd></dl></section>
<figure class="mb-chart" data-chart><h3 id="c">drawn</h3></figure><script>script</script>
<p>{words}</p><details class="mb-ledger"><table><thead><tr><th>head</th></tr></thead><tbody><tr id="fig-a"><th>label</th>
<td class="mb-number" data-label="Figure">7.50</td><td data-label="Printed" lang="zh">原文</td>
<td data-label="Period">period</td></tr></tbody></table></details></div>"""


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    for number, lang in enumerate(("zh", "en")):
        write_page(folder, lang, '<div data-pagefind-body><h1>Home</h1><p>whole</p></div>', title="Home", search_kind="home")
        write_page(folder, f"{lang}/embed", "<div><h1>For frames</h1></div>", title="For frames")
        for slug, names in REGIONS.items():
            for year in YEARS:
                write_page(folder, f"{lang}/{slug}/{year}", report(f"{names[number]} {year}", "deep"), title=names[number],
                           search_kind="report", search_region=names[number], search_year=str(year))
    return folder


@pytest.fixture
def pages(docs: Path, tmp_path: Path) -> Path:
    refresh(docs, tmp_path / "pages")
    return tmp_path / "pages"


def test_what_is_read_of_a_page(pages: Path) -> None:
    read = pages / "whole/en/east/2023/index.html"
    whole = read.read_text("utf-8")
    assert all(part in whole for part in ("deep", '<tr id="fig-a">', "7.50", "原文", '<h2 id="glance-title">', "prose"))
    assert not [part for part in ("trail", "drawn", "script>", "head<", "period", "class=") if part in whole]
    assert filters_read(read.read_bytes()) == {"kind": "report", "region": "East", "year": "2023"}


def test_in_short_are_title_and_main_figures_of_a_region_and_all_of_other_pages(pages: Path) -> None:
    short = (pages / "short/en/east/2023/index.html").read_text("utf-8")
    assert all(part in short for part in ("East 2023", "Spent", "12.50", '<h2 id="glance-title">'))
    assert not [part for part in ("deep", "prose", "7.50") if part in short]
    assert (pages / "short/en/index.html").read_text("utf-8") == (pages / "whole/en/index.html").read_text("utf-8")
    assert not (pages / "short/en/embed/index.html").read_bytes()


def test_only_what_changed_is_read_again_and_what_went_goes(docs: Path, pages: Path) -> None:
    kept, changed, gone = (pages / f"whole/zh/east/{name}/index.html" for name in ("2022", "2023", "2024"))
    kept.write_text("as it was", "utf-8")
    page = docs / "zh/east/2022/index.md"
    os.utime(kept, ns=(page.stat().st_mtime_ns,) * 2)
    write_page(docs, "zh/east/2023", report("东市", "edited"), title="x")
    os.utime(docs / "zh/east/2023/index.md", ns=(1, 1))
    gone.parent.mkdir()
    gone.write_text("left", "utf-8")
    refresh(docs, pages)
    assert kept.read_text("utf-8") == "as it was" and "edited" in changed.read_text("utf-8") and not gone.exists()


def test_a_small_site_is_not_cut(pages: Path) -> None:
    pieces = cut_into_parts(pages)
    assert [(one.lang, len(one.pages), one.regions) for one in pieces] == [("zh", 5, ()), ("en", 5, ())]
    assert choices(pieces) == {}


@pytest.mark.parametrize(("one_part", "years"), [(2, [""]), (1, ["2022", "2023"])])
def test_a_large_site_is_cut_by_region_and_a_large_region_by_year(pages: Path, one_part: int, years: list[str]) -> None:
    pieces = cut_into_parts(pages, one_index=9, one_part=one_part, several=3)
    assert [(one.lang, len(one.pages)) for one in pieces if not one.regions] == [("zh", 5), ("en", 5)]
    assert [(one.regions, one.year) for one in pieces if one.regions and one.lang == "en"] == [
        ((region,), year) for region in ("East", "West") for year in years]
    assert len({one.name for one in pieces}) == len(pieces)
    told = choices(pieces)["en"]
    assert told["filters"]["region"] == {"East": 2, "West": 2} and told["filters"]["kind"] == {"home": 1, "report": 4}
    assert {region for part in told["parts"] for region in part["regions"]} == {"East", "West"}


def test_small_regions_share_an_index(pages: Path) -> None:
    pieces = cut_into_parts(pages, one_index=9, several=4)
    assert [(one.regions, len(one.pages)) for one in pieces if one.regions and one.lang == "en"] == [(("East", "West"), 4)]


def test_an_index_is_made_again_only_of_other_pages(docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    monkeypatch.setattr(search_build, "cut_into_parts", partial(cut_into_parts, one_index=9, several=2))
    monkeypatch.setattr(search_build, "make_index", lambda program, piece,
                        folder: made.append(" ".join((piece.lang, *piece.regions)))
                        or (folder / piece.name).mkdir(parents=True))
    kept = tmp_path / "search/version"
    search_build.make("pagefind", docs, kept / "a.plan")
    assert len(made) == 6
    made.clear()
    write_page(docs, "en/east/2023", report("East 2023", "more"), search_region="East", search_kind="report", search_year="2023")
    search_build.make("pagefind", docs, kept / "b.plan")
    assert made == ["en East"]
    assert [path.name for path in kept.glob("*.plan")] == ["b.plan"] and len(list((kept / "indexes").iterdir())) == 6


@pytest.mark.skipif(search_index.program() is None, reason="Pagefind is not installed")
def test_the_same_pages_make_the_same_index(docs: Path, tmp_path: Path) -> None:
    for name in "ab":
        search_index.Index(docs, tmp_path / name / "search", "state").put(tmp_path / name)
    one, other = (files_of(tmp_path / name / search_index.FOLDER) for name in "ab")
    assert len(one) > 15 and one == other and one[CHOICES] == b"{}"


@pytest.mark.skipif(search_index.program() is None, reason="Pagefind is not installed")
def test_an_index_for_each_language_is_what_one_of_both_is(docs: Path, pages: Path, tmp_path: Path) -> None:
    search_index.Index(docs, tmp_path / "search", "state").put(tmp_path)
    both = IndexPart(tuple(page for one in cut_into_parts(pages) for page in one.pages))
    (tmp_path / "both").mkdir()
    search_build.make_index(str(search_index.program()), both, tmp_path / "both")
    assert files_of(tmp_path / search_index.FOLDER) == {**files_of(tmp_path / "both" / both.name), CHOICES: b"{}"}


def test_an_edit_in_one_language_leaves_the_index_of_the_other(docs: Path, pages: Path) -> None:
    before = {one.lang: one.name for one in cut_into_parts(pages)}
    write_page(docs, "en/east/2023", report("East 2023", "more"), search_region="East", search_kind="report", search_year="2023")
    refresh(docs, pages)
    assert [one.lang for one in cut_into_parts(pages) if one.name != before[one.lang]] == ["en"]


def test_a_preview_takes_an_index_of_any_state(tmp_path: Path, docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[list[str]] = []
    monkeypatch.setattr(search_index.subprocess, "Popen", lambda command, **_: begun.append(command))
    kept = tmp_path / "search" / search_index.code_state()
    kept.mkdir(parents=True)
    (kept / "a.plan").write_text("{}", "utf-8")
    assert search_index.Index(docs, tmp_path / "search", "b", is_any_good=True).plan.name == "a.plan" and not begun
    assert search_index.Index(docs, tmp_path / "search", "b").plan.name == "b.plan" and len(begun) == 1


@pytest.mark.skipif(search_index.program() is None, reason="Pagefind is not installed")
def test_what_went_wrong_is_told(tmp_path: Path, docs: Path) -> None:
    (docs / "zh/index.md").write_bytes(b"data-pagefind-body \xff")
    with pytest.raises(search_index.IndexFailed, match="UnicodeDecodeError"):
        search_index.Index(docs, tmp_path / "search", "state").put(tmp_path)


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="families of processes are ended on POSIX systems")
def test_what_nobody_waits_for_is_stopped_with_all_it_has_begun(tmp_path: Path, docs: Path, monkeypatch) -> None:
    endless = tmp_path / "pagefind"
    endless.write_text(f"#!/bin/sh\necho $$ >> {tmp_path}/begun\nsleep 600\n", "utf-8")
    endless.chmod(0o755)
    monkeypatch.setattr(search_index, "program", lambda: endless)
    index = search_index.Index(docs, tmp_path / "search", "state")
    began = waited_for(lambda: (tmp_path / "begun").exists() and (tmp_path / "begun").read_text("utf-8").split())
    index.stop()
    assert index.process.returncode and began
    assert waited_for(lambda: not any(is_running(int(pid)) for pid in began))


def waited_for(what: Callable[[], object]) -> object:
    for _ in range(600):
        if found := what():
            return found
        time.sleep(0.1)
    return what()


def is_running(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
