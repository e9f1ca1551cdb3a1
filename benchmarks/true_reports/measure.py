"""True reports written, read and checked."""
from __future__ import annotations

from pathlib import Path

from benchmarks.true_reports.report import department
from mingbai.checks.engine import check_site
from mingbai.checks.rule import Check
from mingbai.load.site import read_site

YEARS = 2                                 # of one department: what one closes with the other opens with
FIRST_YEAR = 2022
SITE = ("name: {zh: 真实报告, en: True reports}\ntagline: {zh: 无可指摘, en: Above reproach}\n"
        "publisher: {zh: 编辑组, en: The editors}\n")
REGION = 'name: {zh: 清河市, en: Qinghe}\ncode: "430000"\nlevel: prefecture\nprovince: {zh: 湖南省, en: Hunan}\n'


def checked(folder: Path, reports: int, seed: str, rows: int = 12) -> dict[str, tuple[Check, ...]]:
    write(folder, reports, seed, rows)
    return {report_id: own.checks for report_id, own in check_site(read_site(folder)[0]).reports.items()}


def write(folder: Path, reports: int, seed: str, rows: int) -> None:
    put(folder / "site.yml", SITE)
    base = folder / "departments" / "qinghe"
    put(base / "region.yml", REGION)
    for number in range(-(-reports // YEARS)):
        name = (f"清河市第{number + 1}建设局", f"Qinghe Construction Bureau {number + 1}")
        own = base / f"works-{number + 1}"
        called = "{zh: " + name[0] + ", en: " + name[1] + "}"
        put(own / "department.yml", f"name: {called}\nshort: {called}\ntype: housing\n")
        for files in department(f"{seed} {number}", FIRST_YEAR, min(YEARS, reports - number * YEARS), name, rows):
            for path, text in files.items():
                put(own / path, text)


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def wrongs(checks: dict[str, tuple[Check, ...]]) -> list[Check]:
    """What accuses; notes are no accusation."""
    return [check for own in checks.values() for check in own if check.is_finding and check.severity != "I"]
