"""The same tree rendered with our plugin, by plain MkDocs and by Zensical: the site must outlive its renderer."""
from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import material
import pytest
import yaml
from lxml import html

from mingbai.bootstrap.tasks import child_environment
from tests.support.projects import project_copy


def run(folder: Path, *command: str) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-m", *command], cwd=folder, env=child_environment(browser=None),
                          stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", timeout=300)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = project_copy(tmp_path_factory.mktemp("project"))
    done = run(folder, "mkdocs", "build", "--strict", "--site-dir", "with-plugin")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def without_plugin(project: Path, folder: Path) -> Path:
    done = run(project, "mingbai.publish.standalone", str(folder))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "mingbai" not in (folder / "mkdocs.yml").read_text("utf-8")
    return folder


def test_nothing_of_the_theme_is_there_that_no_page_loads(project: Path) -> None:
    site, theme = project / "with-plugin", Path(material.__file__).parent / "templates"
    brought = {path.relative_to(theme) for kind in ("css", "js", "png", "map") for path in theme.rglob(f"*.{kind}")}
    assert len(brought) > 30
    assert {path for path in brought if (site / path).exists()} == set()
    for page in site.rglob("*.html"):
        assert not html.fromstring(page.read_bytes()).xpath("//input[@type='checkbox' and not(ancestor::main)]"), page


def test_plain_mkdocs_gives_the_same_pages(project: Path, tmp_path: Path) -> None:
    copy = without_plugin(project, tmp_path / "plain")
    done = run(copy, "mkdocs", "build", "--site-dir", "plain")
    assert done.returncode == 0, done.stdout + done.stderr
    pages = sorted(p.relative_to(project / "with-plugin") for p in (project / "with-plugin").rglob("*.html"))
    assert len(pages) > 20
    differing = [str(p) for p in pages if (project / "with-plugin" / p).read_text("utf-8") != (copy / "plain" / p).read_text("utf-8")]
    assert not differing


@pytest.mark.skipif(not importlib.util.find_spec("zensical"), reason="zensical has no build for this system")
def test_zensical_renders_the_same_tree_in_the_right_language(project: Path, tmp_path: Path) -> None:
    copy = without_plugin(project, tmp_path / "zensical")
    done = run(copy, "zensical", "build")
    assert done.returncode == 0, done.stdout + done.stderr
    site = copy / yaml.safe_load((copy / "mkdocs.yml").read_text("utf-8")).get("site_dir", "site")
    for lang in ("zh", "en"):
        pages = list((site / lang).rglob("index.html"))
        assert len(pages) == len(list((project / "with-plugin" / lang).rglob("index.html")))
        for page in pages:
            tree = html.fromstring(page.read_bytes())
            assert tree.get("lang", "")[:2] == lang, page
            assert tree.xpath("//h1") and "mb-page" in page.read_text("utf-8")


def test_wrong_content_leaves_the_last_good_site(project: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(project, tmp_path / "spoilt"))
    shutil.move(copy / "with-plugin", copy / "site")
    kept = {p: p.read_bytes() for top in ("site", "site_src") for p in (copy / top).rglob("*") if p.is_file()}
    money = copy / "content/departments/anyang/housing/2023/money.csv"
    money.write_text(money.read_text("utf-8").replace("118.50", "118.5.0"), "utf-8")
    done = run(copy, "mkdocs", "build", "--strict")
    assert done.returncode == 2, done.stdout + done.stderr
    assert "118.5.0" in done.stdout + done.stderr and "money.csv" in done.stdout + done.stderr
    assert kept == {p: p.read_bytes() for top in ("site", "site_src") for p in (copy / top).rglob("*") if p.is_file()}


def test_two_builds_write_nothing_new(project: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(project, tmp_path / "again"))
    before = {p: p.stat().st_mtime_ns for p in (copy / "site_src").rglob("*") if p.is_file()}
    assert run(copy, "mkdocs", "build", "--strict").returncode == 0
    assert before == {p: p.stat().st_mtime_ns for p in (copy / "site_src").rglob("*") if p.is_file()}
