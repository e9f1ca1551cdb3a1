"""A table as CSV: UTF-8 without byte order mark, CRLF, as RFC 4180 has it."""
from __future__ import annotations

import pandas as pd

from generator.opendata.dictionary import Table
from generator.opendata.safe import neutral


def csv_bytes(frame: pd.DataFrame, table: Table) -> bytes:
    text = neutral(frame, table).to_csv(index=False, lineterminator="\r\n", na_rep="")
    return text.encode("utf-8")
