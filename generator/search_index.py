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
            ".mb-ledger caption", ".mb-ledger .mb-note", ".mb-ledger td:not(.mb-number)")


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
    """The index of the first build, which later builds of a preview take over: they must be quick."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def fill(self, site: Path) -> None:
        folder = site / FOLDER
        if not self.files:
            index(site)
            self.files = {path.relative_to(folder).as_posix(): path.read_bytes()
                          for path in sorted(folder.rglob("*")) if path.is_file()}
            return
        for name, data in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
