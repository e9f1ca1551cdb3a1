"""What a department adds to the data of the whole site: rows of every table, ready to stand after those of others, and
how the package describes the files of its reports. It waits in a file, so that no one needs to hold those of all."""
from __future__ import annotations

import pickle
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.opendata.csvfile import body_bytes
from generator.opendata.dictionary import data_dictionary
from generator.opendata.tables import Tables
from generator.text.json_list import together


@dataclass(frozen=True, slots=True)
class Body:
    """Some rows of a table as CSV, without its head."""
    count: int
    data: bytes


def bodies(found: Tables) -> dict[str, Body]:
    known = data_dictionary().tables
    return {name: Body(len(lines), body_bytes(lines, known[name])) for name, lines in found.items()}


def save(path: Path, found: Tables, resources: Iterable[bytes]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        pickle.dump(together(resources), file, pickle.HIGHEST_PROTOCOL)
        pickle.dump(bodies(found), file, pickle.HIGHEST_PROTOCOL)


def load_resources(path: Path) -> bytes:
    with path.open("rb") as file:
        return pickle.load(file)


def load_bodies(path: Path) -> Mapping[str, Body]:
    with path.open("rb") as file:
        pickle.load(file)
        return pickle.load(file)
