"""The types of the program hold, and where one is left open its line says why."""
from __future__ import annotations

import re
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.builds import ROOT

SOURCES = sorted((ROOT / "generator").rglob("*.py"))
IGNORED = re.compile(r"# type: ignore\[[\w, -]+\]\s+# \w.*")
OPEN = {"Any": re.compile(r"#.*\bAny: \w|# Any: "), "cast": re.compile(r"#.*\bcast: \w")}


@pytest.mark.slow
def test_the_types_hold() -> None:
    """What is strict and what is less so stands in pyproject.toml."""
    done = subprocess.run([sys.executable, "-m", "mypy"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def untold(path: Path) -> Iterator[tuple[int, str]]:
    """Lines that silence the checker, or leave a type open, without a reason."""
    lines = path.read_text("utf-8").splitlines()
    with path.open("rb") as file:
        names = {(token.start[0], token.string) for token in tokenize.tokenize(file.readline)
                 if token.type == tokenize.NAME and token.string in OPEN}
    for number, name in sorted(names):
        line = lines[number - 1]
        if not re.match(r"\s*(from|import) |\s*Any,$", line) and not OPEN[name].search(line):
            yield number, line
    yield from ((number, line) for number, line in enumerate(lines, 1) if "type: ignore" in line and not IGNORED.search(line))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT / "generator").as_posix())
def test_what_is_not_checked_is_told(path: Path) -> None:
    assert list(untold(path)) == []


def test_a_line_without_a_reason_is_found(tmp_path: Path) -> None:
    file = tmp_path / "one.py"
    file.write_text("from typing import Any, cast\nx: Any = 1\ny: Any = 1   # Any: as JSON has it\nz = cast(int, x)\n"
                    "w: str = 1   # type: ignore[assignment]\nv: str = 1   # type: ignore[assignment]  # a reason\n"
                    "u: str = 1   # type: ignore\n", "utf-8")
    assert [number for number, _ in untold(file)] == [2, 4, 5, 7]
