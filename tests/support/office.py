"""LibreOffice as a reader of our workbooks: it calculates every formula anew, whatever values are stored beside it."""
from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

FILTER = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
ALWAYS_CALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""


def find_office() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


def calculated(office: str, books: list[Path], folder: Path) -> dict[tuple[str, str], list[dict[str, str]]]:
    """The rows of each sheet, by workbook and sheet; a column is named by the first line of its header."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS_CALCULATE, "utf-8")
    subprocess.run([office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", FILTER,
                    "--outdir", str(folder), *map(str, books)], check=True, capture_output=True)
    return {(book.stem, sheet): rows(folder / f"{book.stem}-{sheet}.csv")
            for book in books for sheet in ("figures", "checks")}


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        head, *found = csv.reader(lines)
    names = [title.split("\n")[0] for title in head]
    return [dict(zip(names, one, strict=True)) for one in found]
