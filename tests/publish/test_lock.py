"""The lock of releases ends with its process, however that ends."""
from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mingbai.publish.lock import exclusive
from mingbai.publish.refusal import ReleaseRefusal
from mingbai.work.places import PACKAGE

HOLD = ("import sys, time; from pathlib import Path; from mingbai.publish.lock import exclusive\n"
        "with exclusive(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)")


def test_a_killed_run_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "below" / ".lock"
    held = subprocess.Popen([sys.executable, "-B", "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True,
                            env={**os.environ, "PYTHONPATH": str(PACKAGE.parent)})
    assert held.stdout is not None and held.stdout.readline() == "held\n"
    for _ in range(2):                    # who asks in vain leaves the name of the holder where it is
        with pytest.raises(ReleaseRefusal) as caught, exclusive(path):
            pass
        assert str(held.pid) in caught.value.text("en")
    held.kill()
    held.communicate()
    with exclusive(path):
        assert path.read_text() == str(os.getpid())


def test_a_run_that_fails_holds_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), exclusive(tmp_path / ".lock"):
        raise ZeroDivisionError
    with exclusive(tmp_path / ".lock"):
        pass
