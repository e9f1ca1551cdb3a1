"""True content of any size, with faults where they are asked for:
`python -m benchmarks.content FOLDER --regions 10 --departments 30 --years 5`.

Every report is true by construction (`benchmarks/true_reports`), as long as the real ones and of many styles. In a known share
of the reports one fault is then planted, of each kind in turn; the answer key lies beside the folder (`FOLDER.faults.csv`:
report, kind, figure, what was true, what stands there). The same seed makes the same bytes.
"""
from __future__ import annotations

import argparse
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.faults import KINDS, Fault, planted
from benchmarks.true_reports.report import department as true_department
from benchmarks.true_reports.tables import as_csv

ROOT = Path(__file__).resolve().parents[1]
REAL = ROOT / "content"
SHARED = ("site.yml", "about")
FIRST_YEAR = 2015
KEY = ("report", "kind", "figure", "true", "printed")
# Names of places, a syllable each: character and spelling.
STARTS = [
    ("安", "an"), ("平", "ping"), ("清", "qing"), ("林", "lin"), ("明", "ming"), ("新", "xin"), ("长", "chang"),
    ("永", "yong"), ("丰", "feng"), ("龙", "long"), ("东", "dong"), ("南", "nan"), ("金", "jin"), ("云", "yun"),
    ("海", "hai"), ("泰", "tai"),
]
ENDS = [
    ("州", "zhou"), ("阳", "yang"), ("江", "jiang"), ("山", "shan"), ("川", "chuan"), ("宁", "ning"), ("溪", "xi"),
    ("河", "he"), ("城", "cheng"), ("泉", "quan"), ("湖", "hu"), ("原", "yuan"), ("岭", "ling"), ("昌", "chang"),
    ("门", "men"), ("台", "tai"),
]
OFFICES = [
    ("housing", "住房和城乡建设局", "Housing and Urban-Rural Development Bureau"), ("education", "教育局", "Education Bureau"),
    ("finance", "财政局", "Finance Bureau"), ("health", "卫生健康局", "Health Bureau"),
    ("transport", "交通运输局", "Transport Bureau"), ("water", "水利局", "Water Bureau"),
    ("agriculture", "农业农村局", "Agriculture Bureau"), ("culture", "文化和旅游局", "Culture Bureau"),
    ("justice", "司法局", "Justice Bureau"), ("audit", "审计局", "Audit Bureau"), ("sports", "体育局", "Sports Bureau"),
    ("statistics", "统计局", "Statistics Bureau"), ("forestry", "林业局", "Forestry Bureau"),
    ("labour", "人力资源和社会保障局", "Labour Bureau"), ("environment", "生态环境局", "Environment Bureau"),
    ("planning", "自然资源局", "Planning Bureau"), ("commerce", "商务局", "Commerce Bureau"),
    ("science", "科学技术局", "Science Bureau"), ("civil-affairs", "民政局", "Civil Affairs Bureau"),
    ("market", "市场监督管理局", "Market Bureau"),
]
ROWS = 40                                 # results that a report tells, about


@dataclass(frozen=True)
class Asked:
    regions: int
    departments: int
    years: int
    seed: int = 1
    faults: float = 0.05                  # the share of reports in which a fault is planted


def write(folder: Path, asked: Asked) -> list[str]:
    """Fill the folder, and the answer key beside it; the ids of the reports with a fault."""
    for name in SHARED:
        source = REAL / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, folder / name)
    faults = [fault for number in range(asked.regions) for fault in write_region(folder / "departments", number, asked)]
    put(answer_key(folder), as_csv([{name: getattr(fault, name) for name in KEY} for fault in faults], KEY))
    return list(dict.fromkeys(fault.report for fault in faults))


def answer_key(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.faults.csv")


def write_region(base: Path, number: int, asked: Asked) -> Iterator[Fault]:
    zh, en = region_name(number)
    slug = en.lower()
    put(base / slug / "region.yml", f'name: {{zh: {zh}市, en: {en}}}\ncode: "{430000 + number}"\nlevel: prefecture\n'
                                    "province: {zh: 湖南省, en: Hunan}\n")
    for place in range(asked.departments):
        own, named = department(place, zh, en)
        name = f"{{zh: {named[0]}, en: {named[1]}}}"
        put(base / slug / own / "department.yml", f"name: {name}\nshort: {name}\ntype: {OFFICES[place % len(OFFICES)][0]}\n")
        yield from write_reports(base, f"{slug}/{own}", named, asked, number * asked.departments + place)


def write_reports(base: Path, own: str, named: tuple[str, str], asked: Asked, number: int) -> Iterator[Fault]:
    """All years of a department, in which each kind of fault has its turn."""
    for place, files in enumerate(true_department(f"{asked.seed} {own}", FIRST_YEAR, asked.years, named, ROWS)):
        report = f"{own}/{FIRST_YEAR + place}"
        draw = random.Random(f"{asked.seed} fault {report}")
        written = {path.rpartition("/")[2]: text for path, text in files.items()}
        if draw.random() < asked.faults:
            kind = list(KINDS)[(number * asked.years + place) % len(KINDS)]
            written, faults = planted(draw, kind, written, report)
            yield from faults
        for name, text in written.items():
            put(base / report / name, text)


def department(place: int, zh: str, en: str) -> tuple[str, tuple[str, str]]:
    """Its folder and its names; where there are more than there are kinds, they are numbered."""
    kind, office_zh, office_en = OFFICES[place % len(OFFICES)]
    again = place // len(OFFICES) + 1
    if again == 1:
        return kind, (f"{zh}市{office_zh}", f"{en} {office_en}")
    return f"{kind}-{again}", (f"{zh}市第{again}{office_zh}", f"{en} {office_en} {again}")


def region_name(number: int) -> tuple[str, str]:
    """As many as are asked for: two syllables, then three."""
    start, rest = STARTS[number % len(STARTS)], number // len(STARTS)
    end, rest = ENDS[rest % len(ENDS)], rest // len(ENDS)
    middle = STARTS[rest - 1] if rest else ("", "")
    return start[0] + middle[0] + end[0], (start[1] + middle[1] + end[1]).capitalize()


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    for name, usual in (("regions", 4), ("departments", 5), ("years", 5), ("seed", 1)):
        options.add_argument(f"--{name}", type=int, default=usual)
    options.add_argument("--faults", type=float, default=0.05)
    given = options.parse_args()
    asked = Asked(given.regions, given.departments, given.years, given.seed, given.faults)
    found = write(given.folder, asked)
    print(f"{asked.regions * asked.departments * asked.years} reports, {len(found)} of them with a fault")


if __name__ == "__main__":
    main()
