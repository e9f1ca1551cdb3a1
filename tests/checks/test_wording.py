"""The word lists: each is used, none repeats itself, and the words find what they are meant for."""
import re
from pathlib import Path

import pytest

from mingbai.checks.wording import FILE, is_measured, speak_of_the_same, without_closing_brackets, word_lists

CODE = "\n".join(path.read_text("utf-8") for path in Path(FILE).parent.rglob("*.py"))


@pytest.mark.parametrize("name", sorted(word_lists()))
def test_every_list_is_used(name):
    assert f'"{name}"' in CODE or f"'{name}'" in CODE


@pytest.mark.parametrize("name", [name for name, entry in word_lists().items() if isinstance(entry, list)])
def test_no_word_stands_twice(name):
    words = [str(word) for word in word_lists()[name]]
    assert len(words) == len(set(words))


def test_patterns_can_be_read():
    for pattern in (*word_lists()["placeholder-patterns"], word_lists()["year-papers"]):
        assert re.compile(pattern)


@pytest.mark.parametrize(("text", "measured"), [
    ("改造三个小区", True), ("完成100公里", True), ("确保“8个100%”到位", False), ("按《第15号》规定", False),
    ("一级标准", False)])
def test_a_number_in_a_name_is_no_measure(text, measured):
    assert is_measured(text) == measured


@pytest.mark.parametrize(("first", "second", "same"), [
    ("既有住宅加装电梯竣工", "住宅加装电梯推进慢", True), ("绩效目标完成情况", "绩效目标不够细", False),
    ("环境效益", "预算偏粗", False)])
def test_texts_that_speak_of_one_thing(first, second, same):
    assert speak_of_the_same(first, second) == same


def test_brackets_at_the_end_are_no_part_of_a_name():
    assert without_closing_brackets("利用率（年末）") == "利用率"
