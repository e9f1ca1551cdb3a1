"""One page of each kind: the longest of those that one template makes, in each language."""
from __future__ import annotations

import re
from pathlib import Path

KIND = re.compile(rb'<div class="mb-page mb-page--([\w-]+)"')
BESIDE = {"root": "", "404": "404.html"}


def one_of_each_kind(site: Path, lang: str) -> dict[str, str]:
    """Addresses below the language, by the name of the template."""
    found: dict[str, Path] = {}
    for page in sorted((site / lang).rglob("*.html")):
        kind = KIND.search(page.read_bytes())
        if kind and page.stat().st_size > size(found.get(name := kind[1].decode())):
            found[name] = page
    return {name: page.parent.relative_to(site / lang).as_posix() + "/" for name, page in sorted(found.items())} | (
        {"home": ""} if "home" in found else {})


def size(page: Path | None) -> int:
    return page.stat().st_size if page else -1
