"""The same pages with other tools: stock MkDocs with Material, Zensical, Hugo.

Each is given the finished bodies, which it has but to pass through; those named `from Markdown` are given the same pages as
somebody would write them for such a tool, so that rendering them is its own work, as it is ours.
"""
from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import yaml

from benchmarks.as_markdown import rewrite

STOCK = {"site_name": "stock", "docs_dir": "docs", "site_dir": "site", "plugins": [],
         "markdown_extensions": ["attr_list", "tables"]}
MARKDOWN = ", from Markdown"
MATERIAL = {"name": "material", "font": False}
HUGO = {
    "hugo.toml": 'baseURL = "/"\ntitle = "plain"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n'
                 "[markup.goldmark.renderer]\nunsafe = true\n",
    "layouts/_default/single.html": "{{ .Title }}\n{{ .Content }}\n",
    "layouts/_default/list.html": "{{ .Title }}\n{{ .Content }}\n", "layouts/index.html": "{{ .Title }}\n"}


@dataclass(frozen=True)
class Rival:
    name: str
    command: tuple[str, ...]
    folder: Path
    site: Path


Maker = Callable[[str, Path, Path], Rival]   # of its name, the pages, and the folder it works in


def rivals(pages: Path, work: Path, chosen: set[str]) -> Iterator[Rival]:
    """Those that are chosen by name; all when none is."""
    makers = [*mkdocs_makers(), ("zensical", zensical), *([("hugo, plain theme", hugo)] if shutil.which("hugo") else [])]
    for name, make in makers:
        for form in (name, name + MARKDOWN):
            if form in chosen or not chosen:
                yield make(form, pages, work / re.sub(r"\W+", "-", form))


def mkdocs_makers() -> Iterator[tuple[str, Maker]]:
    for name, theme, plugins, has_nav in (
            ("mkdocs, no navigation, no search", MATERIAL, [], False),
            ("mkdocs, no navigation, lunr", MATERIAL, ["search"], False),
            ("mkdocs, pruned navigation, no search", {**MATERIAL, "features": ["navigation.prune"]}, [], True),
            ("mkdocs as it comes", MATERIAL, ["search"], True)):
        yield name, partial(mkdocs, config={**STOCK, "theme": theme, "plugins": plugins}, has_nav=has_nav)


def mkdocs(name: str, pages: Path, folder: Path, config: dict, has_nav: bool) -> Rival:
    own = config if has_nav else {**config, "nav": [{"first": "zh/index.md"}], "not_in_nav": "/**"}
    project(name, pages, folder, {"mkdocs.yml": yaml.safe_dump(own)}, "docs")
    return Rival(name, (sys.executable, "-m", "mkdocs", "build", "-q"), folder, folder / "site")


def zensical(name: str, pages: Path, folder: Path) -> Rival:
    config = {**STOCK, "theme": MATERIAL, "nav": [{"first": "zh/index.md"}]}
    project(name, pages, folder, {"mkdocs.yml": yaml.safe_dump(config)}, "docs")
    return Rival(name, (sys.executable, "-m", "zensical", "build"), folder, folder / "site")


def hugo(name: str, pages: Path, folder: Path) -> Rival:
    project(name, pages, folder, HUGO, "content")
    for index in folder.rglob("index.md"):
        # To Hugo an index.md ends a branch.
        index.rename(index.with_name("_index.md"))
    return Rival(name, ("hugo", "--quiet"), folder, folder / "public")


def project(name: str, pages: Path, folder: Path, files: dict[str, str], docs: str) -> None:
    for lang in ("zh", "en"):
        shutil.copytree(pages / lang, folder / docs / lang, ignore=shutil.ignore_patterns("*.xml", "*.json", "*.png"))
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    if name.endswith(MARKDOWN):
        rewrite(folder / docs)
