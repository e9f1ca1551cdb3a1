"""Work cut into pieces: done side by side in forked workers where that is safe, one by one elsewhere; same results."""
from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

from mingbai.work.progress import with_progress

Result = TypeVar("Result")
Item = TypeVar("Item")
# What forked workers inherit: closures over a whole site need no pickling on their way in.
PIECES: list[Callable[[], Any]] = []      # Any: pieces of one kind at a time, whose results go back where they came from
YOUNG = 100_000                           # new objects until the collector looks through them


def do_in_workers(pieces: Sequence[Callable[[], Result]], workers: int | None = None) -> list[Result]:
    """The results of all pieces, in their order. An exception of a piece is raised here."""
    count = min(workers or usable_cores(), len(pieces))
    if count < 2 or not can_fork():
        return list(with_progress((piece() for piece in pieces), len(pieces)))
    with forked_workers(pieces, count) as pool:
        return list(with_progress(pool.map(run_piece, range(len(pieces))), len(pieces)))


def first_in_a_worker(pieces: Sequence[Callable[[], Result]]) -> list[Result]:
    """The first in a worker, the others here meanwhile: no third process holds what they need."""
    if len(pieces) < 2 or usable_cores() < 2 or not can_fork():
        return one_by_one(pieces)
    with forked_workers(pieces, 1) as pool:
        first = pool.submit(run_piece, 0)
        others = one_by_one(pieces[1:])
        return [first.result(), *others]


@contextmanager
def forked_workers(pieces: Sequence[Callable[[], object]], count: int) -> Iterator[ProcessPoolExecutor]:
    """Forked workers that know the pieces; who is a worker himself goes on with his own afterwards."""
    held, PIECES[:] = PIECES[:], pieces
    # What is here already is no rubbish: workers that never look through it go on sharing its memory.
    gc.freeze()
    try:
        with ProcessPoolExecutor(count, multiprocessing.get_context("fork"), collect_seldom) as pool:
            yield pool
    finally:
        PIECES[:] = held
        gc.unfreeze()


def collect_seldom() -> None:
    """Pages are trees: there is next to nothing that the collector of cycles could find."""
    gc.set_threshold(YOUNG)


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """For whoever reads what others have made: the collector would look through it again and again."""
    usual = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def run_piece(index: int) -> Any:         # Any: see PIECES
    return PIECES[index]()


def cut_into_lots(items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """Into pieces of that many."""
    return [items[start:start + size] for start in range(0, len(items), size)]


def one_by_one(pieces: Sequence[Callable[[], Result]]) -> list[Result]:
    return [piece() for piece in pieces]


def usable_cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def can_fork() -> bool:
    """macOS has fork, but its system libraries don't survive it; a daemon may have no children."""
    return "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin" \
        and not multiprocessing.current_process().daemon
