"""Slips of the pen planted in the files of a report, each with what was true: the answer key of generated content."""
from __future__ import annotations

import csv
import io
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks.slips import cells
from benchmarks.slips.cells import Wrong
from mingbai.model.table_specs import SPECS, TableSpec

Lines = list[list[str]]
Files = dict[str, str]
LEADING_ZERO = re.compile(r"(?<![\d.])0\d")     # refused when the content is read
NOTHING = ("", "—")
SWAPPED, COPIED, LEFT_OUT, ROWS = "target and result swapped", "target copied as result", "row left out", "rows swapped"
TARGET_AND_RESULT = {"indicators": ("target", "actual"), "results": ("target", "value")}


@dataclass(frozen=True)
class Fault:
    """One line of the answer key."""
    report: str
    kind: str
    figure: str
    true: str
    printed: str


@dataclass(frozen=True)
class Cell:
    table: TableSpec
    line: int
    column: int
    figure: str
    phase: str


def planted(draw: random.Random, kind: str, files: Files, report: str) -> tuple[Files, list[Fault]]:
    """The files with one fault of this kind; the same files where none can be planted."""
    tables = {spec.name: list(csv.reader(io.StringIO(files[spec.file]))) for spec in SPECS.values() if spec.file in files}
    possible = list(KINDS[kind](draw, kind, tables, files))
    if not possible:
        return files, []
    name, lines, found = draw.choice(possible)
    faults = [Fault(report, kind, figure, true, printed) for figure, true, printed in found]
    return {**files, SPECS[name].file: as_text(lines)}, faults


Possible = Iterator[tuple[str, Lines, list[tuple[str, str, str]]]]
Planting = Callable[[random.Random, str, dict[str, Lines], Files], Possible]


def in_one_cell(wrong: Wrong, fits: Callable[[Cell, str], bool]) -> Planting:
    def possible(draw: random.Random, _: str, tables: dict[str, Lines], __: Files) -> Possible:
        for name, lines in tables.items():
            for cell in cells_of(SPECS[name], lines):
                true = lines[cell.line][cell.column]
                whole = with_unit(true, lines, cell.line) if wrong is cells.unit_swap else true
                printed = wrong(draw, whole) if fits(cell, true) else true
                if printed not in (true, whole) and not LEADING_ZERO.search(printed):
                    yield name, with_cells(lines, {(cell.line, cell.column): printed}), [(cell.figure, true, printed)]
    return possible


def with_unit(cell: str, lines: Lines, line: int) -> str:
    """A money table may have its unit in a column."""
    unit = lines[line][lines[0].index("unit")] if "unit" in lines[0] else ""
    return cell + unit if unit and cell[-1:].isdigit() else cell


def of_target(draw: random.Random, kind: str, tables: dict[str, Lines], _: Files) -> Possible:
    for name, phases in TARGET_AND_RESULT.items():
        by_line: dict[int, dict[str, Cell]] = {}
        for cell in cells_of(SPECS[name], tables.get(name, [[]])):
            by_line.setdefault(cell.line, {})[cell.phase] = cell
        for found in by_line.values():
            if not all(phase in found for phase in phases):
                continue
            target, result = (found[phase] for phase in phases)
            lines = tables[name]
            first, second = (lines[cell.line][cell.column] for cell in (target, result))
            if first == second:
                continue
            after = {(result.line, result.column): first}
            told = [(result.figure, second, first)]
            if kind == SWAPPED:
                after[target.line, target.column] = second
                told.append((target.figure, first, second))
            yield name, with_cells(lines, after), told


def row_left_out(_: random.Random, __: str, tables: dict[str, Lines], files: Files) -> Possible:
    """Of a row that nothing else names: else the content could not be read."""
    for name in ("results", "projects", "procurement"):
        lines = tables.get(name, [[]])
        for number in range(1, len(lines)):
            found = [cell for cell in cells_of(SPECS[name], lines) if cell.line == number]
            stem = found[0].figure.rpartition(".")[0] if found else ""
            is_named = any(f"{stem}." in text for text in files.values()) or lines[number][1:2] == ["total"]
            if found and not is_named:
                yield name, lines[:number] + lines[number + 1:], [
                    (cell.figure, lines[number][cell.column], "") for cell in found]


def rows_swapped(_: random.Random, __: str, tables: dict[str, Lines], ___: Files) -> Possible:
    for name in ("money", "three-public", "projects", "assets"):
        lines = tables.get(name, [[]])
        by_line: dict[int, list[Cell]] = {}
        for cell in cells_of(SPECS[name], lines):
            by_line.setdefault(cell.line, []).append(cell)
        for line, upper in by_line.items():
            shared = [(one, other) for one in upper for other in by_line.get(line + 1, ()) if one.column == other.column]
            cells_by = {(cell.line, cell.column): cell for pair in shared for cell in pair}
            if shared and any(lines[one.line][one.column] != lines[other.line][other.column] for one, other in shared):
                after = {(a.line, a.column): lines[b.line][b.column] for pair in shared for a, b in (pair, pair[::-1])}
                told = [(cells_by[cell].figure, lines[cell[0]][cell[1]], printed) for cell, printed in after.items()]
                yield name, with_cells(lines, after), [one for one in told if one[1] != one[2]]


def cells_of(spec: TableSpec, lines: Lines) -> Iterator[Cell]:
    """The cells that hold figures, with the ids of these."""
    head = lines[0] if lines else []
    for number, line in enumerate(lines[1:], 1):
        own = dict(zip(head, line, strict=False))
        key = ".".join(own.get(column, "") for column in spec.keys) + (f"~{own['variant']}" if own.get("variant") else "")
        for place, column in enumerate(head):
            if column in spec.figures and line[place] not in NOTHING:
                phase = column.replace("_", "-")
                yield Cell(spec, number, place, f"{spec.name}.{key}.{phase}", phase)


def with_cells(lines: Lines, after: dict[tuple[int, int], str]) -> Lines:
    return [[after.get((line, column), cell) for column, cell in enumerate(own)] for line, own in enumerate(lines)]


def as_text(lines: Lines) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(lines)
    return out.getvalue()


def is_number(cell: Cell, text: str) -> bool:
    """A plain one: no date, no words."""
    return bool(cells.NUMBER.search(text)) and not any(word in text for word in "年月日第")


def is_score(cell: Cell, _: str) -> bool:
    return cell.phase == "score"


def is_percent(_: Cell, text: str) -> bool:
    return text.endswith("%")


def is_total(cell: Cell, text: str) -> bool:
    return ".total." in cell.figure and is_number(cell, text)


KINDS: dict[str, Planting] = {
    "score raised": in_one_cell(cells.score_raised, is_score),
    "sign flip": in_one_cell(cells.sign_flip, is_number),
    "wrong total": in_one_cell(cells.wrong_total, is_total),
    SWAPPED: of_target,
    "unit swap": in_one_cell(cells.unit_swap, is_number),
    COPIED: of_target,
    LEFT_OUT: row_left_out,
    "decimal shift": in_one_cell(cells.decimal_shift, is_number),
    ROWS: rows_swapped,
    "one digit": in_one_cell(cells.one_digit, is_number),
    "transposed": in_one_cell(cells.transposed, is_number),
    "dropped digit": in_one_cell(cells.dropped_digit, is_number),
    "doubled digit": in_one_cell(cells.doubled_digit, is_number),
    "wrong percentage": in_one_cell(cells.wrong_percentage, is_percent),
}
