"""Releases killed at random moments: what is served must be whole every time.

`python -m tests.publish.kills --runs 200` for many; `--real` builds the real site instead of a made-up one.
"""
from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from mingbai.publish.release_folder import ReleaseFolder
from mingbai.publish.switch import current_name
from mingbai.publish.verify import verify_folder

ROOT = Path(__file__).resolve().parents[2]
SEED = 20230815


def quick_command(folder: Path, version: str) -> list[str]:
    return [sys.executable, "-m", "tests.publish.quick", str(folder), version]


def real_command(folder: Path, version: str) -> list[str]:
    return [sys.executable, "-m", "tests.publish.real", str(folder), version]


def run_and_kill(command: list[str], after: float | None) -> bool:
    """True when it was killed before it ended by itself."""
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(after)
        return False
    except subprocess.TimeoutExpired:
        return True
    finally:
        process.kill()
        process.wait()


def kill_many(folder: Path, runs: int, command=quick_command) -> Counter:
    """How often a run was killed or ended, and left the old or the new release; fails if what is served is not whole."""
    assert not run_and_kill(command(folder, "first"), None)
    started = time.monotonic()
    assert not run_and_kill(command(folder, "second"), None)
    whole_run = time.monotonic() - started
    moments, seen, before = random.Random(SEED), Counter(), serving(folder)
    for number in range(runs):
        killed = run_and_kill(command(folder, f"v{number}"), moments.uniform(0, whole_run * 1.1))
        after = serving(folder)
        seen["killed" if killed else "ended", "old" if after == before else "new"] += 1
        before = after
    return seen


def serving(folder: Path) -> int:
    """The number of the served release, which is whole."""
    layout = ReleaseFolder(folder)
    found = verify_folder(layout.current)
    assert found.files and not found.differences, found.differences[:5]
    for name in layout.names():
        assert not verify_folder(layout.release(name)).differences, name
    return int(current_name(layout)[:6])


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--runs", type=int, default=200)
    options.add_argument("--real", action="store_true")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        seen = kill_many(Path(folder), asked.runs, real_command if asked.real else quick_command)
    for (end, release), count in sorted(seen.items()):
        print(f"{end}, {release} release served whole: {count}")


if __name__ == "__main__":
    main()
