"""What a file may hold. Sizes are taken from a zip's directory and checked while it is unpacked: nothing is trusted."""
from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

from mingbai.forms.refusal import FileRefusal

FILE_BYTES = 30 * 1024 * 1024
UNPACKED_BYTES = 110 * 1024 * 1024
PART_BYTES = 72 * 1024 * 1024
RATIO = 400                               # an honest sheet of repeated cells stays below this
RATIO_FROM = 4 * 1024 * 1024              # smaller parts may be as dense as they like
PARTS = 4000
CELLS = 120_000
LINES = 8_000                             # rows with something in them
ROWS, COLUMNS = 20_000, 2_000
TEXT_IN_CELL = 32_767
ENCRYPTED = 0x1
DOCTYPE = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)


def open_zip(data: bytes) -> zipfile.ZipFile:
    """The archive, once its directory shows nothing out of proportion."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except BROKEN:
        raise FileRefusal("damaged") from None
    if len(entries) > PARTS:
        raise FileRefusal("too-many-parts", found=len(entries), limit=PARTS)
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise FileRefusal("encrypted")
    for entry in entries:
        refuse_swollen(entry.file_size, entry.compress_size)
    if sum(entry.file_size for entry in entries) > UNPACKED_BYTES:
        raise FileRefusal("bomb", limit=UNPACKED_BYTES // 2 ** 20)
    return archive


def refuse_swollen(unpacked: int, packed: int) -> None:
    if unpacked > PART_BYTES or (unpacked > RATIO_FROM and unpacked > RATIO * max(packed, 1)):
        raise FileRefusal("bomb", limit=PART_BYTES // 2 ** 20)


def read_part(archive: zipfile.ZipFile, name: str) -> bytes:
    """One part, never longer than its directory entry says; without any document type."""
    try:
        with archive.open(name) as part:
            data = part.read(archive.getinfo(name).file_size + 1)
    except BROKEN:
        raise FileRefusal("damaged") from None
    if len(data) > archive.getinfo(name).file_size:
        raise FileRefusal("bomb", limit=PART_BYTES // 2 ** 20)
    return data


def refuse_entities(data: bytes) -> None:
    """Office files have no document type; one that brings it wants something of the reader."""
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:200]
    if DOCTYPE.search(data.replace(b"\0", b"") if wide else data):
        raise FileRefusal("entities")


def refuse_too_many(cells: int, sheet: str | None = None) -> None:
    if cells > CELLS:
        raise FileRefusal("too-many-cells", sheet=sheet, limit=CELLS)


BROKEN = (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, zlib.error, struct.error)
