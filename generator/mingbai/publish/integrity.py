"""Subresource integrity: each page says the checksum of every script and style sheet it loads."""
from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from mingbai.work.files import put_whole
from mingbai.work.workers import cut_into_lots, do_in_workers

PIECE = 128                               # pages that one worker takes at a time
LOADED = re.compile(r"""<(?:script\b[^>]*?\bsrc|link\b(?=[^>]*\brel="stylesheet")[^>]*?\bhref)="([^"]+)"(?![^>]*\bintegrity=)""")


def add_integrity(folder: Path) -> None:
    do_in_workers([partial(add_to_each, piece) for piece in cut_into_lots(sorted(folder.rglob("*.html")), PIECE)])


def add_to_each(pages: Iterable[Path]) -> None:
    known: dict[Path, str] = {}
    for page in pages:
        text = page.read_bytes().decode()
        put_whole(page, LOADED.sub(partial(with_checksum, page, known), text).encode())   # it may be a second name


def with_checksum(page: Path, known: dict[Path, str], loaded: re.Match[str]) -> str:
    file = (page.parent / loaded[1].split("?")[0]).resolve()
    if not file.is_file():
        return loaded[0]
    if file not in known:
        known[file] = base64.b64encode(hashlib.sha384(file.read_bytes()).digest()).decode()
    return f'{loaded[0]} integrity="sha384-{known[file]}"'
