"""What is worked out of a report once is that of this very report."""
from __future__ import annotations

from mingbai.facts.once import MOST, once


def test_an_answer_is_kept_for_each_that_was_asked_about() -> None:
    asked: list[list[int]] = []

    @once
    def total(numbers: list[int]) -> int:
        asked.append(numbers)
        return sum(numbers)

    one, like_it = [1, 2], [1, 2]
    assert [total(one), total(one), total(like_it), total(one)] == [3, 3, 3, 3]
    assert [id(each) for each in asked] == [id(one), id(like_it)]


def test_only_what_was_lately_asked_about_is_kept() -> None:
    asked = []
    answer = once(lambda text: asked.append(text) or len(text))
    first = "first"
    texts = [first, *(f"text {number}" for number in range(MOST))]
    assert [answer(text) for text in [*texts, first]] == [len(text) for text in [*texts, first]]
    assert asked.count(first) == 2
