"""Tiny reports from a few lines of text, read by the real loader from a folder of their own."""
from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

import yaml

from mingbai.load.report import SharedContent as Reading
from mingbai.load.report import read_report
from mingbai.load.schemes import read_schemes
from mingbai.load.site import read_settings, read_topics, read_units
from mingbai.load.textfile import Folder
from mingbai.model.problems import Problems
from mingbai.model.report import (
    Bilingual,
    Department,
    FixedDeduction,
    Paper,
    Region,
    Report,
    ScoreCap,
    Site,
    Succession,
)
from mingbai.text.value import replace

CONTENT = Path(__file__).parents[2] / "content"
REGION = Region("qinghe", Bilingual("清河", "Qinghe"), "000000", "county", Bilingual("某省", "A province"))
DEPARTMENT = Department("qinghe/housing", REGION, Bilingual("清河县住房局", "Qinghe Housing Bureau"),
                        Bilingual("住房局", "Housing Bureau"), "housing", (), None)
HEAD = {
    "kind": "whole", "title": {"zh": "2023年度自评报告", "en": "Self-evaluation 2023"}, "scheme": "hunan-whole",
    "dates": {"filled": "2024-04-01", "published": None},
    "sources": [{"id": "report", "title": {"zh": "报告", "en": "Report"}, "issuer": {"zh": "住房局", "en": "Bureau"},
                 "date": "2024-04-01", "sections": {str(n): {"zh": f"第{n}部分", "en": f"Part {n}"} for n in range(1, 6)}}],
}


@cache
def shared() -> tuple:
    problems, folder = Problems(), Folder(CONTENT)
    found = (read_units(folder, problems), read_schemes(folder, problems), read_topics(folder, problems),
             read_settings(folder, problems))
    problems.raise_if_any()
    return found


def build_report(folder: Path, files: dict, address: str = "2023") -> Report:
    """`files` maps a table's name to CSV text, `head` to fields of report.yml, `digest` to Markdown by language."""
    units, schemes, topics, _ = shared()
    path = folder / "departments" / DEPARTMENT.id / address
    path.mkdir(parents=True, exist_ok=True)
    for name, text in laid_out(files, address).items():
        (path / name).write_text(text, "utf-8")
    problems = Problems()
    report = read_report(path, DEPARTMENT, int(address.split("/")[0]), Reading(Folder(folder), units, schemes, topics,
                                                                              problems))
    problems.raise_if_any()
    return replace(report, scheme=replace(report.scheme, **scheme_fields(files.get("scheme", {}))),
                   department=replace(DEPARTMENT, successor=succession(files.get("successor"))))


def scheme_fields(changed: dict) -> dict:
    """Caps and deductions come as plain numbers; their paper is always the same."""
    kinds = {"score_caps": ScoreCap, "fixed_deductions": FixedDeduction}
    paper = Paper(Bilingual("绩效自评办法", "Rules of self-evaluation"), "某财绩〔2024〕1号")
    return {key: tuple(kinds[key](*map(Decimal, numbers), paper) for numbers in value) if key in kinds else value
            for key, value in changed.items()}


def succession(successor: dict | None) -> Succession | None:
    """What became of a department that no longer stands: `{name: {zh: …, en: …}}`."""
    return Succession(Bilingual(**successor["name"]), None, "2024", None) if successor else None


def laid_out(files: dict, address: str) -> dict[str, str]:
    own = {"kind": "project", "project": {"zh": "某项目", "en": "A project"}, "scheme": "national-project"}
    head = {**HEAD, **(own if "/" in address else {}), **files.get("head", {})}
    digest = files.get("digest", {})
    tables = {f"{name}.csv": completed(name, text) for name, text in files.items() if isinstance(text, str)}
    lists = {f"{name}.yml": yaml.safe_dump(value, allow_unicode=True) for name, value in files.items()
             if name in ("explanations", "corrections")}
    return {"report.yml": yaml.safe_dump(head, allow_unicode=True), "digest.zh.md": digest.get("zh", ""),
            "digest.en.md": digest.get("en", ""), **tables, **lists}


def completed(name: str, text: str) -> str:
    """A table that does not say where it was found was found in part 1; indicators stand in a table."""
    text = with_column(text, "place", "1")
    return with_column(text, "stated_in", "table") if name == "indicators" else text


def with_column(text: str, column: str, value: str) -> str:
    lines = text.strip().splitlines()
    if column in lines[0].split(","):
        return text
    return "\n".join([f"{column},{lines[0]}", *(f"{value},{line}" for line in lines[1:])])


def build_site(folder: Path, reports: dict[str, dict]) -> Site:
    """Reports by address below the department: `2023`, `2022`, `2023/sewers`."""
    _, schemes, topics, settings = shared()
    built = tuple(build_report(folder, files, address) for address, files in reports.items())
    return Site(settings, (REGION,), (DEPARTMENT,), built, schemes, topics, ())
