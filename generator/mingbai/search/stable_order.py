"""Pagefind writes filters and languages in another order each time; here they are put in one, so that builds can be repeated.

Its files are CBOR (RFC 8949) of arrays, texts and whole numbers behind a mark, compressed, named after their content.
"""
from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

Cbor = Any                                # Any: what CBOR holds: numbers, texts, bytes, lists

MARK = b"pagefind_dcd"
NUMBER, TEXT, ARRAY = 0, 3, 4
SIZES = {24: 1, 25: 2, 26: 4, 27: 8}
FILTERS = 3                               # their place in the description of a language
ENTRY = "pagefind-entry.json"


def settle(folder: Path) -> None:
    entry = json.loads((folder / ENTRY).read_text("utf-8"))
    for code, language in entry["languages"].items():
        language["hash"] = settle_language(folder, code, language["hash"])
    text = json.dumps(entry, ensure_ascii=False, sort_keys=True)
    (folder / ENTRY).write_text(text, "utf-8", newline="\n")


def settle_language(folder: Path, code: str, name: str) -> str:
    """Its new name."""
    description = read(folder / f"pagefind.{name}.pf_meta")
    description[FILTERS] = sorted([one, settle_filter(folder, code, file)] for one, file in description[FILTERS])
    return write(folder, "pagefind.{}.pf_meta", f"{code}_", 10, description)


def settle_filter(folder: Path, code: str, name: str) -> str:
    title, values = read(folder / f"filter/{name}.pf_filter")
    return write(folder, "filter/{}.pf_filter", f"{code}_", 7, [title, sorted(values)])


def read(path: Path) -> Cbor:
    """The content of a file that is to be written anew under another name."""
    data = gzip.decompress(path.read_bytes()).removeprefix(MARK)
    path.unlink()
    return decoded(data, 0)[0]


def write(folder: Path, pattern: str, start: str, length: int, content: Cbor) -> str:
    data = encoded(content)
    name = start + hashlib.sha256(data).hexdigest()[:length]
    (folder / pattern.format(name)).write_bytes(gzip.compress(MARK + data, mtime=0))
    return name


def decoded(data: bytes, position: int) -> tuple[Cbor, int]:
    major, argument = data[position] >> 5, data[position] & 31
    position += 1
    size = SIZES.get(argument, 0)
    if size:
        argument = int.from_bytes(data[position:position + size], "big")
        position += size
    if major == NUMBER:
        return argument, position
    if major == TEXT:
        return data[position:position + argument].decode(), position + argument
    if major != ARRAY:
        raise ValueError(f"an index of another make: {major}")
    items = []
    for _ in range(argument):
        item, position = decoded(data, position)
        items.append(item)
    return items, position


def encoded(content: Cbor) -> bytes:
    if isinstance(content, int):
        return head(NUMBER, content)
    if isinstance(content, str):
        data = content.encode()
        return head(TEXT, len(data)) + data
    return head(ARRAY, len(content)) + b"".join(map(encoded, content))


def head(major: int, argument: int) -> bytes:
    if argument < 24:
        return bytes([major << 5 | argument])
    info, size = next((info, size) for info, size in SIZES.items() if argument < 1 << 8 * size)
    return bytes([major << 5 | info]) + argument.to_bytes(size, "big")
