"""Reads every file of a folder and tells what no page may carry: where, of which kind, never the thing itself."""
from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from mingbai.forms.readers.limits import BROKEN
from mingbai.publish.gate.clean import Clean, clean_mark
from mingbai.publish.gate.passages import CELL, Author, Passage
from mingbai.publish.gate.readers import Unreadable, read_passages
from mingbai.publish.gate.rules import found_in
from mingbai.publish.manifest import names_in
from mingbai.text.batches import batched
from mingbai.work.workers import cut_into_lots, do_in_workers

# Third-party programs, unchanged from their packages; nothing of the content gets into them.
PROGRAMS = ("assets/vendor/", "pagefind/pagefind", "pagefind/wasm.")
INDEX = ".pf_index"
# From its first comma on, by which a search gets through quickly, and what stands before; none that is asked for has but one.
AMOUNT, START = re.compile(rb",\d{3}(?:,\d{3})+(?![\d,])"), re.compile(rb"(?<![\d,])\d{1,3}$")
LONGEST_START = 4                         # with the sign before it
PIECE = 64                                # files that one worker reads at a time
AT_ONCE = 4 * 1024 * 1024                 # characters of a file: tables of the whole site hold many times as many
MADE_BY = ("MkDocs", "Mingbai", "")


@dataclass(frozen=True, order=True)
class ForbiddenPiece:
    """`piece` is the secret itself: it is compared, never shown."""
    kind: str
    file: str
    place: str
    piece: str = field(repr=False)


def search(folder: Path, authors: Collection[str] = (), clean: Clean | None = None) -> list[ForbiddenPiece]:
    """`authors` may stand as the makers of documents: the publisher. `clean`: what need not be read; what was, is noted."""
    names, clean = [name for name in names_in(folder) if not is_program(name)], clean or Clean.of(None, authors)
    read = do_in_workers([partial(findings_in, folder, piece, authors, clean.known) for piece in cut_into_lots(names, PIECE)])
    found = set().union(*(one for one, _ in read))
    clean.seen.update(*(marks for _, marks in read))
    digits = {int(one.piece) for one in found if may_be_amount(one)}
    amounts = shown_amounts(folder, names, digits) if digits else set()
    return sorted(one for one in found if not (may_be_amount(one) and int(one.piece) in amounts))


def findings_in(folder: Path, names: Iterable[str], authors: Collection[str],
                known: Collection[bytes]) -> tuple[set[ForbiddenPiece], list[bytes]]:
    """And the marks of the files in which nothing was found."""
    forbidden, clean = set(), []
    for name in names:
        data = (folder / name).read_bytes()
        own = clean_mark(name, data)
        here = set() if own in known else set(findings(name, data, authors))
        forbidden |= here
        clean += [] if here else [own]
    return forbidden, clean


# ---- the search index drops the commas of an amount, which leaves its digits in a row; a page shows it whole

def may_be_amount(one: ForbiddenPiece) -> bool:
    return one.file.endswith(INDEX) and one.piece.isdigit()


def shown_amounts(folder: Path, names: Iterable[str], digits: set[int]) -> set[int]:
    """Those of the numbers that some page shows as an amount."""
    pages = [name for name in names if name.endswith(".html")]
    return set().union(*do_in_workers([partial(amounts_in, folder, piece, digits) for piece in cut_into_lots(pages, PIECE)]))


def amounts_in(folder: Path, names: Iterable[str], digits: set[int]) -> set[int]:
    return {int(amount) for name in names for amount in amounts_of((folder / name).read_bytes())} & digits


def amounts_of(data: bytes) -> Iterator[bytes]:
    for found in AMOUNT.finditer(data):
        start = START.search(data[max(0, found.start() - LONGEST_START):found.start()])
        if start:
            yield (start[0] + found[0]).replace(b",", b"")


def is_program(name: str) -> bool:
    return name.startswith(PROGRAMS) and not name.endswith((".pf_fragment", ".pf_index", ".pf_meta", ".pf_filter"))


def findings(name: str, data: bytes, authors: Collection[str]) -> Iterator[ForbiddenPiece]:
    try:
        for found in batched(read_passages(name, data), AT_ONCE, lambda one: len(one.text) + 1):
            yield from of_passages(name, [one for one in found if isinstance(one, Passage)])
            yield from (ForbiddenPiece("author", name, one.place, one.text) for one in found
                        if isinstance(one, Author) and one.text.strip() not in {*authors, *MADE_BY})
    except Unreadable as error:
        yield ForbiddenPiece(error.kind, name, "", "")
    except BROKEN:
        yield ForbiddenPiece("unreadable-file", name, "", "")


def of_passages(name: str, passages: list[Passage]) -> Iterator[ForbiddenPiece]:
    """All at once first: nearly always nothing is found, and no place is asked for."""
    if any(found_in(CELL.join(one.text for one in passages))):
        for one in passages:
            yield from (ForbiddenPiece(kind, name, one.place, piece) for kind, piece in found_in(one.text))
