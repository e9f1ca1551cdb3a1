"""Files that hold others: workbooks and archives, compressed copies, the search index."""
from __future__ import annotations

import codecs
import gzip
import io
import json
import re
import struct
import zipfile
from collections.abc import Iterator
from typing import IO

import cbor2

from mingbai.publish.gate.markup import markup_passages
from mingbai.publish.gate.passages import Author, Passage
from mingbai.publish.gate.structured import json_passages
from mingbai.search.stable_order import MARK

LARGEST = 512 * 1024 * 1024               # unpacked
PIECE = 4 * 1024 * 1024                   # of a sheet, read at a time
AUTHORS = re.compile(r"<(dc:creator|cp:lastModifiedBy|Manager|Company)>([^<]+)<")
ROW_END, MOST_CUT_OFF = re.compile(r"<[/](?:row|si)>"), 5
# Cells that hold no text: blank ones, numbers, and the places of texts that stand in a list of their own.
EMPTY_CELL = re.compile(r"<c\b(?![^>]*\bt=\"(?:str|inlineStr)\")(?:[^>]*[/]>|[^>]*>.*?<[/]c>)", re.S)


def members(data: bytes) -> Iterator[tuple[str, IO[bytes]]]:
    """The files of an archive, for a gate that reads each by its own kind."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(info.file_size for info in archive.infolist()) > LARGEST:
            raise ValueError("larger than any archive of a site")
        for info in archive.infolist():
            if not info.is_dir():
                with archive.open(info) as file:
                    yield info.filename, file


def workbook_passages(data: bytes) -> Iterator[Passage | Author]:
    for name, file in members(data):
        for text in some_rows(file):
            if name.startswith("docProps/"):
                yield from (Author(name, found[2]) for found in AUTHORS.finditer(text))
            yield from (Passage(name, passage.text) for passage in markup_passages(EMPTY_CELL.sub("", text)))


def some_rows(file: IO[bytes]) -> Iterator[str]:
    """Unpacked and told a piece at a time; the last row of each is told with the next again: a label may stand above."""
    decoder, rest, told = codecs.getincrementaldecoder("utf-8")("replace"), "", 0
    while data := file.read(PIECE):
        looked_at = max(told, len(rest) - MOST_CUT_OFF)
        rest += decoder.decode(data)
        ends = [told, *(found.end() for found in ROW_END.finditer(rest, looked_at))]
        if len(ends) > 1:
            yield rest[:ends[-1]]
            rest, told = rest[ends[-2]:], ends[-1] - ends[-2]
    yield rest + decoder.decode(b"", final=True)


def pagefind_passages(data: bytes) -> Iterator[Passage]:
    """Fragments are JSON, the index and its metadata are CBOR; both compressed, both with a mark in front."""
    content = gzip.decompress(data).removeprefix(MARK)
    if content[:1] in b"{[":
        yield from json_passages(content.decode("utf-8"))
    else:
        yield from (Passage("", text) for text in texts_in(cbor2.loads(content)))


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from texts_in(one)


def png_texts(data: bytes) -> Iterator[Passage]:
    """What a PNG says besides its picture."""
    position = 8
    while position + 8 <= len(data):
        size, kind = struct.unpack(">I4s", data[position:position + 8])
        if kind in (b"tEXt", b"iTXt", b"zTXt", b"eXIf"):
            yield Passage(kind.decode(), data[position + 8:position + 8 + size].decode("utf-8", "replace"))
        position += size + 12


def has_camera_data(data: bytes) -> bool:
    """JPEG and WebP carry place, time and device in an Exif block."""
    return b"Exif\0\0" in data[:65536] or b"EXIF" in data[:64]


def source_map_passages(data: bytes) -> Iterator[Passage]:
    """Paths alone: the sources inside are the theme's own."""
    yield from (Passage("sources", path) for path in json.loads(data).get("sources", ()))
