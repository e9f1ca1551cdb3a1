"""The content security policy of a release, from the pages themselves: what they load, and nothing more."""
from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from mingbai.work.places import PLOTLY
from mingbai.work.workers import cut_into_lots, do_in_workers

PIECE = 64                                # pages that one worker reads at a time
SCRIPT = re.compile(r"<script\b(?![^>]*\bsrc=)([^>]*)>(.*?)<[/]script>", re.S | re.I)
STYLE = re.compile(r"<style\b[^>]*>(.*?)<[/]style>", re.S | re.I)
TYPE = re.compile(r"""\btype=["']?([^"'\s>]+)""", re.I)
RUNS = frozenset(("module", "text/javascript", "application/javascript"))
SHEET = re.compile(r"\.textContent='((?:[^'\\]|\\.)*)'")
ESCAPE = re.compile(r"\\(.)")
SELF, NONE = "'self'", "'none'"


def policy(folders: Iterable[Path]) -> dict[str, str]:
    """One policy that fits every release that may be served: the served one and those it can fall back to."""
    pages = [page for folder in folders for page in sorted(folder.rglob("*.html"))]
    found = do_in_workers([partial(inline, piece) for piece in cut_into_lots(pages, PIECE)])
    scripts = sorted(set().union(*(own for own, _ in found)))
    styles = sorted({source_digest(body) for folder in folders
                     for body in styles_of_plotly(folder)}.union(*(own for _, own in found)))
    wasm = ["'wasm-unsafe-eval'"] if any((folder / "pagefind").is_dir() for folder in folders) else []
    return {
        "default-src": NONE,
        "script-src": " ".join([SELF, *wasm, *scripts]),
        # Plotly writes the style attributes of what it draws.
        "style-src": " ".join([SELF, *styles]), "style-src-attr": "'unsafe-inline'",
        "img-src": f"{SELF} data: blob:", "font-src": SELF, "connect-src": SELF, "manifest-src": SELF,
        "worker-src": SELF, "frame-src": SELF, "object-src": NONE, "base-uri": NONE, "form-action": SELF,
    }


def inline(pages: Iterable[Path]) -> tuple[set[str], set[str]]:
    """Digests of the scripts and of the styles in some pages, of which one at a time is held."""
    scripts: set[str] = set()
    styles: set[str] = set()
    for page in pages:
        text = page.read_text("utf-8")
        scripts.update(map(source_digest, inline_scripts(text)))
        styles.update(map(source_digest, STYLE.findall(text)))
    return scripts, styles


def inline_scripts(page: str) -> Iterator[str]:
    """Those that run: data in a script tag needs no leave."""
    for attributes, body in SCRIPT.findall(page):
        kind = TYPE.search(attributes)
        if kind is None or kind[1].lower() in RUNS:
            yield body


def styles_of_plotly(folder: Path) -> Iterator[str]:
    """The sheet it starts empty and fills rule by rule, and the one it carries for maps and inserts on loading."""
    script = folder / PLOTLY
    if script.is_file():
        yield ""
        for found in SHEET.finditer(script.read_text("utf-8")):
            if "{" in found[1]:
                yield ESCAPE.sub(lambda one: "\n" if one[1] == "n" else one[1], found[1])


def source_digest(body: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()}'"


def in_one_line(directives: Mapping[str, str], frame_ancestors: str) -> str:
    return "; ".join(f"{name} {value}" for name, value in {**directives, "frame-ancestors": frame_ancestors}.items())
