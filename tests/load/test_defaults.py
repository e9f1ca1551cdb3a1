"""What every site begins with, and what a publisher's files make of it."""
from __future__ import annotations

from pathlib import Path

import pytest

from mingbai.load.defaults import OURS
from mingbai.load.schemes import read_schemes
from mingbai.load.site import read_glossary, read_topics, read_units
from mingbai.load.textfile import Folder
from mingbai.model.problems import ContentError, Problems


def content(folder: Path, **files: str) -> Folder:
    for name, text in files.items():
        path = folder / name.replace("_yml", ".yml").replace("_csv", ".csv")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Folder(folder)


def test_a_file_that_is_missing_is_the_default(tmp_path: Path) -> None:
    problems, nothing = Problems(), Folder(tmp_path)
    assert read_units(nothing, problems).find("万元").is_money
    assert "housing-security" in read_topics(nothing, problems)
    assert list(read_schemes(nothing, problems)) == [path.stem for path in sorted((OURS.root / "schemes").iterdir())]
    assert len(read_glossary(nothing, problems)) > 100 and not problems.items


def test_files_add_and_replace_entry_by_entry(tmp_path: Path) -> None:
    problems = Problems()
    units_yml = "lift: {zh: [梯], en: [lift, lifts], kind: lifts}\nyuan: {zh: [元], en: [RMB, RMB], kind: money}\n"
    folder = content(tmp_path, units_yml=units_yml,
                     topics_yml="housing-security: {zh: 安居, en: Homes}\nlifts: {zh: 电梯, en: Lifts}\n",
                     glossary_csv="zh,en,note_zh,note_en\n预算绩效管理,Own words,,\n电梯,Lift,,\n")
    units, topics, terms = read_units(folder, problems), read_topics(folder, problems), read_glossary(folder, problems)
    ours = read_glossary(Folder(tmp_path / "none"), problems)
    assert units.find("梯").en_many == "lifts" and units.find("元").en_one == "RMB" and units.find("公里").en_many
    assert topics["housing-security"].en == "Homes" and list(topics)[-1] == "lifts" and len(topics) > 2
    assert [one.term.zh for one in terms] == [*(one.term.zh for one in ours), "电梯"]
    assert next(one.term.en for one in terms if one.term.zh == "预算绩效管理") == "Own words" and not problems.items


def test_a_scheme_of_ones_own_stands_in_the_place_of_ours_and_rests_on_others(tmp_path: Path) -> None:
    own, problems = (OURS.root / "schemes/hunan-whole.yml").read_text("utf-8"), Problems()
    folder = content(tmp_path, own_yml=own.replace("湖南省部门整体支出绩效自评", "县部门整体支出绩效自评"))
    (tmp_path / "schemes").mkdir()
    (tmp_path / "own.yml").rename(tmp_path / "schemes/hunan-whole.yml")
    found, ours = read_schemes(folder, problems), read_schemes(Folder(tmp_path / "none"), problems)
    assert not problems.items and list(found) == list(ours)
    assert found["hunan-whole"].name.zh == "县部门整体支出绩效自评" and found["hunan-whole"].parts == ours["hunan-whole"].parts


def test_what_is_wrong_with_a_publishers_file_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as told:
        read_units(content(tmp_path, units_yml="lift: {zh: [梯], en: [lift]}\n"), Problems())
    assert {problem.spot.file for problem in told.value.problems} == {"units.yml"}
