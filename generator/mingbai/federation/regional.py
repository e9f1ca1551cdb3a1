"""What a regional site has published, from its own open data: one row for each region and year."""
from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from mingbai.model.report import Bilingual, alike
from mingbai.publish.manifest import MANIFEST
from mingbai.publish.refusal import ReleaseRefusal, Stop
from mingbai.publish.verify import verify_folder
from mingbai.text.language import in_columns

BUDGET, SPENT = "money.total.adjusted", "money.total.actual"
RegionAndYear = tuple[str, str]           # code of the region, year
PublishedLine = dict[str, str]


@dataclass(frozen=True, slots=True)
class RegionYear:
    """`both`: whole-department reports that state the adjusted budget and what was spent; the sums are of those alone."""
    code: str
    name: Bilingual
    year: int
    departments: int
    reports: int
    both: int
    budget: Decimal
    spent: Decimal
    findings: int


@dataclass(frozen=True, slots=True)
class RegionalSite:
    code: str
    name: Bilingual
    served: Path                          # the link that always leads to its served release
    figures: int
    rows: tuple[RegionYear, ...]


def read_all(folders: Iterable[Path]) -> list[RegionalSite]:
    """Whatever is wrong with any of them is told at once."""
    sites, stops = [], []
    for out in folders:
        try:
            sites.append(read_regional(out))
        except ReleaseRefusal as refusal:
            stops += refusal.stops
    if stops:
        raise ReleaseRefusal(stops)
    return sites


def read_regional(out: Path) -> RegionalSite:
    """Refuses what is no whole regional release."""
    served = out / "current"
    wrong = verify_folder(served).differences
    if wrong:
        raise ReleaseRefusal([Stop(out.name, "damaged-release", {"count": len(wrong)})])
    code = json.loads((served / MANIFEST).read_text("utf-8")).get("region")
    if not code:
        raise ReleaseRefusal([Stop(out.name, "no-regional-site")])
    reports = list(published_lines(served, "reports"))
    money, figures = money_of(served)
    findings = Counter(line["report_id"] for line in published_lines(served, "checks") if line["status"] == "finding")
    return RegionalSite(code, name_of(reports, code), served.absolute(), figures, tuple(region_years(reports, money, findings)))


def published_lines(served: Path, table: str) -> Iterator[PublishedLine]:
    with (served / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def money_of(served: Path) -> tuple[dict[tuple[str, str], Decimal], int]:
    """The two sums of each report that states them, and how many figures there are."""
    sums, count = {}, 0
    for line in published_lines(served, "figures"):
        count += 1
        if line["figure_id"] in (BUDGET, SPENT) and line["value_cny"]:
            sums[line["report_id"], line["figure_id"]] = Decimal(line["value_cny"])
    return sums, count


def name_of(reports: list[PublishedLine], code: str) -> Bilingual:
    """The province that all its regions lie in, or the one region."""
    for part in ("region", "province"):
        names = {named(line, part) for line in reports}
        if len(names) == 1:
            return names.pop()
    return alike(code)


def named(line: PublishedLine, part: str) -> Bilingual:
    return Bilingual(*map(line.__getitem__, in_columns(part)))


def region_years(reports: list[PublishedLine], money: dict[tuple[str, str], Decimal],
                 findings: Counter[str]) -> Iterator[RegionYear]:
    groups: dict[RegionAndYear, list[PublishedLine]] = defaultdict(list)
    for line in reports:
        groups[line["region_code"], line["year"]].append(line)
    for (code, year), group in sorted(groups.items()):
        whole = [line["report_id"] for line in group if line["kind"] == "whole"]
        both = [one for one in whole if (one, BUDGET) in money and (one, SPENT) in money]
        yield RegionYear(code, named(group[0], "region"), int(year),
                         len({line["department_id"] for line in group}), len(group), len(both),
                         sum((money[one, BUDGET] for one in both), Decimal(0)),
                         sum((money[one, SPENT] for one in both), Decimal(0)),
                         sum(findings[line["report_id"]] for line in group))
