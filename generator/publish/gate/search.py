"""Reads every file of a folder and tells what no page may carry: where, of which kind, never the thing itself."""
from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from generator.publish.gate.passages import CELL, Author, Passage
from generator.publish.gate.readers import Unreadable, read
from generator.publish.gate.rules import found_in
from generator.publish.manifest import names_in
from generator.workers import cut, in_order

# Third-party programs, unchanged from their packages; nothing of the content gets into them.
PROGRAMS = ("assets/javascripts/", "assets/stylesheets/", "assets/vendor/", "pagefind/pagefind", "pagefind/wasm.")
INDEX = ".pf_index"
AMOUNT = re.compile(r"(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])", re.A)
PIECE = 64                                # files that one worker reads at a time
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
    names = [name for name in names_in(folder) if not is_program(name)]
    found = set().union(*in_order([partial(findings_in, folder, piece, authors) for piece in cut(names, PIECE)]))
    digits = {int(one.piece) for one in found if may_be_amount(one)}
    amounts = shown_amounts(folder, names, digits) if digits else set()
    return sorted(one for one in found if not (may_be_amount(one) and int(one.piece) in amounts))


def findings_in(folder: Path, names: Iterable[str], authors: Collection[str]) -> set[Finding]:
    return {one for name in names for one in findings(name, (folder / name).read_bytes(), authors)}


# ---- the search index drops the commas of an amount, which leaves its digits in a row; a page shows it whole

def may_be_amount(one: Finding) -> bool:
    return one.file.endswith(INDEX) and one.piece.isdigit()


def shown_amounts(folder: Path, names: Iterable[str], digits: set[int]) -> set[int]:
    """Those of the numbers that some page shows as an amount."""
    pages = [name for name in names if name.endswith(".html")]
    return set().union(*in_order([partial(amounts_in, folder, piece, digits) for piece in cut(pages, PIECE)]))


def amounts_in(folder: Path, names: Iterable[str], digits: set[int]) -> set[int]:
    texts = ((folder / name).read_text("utf-8", "replace") for name in names)
    return {int(found[0].replace(",", "")) for text in texts for found in AMOUNT.finditer(text)} & digits


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
