"""Between the release that is served and the next one: no published figure changes, no address goes, without a record."""
from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.publish.refusal import Refusal, Stop

# What makes a published figure that figure; its labels and notes may be worded better without a record.
SUBSTANCE = ("as_printed", "value", "unit", "value_cny", "comparator", "upper", "date", "period", "words_zh")
NOTHING = ""

Key = tuple[str, str]                     # report, figure
Row = Mapping[str, str]


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
    recorded = table(folder, "changes.csv")
    stops = [*vanished(served, folder),
             *(stop_of(change) for change in changes(served, folder, moved) if not is_recorded(change, recorded))]
    if stops:
        raise Refusal(stops)


def vanished(served: Path, folder: Path) -> Iterator[Stop]:
    for page in sorted(served.rglob("index.html")):
        name = page.relative_to(served).as_posix()
        if not (folder / name).is_file():
            yield Stop(name.removesuffix("index.html") or "/", "vanished-address")


def changes(served: Path, folder: Path, moved: Mapping[str, str]) -> list[Change]:
    before, after = figures(served, moved), figures(folder, {})
    reports = {report for report, _ in after}
    return [Change(*key, shown(before[key]), shown(after.get(key))) for key in before
            if key[0] in reports and substance(before[key]) != substance(after.get(key))]


def figures(folder: Path, moved: Mapping[str, str]) -> dict[Key, Row]:
    return {(moved.get(row["report_id"], row["report_id"]), row["figure_id"]): row for row in table(folder, "figures.csv")}


def table(folder: Path, name: str) -> list[Row]:
    path = folder / "data" / name
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def substance(row: Row | None) -> tuple[str, ...]:
    return tuple(row.get(name, NOTHING) for name in SUBSTANCE) if row else ()


def shown(row: Row | None) -> str:
    return row["as_printed"] if row else NOTHING


def is_recorded(change: Change, recorded: list[Row]) -> bool:
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
