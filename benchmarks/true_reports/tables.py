"""Rows as they are made, laid out as the files of a report."""
from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field

Row = dict[str, str]


@dataclass
class Tables:
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, table: str, place: str, **cells: str) -> Row:
        row = {"place": place, **{name: cell for name, cell in cells.items() if cell}}
        self.rows.setdefault(table, []).append(row)
        return row

    def files(self) -> dict[str, str]:
        return {f"{table}.csv": as_csv(rows) for table, rows in self.rows.items() if rows}


def as_csv(rows: Sequence[Row], columns: Sequence[str] = ()) -> str:
    """Without columns those that the rows have."""
    columns = columns or list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
