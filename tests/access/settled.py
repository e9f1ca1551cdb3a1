"""What axe-core leaves to a person, read and settled: the rule, what it must say, and why it stands."""
from __future__ import annotations

SETTLED: tuple[tuple[str, str, str], ...] = ()


def is_settled(rule: str, told: str) -> bool:
    return any(rule == one and part in told for one, part, _ in SETTLED)
