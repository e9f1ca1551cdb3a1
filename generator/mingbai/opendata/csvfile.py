"""A table as CSV: UTF-8 without byte order mark, CRLF, as RFC 4180 has it."""
from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from mingbai.opendata.dictionary import DataTable
from mingbai.opendata.safe import neutral
from mingbai.opendata.tables import TableLine


def csv_bytes(lines: Iterable[TableLine], table: DataTable) -> bytes:
    return head_bytes(table) + body_bytes(lines, table)


def head_bytes(table: DataTable) -> bytes:
    return csv_bytes_of([table.column_names])


def body_bytes(lines: Iterable[TableLine], table: DataTable) -> bytes:
    """What can be put after the head, or after the body of another part of the table."""
    return csv_bytes_of(neutral(lines, table))


def csv_bytes_of(lines: Iterable[Sequence[str | None]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(lines)
    return out.getvalue().encode("utf-8")
