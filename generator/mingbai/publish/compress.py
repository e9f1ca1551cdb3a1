"""Compressed copies beside the text files, for servers that send them as they are. The same bytes each time."""
from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path

import brotli

from mingbai.publish.manifest import MANIFEST, FileEntry, entry_of, read_manifest
from mingbai.work.files import second_name
from mingbai.work.workers import cut_into_lots, do_in_workers

TEXTS = frozenset((".html", ".css", ".js", ".json", ".jsonld", ".csv", ".svg", ".xml", ".txt", ".map", ".webmanifest", ".ico"))
SMALLEST = 1024                           # below it a copy saves less than asking for it costs
PIECE = 32                                # files that one worker compresses at a time
GZIP_LEVEL, BROTLI_QUALITY = 9, 6         # brotli's 11 gains a tenth for fifty times the time
WAYS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": partial(gzip.compress, compresslevel=GZIP_LEVEL, mtime=0), ".br": partial(brotli.compress, quality=BROTLI_QUALITY)}


def compress(folder: Path, served: Path | None = None) -> None:
    """Copies of what did not change are taken from the `served` release."""
    listed = entries_in(served) if served else {}
    do_in_workers([partial(compress_each, folder, piece, served, listed)
                   for piece in cut_into_lots(list(compressible(folder)), PIECE)])


def compress_each(folder: Path, paths: Iterable[Path], served: Path | None, listed: Mapping[str, FileEntry]) -> None:
    for path in paths:
        data, name = path.read_bytes(), path.relative_to(folder).as_posix()
        is_same = name in listed and listed[name].sha256 == sha256(data).hexdigest()
        for ending, pack in WAYS.items():
            copy = f"{name}{ending}"
            if served and is_same and copy in listed and is_whole(served / copy, listed[copy]):
                second_name(served / copy, folder / copy)
            else:
                (folder / copy).write_bytes(pack(data))


def is_whole(copy: Path, listed: FileEntry) -> bool:
    """It may have been damaged since it was released."""
    return copy.is_file() and entry_of(copy) == listed


def entries_in(served: Path) -> Mapping[str, FileEntry]:
    """Nothing where there is no release yet, or none that can be read."""
    try:
        return read_manifest((served / MANIFEST).read_bytes())[1]
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def compressible(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.suffix in TEXTS and path.is_file() and path.stat().st_size >= SMALLEST:
            yield path
