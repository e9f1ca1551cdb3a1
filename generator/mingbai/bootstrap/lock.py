"""Renewing the two locks from pyproject.toml."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from mingbai.bootstrap.system import Machine
from mingbai.bootstrap.venv import RUNTIME, TEST, ensure_venv, pip, venv_python

STYLE = (
    "--universal",
    "--python-version=3.11",
    "--group=setup",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-header",
    "--quiet",
)
# The second follows the first, so that both name the same versions.
LOCKS = (
    (TEST, ("--extra=import", "--extra=test")),
    (RUNTIME, ("--extra=import", f"--constraint={TEST}")),
)


def renew_locks(root: Path, machine: Machine, arguments: Sequence[str]) -> int:
    """Keeps the versions that still fit; `--upgrade` takes the newest."""
    python = venv_python(ensure_venv(root, machine))
    pip(python, "uv>=0.9", cwd=root)
    for lock, extras in LOCKS:
        command: list[str | Path] = [python, "-m", "uv", "pip", "compile", "pyproject.toml", *STYLE, *extras, *arguments]
        failed = subprocess.run([*command, f"--output-file={lock}"], cwd=root).returncode
        if failed:
            return failed
    return 0
