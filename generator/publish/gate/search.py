"""Reads every file of a folder and tells what no page may carry: where, of which kind, never the thing itself."""
from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.publish.gate.passages import CELL, Author, Passage
from generator.publish.gate.readers import Unreadable, read
from generator.publish.gate.rules import found_in
from generator.publish.manifest import entries_of

# Third-party programs, unchanged from their packages; nothing of the content gets into them.
PROGRAMS = ("assets/javascripts/", "assets/stylesheets/", "assets/vendor/", "pagefind/pagefind", "pagefind/wasm.")
INDEX = ".pf_index"
BROKEN = (ValueError, OSError, EOFError, zlib.error, zipfile.BadZipFile)
MADE_BY = ("MkDocs", "Mingbai", "")


@dataclass(frozen=True, order=True)
class Finding:
    """`piece` is the secret itself: it is compared, never shown."""
    kind: str
    file: str
    place: str
    piece: str = field(repr=False)


def search(folder: Path, authors: Collection[str] = ()) -> list[Finding]:
    """`authors` may stand as the makers of documents: the publisher."""
    found = {finding for name in entries_of(folder) if not is_program(name)
             for finding in findings(name, (folder / name).read_bytes(), authors)}
    return sorted(one for one in found if not is_amount(one, folder))


def is_amount(one: Finding, folder: Path) -> bool:
    """The search index drops the commas of an amount, which leaves its digits in a row; a page shows it whole."""
    if not (one.file.endswith(INDEX) and one.piece.isdigit()):
        return False
    grouped = re.compile(rf"(?<![\d,]){int(one.piece):,}(?![\d,])")
    return any(grouped.search(page.read_text("utf-8", "replace")) for page in folder.rglob("*.html"))


def is_program(name: str) -> bool:
    return name.startswith(PROGRAMS) and not name.endswith((".pf_fragment", ".pf_index", ".pf_meta", ".pf_filter"))


def findings(name: str, data: bytes, authors: Collection[str]) -> Iterator[Finding]:
    try:
        found = list(read(name, data))
    except Unreadable as error:
        yield Finding(error.kind, name, "", "")
    except BROKEN:
        yield Finding("unreadable-file", name, "", "")
    else:
        yield from of_passages(name, [one for one in found if isinstance(one, Passage)])
        yield from (Finding("author", name, one.place, one.text) for one in found
                    if isinstance(one, Author) and one.text.strip() not in {*authors, *MADE_BY})


def of_passages(name: str, passages: list[Passage]) -> Iterator[Finding]:
    """The whole file at once first: nearly always nothing is found, and no place is asked for."""
    if any(found_in(CELL.join(one.text for one in passages))):
        for one in passages:
            yield from (Finding(kind, name, one.place, piece) for kind, piece in found_in(one.text))
