"""The same pages with other tools: stock MkDocs with Material, Zensical, Hugo. Each is given the bodies as they are."""
from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

STOCK = {"site_name": "stock", "docs_dir": "docs", "site_dir": "site", "plugins": []}
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


def rivals(pages: Path, work: Path, chosen: set[str]) -> Iterator[Rival]:
    for name, theme, plugins, nav in (
            ("mkdocs, no navigation, no search", MATERIAL, [], True),
            ("mkdocs, no navigation, lunr", MATERIAL, ["search"], True),
            ("mkdocs, pruned navigation, no search", {**MATERIAL, "features": ["navigation.prune"]}, [], False),
            ("mkdocs as it comes", MATERIAL, ["search"], False)):
        if name in chosen or not chosen:
            yield mkdocs(name, pages, work, {**STOCK, "theme": theme, "plugins": plugins}, nav)
    if not chosen or "zensical" in chosen:
        config = {**STOCK, "theme": MATERIAL, "nav": [{"first": "zh/index.md"}]}
        folder = project(pages, work / "zensical", {"mkdocs.yml": yaml.safe_dump(config)}, "docs")
        yield Rival("zensical", (sys.executable, "-m", "zensical", "build"), folder, folder / "site")
    if shutil.which("hugo") and (not chosen or "hugo" in chosen):
        folder = project(pages, work / "hugo", HUGO, "content")
        for index in folder.rglob("index.md"):
            # To Hugo an index.md ends a branch.
            index.rename(index.with_name("_index.md"))
        yield Rival("hugo, plain theme", ("hugo", "--quiet"), folder, folder / "public")


def mkdocs(name: str, pages: Path, work: Path, config: dict, without_nav: bool) -> Rival:
    own = {**config, "nav": [{"first": "zh/index.md"}], "not_in_nav": "/**"} if without_nav else config
    folder = project(pages, work / name.replace(",", "").replace(" ", "-"), {"mkdocs.yml": yaml.safe_dump(own)}, "docs")
    return Rival(name, (sys.executable, "-m", "mkdocs", "build", "-q"), folder, folder / "site")


def project(pages: Path, folder: Path, files: dict[str, str], docs: str) -> Path:
    for lang in ("zh", "en"):
        shutil.copytree(pages / lang, folder / docs / lang, ignore=shutil.ignore_patterns("*.xml", "*.json"))
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder
