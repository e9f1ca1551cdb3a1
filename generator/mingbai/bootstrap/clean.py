"""Removing what the generator and the tools leave behind; the environment stays."""

import shutil
from pathlib import Path

BUILT = (
    "site",
    "site_src/zh",
    "site_src/en",
    "site_src/data",
    "site_src/index.md",
    "site_src/assets/vendor",
    ".cache",
    ".hypothesis",
    ".pytest_cache",
    ".ruff_cache",
)


def clean(root: Path) -> list[str]:
    """The names of what was there and is gone."""
    there = [name for name in BUILT if (root / name).exists()]
    for name in there:
        path = root / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return there
