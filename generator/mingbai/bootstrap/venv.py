"""The virtual environment and its locked packages, installed again only when their lock changes."""

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

from mingbai.bootstrap.system import Machine, apt_install, may_install
from mingbai.bootstrap.words import SetupError, say

RUNTIME = "requirements.lock"
TEST = "requirements-test.lock"
# Every package of the key's lock is, in the same version, in the value's.
COVERED_BY = {RUNTIME: (RUNTIME, TEST), TEST: (TEST,)}
# Its commands and its plugin are found through what was installed of it.
PROJECT = "pyproject.toml"
STAMP = "mingbai-installed.json"


def venv_python(venv: Path, platform: str = sys.platform) -> Path:
    return venv / "Scripts" / "python.exe" if platform == "win32" else venv / "bin" / "python"


def fingerprint(lock: Path) -> str:
    """The same for a lock checked out with either kind of line end."""
    return hashlib.sha256(lock.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def installed_locks(venv: Path) -> dict[str, str]:
    try:
        stamp: dict[str, str] = json.loads((venv / STAMP).read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return {}
    return stamp


def is_current(root: Path, venv: Path, lock: str) -> bool:
    installed = installed_locks(venv)

    def is_installed(name: str) -> bool:
        return installed.get(name) == fingerprint(root / name)

    return venv_python(venv).exists() and is_installed(PROJECT) and any(map(is_installed, COVERED_BY[lock]))


def forget(venv: Path) -> None:
    (venv / STAMP).unlink(missing_ok=True)


def remember(root: Path, venv: Path, lock: str) -> None:
    """Written in one move, so that a stamp always tells of a finished installation."""
    unfinished = venv / (STAMP + ".new")
    unfinished.write_text(json.dumps({name: fingerprint(root / name) for name in (lock, PROJECT)}), encoding="utf-8")
    os.replace(unfinished, venv / STAMP)


def pip(python: Path, *arguments: str, cwd: Path) -> None:
    quietly = ["--disable-pip-version-check", "--no-input", "-qq"]
    command: list[str | Path] = [python, "-m", "pip", "install", *quietly, *arguments]
    if subprocess.run(command, cwd=cwd, stdin=subprocess.DEVNULL).returncode:
        raise SetupError("pip_failed")


def has_pip(python: Path) -> bool:
    if not python.exists():
        return False
    return subprocess.run([python, "-m", "pip", "--version"], capture_output=True).returncode == 0


def can_make_venv() -> bool:
    # Debian leaves this module out of its python3 package.
    importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is not None


def make_venv(venv: Path, machine: Machine) -> None:
    if not can_make_venv() and may_install(machine):
        apt_install(machine, ("python3-venv",))
    if not can_make_venv():
        raise SetupError("no_venv")
    say("making_venv", os.environ)
    if subprocess.run([sys.executable, "-m", "venv", "--clear", venv]).returncode:
        raise SetupError("venv_failed")


def ensure_venv(root: Path, machine: Machine) -> Path:
    venv = root / ".venv"
    if not has_pip(venv_python(venv)):
        make_venv(venv, machine)
    return venv


def ensure_packages(root: Path, lock: str, machine: Machine) -> Path:
    """The environment's Python, with at least the packages of the lock."""
    venv = root / ".venv"
    python = venv_python(venv)
    if is_current(root, venv, lock):
        return python
    ensure_venv(root, machine)
    forget(venv)
    say("installing", os.environ, lock=lock)
    pip(python, "--require-hashes", "-r", lock, cwd=root)
    # The `mingbai` command and the plugin; their build tool is in the lock, so nothing is fetched here.
    pip(python, "--no-index", "--no-deps", "--no-build-isolation", "--editable", ".", cwd=root)
    remember(root, venv, lock)
    return python
