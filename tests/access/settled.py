"""What axe-core leaves to a person, read and settled: the rule, what it must say, and why it stands.

That ink on paper and its like are told apart, in the light and in the dark, is a test of the tokens in `test_access.py`."""
from __future__ import annotations

CONTRAST, CELLS = "color-contrast", "th-has-data-cells"
SETTLED: tuple[tuple[str, str, str], ...] = (
    (CONTRAST, "partially obscured", "in a list or table that scrolls, beyond its edge: the same colours as within it"),
    (CONTRAST, "overlapped by another", "words of a chart above its bars and lines, or a cell that its frame cuts: ink on paper"),
    (CONTRAST, "image node", "words of a chart beside its drawing: ink on paper"),
    (CONTRAST, "too short", "a number on an axis: ink on paper"),
    (CELLS, "missing or empty", "the heading of a group of rows, which is no column: its rows follow in the same tbody"),
)


def is_settled(rule: str, told: str) -> bool:
    return any(rule == one and part in told for one, part, _ in SETTLED)
