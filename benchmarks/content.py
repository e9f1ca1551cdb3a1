"""Realistic content of any size: `python benchmarks/content.py FOLDER --regions 10 --departments 30 --years 5`.

Every report is a variation of one of the real ones: another department, another year, every amount scaled by a factor of
its own, so that sums still agree within the rounding of the printed digits. In a known share of the reports one part of a
sum is then spoilt. The same seed makes the same bytes.
"""
from __future__ import annotations

import argparse
import csv
import io
import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REAL = ROOT / "content"
SHARED = ("site.yml", "about")
FIRST_YEAR = 2015
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
AMOUNT = re.compile(r"^(\D*)(\d+(?:\.\d+)?)((?:亿|千万|万)?元|)$")
TABLES_OF_MONEY = {"money.csv", "projects.csv", "three_public.csv"}
FIGURES = {"original", "adjusted", "income", "received", "actual", "budget", "carried_in", "carried_out", "change", "total_cost"}
YEAR = re.compile(r"(?<![\d.])(20[12]\d)(?![\d.]\d|\d)")
SMALLEST, LARGEST = Decimal("0.1"), Decimal(1)   # larger ones would blow up what is within rounding


@dataclass(frozen=True)
class Model:
    """A real report, as texts by file name, and what its department is called in them."""
    year: int
    names: tuple[tuple[str, str], ...]    # short before long would leave pieces behind: longest first
    files: dict[str, str]


@dataclass(frozen=True)
class Asked:
    regions: int
    departments: int
    years: int
    seed: int = 1
    faults: float = 0.05                  # the share of reports in which a sum is spoilt


def write(folder: Path, asked: Asked) -> list[str]:
    """Fill the folder; the ids of the reports that were spoilt."""
    for name in SHARED:
        source = REAL / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, folder / name)
    return [spoilt for number in range(asked.regions) for spoilt in write_region(folder / "departments", number, asked)]


def write_region(base: Path, number: int, asked: Asked) -> Iterator[str]:
    zh, en = region_name(number)
    slug = en.lower()
    put(base / slug / "region.yml", f'name: {{zh: {zh}市, en: {en}}}\ncode: "{430000 + number}"\nlevel: prefecture\n'
                                    "province: {zh: 湖南省, en: Hunan}\n")
    for place in range(asked.departments):
        own, named = department(place, zh, en)
        name = f"{{zh: {named[0]}, en: {named[1]}}}"
        put(base / slug / own / "department.yml", f"name: {name}\nshort: {name}\ntype: {OFFICES[place % len(OFFICES)][0]}\n")
        for year in range(FIRST_YEAR, FIRST_YEAR + asked.years):
            report = f"{slug}/{own}/{year}"
            if write_report(base / report, named, year, random.Random(f"{asked.seed} {report}"), asked.faults):
                yield report


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


# ---- one report

def write_report(folder: Path, named: tuple[str, str], year: int, chance: random.Random, faults: float) -> bool:
    models = real_reports()
    model = models[chance.randrange(len(models))]
    factor = SMALLEST + (LARGEST - SMALLEST) * chance.randrange(10_000) / 10_000
    texts = {name: renamed(text, model, named, year) for name, text in model.files.items()}
    texts |= {name: scaled(texts[name], factor) for name in TABLES_OF_MONEY & texts.keys()}
    is_spoilt = chance.random() < faults
    if is_spoilt:
        texts["money.csv"] = spoilt(texts["money.csv"])
    for name, text in texts.items():
        put(folder / name, text)
    return is_spoilt


@cache
def real_reports() -> list[Model]:
    return [model(path.parent) for path in sorted((REAL / "departments").glob("*/*/20*/report.yml"))]


def model(folder: Path) -> Model:
    import yaml

    department = yaml.safe_load((folder.parent / "department.yml").read_text("utf-8"))
    region = yaml.safe_load((folder.parent.parent / "region.yml").read_text("utf-8"))
    names = [(one[lang], lang) for one in (department["name"], department["short"], region["name"]) for lang in ("zh", "en")]
    files = {path.name: path.read_text("utf-8") for path in sorted(folder.iterdir()) if path.is_file()}
    return Model(int(folder.name), tuple(sorted(dict.fromkeys(names), key=lambda name: -len(name[0]))), files)


def renamed(text: str, model: Model, named: tuple[str, str], year: int) -> str:
    for name, lang in model.names:
        text = text.replace(name, named[lang == "en"] if "局" in name or "Bureau" in name else named[lang == "en"].split(" ")[0])
    return YEAR.sub(lambda found: str(int(found[1]) + year - model.year), text)


def scaled(text: str, factor: Decimal) -> str:
    rows = list(csv.reader(io.StringIO(text)))
    places = [place for place, column in enumerate(rows[0]) if column in FIGURES]
    for row in rows[1:]:
        for place in places:
            row[place] = amount(row[place], factor)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def amount(cell: str, factor: Decimal) -> str:
    found = AMOUNT.match(cell)
    if not found:
        return cell
    value = Decimal(found[2])
    return f"{found[1]}{(value * factor).quantize(Decimal(1).scaleb(value.as_tuple().exponent))}{found[3]}"


def spoilt(text: str) -> str:
    """The first amount of the last part of a whole, twice what it was."""
    rows = list(csv.reader(io.StringIO(text)))
    part_of = rows[0].index("part_of")
    places = [place for place, column in enumerate(rows[0]) if column in FIGURES]
    row, place = next((row, place) for row in reversed(rows[1:]) if row[part_of] for place in places
                      if AMOUNT.match(row[place]) and "." in row[place])
    row[place] = amount(row[place], Decimal(2))
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


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
    print(f"{asked.regions * asked.departments * asked.years} reports, {len(found)} of them spoilt")


if __name__ == "__main__":
    main()
