"""Side by side or one by one: the same results in the same order, and errors come through."""
from __future__ import annotations

import os

import pytest

from mingbai.text.batches import batched
from mingbai.work.workers import PIECES, can_fork, cut_into_lots, do_in_workers, first_in_a_worker, usable_cores


def fail() -> None:
    raise ValueError("a piece failed")


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_results_keep_their_order(workers: int) -> None:
    assert do_in_workers([lambda n=n: n * n for n in range(20)], workers) == [n * n for n in range(20)]


@pytest.mark.skipif(not can_fork(), reason="this system works one by one")
def test_pieces_run_in_other_processes() -> None:
    assert os.getpid() not in do_in_workers([os.getpid] * 4, 2)


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_comes_through(workers: int) -> None:
    with pytest.raises(ValueError, match="a piece failed"):
        do_in_workers([lambda: 1, fail, lambda: 2], workers)
    assert not PIECES


@pytest.mark.skipif(not can_fork() or usable_cores() < 2, reason="this system works one by one")
def test_the_first_is_done_aside_and_the_others_here() -> None:
    first, *others = first_in_a_worker([os.getpid] * 3)
    assert first != os.getpid() and others == [os.getpid()] * 2


@pytest.mark.parametrize("pieces", [[], [lambda: 1], [lambda: 1, lambda: 2, lambda: 3]])
def test_what_is_done_aside_keeps_its_place(pieces: list) -> None:
    assert first_in_a_worker(pieces) == [1, 2, 3][:len(pieces)]


@pytest.mark.parametrize("pieces", [[fail, lambda: 1], [lambda: 1, fail]])
def test_an_error_comes_through_from_aside_too(pieces: list) -> None:
    with pytest.raises(ValueError, match="a piece failed"):
        first_in_a_worker(pieces)
    assert not PIECES


@pytest.mark.skipif(not can_fork() or usable_cores() < 2, reason="this system works one by one")
def test_a_worker_that_has_a_worker_of_its_own_goes_on_with_its_own_pieces() -> None:
    nested = [lambda n=n: first_in_a_worker([lambda: n, lambda: -n]) for n in range(6)]
    assert do_in_workers(nested, 2) == [[n, -n] for n in range(6)]


def test_what_comes_one_by_one_is_cut_as_a_list_is() -> None:
    for count in (0, 1, 4, 5):
        assert list(batched(iter(range(count)), 2)) == [list(piece) for piece in cut_into_lots(range(count), 2)]
