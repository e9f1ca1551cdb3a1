"""A release of a made-up site, quickly: `python -m tests.publish.quick FOLDER VERSION`. What the kill test kills."""
from __future__ import annotations

import sys
from pathlib import Path

from mingbai.publish.release import Plan, release

FILES = 150


def fill(folder: Path, version: str) -> None:
    for number in range(FILES):
        path = folder / "zh" / str(number % 7) / f"{number}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<p>{version} {number}</p>\n" * 20, "utf-8")


def quick_release(root: Path, version: str, keep: int = 3):
    return release(root, Plan(lambda folder: fill(folder, version), {"generator": "quick"}, keep))


if __name__ == "__main__":
    quick_release(Path(sys.argv[1]), sys.argv[2])
