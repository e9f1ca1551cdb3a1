"""Forms nobody has seen: spaces in labels, blank rows and columns, columns in another order, full-width digits."""
from __future__ import annotations

import copy
import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingbai.forms.labels import label
from mingbai.forms.layouts import Vocabulary
from tests.forms.grids import ABOVE, LEFT, WRITERS, cases
from tests.forms.readings import described, differences, read

WORDS = Vocabulary(None)
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
NAMES = ("anhui-planting", "city-unseen", "jinan-lighting", "ningxia-clinic", "town-entrusted-services", "yunnan-training")
CASES = {name: case for name, case in cases().items() if name in NAMES}
IGNORED = {"left", "layout", "hints", "rate_base"}


def spaced(rows: list[list[Any]], chance: random.Random) -> list[list[Any]]:
    """年 初 预\n算数."""
    def loosened(cell):
        if not isinstance(cell, str) or len(cell) > 14 or not WORDS.any(cell)[0]:
            return cell
        return "".join(char + chance.choice(["", "", " ", "\n", "　"]) for char in cell)
    return [[loosened(cell) for cell in row] for row in rows]


def with_blank_column(rows: list[list[Any]], chance: random.Random) -> list[list[Any]]:
    at = chance.randrange(max(map(len, rows)))
    result = copy.deepcopy(rows)
    for number, row in enumerate(rows):
        result[number].insert(at, filler(rows, number, at) if at < len(row) else None)
    return result


def filler(rows: list[list[Any]], number: int, at: int) -> str | None:
    """What a new column holds inside a merged range."""
    while rows[number][at] == ABOVE and number:
        if rows[number - 1][at] == LEFT or (rows[number - 1][at] != ABOVE and rows[number][at] == LEFT):
            return ABOVE
        number -= 1
    return LEFT if rows[number][at] == LEFT else None


def with_blank_row(rows: list[list[Any]], chance: random.Random) -> list[list[Any]]:
    free = [number for number, row in enumerate(rows) if ABOVE not in row]
    at = chance.choice(free)
    return [*rows[:at], [None] * max(map(len, rows)), *rows[at:]]


def wide(rows: list[list[Any]], chance: random.Random) -> list[list[Any]]:
    """Amounts typed as text with full-width digits."""
    def widened(cell):
        plain = isinstance(cell, (int, float)) and not isinstance(cell, bool) and chance.random() < 0.5
        return str(cell).translate(WIDE) if plain else cell
    return [[widened(cell) for cell in row] for row in rows]


def reordered(rows: list[list[Any]], chance: random.Random) -> list[list[Any]]:
    """The columns after the names of the indicators change places, from the header down to the total row."""
    header = next(n for n, row in enumerate(rows) if sum(label(str(c)).core in HEADS for c in row) >= 3)
    last = next((n for n in range(header, len(rows)) if LEFT in rows[n][-3:] and n > header), len(rows))
    first = max(n for n, c in enumerate(rows[header]) if label(str(c)).core in ("三级指标", "指标名称")) + 1
    if any(LEFT in row[first:] for row in rows[header:last]):
        return rows
    order = chance.sample(range(first, len(rows[header])), len(rows[header]) - first)
    moved = [[*row[:first], *(row[n] if n < len(row) else None for n in order)] for row in rows[header:last]]
    return [*rows[:header], *moved, *rows[last:]]


HEADS = {"一级指标", "二级指标", "三级指标", "指标名称", "分值", "得分"}
CHANGES = (spaced, with_blank_column, with_blank_row, wide, reordered)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10 ** 9), wanted=st.lists(st.sampled_from(CHANGES), min_size=1, max_size=4, unique=True),
       kind=st.sampled_from(["xlsx", "xlsx", "docx", "xls"]))
def test_the_values_stay_the_same(name, seed, wanted, kind):
    chance, case = random.Random(seed), CASES[name]
    sheets = [dict(sheet) for sheet in case["sheets"]]
    for change in wanted:
        sheets[-1]["rows"] = change(sheets[-1]["rows"], chance)
    readings = read(WRITERS[kind]({"sheets": sheets}), f"form.{kind}")
    expected = {key: value for key, value in case["expect"][0].items() if key not in IGNORED}
    assert len(readings) == 1
    assert differences(expected, described(readings[0])) == []
