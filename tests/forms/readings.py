"""A reading in the words of the cases, so that the two can be laid side by side."""
from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from mingbai.forms.readers import read_document
from mingbai.forms.reading import IndicatorRow, MoneyLine, Reading, ReadValue
from mingbai.forms.recognise import read_forms
from mingbai.load.site import read_units
from mingbai.load.textfile import Folder
from mingbai.model.problems import Problems

CONTENT = Path(__file__).parents[2] / "content"
UNITS = read_units(Folder(CONTENT), Problems())


def read(data: bytes, name: str, layout: str = "") -> list[Reading]:
    return read_forms(read_document(data, name), UNITS, layout)


def described(reading: Reading) -> dict[str, Any]:
    """Everything of a reading that a case may expect."""
    return {
        "kind": reading.kind, "year": int(reading.year) if reading.year else None, "layout": reading.layout,
        "amount_unit": reading.amount_unit, "rate_base": reading.rate_base,
        "heads": {name: head.text for name, head in reading.heads.items()},
        "funds": {fund_key(line): described_line(line) for line in reading.money},
        "execution": cells(reading.execution), "totals": cells(reading.totals),
        "grade": reading.grade.text if reading.grade else None,
        "weights": {part.part or part.label: part.weight.cell for part in reading.part_weights},
        "indicators": [described_row(row) for row in reading.indicators],
        "objectives": [kind for kind, _ in reading.objectives],
        "statements": [kind for kind, _ in reading.statements],
        "base": {".".join((figure.table, base_key(figure), figure.column)): figure.value.cell for figure in reading.base},
        "dropped": list(dict.fromkeys(label for note in reading.dropped if (label := dict(note.values)["label"]))),
        "hints": len(reading.hints), "left": len(reading.left)}


def base_key(figure: Any) -> str:
    return figure.key or figure.label.split("：")[-1].split("、")[-1]


def fund_key(line: MoneyLine) -> str:
    return line.by if line.by in ("by-fund", "by-purpose") else line.line or line.label


def described_line(line: MoneyLine) -> dict[str, Any]:
    said = {"of_which": line.of_which, "part_of": line.parent, **cells(line.cells)}
    return {name: value for name, value in said.items() if value}


def described_row(row: IndicatorRow) -> dict[str, Any]:
    said = {"name": row.name, "class": row.part, "group": row.group, "core": row.core, "of_which": row.of_which,
            **cells(row.cells), **{name: text.text for name, text in row.texts.items()}}
    kept = {name: value for name, value in said.items() if value}
    if row.parent is not None:
        kept["part_of"] = row.parent
    if row.group_weight:
        kept["group_weight"] = Decimal(row.group_weight)
    return kept


def cells(values: dict[str, ReadValue]) -> dict[str, str]:
    return {name: value.cell for name, value in values.items()}


def differences(expected: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """What a case asks for and a reading doesn't have, and figures that it has beside."""
    told = []
    for name, wanted in expected.items():
        if name == "indicators":
            told += rows_differing(wanted, found[name])
        elif isinstance(wanted, dict):
            told += [f"{name}.{key}: {wanted.get(key)!r} ≠ {found[name].get(key)!r}"
                     for key in dict.fromkeys([*wanted, *found[name]]) if wanted.get(key) != found[name].get(key)]
        elif wanted != found[name]:
            told.append(f"{name}: {wanted!r} ≠ {found[name]!r}")
    return told


def rows_differing(wanted: list[dict[str, Any]], found: list[dict[str, Any]]) -> list[str]:
    told = [] if len(wanted) == len(found) else [f"{len(wanted)} rows ≠ {len(found)}: {[row['name'] for row in found]}"]
    figures = ("target", "revised_target", "actual", "completion", "coefficient", "weight", "score", "of_which", "core",
               "part_of")
    for row, other in zip(wanted, found, strict=False):
        told += [f"{row['name']}.{key}: {row.get(key)!r} ≠ {other.get(key)!r}"
                 for key in dict.fromkeys([*row, *(k for k in other if k in figures)]) if row.get(key) != other.get(key)]
    return told
