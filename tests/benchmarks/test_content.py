"""The content that benchmarks run on: repeatable, readable, true but for the faults of its answer key."""
from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.content import Asked, answer_key, region_name, write
from benchmarks.faults import KINDS
from mingbai.checks.engine import check_site
from mingbai.load.site import read_site

ASKED = Asked(regions=2, departments=3, years=2, seed=7, faults=0.3)
TRUE = Asked(regions=2, departments=6, years=2, seed=7, faults=0)
FAULTY = Asked(regions=2, departments=14, years=2, seed=7, faults=1)
MOST = 0.75                               # of the faults are found at their figure


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def answers(folder: Path) -> list[dict[str, str]]:
    with answer_key(folder).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_same_seed_gives_the_same_files(tmp_path: Path) -> None:
    assert write(tmp_path / "one", ASKED) == write(tmp_path / "two", ASKED)
    assert files_in(tmp_path / "one") == files_in(tmp_path / "two")
    assert answers(tmp_path / "one") == answers(tmp_path / "two")


def test_content_without_faults_is_true(tmp_path: Path) -> None:
    assert write(tmp_path / "made", TRUE) == answers(tmp_path / "made") == []
    assert [(found.report.id, found.rule.id, found.severity) for found in grave(tmp_path / "made")] == []


def grave(content: Path) -> list:
    return [one for one in check_site(read_site(content)[0]).checks if one.is_finding and one.severity in "BEW"]


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("faulty") / "made"
    write(folder, FAULTY)
    return folder


def test_faults_of_every_kind_are_planted(faulty: Path) -> None:
    kinds = Counter({(one["report"], one["kind"]) for one in answers(faulty)})
    assert {kind for _, kind in kinds} == set(KINDS)
    assert len(kinds) == len({report for report, _ in kinds})      # one in a report


def test_the_answer_key_tells_what_stands_there(faulty: Path) -> None:
    site = read_site(faulty)[0]
    for one in answers(faulty):
        figure = site.by_id[one["report"]].figure(one["figure"])
        if one["kind"] == "row left out":
            assert figure is None and one["printed"] == ""
        else:
            assert figure is not None and one["printed"].startswith(figure.quantity.printed[:3])
            assert one["true"] != one["printed"]


def test_most_faults_are_found_at_their_figure(faulty: Path) -> None:
    wrong = {one["report"]: set() for one in answers(faulty) if one["kind"] != "row left out"}
    for one in answers(faulty):
        wrong.get(one["report"], set()).add(one["figure"])
    found = {one.report.id for one in grave(faulty) if wrong.get(one.report.id, set()) & {figure.id for figure in one.figures}}
    assert len(found) >= MOST * len(wrong), sorted(wrong.keys() - found)


def test_what_is_accused_has_a_fault(faulty: Path) -> None:
    assert {one.report.id for one in grave(faulty)} <= reports_touched(faulty)


def reports_touched(content: Path) -> set[str]:
    """Those with a fault, and the years beside them, which repeat what they print."""
    found = {one["report"] for one in answers(content)}
    return found | {f"{base}/{int(year) + step}" for base, _, year in (one.rpartition("/") for one in found) for step in (-1, 1)}


def test_every_region_has_a_name_of_its_own() -> None:
    names = [region_name(number) for number in range(600)]
    assert len({zh for zh, _ in names}) == len({en for _, en in names}) == 600
