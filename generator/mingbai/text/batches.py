"""What comes one by one, so many at a time."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def batched(items: Iterable[Item], size: int, weight: Callable[[Item], int] = lambda one: 1) -> Iterator[list[Item]]:
    """Until those that are together weigh `size`; the last may weigh less."""
    batch: list[Item] = []
    total = 0
    for one in items:
        batch.append(one)
        total += weight(one)
        if total >= size:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch
