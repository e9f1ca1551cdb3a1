"""Work sent to a dask cluster, when MINGBAI_EXECUTOR or --executor names one: the same results as on one machine.

All pieces travel to each worker once and together, for what they share; a task is then a number. A worker that dies has
its tasks done by another. Pieces read the content and write files: all machines see both under the same paths.
"""
from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from mingbai.work.workers import do_in_workers

if TYPE_CHECKING:
    from distributed import Client

Result = TypeVar("Result")
SETTING, SCHEME = "MINGBAI_EXECUTOR", "dask://"
PATIENCE = 10                             # seconds until a scheduler must have answered
TRIES = 3                                 # for a task whose worker died


def do_pieces(pieces: Sequence[Callable[[], Result]]) -> list[Result]:
    """The results of all pieces, in their order."""
    address = os.environ.get(SETTING, "")
    return on_cluster(address, pieces) if address and pieces else do_in_workers(pieces)


def on_cluster(address: str, pieces: Sequence[Callable[[], Result]]) -> list[Result]:
    with connected(address) as client:
        sent = client.scatter([list(pieces)], broadcast=True, hash=False)[0]
        with client.get_executor(pure=False, retries=TRIES) as executor:
            futures = [executor.submit(run_piece, sent, index) for index in range(len(pieces))]
            return [future.result() for future in futures]


def run_piece(pieces: Sequence[Callable[[], Result]], index: int) -> Result:
    return pieces[index]()


def connected(address: str) -> Client:
    """Needs the extra `cluster`; raises OSError when nobody answers."""
    from distributed import Client

    where = address.replace(SCHEME, "tcp://", 1)
    return Client(where, timeout=PATIENCE, set_as_default=False)   # type: ignore[no-untyped-call]  # dask has no type for it

