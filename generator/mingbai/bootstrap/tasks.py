"""From a machine with nothing but Python to the site or the tests: `python generator site`."""

import os
import sys

from mingbai.bootstrap.words import SetupError, both, say

if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(both("old_python", found=sys.version.split()[0]))

import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path

from mingbai.bootstrap.browser import provide_browser
from mingbai.bootstrap.clean import clean
from mingbai.bootstrap.lock import renew_locks
from mingbai.bootstrap.plotly import provide_plotly
from mingbai.bootstrap.system import Machine, this_machine
from mingbai.bootstrap.venv import RUNTIME, TEST, ensure_packages, is_current

ROOT = Path(__file__).resolve().parents[3]
NOT_READY = 3
INTERRUPTED = 130


@dataclass(frozen=True)
class Task:
    """Modules run one after the other inside the environment, as `python -m …`."""

    steps: tuple[tuple[str, ...], ...]
    lock: str = RUNTIME
    browser: bool = False


FAST = "not slow and not browser and not site_build"

TASKS = {
    "site": Task((("mkdocs", "build", "--strict"), ("mkdocs", "serve"))),
    "build": Task((("mkdocs", "build", "--strict"),)),
    "serve": Task((("mkdocs", "serve"),)),
    "check": Task((("mingbai", "check"),)),
    # The tests of one file share what they build, so each file goes to one worker.
    "test": Task((("pytest", "-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder"),), TEST, browser=True),
    # What is plain Python: neither a browser nor a build of the site.
    "test-fast": Task((("pytest", "-n", "auto", "--dist", "worksteal", "-m", FAST),), TEST),
    # Half an hour of files made to hurt, thousands of them, for the readers of forms.
    "soak": Task((("pytest", "tests/forms/test_hostile.py", "--hypothesis-profile=soak"),), TEST),
    "soak-short": Task((("pytest", "tests/forms/test_hostile.py", "--hypothesis-profile=soak-short"),), TEST),
    "lint": Task((("mypy",), ("ruff", "check", ".")), TEST),
    "gallery": Task((("tests.gallery",),), TEST),
    "pictures": Task((("mkdocs", "build", "--strict"), ("tests.pictures", "site", ".cache/pictures")), TEST, browser=True),
    "lighthouse": Task((("mkdocs", "build", "--strict"), ("tests.lighthouse", "site", ".cache/lighthouse/reports")), TEST,
                       browser=True),
}


def commands_of(task: Task, arguments: Sequence[str]) -> list[list[str]]:
    """The arguments go to the last step, the one the person asked for by name."""
    *before, last = task.steps
    return [*map(list, before), [*last, *arguments]]


CHILD_SETTINGS = {
    # Windows would otherwise read and print in the code page of the machine.
    "PYTHONUTF8": "1",
    # Material's notice about its successor is no news to someone who only wants the site.
    "NO_MKDOCS_2_WARNING": "1",
}


def child_environment(browser: str | None) -> dict[str, str]:
    environ = os.environ | CHILD_SETTINGS
    return environ | {"MINGBAI_BROWSER": browser} if browser else environ


def provide_packages(lock: str, machine: Machine) -> Path:
    """npm is asked once an installation, and by `setup`: a machine without a network is not kept waiting."""
    was_current = is_current(ROOT, ROOT / ".venv", lock)
    python = ensure_packages(ROOT, lock, machine)
    if not was_current:
        provide_plotly(ROOT / ".venv")
    return python


def run_task(task: Task, arguments: Sequence[str]) -> int:
    machine = this_machine()
    environ = child_environment(provide_browser(machine) if task.browser else None)
    python = provide_packages(task.lock, machine)
    for command in commands_of(task, arguments):
        status = subprocess.run([python, "-m", *command], cwd=ROOT, env=environ).returncode
        if status:
            return status
    return 0


def set_up(_arguments: Sequence[str]) -> int:
    """Everything that the other commands need, and nothing else."""
    machine = this_machine()
    browser = provide_browser(machine)
    ensure_packages(ROOT, TEST, machine)
    provide_plotly(ROOT / ".venv")
    say("ready", os.environ, python=sys.version.split()[0], browser=browser or "–")
    return 0


def clean_up(_arguments: Sequence[str]) -> int:
    say("cleaned", os.environ, paths=" ".join(clean(ROOT)) or "–")
    return 0


CHORES: dict[str, Callable[[Sequence[str]], int]] = {
    "lock": lambda arguments: renew_locks(ROOT, this_machine(), arguments),
    "clean": clean_up,
    "setup": set_up,
}


def main(arguments: Sequence[str]) -> int:
    names = [*TASKS, *CHORES]
    if not arguments or arguments[0] not in names:
        print(both("usage", commands="|".join(names)), file=sys.stderr)
        return 2
    name, *rest = arguments
    return CHORES[name](rest) if name in CHORES else run_task(TASKS[name], rest)


def run() -> int:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        return main(sys.argv[1:])
    except SetupError as problem:
        print(problem, file=sys.stderr)
        return NOT_READY
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(run())
