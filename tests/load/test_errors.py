"""Wrong content is told by file, row and column, in both languages, all problems of a run at once."""
from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from mingbai.load.site import read_site
from mingbai.model.problems import ContentError
from tests.support.sites import CASES, edit, tiny_copy

ERRORS = yaml.safe_load((CASES / "errors.yml").read_text("utf-8"))


def spoil(content: Path, case: dict) -> None:
    file = content / case["file"]
    file.parent.mkdir(parents=True, exist_ok=True)
    if "replace" in case:
        edit(file, *case["replace"])
    elif "write" in case:
        file.write_text(case["write"], "utf-8")
    else:
        file.write_bytes(bytes.fromhex(case["bytes"]))


@pytest.mark.parametrize("case", ERRORS, ids=[case["name"] for case in ERRORS])
def test_a_wrong_file_is_told(case: dict, tmp_path: Path) -> None:
    content = tiny_copy(tmp_path)
    spoil(content, case)
    with pytest.raises(ContentError) as caught:
        read_site(content)
    expected = case["expect"]
    told = [p for p in caught.value.problems if p.kind == expected["kind"]]
    assert told, caught.value.text("en")
    places = {(p.spot.row, p.spot.column) for p in told}
    assert (expected.get("row"), expected.get("column")) in places or "row" not in expected or any(
        row == expected["row"] and "column" not in expected for row, _ in places), places
    assert all(p.spot.file.startswith(case["file"].split("/digest")[0].rsplit("/", 1)[0]) for p in told)
    for lang in ("zh", "en"):
        assert str(expected.get("says", "")) in caught.value.text(lang)


def test_every_problem_of_a_run_is_told_at_once(tmp_path: Path) -> None:
    content = tiny_copy(tmp_path)
    base = content / "departments/anyang/housing/2023"
    edit(base / "money.csv", "118.50", "118.5.0")
    edit(base / "money.csv", "39.50", "39.5x0")
    edit(base / "results.csv", "1.26万平方米", "1.26万光年")
    edit(content / "departments/anyang/region.yml", "level: county", "level: village")
    with pytest.raises(ContentError) as caught:
        read_site(content)
    assert len({p.spot.file for p in caught.value.problems}) == 3


def test_a_scheme_of_the_other_kind_of_report_is_told(tmp_path: Path) -> None:
    content = tiny_copy(tmp_path)
    edit(content / "schemes/plain.yml", "applies_to: [whole, project]", "applies_to: [project]")
    with pytest.raises(ContentError) as caught:
        read_site(content)
    assert {(p.kind, p.spot.column) for p in caught.value.problems} == {("scheme-kind", "scheme")}
    assert "whole" in caught.value.text("zh")


def test_a_gbk_file_is_read_and_said(tmp_path: Path) -> None:
    content = tiny_copy(tmp_path)
    file = content / "departments/anyang/housing/2023/results.csv"
    utf8, _ = read_site(content)
    file.write_bytes(file.read_text("utf-8").encode("gbk"))
    site, notices = read_site(content)
    assert [n.kind for n in notices] == ["not-utf8"]
    assert site.reports[0].figures.keys() == utf8.reports[0].figures.keys()
    assert site.reports[0].figure("results.homes-let.value").label.zh == "公租房配租"


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="links need rights on Windows")
def test_a_path_that_leaves_the_folder_is_refused(tmp_path: Path) -> None:
    content = tiny_copy(tmp_path)
    outside = tmp_path / "secret.csv"
    outside.write_text("part,weight,score,place\ntotal,100,1,2\n", "utf-8")
    inside = content / "departments/anyang/housing/2023/scores.csv"
    inside.unlink()
    inside.symlink_to(outside)
    with pytest.raises(ContentError) as caught:
        read_site(content)
    assert "outside-folder" in {p.kind for p in caught.value.problems}
