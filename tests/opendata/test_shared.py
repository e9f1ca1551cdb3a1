"""What all reports share is written piece by piece: however many there are, no more of it is held."""
from __future__ import annotations

import csv
import json
import tracemalloc
from pathlib import Path

import pytest

from mingbai.checks.engine import SiteChecks
from mingbai.opendata import parts, shared
from mingbai.opendata.dates import created_at
from mingbai.opendata.dictionary import data_dictionary
from mingbai.opendata.files import files_of_reports, resources
from mingbai.opendata.shared import shared_files
from mingbai.opendata.tables import tables
from mingbai.text.value import replace


@pytest.fixture(scope="module")
def part(tiny, tmp_path_factory) -> Path:
    """What a department adds that has all reports of the tiny site."""
    path = tmp_path_factory.mktemp("parts") / "all.rows"
    found = tables(tiny.site, tiny.checks)
    parts.save(path, found, resources(files_of_reports(tiny.site, found, tiny.checks, created_at(tiny.site, {}))))
    return path


@pytest.fixture(scope="module")
def nothing(tiny, tmp_path_factory) -> Path:
    """What a department adds that has no report."""
    path = tmp_path_factory.mktemp("parts") / "nothing.rows"
    parts.save(path, tables(replace(tiny.site, reports=()), SiteChecks({})), [])
    return path


def made(tiny, added: list[Path], folder: Path) -> list[str]:
    return shared_files(tiny.site, added, folder, created_at(tiny.site, {}))


def test_a_department_without_reports_changes_nothing(tiny, part, nothing, tmp_path):
    names = made(tiny, [part], tmp_path / "one")
    assert made(tiny, [nothing, part, nothing], tmp_path / "three") == names
    assert [name for name in names if (tmp_path / "one" / name).read_bytes() != (tmp_path / "three" / name).read_bytes()] == []
    assert {name for name in names if (tmp_path / "one" / name).read_bytes() != tiny.files[name]} == set()


def test_departments_follow_one_another_in_every_table(tiny, part, tmp_path):
    made(tiny, [part, part], tmp_path)
    for name in ("reports", "figures", "indicators", "checks", "sources", "promises", "derived", "issues"):
        with (tmp_path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            assert list(csv.DictReader(file)) == tiny.rows(f"{name}.csv") * 2
    assert (tmp_path / "rules.csv").read_bytes() == tiny.files["rules.csv"]


def test_the_package_is_written_in_pieces_as_it_would_be_at_once(tiny, part, tmp_path):
    made(tiny, [part, part], tmp_path)
    text = (tmp_path / "datapackage.json").read_text("utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"
    assert len(json.loads(text)["resources"]) == len(data_dictionary().tables) + 2 + 2 * 3 * len(tiny.site.reports)


def test_many_departments_need_no_more_memory_than_some(tiny, part, tmp_path, monkeypatch):
    monkeypatch.setattr(shared, "make_workbook", lambda path, *_: path.write_bytes(b""))   # it has its own limit
    made(tiny, [part], tmp_path)          # what is read once stays: words, rules
    few, many = (peak(tiny, [part] * count, tmp_path) for count in (5, 40))
    assert many < few + part.stat().st_size


def peak(tiny, added: list[Path], folder: Path) -> int:
    """Of bytes held at one time."""
    tracemalloc.start()
    try:
        made(tiny, added, folder)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
