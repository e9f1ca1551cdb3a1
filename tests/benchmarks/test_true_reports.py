"""Reports that are true by construction are not accused. The whole: `python -m benchmarks.true_reports --reports 400`."""
from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.true_reports.measure import checked, wrongs
from benchmarks.true_reports.report import department
from benchmarks.true_reports.style import drawn_style

SAMPLE, SEED = 40, "sample"
FEWEST_PASSES_A_REPORT = 100                # a report of which little is checked proves little


@pytest.fixture(scope="module")
def checks(tmp_path_factory: pytest.TempPathFactory) -> dict:
    return checked(tmp_path_factory.mktemp("true"), SAMPLE, SEED)


def test_no_true_report_is_accused(checks: dict) -> None:
    assert [(one.report.id, one.rule.id, one.severity, [figure.id for figure in one.figures]) for one in wrongs(checks)] == []


def test_much_is_checked_in_each(checks: dict) -> None:
    assert len(checks) == SAMPLE
    assert min(sum(check.status == "pass" for check in own) for own in checks.values()) > FEWEST_PASSES_A_REPORT


def test_offices_print_in_many_ways() -> None:
    styles = [drawn_style(random.Random(number)) for number in range(400)]
    assert {style.unit for style in styles} == {"元", "万元", "亿元"}
    assert {style.places for style in styles} == set(range(5))
    assert len({style.rounding for style in styles}) == 3


def test_the_same_seed_makes_the_same_reports() -> None:
    one, two = (list(department(SEED, 2022, 2, ("某局", "A bureau"))) for _ in range(2))
    assert one == two


def test_what_one_year_closes_with_the_next_opens_with() -> None:
    first, second = (files for files in department(SEED, 2022, 2, ("某局", "A bureau")))
    assert cells(first, "2022/assets.csv", "closing")[:5] == cells(second, "2023/assets.csv", "opening")[:5]


def cells(files: dict[str, str], path: str, column: str) -> list[str]:
    head, *rows = [line.split(",") for line in files[path].splitlines()]
    return [row[head.index(column)] for row in rows]


def test_a_folder_is_readable_by_people(tmp_path: Path) -> None:
    checked(tmp_path, 2, SEED)
    assert "部门整体支出绩效自评报告" in next(tmp_path.rglob("report.yml")).read_text("utf-8")
