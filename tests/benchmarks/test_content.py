"""The content that benchmarks run on: repeatable, readable, wrong only where it is meant to be."""
from __future__ import annotations

from pathlib import Path

from benchmarks.content import Asked, region_name, write
from mingbai.checks.engine import check_site
from mingbai.load.site import read_site
from tests.support.builds import ROOT

ASKED = Asked(regions=2, departments=3, years=2, seed=7, faults=0.3)


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_seed_gives_the_same_files(tmp_path: Path) -> None:
    assert write(tmp_path / "one", ASKED) == write(tmp_path / "two", ASKED)
    assert files_in(tmp_path / "one") == files_in(tmp_path / "two")


def test_what_is_spoilt_and_nothing_else_breaks_rules_that_the_real_reports_keep(tmp_path: Path) -> None:
    spoilt = write(tmp_path / "made", ASKED)
    broken = {found.report.id for found in grave(tmp_path / "made") if found.rule.id not in RULES_BROKEN_ALREADY}
    assert broken and broken <= set(spoilt)


def grave(content: Path) -> list:
    return [one for one in check_site(read_site(content)[0]).checks if one.is_finding and one.severity in "BE"]


RULES_BROKEN_ALREADY = {found.rule.id for found in grave(ROOT / "content")}


def test_every_region_has_a_name_of_its_own() -> None:
    names = [region_name(number) for number in range(600)]
    assert len({zh for zh, _ in names}) == len({en for _, en in names}) == 600
