"""No text that a spreadsheet would run as a formula: such a text gets an apostrophe in front, see `notes.formulas`."""
from __future__ import annotations

import re

import pandas as pd

from generator.opendata.dictionary import Table

RISKY = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?%?")


def harmless(text: str) -> str:
    return f"'{text}" if RISKY.match(text) and not NUMBER.fullmatch(text) else text


def neutral(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    texts = [column.name for column in table.columns if column.type == "string" and len(frame)]
    risky = {name: frame[name].map(harmless, na_action="ignore") for name in texts
             if frame[name].str.match(RISKY).any()}
    return frame.assign(**risky)
