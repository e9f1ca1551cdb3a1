"""Which way a target points: as printed, as the content says, as its name tells, by what is counted, else unknown."""
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from mingbai.load.meanings import our_directions
from mingbai.model.directions import LESS, MORE, UNKNOWN, direction_of
from mingbai.text.quantity import read_quantity
from tests.checks.build import shared

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "directions.yml").read_text("utf-8"))


def of(printed, direction=""):
    return direction_of(SimpleNamespace(quantity=read_quantity(printed, shared()[0])),
                        SimpleNamespace(attributes={"direction": direction}))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['name']} {case['target']}")
def test_direction(case):
    assert of(case["target"], our_directions().of(case["name"], case.get("class", ""))) == case["direction"]


@pytest.mark.parametrize(("printed", "direction"), [
    ("0起", LESS), ("≥0起", MORE), ("12月31日前", "by"), ("约30处", MORE), ("30%", UNKNOWN), ("第三", LESS),
    ("300万元", UNKNOWN)])
def test_of_a_target_whose_name_says_nothing(printed, direction):
    assert of(printed) == direction


def test_what_the_content_says_comes_before_what_is_counted():
    assert of("3起", LESS) == LESS


def test_words_point_one_way():
    ours = our_directions()
    assert set(ours.words.values()) == {LESS, MORE}
    assert all(ours.words[word] == LESS for word in ours.sparing)
