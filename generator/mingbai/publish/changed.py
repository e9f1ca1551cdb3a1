"""Between the release that is served and the next one: no published figure changes, no address goes, without a record."""
from __future__ import annotations

import csv
import hashlib
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mingbai.publish.refusal import ReleaseRefusal, Stop

# What makes a published figure that figure; its labels and notes may be worded better without a record.
SUBSTANCE = ("as_printed", "value", "unit", "value_cny", "comparator", "upper", "date", "period", "words_zh")
NOTHING = ""

FigureKey = tuple[str, str]               # report, figure
CsvRecord = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """`before` and `after` as printed; nothing where the figure is not there."""
    report_id: str
    figure_id: str
    before: str
    after: str


def refuse_unrecorded(served: Path, folder: Path, moved: Mapping[str, str]) -> None:
    """`moved`: old report ids and their new ones."""
    if not served.is_dir():
        return
    recorded = list(csv_rows(folder, "changes.csv"))
    stops = [*vanished(served, folder),
             *(stop_of(change) for change in changes(served, folder, moved) if not is_recorded(change, recorded))]
    if stops:
        raise ReleaseRefusal(stops)


def vanished(served: Path, folder: Path) -> Iterator[Stop]:
    for page in sorted(served.rglob("index.html")):
        name = page.relative_to(served).as_posix()
        if not (folder / name).is_file():
            yield Stop(name.removesuffix("index.html") or "/", "vanished-address")


def changes(served: Path, folder: Path, moved: Mapping[str, str]) -> list[Change]:
    """First which reports differ at all: the figures of those alone are held side by side."""
    was, now = digests(served, moved), digests(folder, {})
    differing = {report for report, digest in was.items() if now.get(report, digest) != digest}
    before, after = figures_by_key(served, moved, differing), figures_by_key(folder, {}, differing)
    return [Change(*key, printed_with_unit(before[key]), printed_with_unit(after.get(key))) for key in before
            if substance(before[key]) != substance(after.get(key))]


def digests(folder: Path, moved: Mapping[str, str]) -> dict[str, bytes]:
    """Of each report's figures."""
    found: dict[str, hashlib.blake2b] = {}
    for (report, figure), row in figure_rows_in(folder, moved):
        known = found.setdefault(report, hashlib.blake2b(digest_size=16))
        known.update(repr((figure, *substance(row))).encode())
    return {report: known.digest() for report, known in found.items()}


def figures_by_key(folder: Path, moved: Mapping[str, str], reports: Container[str]) -> dict[FigureKey, CsvRecord]:
    return {key: row for key, row in figure_rows_in(folder, moved) if key[0] in reports}


def figure_rows_in(folder: Path, moved: Mapping[str, str]) -> Iterator[tuple[FigureKey, CsvRecord]]:
    for row in csv_rows(folder, "figures.csv"):
        yield (moved.get(row["report_id"], row["report_id"]), row["figure_id"]), row


def csv_rows(folder: Path, name: str) -> Iterator[CsvRecord]:
    path = folder / "data" / name
    if path.is_file():
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from csv.DictReader(file)


def substance(row: CsvRecord | None) -> tuple[str, ...]:
    return tuple(row.get(name, NOTHING) for name in SUBSTANCE) if row else ()


def printed_with_unit(row: CsvRecord | None) -> str:
    return row["as_printed"] if row else NOTHING


def is_recorded(change: Change, recorded: list[CsvRecord]) -> bool:
    """Through the recorded corrections one gets from what is served to what is new, with one step at least."""
    state, steps = change.before, 0
    for row in recorded:
        if (row["report_id"], row["figure_id"]) == (change.report_id, change.figure_id) and row["before"] == state:
            state, steps = row["after"], steps + 1
    return steps > 0 and state == change.after


def stop_of(change: Change) -> Stop:
    return Stop(f"departments/{change.report_id}/corrections.yml", "unrecorded-change", {
        "figure": change.figure_id, "before": change.before or "–", "after": change.after or "–",
        "after_cell": change.after, "before_cell": change.before})
