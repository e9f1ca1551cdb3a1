"""The whole way: content → model → pages and data → site_src. One call, nothing written unless all is right."""
from __future__ import annotations

import os
from collections.abc import Callable, Container
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from generator import search_index
from generator.checks.engine import Check, SiteChecks, check_site
from generator.checks.gate import blocking
from generator.load.site import read_site
from generator.memory import Memory, state_of
from generator.model import Report, Site
from generator.opendata.changes import change_rows
from generator.opendata.dates import created_at
from generator.opendata.files import checks_path, data_files, recompute_book
from generator.problems import Problem
from generator.render.discovery import discovery_files
from generator.render.page import page_path, render_page
from generator.render.templates import FOLDER as TEMPLATES
from generator.render.templates import environment, warm
from generator.text.words import FOLDER as WORDS
from generator.text.words import forget
from generator.vendor import vendor_files
from generator.views import root
from generator.views.head import site_meta
from generator.views.pages import LANGUAGES, all_pages, views
from generator.workers import in_order
from generator.write.tree import sync

PIECE = 8                                 # addresses that one worker takes at a time
OWNED = ("zh", "en", "data", "index.md", "assets/vendor", "sitemap", "sitemap.xml", "robots.txt", "llms.txt",
         "catalog.jsonld")


@dataclass(frozen=True)
class Generated:
    site: Site
    notices: list[Problem]
    changed: list[str]
    blocking: list[Check]                 # what would stop a release
    checks: SiteChecks


def generate(content: Path, target: Path, memory: Memory | None = None) -> Generated:
    """Fill `site_src`. Raises ContentError before anything is written. `memory` spares a preview what did not change."""
    forget()
    site, notices = read_site(content, os.environ.get("MINGBAI_ONLY", ""))
    checks = check_site(site)
    memory = memory or Memory()
    books = memory.done(book_work(site, checks, content), in_order)
    files = memory.done({**shared_work(site, checks, books), **page_work(site, checks, content)}, in_order)
    return Generated(site, notices, sync(target, {**files, **vendor_files()}, OWNED), blocking(checks), checks)


Work = dict[str, tuple[str, Callable[[], dict[str, bytes]]]]


def book_work(site: Site, checks: SiteChecks, content: Path) -> Work:
    """The recompute workbooks, each a report's own, before the data package that lists them all."""
    created = created_at(site, os.environ)
    return {checks_path(report): (f"{created} {state_of(report, content, [WORDS])}",
                                  partial(book_file, report, site, checks, created)) for report in site.reports}


def book_file(report: Report, site: Site, checks: SiteChecks, created: datetime) -> dict[str, bytes]:
    return {checks_path(report): recompute_book(report, site, checks, created)}


def shared_work(site: Site, checks: SiteChecks, books: dict[str, bytes]) -> Work:
    """What rests on the whole content and so is done on every run; the longest first."""
    env = warm(environment())
    return {"data": ("", partial(open_data, site, checks, books)), "discovery": ("", partial(discovery_files, site, env)),
            "index": ("", lambda: {"index.md": render_page(root.view(site), env).encode()})}


def page_work(site: Site, checks: SiteChecks, content: Path) -> Work:
    """Pages by their address, a report's by itself, with the state of its files; the others a few at a time."""
    reports = {f"{report.id}/": report for report in site.reports}
    others = [address for address, _ in all_pages(site) if address not in reports]
    groups = [others[start:start + PIECE] for start in range(0, len(others), PIECE)]
    look = [TEMPLATES, WORDS]
    return {**{address: (state_of(report, content, look), partial(page_files, site, checks, {address}))
               for address, report in reports.items()},
            **{group[0]: ("", partial(page_files, site, checks, set(group))) for group in groups}}


def page_files(site: Site, checks: SiteChecks, addresses: Container[str]) -> dict[str, bytes]:
    env = environment()
    frames = {lang: {**site_meta(site.settings, lang), "search": search_index.program() is not None} for lang in LANGUAGES}
    return {page_path(page): render_page(page, env, frames[page.lang]).encode()
            for page in views(site, checks, addresses)}


def open_data(site: Site, checks: SiteChecks, books: dict[str, bytes]) -> dict[str, bytes]:
    files = data_files(site, checks, created_at(site, os.environ), change_rows(site), books)
    return {f"data/{name}": data for name, data in files.items()}
