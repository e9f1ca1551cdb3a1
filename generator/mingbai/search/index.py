"""The search index of a site, made by Pagefind beside its pages. A site without it is complete, only without search."""
from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

from mingbai.search.build import INDEXES, PLAN
from mingbai.search.parts import CHOICES
from mingbai.search.stable_order import ENTRY
from mingbai.work.files import put_whole, second_name
from mingbai.work.fingerprint import code_state

IndexPlan = dict[str, Any]                # Any: which parts there are, as JSON tells it

FOLDER = "pagefind"
# Only the first index that a page opens brings the program.
PROGRAM = shutil.ignore_patterns("pagefind*.js", "wasm.*")


class IndexFailed(Exception):
    """Pagefind, or our program around it, ended with an error of its own."""


@cache
def program() -> Path | None:
    try:
        from pagefind.service import get_executable
    except ImportError:
        return None
    return get_executable()


class Index:
    """Made in a process of its own, while the pages are framed, unless an earlier run has left it."""

    def __init__(self, docs: Path, kept: Path, state: str, is_any_good: bool = False) -> None:
        """The same pages have the same state; a preview, which must be quick, takes an index of any."""
        self.kept = kept.absolute() / code_state()
        self.process: subprocess.Popen[str] | None = None
        self.plan = self.kept / f"{state}{PLAN}"
        if is_any_good and not self.plan.exists():
            self.plan = next(self.kept.glob(f"*{PLAN}"), self.plan)
        if not self.plan.exists():
            command = [sys.executable, "-m", "mingbai.search.build", str(program()), str(docs.absolute()), str(self.plan)]
            self.process = subprocess.Popen(command, cwd=Path(__file__).parents[1], stdin=subprocess.DEVNULL,
                                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace",
                                            start_new_session=True)

    def put(self, site: Path) -> None:
        """Fill `pagefind/` of the site: the same files from the same pages."""
        if self.process:
            output, _ = self.process.communicate()
            if self.process.returncode:
                raise IndexFailed(f"{self.process.returncode}\n{output}")
        put(self.kept / INDEXES, json.loads(self.plan.read_text("utf-8")), site / FOLDER)

    def stop(self) -> None:
        """When nobody waits for it any more, with all that it has begun."""
        if self.process and self.process.poll() is None:
            end_family(self.process)
            self.process.communicate()


def end_family(process: subprocess.Popen[str]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGTERM)
    else:
        process.terminate()


def put(indexes: Path, plan: IndexPlan, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    entries = []
    for name in plan["first"]:
        shutil.copytree(indexes / name, folder, copy_function=named_again, dirs_exist_ok=True)
        entries.append(json.loads((folder / ENTRY).read_text("utf-8")))
    for name in plan["parts"]:
        shutil.copytree(indexes / name, folder / name, ignore=PROGRAM, copy_function=named_again)
    languages = {code: language for entry in entries for code, language in entry["languages"].items()}
    write_json(folder / ENTRY, {**entries[0], "languages": languages})
    write_json(folder / CHOICES, plan["choices"])


def named_again(file: str, name: str) -> None:
    second_name(Path(file), Path(name))


def write_json(path: Path, content: object) -> None:
    """Anew: what lies there may be a second name of what is kept."""
    put_whole(path, json.dumps(content, ensure_ascii=False, sort_keys=True).encode())
