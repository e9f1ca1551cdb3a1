"""What is worked out of a report once is that of this very report."""
from __future__ import annotations

from mingbai.facts.once import once


def test_an_answer_is_kept_for_the_last_that_was_asked_about() -> None:
    asked: list[list[int]] = []

    @once
    def total(numbers: list[int]) -> int:
        asked.append(numbers)
        return sum(numbers)

    one, like_it = [1, 2], [1, 2]
    assert [total(one), total(one), total(like_it), total(one)] == [3, 3, 3, 3]
    assert [id(each) for each in asked] == [id(one), id(like_it), id(one)]
