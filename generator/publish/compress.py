"""Compressed copies beside the text files, for servers that send them as they are. The same bytes each time."""
from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import brotli

from generator.workers import cut, in_order

TEXTS = frozenset((".html", ".css", ".js", ".json", ".jsonld", ".csv", ".svg", ".xml", ".txt", ".map", ".webmanifest", ".ico"))
SMALLEST = 1024                           # below it a copy saves less than asking for it costs
PIECE = 32                                # files that one worker compresses at a time
GZIP_LEVEL, BROTLI_QUALITY = 9, 6         # brotli's 11 gains a tenth for fifty times the time


def compress(folder: Path) -> None:
    in_order([partial(compress_each, piece) for piece in cut(list(compressible(folder)), PIECE)])


def compress_each(paths: Iterable[Path]) -> None:
    for path in paths:
        data = path.read_bytes()
        path.with_name(path.name + ".gz").write_bytes(gzip.compress(data, GZIP_LEVEL, mtime=0))
        path.with_name(path.name + ".br").write_bytes(brotli.compress(data, quality=BROTLI_QUALITY))


def compressible(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.suffix in TEXTS and path.is_file() and path.stat().st_size >= SMALLEST:
            yield path
