"""Side by side or one by one: the same results in the same order, and errors come through."""
from __future__ import annotations

import os

import pytest

from generator.workers import PIECES, can_fork, in_order


def fail() -> None:
    raise ValueError("a piece failed")


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_results_keep_their_order(workers: int) -> None:
    assert in_order([lambda n=n: n * n for n in range(20)], workers) == [n * n for n in range(20)]


@pytest.mark.skipif(not can_fork(), reason="this system works one by one")
def test_pieces_run_in_other_processes() -> None:
    assert os.getpid() not in in_order([os.getpid] * 4, 2)


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_comes_through(workers: int) -> None:
    with pytest.raises(ValueError, match="a piece failed"):
        in_order([lambda: 1, fail, lambda: 2], workers)
    assert not PIECES
