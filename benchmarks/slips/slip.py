"""All that may slip in the content, by kind, and what stands in the files then."""
from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.slips import cells
from benchmarks.slips.cells import Wrong
from mingbai.checks.engine import ReportChecks
from mingbai.model.report import Figure, Report

Lines = list[list[str]]
TARGETS, RESULTS = ("target", "revised-target"), ("actual", "value")
SCORES = "score"


@dataclass(frozen=True)
class Slip:
    """`lines` is the whole table after it; `figures` are those that slipped."""
    kind: str
    report: Report
    file: str
    lines: Lines
    figures: tuple[str, ...]
    told: str = field(default="")

    @property
    def text(self) -> str:
        return as_text(self.lines)


def as_text(lines: Lines) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(lines)
    return out.getvalue()


@dataclass(frozen=True)
class Place:
    """A cell of the content that holds a figure."""
    report: Report
    figure: Figure
    file: str
    line: int                             # below the head
    column: int

    def cell(self, lines: Lines) -> str:
        return lines[self.line][self.column]


@dataclass(frozen=True)
class Content:
    """The tables of a report as they lie there."""
    report: Report
    tables: dict[str, Lines]
    places: tuple[Place, ...]
    wholes: frozenset[str]                # figures that are said to be a sum


def content(root: Path, report: Report, checks: ReportChecks) -> Content:
    folder = root / report.folder
    tables = {path.name: list(csv.reader(io.StringIO(path.read_text("utf-8")))) for path in sorted(folder.glob("*.csv"))}
    places = tuple(place for figure in report.figures.values() if (place := place_of(report, figure, tables)))
    wholes = {check.figures[0].id for check in checks.checks
              if check.outcome.formula and set(signs(check.outcome.formula)) <= {"+", "figure"} and len(check.figures) > 2}
    return Content(report, tables, places, frozenset(wholes))


def signs(expression: object) -> Iterator[str]:
    yield expression.sign
    for part in expression.parts:
        yield from signs(part)


def place_of(report: Report, figure: Figure, tables: dict[str, Lines]) -> Place | None:
    file, column = Path(figure.spot.file).name, figure.spot.column
    lines = tables.get(file)
    if not lines or figure.spot.row is None or column not in lines[0]:
        return None
    return Place(report, figure, file, figure.spot.row - 1, lines[0].index(column))


# ---- one kind after the other

Candidates = Callable[[random.Random, Content], Iterator[Slip]]


def in_cells(kind: str, wrong: Wrong, fits: Callable[[Content, Place], bool]) -> Candidates:
    def candidates(draw: random.Random, own: Content) -> Iterator[Slip]:
        for place in own.places:
            before = place.cell(own.tables[place.file])
            if not fits(own, place) or not before:
                continue
            after = wrong(draw, with_unit(before, place.figure) if kind == "unit swap" else before)
            if after not in (before, with_unit(before, place.figure)):
                yield with_cells(kind, own, [(place, after)], f"{before} → {after}")
    return candidates


def with_unit(cell: str, figure: Figure) -> str:
    """With its unit, which may stand in a column of its own."""
    unit = figure.unit.printed if figure.unit else ""
    return cell if cell.endswith(unit) else cell + unit


def with_cells(kind: str, own: Content, cells_after: list[tuple[Place, str]], told: str) -> Slip:
    file = cells_after[0][0].file
    lines = [list(line) for line in own.tables[file]]
    for place, after in cells_after:
        lines[place.line][place.column] = after
    return Slip(kind, own.report, file, lines, tuple(place.figure.id for place, _ in cells_after), told)


def pairs_of_target_and_result(own: Content) -> Iterator[tuple[Place, Place]]:
    """In one line of a table, and not the same."""
    by_line: dict[tuple[str, int], dict[str, Place]] = {}
    for place in own.places:
        if place.file in ("indicators.csv", "results.csv"):
            by_line.setdefault((place.file, place.line), {})[place.figure.phase] = place
    for found in by_line.values():
        target = next((found[name] for name in TARGETS if name in found), None)
        result = next((found[name] for name in RESULTS if name in found), None)
        if target and result and target.cell(own.tables[target.file]) != result.cell(own.tables[result.file]):
            yield target, result


def swapped_target(_: random.Random, own: Content) -> Iterator[Slip]:
    for target, result in pairs_of_target_and_result(own):
        first, second = (place.cell(own.tables[place.file]) for place in (target, result))
        yield with_cells("target and result swapped", own, [(target, second), (result, first)], f"{first} ↔ {second}")


def copied_target(_: random.Random, own: Content) -> Iterator[Slip]:
    for target, result in pairs_of_target_and_result(own):
        first, second = (place.cell(own.tables[place.file]) for place in (target, result))
        slip = with_cells("target copied as result", own, [(result, first)], f"{second} → {first}")
        yield slip


def row_left_out(_: random.Random, own: Content) -> Iterator[Slip]:
    for file, lines in own.tables.items():
        for number in range(1, len(lines)):
            gone = tuple(place.figure.id for place in own.places if (place.file, place.line) == (file, number))
            if gone:
                yield Slip("row left out", own.report, file, lines[:number] + lines[number + 1:], gone, f"line {number + 1}")


def swapped_rows(_: random.Random, own: Content) -> Iterator[Slip]:
    """The figures of two rows, one below the other, stand in each other's place: all of them, or those of one column."""
    rows: dict[tuple[str, int], dict[int, Place]] = {}
    for place in own.places:
        rows.setdefault((place.file, place.line), {})[place.column] = place
    for (file, line), upper in rows.items():
        lower = rows.get((file, line + 1), {})
        shared = [column for column in upper if column in lower and upper[column].figure.base != lower[column].figure.base
                  and upper[column].figure.quantity.measure == lower[column].figure.quantity.measure]
        if shared:
            lines = own.tables[file]
            for columns in [shared, *([column] for column in shared if len(upper) > 1)]:
                after = [(one[column], other[column].cell(lines)) for one, other in ((upper, lower), (lower, upper))
                         for column in columns]
                yield with_cells("rows swapped", own, after, f"lines {line + 1}, {line + 2}")


def is_any(_: Content, place: Place) -> bool:
    return place.figure.base is not None


def is_score(_: Content, place: Place) -> bool:
    return place.figure.quantity.measure == "score" and (place.figure.phase == SCORES or place.figure.table == "unit-scores")


def is_percent(_: Content, place: Place) -> bool:
    return place.figure.base is not None and place.figure.unit is not None and place.figure.unit.is_percent


def is_whole(own: Content, place: Place) -> bool:
    return place.figure.id in own.wholes


KINDS: dict[str, tuple[int, Candidates]] = {
    "score raised": (60, in_cells("score raised", cells.score_raised, is_score)),
    "sign flip": (60, in_cells("sign flip", cells.sign_flip, is_any)),
    "wrong total": (48, in_cells("wrong total", cells.wrong_total, is_whole)),
    "target and result swapped": (30, swapped_target),
    "unit swap": (60, in_cells("unit swap", cells.unit_swap, is_any)),
    "target copied as result": (30, copied_target),
    "row left out": (60, row_left_out),
    "decimal shift": (66, in_cells("decimal shift", cells.decimal_shift, is_any)),
    "rows swapped": (60, swapped_rows),
    "one digit": (66, in_cells("one digit", cells.one_digit, is_any)),
    "transposed": (66, in_cells("transposed", cells.transposed, is_any)),
    "dropped digit": (66, in_cells("dropped digit", cells.dropped_digit, is_any)),
    "doubled digit": (66, in_cells("doubled digit", cells.doubled_digit, is_any)),
    "wrong percentage": (60, in_cells("wrong percentage", cells.wrong_percentage, is_percent)),
}
