"""The whole way: content → model → pages and data → site_src. One call, nothing written unless all is right."""
from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.resources import files as package_files
from pathlib import Path

from generator.checks.engine import SiteChecks, check_site
from generator.load.site import read_site
from generator.model import Site
from generator.opendata.changes import change_rows
from generator.opendata.dates import created_at
from generator.opendata.files import data_files
from generator.problems import Problem
from generator.render.discovery import discovery_files
from generator.render.page import page_path, render_page
from generator.render.templates import environment
from generator.views import root
from generator.views.head import site_meta
from generator.views.pages import LANGUAGES, views
from generator.write.tree import sync

OWNED = ("zh", "en", "data", "index.md", "assets/vendor")


@dataclass(frozen=True)
class Generated:
    site: Site
    notices: list[Problem]
    changed: list[str]


def generate(content: Path, target: Path) -> Generated:
    """Fill `site_src`. Raises ContentError before anything is written."""
    site, notices = read_site(content)
    checks = check_site(site)
    files = {**page_files(site, checks), **discovery_files(site, environment()), **open_data(site, checks), **vendor_files()}
    return Generated(site, notices, sync(target, files, OWNED))


def page_files(site: Site, checks: SiteChecks) -> dict[str, bytes]:
    env = environment()
    frames = {lang: site_meta(site.settings, lang) for lang in LANGUAGES}
    pages = {page_path(page): render_page(page, env, frames[page.lang]) for page in views(site, checks)}
    return {name: text.encode() for name, text in {"index.md": render_page(root.view(site), env), **pages}.items()}


def open_data(site: Site, checks: SiteChecks) -> dict[str, bytes]:
    files = data_files(site, checks, created_at(site, os.environ), change_rows(site))
    return {f"data/{name}": data for name, data in files.items()}


def vendor_files() -> dict[str, bytes]:
    """Plotly's own script, from the Python package: our pages ask no foreign host."""
    script = package_files("plotly").joinpath("package_data/plotly.min.js")
    return {"assets/vendor/plotly.min.js": script.read_bytes()}
