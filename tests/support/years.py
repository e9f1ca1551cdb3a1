"""The tiny site with a second year: one indicator dropped, one added, a target and a weight changed."""
from __future__ import annotations

import shutil
from pathlib import Path

from tests.support.sites import edit, tiny_copy

HOUSING = "departments/anyang/housing"


def two_years(folder: Path) -> Path:
    content = tiny_copy(folder)
    base = content / HOUSING
    shutil.copytree(base / "2023", base / "2024", ignore=shutil.ignore_patterns("ramps"))
    later = base / "2024"
    edit(later / "report.yml", "published: 2024-07-15", "published: null")
    edit(later / "money.csv", "total,,,100.00,120.00,118.50,98.75%,adjusted", "total,,,200.00,,150.00,75.00%,original")
    edit(later / "indicators.csv", "≥200套", "≥220套")
    edit(later / "indicators.csv", "100%,,98%,,98%,30,28", "100%,,98%,,98%,20,18")
    edit(later / "indicators.csv", "parks,output.quantity,新建公园,New parks,3个",
         "playgrounds,output.quantity,活动场地,Playgrounds,50个")
    return content
