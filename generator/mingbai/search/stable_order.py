"""Pagefind writes filters and languages in another order each time; here they are put in one, so that builds can be repeated.

Its files are CBOR behind a mark, compressed, named after their content.
"""
from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import cbor2

Cbor = Any                                # Any: what CBOR holds: numbers, texts, bytes, lists
MARK = b"pagefind_dcd"
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
    return cbor2.loads(data)


def write(folder: Path, pattern: str, start: str, length: int, content: Cbor) -> str:
    data = cbor2.dumps(content)
    name = start + hashlib.sha256(data).hexdigest()[:length]
    (folder / pattern.format(name)).write_bytes(gzip.compress(MARK + data, mtime=0))
    return name
