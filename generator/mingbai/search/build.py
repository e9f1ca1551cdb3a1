"""Makes the indexes of a site's search: `python -m mingbai.search.build PAGEFIND DOCS PLAN`.

An index is named after what it was made of, and made again only when that changed. The plan says which of them a site
of its state needs; it is written last, so that a killed run is made good by the next.
"""
from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from mingbai.search.pages import refresh
from mingbai.search.parts import IndexPart, choices, cut_into_parts
from mingbai.search.stable_order import settle
from mingbai.work.files import put_whole

PLAN, INDEXES, PAGES = ".plan", "indexes", "pages"
AT_ONCE = 2                               # one by one, Pagefind leaves a core idle half of the time
# Interfaces of Pagefind's own, which our pages don't use.
UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js")


def make(pagefind: str, docs: Path, plan: Path) -> None:
    """What is missing of the indexes; then what no site needs any more goes."""
    kept = plan.parent
    refresh(docs, kept / PAGES)
    pieces = cut_into_parts(kept / PAGES)
    missing = [piece for piece in pieces if not (kept / INDEXES / piece.name).exists()]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda piece: make_index(pagefind, piece, kept / INDEXES), missing))
    remove_unneeded(kept, {piece.name for piece in pieces})
    told = {"first": [one.name for one in pieces if not one.regions], "parts": [one.name for one in pieces if one.regions],
            "choices": choices(pieces)}
    put_whole(plan, json.dumps(told).encode())


def make_index(pagefind: str, piece: IndexPart, folder: Path) -> None:
    """Beside, then renamed."""
    beside = folder / f".{piece.name}.{os.getpid()}"
    with piece.as_tree(beside.with_suffix(".pages")) as tree:
        subprocess.run([pagefind, "--silent", "--site", str(tree), "--output-path", str(beside)],
                       stdin=subprocess.DEVNULL, check=True)
    for name in UNUSED:
        for path in beside.glob(name):
            path.unlink()
    settle(beside)
    beside.rename(folder / piece.name)


def remove_unneeded(kept: Path, wanted: set[str]) -> None:
    """Plans first: none may name what is gone. Then what other versions of the program left."""
    for plan in kept.glob(f"*{PLAN}"):
        plan.unlink()
    others = [path for path in kept.parent.iterdir() if path != kept]
    unwanted = [path for path in (kept / INDEXES).iterdir() if path.name not in wanted]
    for left in (*others, *unwanted):
        shutil.rmtree(left)


if __name__ == "__main__":
    make(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
