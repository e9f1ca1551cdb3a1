"""How long a command takes and how much memory its whole family of processes holds at most."""
from __future__ import annotations

import os
import resource
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

PAUSE = 0.2                               # seconds between two looks at the memory, at least
REST = 50                                 # times as long as a look takes: it stops whom it looks at, and needs a core
SEARCH = "pagefind"                       # in the name of a program that indexes


@dataclass(frozen=True)
class Measured:
    wall: float                           # seconds
    processor: float                      # seconds, all processes together
    memory: int                           # bytes at most, shared ones counted once
    indexing: int                         # the same of the programs that index for the search
    own: int                              # the same of all others
    output: str


class Failed(Exception):
    pass


def measured(command: Sequence[str], folder: Path, patience: float | None = None, **environment: str) -> Measured:
    """What was written before is put on the disk first: it would be written meanwhile."""
    os.sync()
    before, begun = used(), time.perf_counter()
    child = subprocess.Popen(command, cwd=folder, env={**os.environ, **environment}, stdin=subprocess.DEVNULL,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace")
    watch = Watch(child.pid)
    try:
        output, _ = child.communicate(timeout=patience)
    except subprocess.TimeoutExpired:
        for one in (*psutil.Process(child.pid).children(recursive=True), child):
            one.kill()
        child.wait()
        raise Failed(f"not done within {patience:.0f} s") from None
    finally:
        watch.end()
    if child.returncode:
        raise Failed(output[-2000:])
    return Measured(time.perf_counter() - begun, used() - before, *watch.most, output)


def used() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


class Watch(threading.Thread):
    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.over = pid, threading.Event()
        self.most = (0, 0, 0)             # in all, by programs that index, by the others
        self.start()

    def run(self) -> None:
        pause = PAUSE
        while not self.over.wait(pause):
            begun = time.perf_counter()
            indexing, own = held(self.pid)
            self.most = tuple(map(max, self.most, (indexing + own, indexing, own)))
            pause = max(PAUSE, REST * (time.perf_counter() - begun))

    def end(self) -> None:
        self.over.set()
        self.join()


def held(pid: int) -> tuple[int, int]:
    """By programs that index, and by the others; each page of memory that several share is divided among them."""
    found = {True: 0, False: 0}
    try:
        family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    except psutil.Error:
        return 0, 0
    for one in family:
        try:
            full = one.memory_full_info()
            found[SEARCH in one.name()] += getattr(full, "pss", full.rss)
        except psutil.Error:
            continue
    return found[True], found[False]
