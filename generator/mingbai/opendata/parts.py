"""What a department adds to the data of the whole site: rows of every table, ready to stand after those of others, and
how the package describes the files of its reports. It waits in a file, so that no one needs to hold those of all."""
from __future__ import annotations

import pickle
from collections.abc import Iterable, Mapping
from pathlib import Path

from mingbai.opendata.csvfile import body_bytes, head_bytes
from mingbai.opendata.dictionary import data_dictionary
from mingbai.opendata.package import File
from mingbai.opendata.tables import Tables
from mingbai.text.json_text import joined_entries
from mingbai.text.value import Value


class Body(Value):
    """Some rows of a table as CSV, without its head."""
    count: int
    data: bytes


def bodies(found: Tables, files: Iterable[tuple[File, bytes]] = ()) -> dict[str, Body]:
    """`files` of reports: those that hold their part of a table need not be written again."""
    known, written = data_dictionary().tables, bodies_in(files)
    return {name: Body(len(lines), written[name] if name in written else body_bytes(lines, known[name]))
            for name, lines in found.items()}


def bodies_in(files: Iterable[tuple[File, bytes]]) -> dict[str, bytes]:
    parts: dict[str, list[bytes]] = {}
    for file, data in files:
        if file.part and file.table:
            parts.setdefault(file.table.name, []).append(data.removeprefix(head_bytes(file.table)))
    return {name: b"".join(found) for name, found in parts.items()}


def save(path: Path, found: Tables, resources: Iterable[bytes], files: Iterable[tuple[File, bytes]] = ()) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        pickle.dump(joined_entries(resources), file, pickle.HIGHEST_PROTOCOL)
        pickle.dump(bodies(found, files), file, pickle.HIGHEST_PROTOCOL)


def load_resources(path: Path) -> bytes:
    with path.open("rb") as file:
        found: bytes = pickle.load(file)
    return found


def load_bodies(path: Path) -> Mapping[str, Body]:
    with path.open("rb") as file:
        pickle.load(file)
        found: Mapping[str, Body] = pickle.load(file)
    return found
