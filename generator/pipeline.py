"""The whole way: content → model → pages and data → site_src. One call, nothing written unless all is right."""
from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.resources import files as package_files
from pathlib import Path

from generator.checks.engine import Check, SiteChecks, check_site
from generator.checks.gate import blocking
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
from generator.views.pages import LANGUAGES, all_pages, views
from generator.workers import in_order
from generator.write.tree import sync

PIECE = 2                                 # addresses that one worker takes at a time
OWNED = ("zh", "en", "data", "index.md", "assets/vendor")


@dataclass(frozen=True)
class Generated:
    site: Site
    notices: list[Problem]
    changed: list[str]
    blocking: list[Check]                 # what would stop a release


def generate(content: Path, target: Path) -> Generated:
    """Fill `site_src`. Raises ContentError before anything is written."""
    site, notices = read_site(content)
    checks = check_site(site)
    files = {name: data for part in in_order(list(pieces(site, checks))) for name, data in part.items()}
    return Generated(site, notices, sync(target, {**files, **vendor_files()}, OWNED), blocking(checks))


def pieces(site: Site, checks: SiteChecks) -> Iterator[Callable[[], dict[str, bytes]]]:
    """The work of a run, cut so that workers can share it; the longest pieces first."""
    env = environment()
    yield partial(open_data, site, checks)
    yield partial(discovery_files, site, env)
    yield lambda: {"index.md": render_page(root.view(site), env).encode()}
    addresses = [address for address, _ in all_pages(site)]
    for group in (addresses[start:start + PIECE] for start in range(0, len(addresses), PIECE)):
        yield partial(page_files, site, checks, frozenset(group))


def page_files(site: Site, checks: SiteChecks, addresses: Container[str]) -> dict[str, bytes]:
    env = environment()
    frames = {lang: site_meta(site.settings, lang) for lang in LANGUAGES}
    return {page_path(page): render_page(page, env, frames[page.lang]).encode()
            for page in views(site, checks, addresses)}


def open_data(site: Site, checks: SiteChecks) -> dict[str, bytes]:
    files = data_files(site, checks, created_at(site, os.environ), change_rows(site))
    return {f"data/{name}": data for name, data in files.items()}


def vendor_files() -> dict[str, bytes]:
    """Plotly's own script, from the Python package: our pages ask no foreign host."""
    script = package_files("plotly").joinpath("package_data/plotly.min.js")
    return {"assets/vendor/plotly.min.js": script.read_bytes()}
