"""Rows that only number the columns: 栏次 1 2 3, (A) (B) (C=B/A)."""
from __future__ import annotations

import re

from mingbai.forms.grid import GridCell
from mingbai.forms.labels import squeezed

LEAD = {"栏次", "行次", "序号", "列次", "栏目", "项目", "甲", "乙", "丙"}
LETTER = re.compile(r"^\(?[A-Za-z](?:=[A-Za-z\d+\-*/÷×()%]+)?\)?$")
ORDINAL = re.compile(r"^\(?(\d{1,2})(?:=[\d+\-*/÷×()%]+)?\)?$")
LEAST = 3


def numbers_columns(cells: list[GridCell]) -> bool:
    """Each cell one more than the one before, or a letter; nothing else in the row."""
    texts = [plain for cell in cells if (plain := squeezed(cell.text)) and plain not in LEAD]
    if len(texts) < LEAST:
        return False
    if all(LETTER.match(text) for text in texts):
        return True
    ordinals = [ORDINAL.match(text) for text in texts]
    found = [int(ordinal[1]) for ordinal in ordinals if ordinal]
    return found == list(range(1, len(texts) + 1))
