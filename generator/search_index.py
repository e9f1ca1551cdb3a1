"""The search index over the finished pages, made by Pagefind. A site without it is complete, only without search."""
from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path

from generator.search_order import settle

FOLDER = "pagefind"
# Its own interfaces, which our pages don't use.
UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js")
# What says again what the list of all figures says, or leads elsewhere.
LEFT_OUT = (".mb-chart", ".mb-table[id]", ".mb-crumbs", ".mb-sections", ".mb-rule", ".mb-outcomes", ".mb-ledger thead",
            ".mb-ledger caption", ".mb-ledger .mb-note", ".mb-ledger td:not(.mb-number):not([lang])")


class IndexFailed(Exception):
    """Pagefind ended with an error of its own."""


@cache
def program() -> Path | None:
    try:
        from pagefind.service import get_executable
    except ImportError:
        return None
    return get_executable()


def index(site: Path) -> None:
    """Fill `pagefind/` of a built site: the same files from the same pages."""
    folder = site / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    left_out = [part for selector in LEFT_OUT for part in ("--exclude-selectors", selector)]
    command = [str(program()), "--silent", "--site", str(site), "--output-path", str(folder), *left_out]
    ended = subprocess.run(command, cwd=site, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", errors="replace")
    if ended.returncode:
        raise IndexFailed(f"pagefind: {ended.returncode}\n{ended.stdout}{ended.stderr}")
    for name in UNUSED:
        for path in folder.glob(name):
            path.unlink()
    settle(folder)


class Kept:
    """The index of an earlier build: of the same pages, or for a preview, which must be quick, of any."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def fill(self, site: Path, state: str, is_any_good: bool = False) -> None:
        """`state` tells pages apart: the same pages have the same."""
        known = self.folder / state
        if not known.is_dir():
            known = next(self.folder.glob("[!.]*"), known) if is_any_good else known
        if known.is_dir():
            shutil.copytree(known, site / FOLDER, dirs_exist_ok=True)
        else:
            index(site)
            self.keep(site / FOLDER, known)

    def keep(self, made: Path, known: Path) -> None:
        """One at a time; beside, then renamed."""
        shutil.rmtree(self.folder, ignore_errors=True)
        beside = self.folder / ".new"
        shutil.copytree(made, beside)
        beside.rename(known)
