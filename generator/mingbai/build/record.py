"""What a run leaves for the next: of each department the state its files were made in, those files, and its summaries.

A record counts only while the state is the same and every file it names lies there as it was put.
"""
from __future__ import annotations

import io
import os
import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from msgspec import structs

from mingbai.build.summary import Brief
from mingbai.checks.engine import ReportChecks, rules
from mingbai.checks.rule import Check, Rule
from mingbai.checks.tallies import Tally
from mingbai.load.site import SiteFrame
from mingbai.model.problems import Problem
from mingbai.model.report import Bilingual, Department, Report, Scheme
from mingbai.text.value import Value, replace
from mingbai.work.files import put_whole

Stamp = tuple[int, int]                   # size and time of a file
NOT_PUT: Stamp = (0, 0)                   # of one that still waits to be put in its place
Held = TypeVar("Held")
ENDING, ROWS = ".record", ".rows"         # rows: what the department adds to the open data of the whole site


@dataclass
class Record:
    """Of one department, of the lists of a region, or of what all share: then with the date of the run."""
    state: str
    files: dict[str, Stamp]               # by their path below `site_src`
    notices: list[Problem] = field(default_factory=list)
    briefs: list[Brief] = field(default_factory=list)
    withdrawn: list[Report] = field(default_factory=list)
    blocking: list[Check] = field(default_factory=list)   # what would stop a release
    created: datetime | None = None

    @property
    def reports(self) -> list[Report]:
        return [*(one.report for one in self.briefs), *self.withdrawn]


@dataclass
class Summaries:
    """Of the reports of one department, behind its record: only the lists of its region read them."""
    reports: list[Report] = field(default_factory=list)
    checks: Mapping[str, ReportChecks] = field(default_factory=dict)


def stamp(path: Path | str) -> Stamp | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


@lru_cache(maxsize=2 ** 16)
def held_once(kind: type[Held], *values: object) -> Held:
    """Reports say the same words, and their rules come to the same: such values are held once."""
    return kind(*values)


def made_once(value: Value) -> tuple[Callable[..., object], tuple[object, ...]]:
    return held_once, (type(value), *structs.astuple(value))


BY_NAME = (Scheme, Rule, Department)      # what all reports share


class RecordPickler(pickle.Pickler):
    dispatch_table = {Bilingual: made_once, Tally: made_once}

    def persistent_id(self, value: object) -> tuple[str, str] | None:
        return (type(value).__name__, value.id) if isinstance(value, BY_NAME) else None


class RecordUnpickler(pickle.Unpickler):
    def __init__(self, file: io.BufferedIOBase, frame: SiteFrame) -> None:
        super().__init__(file)
        self.shared: dict[str, Mapping[str, object]] = {
            "Scheme": frame.context.schemes, "Rule": rules(), "Department": {one.id: one for one in frame.departments}}

    def persistent_load(self, name: tuple[str, str]) -> object:
        kind, value_id = name
        return self.shared[kind][value_id]


def dumped(*values: Record | Summaries) -> bytes:
    body = io.BytesIO()
    for value in values:
        RecordPickler(body, pickle.HIGHEST_PROTOCOL).dump(value)
    return body.getvalue()


def save(path: Path, record: Record, summaries: Summaries | None = None) -> None:
    write_record(path, RecordHead(record.state, record.files, len(record.briefs)),
                 dumped(replace(record, files={}), summaries or Summaries()))


def put_record(new: Path, place: Path, **changed: Any) -> RecordHead:   # Any: fields of a head
    """Put a record in its place, with what is now known of its files or state; what it says of reports is not read."""
    with new.open("rb") as file:
        known = read_record_head(file)._replace(**changed)
        write_record(place, known, file.read())
    return known


def write_record(path: Path, known: RecordHead, body: bytes) -> None:
    put_whole(path, pickle.dumps(tuple(known), pickle.HIGHEST_PROTOCOL) + body)


class RecordHead(NamedTuple):
    """What a record is trusted by, and how many reports it tells of."""
    state: str = ""
    files: dict[str, Stamp] = {}
    reports: int = 0


def record_head(path: Path) -> RecordHead:
    """That of no state where there is no record, or none that can be read."""
    try:
        with path.open("rb") as file:
            return read_record_head(file)
    except (OSError, EOFError, pickle.UnpicklingError, TypeError, ValueError):
        return RecordHead()


def read_record_head(file: io.BufferedIOBase) -> RecordHead:
    return RecordHead(*pickle.load(file))


def is_current(known: RecordHead, state: str, target: Path) -> bool:
    return known.state == state and all(stamp(f"{target}/{name}") == put for name, put in known.files.items())


def load(path: Path, frame: SiteFrame) -> Record:
    with path.open("rb") as file:
        known = read_record_head(file)
        record: Record = RecordUnpickler(file, frame).load()
    record.state, record.files = known.state, known.files
    return record


def load_summaries(path: Path, frame: SiteFrame) -> Summaries:
    with path.open("rb") as file:
        pickle.load(file)
        RecordUnpickler(file, frame).load()
        found: Summaries = RecordUnpickler(file, frame).load()
    return found
