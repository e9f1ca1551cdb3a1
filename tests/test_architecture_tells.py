"""Who looks for something finds it with ARCHITECTURE.md alone, and it is there."""
from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.support.builds import ROOT
from tests.support.sites import CASES

MAP = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
SOUGHT = yaml.safe_load((CASES / "architecture.yml").read_text("utf-8"))


def files_at(name: str) -> list[Path]:
    """The file, or those of the folder, in the project or in the program."""
    place = next(base / name for base in (ROOT, ROOT / "generator" / "mingbai") if (base / name).exists())
    return [path for path in place.rglob("*") if path.suffix in (".py", ".yml")] if place.is_dir() else [place]


@pytest.mark.parametrize("one", SOUGHT, ids=lambda one: one["asked"])
def test_it_is_told_where_it_lies(one: dict[str, str]) -> None:
    assert f"`{one['in']}`" in MAP
    assert any(one["holds"] in path.read_text("utf-8") for path in files_at(one["in"]))
