"""What a rule lets pass before it speaks. They are data: `tolerances.yml`."""
from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("tolerances.yml")


@cache
def tolerances() -> dict[str, Decimal]:
    return {name: Decimal(value) for name, value in yaml.safe_load(FILE.read_text("utf-8")).items()}


def tolerance(name: str) -> Decimal:
    return tolerances()[name]
