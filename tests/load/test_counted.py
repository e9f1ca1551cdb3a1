"""English figures say what is counted, by the label."""
from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from mingbai.load.site import read_units
from mingbai.load.tables import counting
from mingbai.load.textfile import Folder
from mingbai.model.problems import ContentError, Problems
from mingbai.model.report import Bilingual
from mingbai.text.format import Formatter, as_printed
from mingbai.text.quantity import Quantity, read_quantity
from mingbai.text.units import Units
from mingbai.work.places import DEFAULTS
from tests.load.test_defaults import content

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "counted.yml").read_text("utf-8"))
OURS = yaml.safe_load((DEFAULTS / "counted.yml").read_text("utf-8"))


def units_of(folder: Path) -> Units:
    return read_units(Folder(folder), Problems())


def read(label: str, cell: str, units: Units) -> Quantity:
    return counting(read_quantity(cell, units), Bilingual(label, ""), units)


@pytest.mark.parametrize("case", CASES, ids=[f"{case['label']} {case['cell']}" for case in CASES])
def test_what_is_counted_is_said(case: dict[str, str], tmp_path: Path) -> None:
    quantity, say = read(case["label"], case["cell"], units_of(tmp_path)), Formatter("en")
    assert say.quantity(quantity).text == case["en"]
    assert say.quoted(quantity).text == case.get("quoted", case["en"])
    assert as_printed(quantity) == case["cell"] and Formatter("zh").quantity(quantity).text == case["cell"]


def test_it_may_be_added_to_what_it_could_be_added_to(tmp_path: Path) -> None:
    units = units_of(tmp_path)
    homes, plain = read("公租房", "1.2万套", units), read_quantity("1.2万套", units)
    assert (homes.measure, homes.base, homes.scale) == (plain.measure, plain.base, plain.scale)


def test_a_file_of_ones_own_adds_things_tails_and_units(tmp_path: Path) -> None:
    content(tmp_path, counted_yml="things:\n  shelter: {en: [shelter, shelters], units: [处], words: [避难所]}\n"
                                  "  home: {en: [flat, flats], units: [套], words: [住房]}\ntails: [启用]\nquoted: [处]\n")
    units = units_of(tmp_path)
    shelters = read("应急避难所启用", "3处", units)
    assert Formatter("en").quantity(shelters).text == Formatter("en").quoted(shelters).text == "3 shelters"
    assert Formatter("en").quantity(read("住房", "3套", units)).text == "3 flats"
    assert Formatter("en").quantity(read("改造老旧小区", "3个", units)).text == "3 compounds"


def test_a_thing_without_its_plural_is_told(tmp_path: Path) -> None:
    content(tmp_path, counted_yml="things:\n  shelter: {en: [shelter], units: []}\n")
    with pytest.raises(ContentError) as told:
        units_of(tmp_path)
    assert [problem.spot.column for problem in told.value.problems] == ["things.shelter.en", "things.shelter.units"]


@pytest.mark.parametrize("name", OURS["things"])
def test_each_thing_is_plain_english_of_known_measure_words(name: str, tmp_path: Path) -> None:
    thing, units = OURS["things"][name], units_of(tmp_path)
    assert not re.search(r"[\u4e00-\u9fff]", "".join(thing["en"])) and len(set(thing["en"])) == 2
    for unit in thing["units"]:
        assert units.find(unit).printed == unit


def test_a_word_is_of_one_thing_for_each_measure_word() -> None:
    seen: dict[tuple[str, str], str] = {}
    twice = {(unit, word, seen[unit, word], name) for name, thing in OURS["things"].items() for unit in thing["units"]
             for word in thing.get("words", [""]) if seen.setdefault((unit, word), name) != name}
    assert twice == set()
