"""What a run leaves for the next: of each department the state its files were made in, those files, and its summaries.

A record counts only while the state is the same and every file it names lies there as it was put.
"""
from __future__ import annotations

import io
import os
import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import datetime
from functools import lru_cache, partial
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, TypeVar

from mingbai.build.summary import Brief
from mingbai.checks.engine import ReportChecks, rules
from mingbai.checks.rule import Check, Rule
from mingbai.checks.tallies import ListedChecks, Tally
from mingbai.load.site import SiteFrame
from mingbai.model.problems import Problem
from mingbai.model.report import Bilingual, Department, Report, Scheme
from mingbai.text.value import Value, replace
from mingbai.work.files import put_whole

Stamp = tuple[int, int]                   # size and time of a file
NOT_PUT: Stamp = (0, 0)                   # of one that still waits to be put in its place
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


Held = TypeVar("Held")
SHARED = {Bilingual, Tally}
BY_NAME = {Scheme: "scheme", Rule: "rule", Department: "department"}

Reducer = Callable[[Any], tuple[object, ...] | str]   # Any: of values of one type each


class Reducers(dict[type, Reducer]):
    """How values of each type are written: found out at the first of them."""

    def __missing__(self, kind: type) -> Reducer:
        found = self[kind] = reducer(kind)
        return found


def reducer(kind: type) -> Reducer:
    """What all reports share is written by name, a value of ours by what it is made from: the usual way takes several times
    as long to read where there are slots, and a dictionary of each where there are none."""
    if kind is ListedChecks:
        return lambda value: (packed_checks, (value.kinds, dumped(value.checks())))
    if kind in BY_NAME:
        return lambda value: (known_by_name, (BY_NAME[kind], value.id))
    if issubclass(kind, type):
        return attrgetter("__qualname__")
    names = made_from(kind)
    if not names:
        return lambda value: value.__reduce_ex__(pickle.HIGHEST_PROTOCOL)
    values = attrgetter(*names)           # several, so that they come as a tuple
    return (lambda value: (held_once, (kind, *values(value)))) if kind in SHARED else lambda value: (kind, values(value))


def made_from(kind: type) -> tuple[str, ...]:
    if issubclass(kind, Value):
        return kind.__struct_fields__
    return tuple(one.name for one in fields(kind) if one.init) if is_dataclass(kind) else ()


def known_by_name(name: str, value_id: str) -> NoReturn:
    """Stands in a record for what `RecordUnpickler` knows by that name."""
    raise LookupError(f"{name} {value_id}: only a frame knows it")


def packed_checks(kinds: tuple[tuple[str, str, str], ...], data: bytes) -> ListedChecks:
    """Stands in a record for checks that `RecordUnpickler` reads when they are asked for: mostly they are not."""
    raise LookupError("only a frame knows what they are about")


class RecordPickler(pickle.Pickler):
    dispatch_table = Reducers()           # type: ignore[assignment]  # a tuple of the right length, which no type can say


def dumped(*values: object) -> bytes:
    body = io.BytesIO()
    for value in values:
        RecordPickler(body, pickle.HIGHEST_PROTOCOL).dump(value)
    return body.getvalue()


class RecordUnpickler(pickle.Unpickler):
    def __init__(self, file: io.BufferedIOBase, frame: SiteFrame) -> None:
        super().__init__(file)
        self.frame = frame
        self.shared: dict[str, Mapping[str, object]] = {
            "scheme": frame.context.schemes, "rule": rules(), "department": {one.id: one for one in frame.departments}}

    def find_class(self, module: str, name: str) -> object:
        found = super().find_class(module, name)
        # No method of ours: it would hold on to all that was read.
        if found is packed_checks:
            return partial(packed_in, self.frame)
        return partial(known_in, self.shared) if found is known_by_name else found


def packed_in(frame: SiteFrame, kinds: tuple[tuple[str, str, str], ...], data: bytes) -> ListedChecks:
    return ListedChecks(kinds, lambda: RecordUnpickler(io.BytesIO(data), frame).load())


def known_in(shared: Mapping[str, Mapping[str, object]], name: str, value_id: str) -> object:
    return shared[name][value_id]


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
