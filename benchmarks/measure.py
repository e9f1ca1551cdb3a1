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

PAUSE = 0.2                               # seconds between two looks at the memory


@dataclass(frozen=True)
class Measured:
    wall: float                           # seconds
    processor: float                      # seconds, all processes together
    memory: int                           # bytes, shared ones counted once
    output: str


class Failed(Exception):
    pass


def measured(command: Sequence[str], folder: Path, patience: float | None = None, **environment: str) -> Measured:
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
    return Measured(time.perf_counter() - begun, used() - before, watch.most, output)


def used() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


class Watch(threading.Thread):
    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.most, self.over = pid, 0, threading.Event()
        self.start()

    def run(self) -> None:
        while not self.over.wait(PAUSE):
            self.most = max(self.most, held(self.pid))

    def end(self) -> None:
        self.over.set()
        self.join()


def held(pid: int) -> int:
    """Each page of memory that several processes share is divided among them."""
    total = 0
    try:
        family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    except psutil.Error:
        return 0
    for one in family:
        try:
            full = one.memory_full_info()
            total += getattr(full, "pss", full.rss)
        except psutil.Error:
            continue
    return total
