"""What a regional site has published, from its own open data: one row for each region and year."""
from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from mingbai.facts.promise import JUDGED, REACHED
from mingbai.model.aims import FORECAST
from mingbai.model.report import Bilingual, alike
from mingbai.publish.manifest import MANIFEST
from mingbai.publish.refusal import ReleaseRefusal, Stop
from mingbai.publish.verify import verify_folder
from mingbai.text.language import in_columns

BUDGET, SPENT = "money.total.adjusted", "money.total.actual"
RegionAndYear = tuple[str, str]           # code of the region, year
PublishedLine = dict[str, str]


@dataclass(frozen=True, slots=True)
class PromiseCount:
    """Kept of those that can be measured, forecasts apart."""
    kept: int
    judged: int


@dataclass(frozen=True, slots=True)
class RegionYear:
    """`both`: whole-department reports that state the adjusted budget and what was spent; the sums are of those alone.
    `promises` and `issues` are None where the site was released before they were counted."""
    code: str
    name: Bilingual
    year: int
    departments: int
    reports: int
    both: int
    budget: Decimal
    spent: Decimal
    findings: int
    promises: PromiseCount | None
    issues: int | None


@dataclass(frozen=True, slots=True)
class PublishedTables:
    """What the tables of a regional site say of its reports, by report."""
    money: dict[tuple[str, str], Decimal]
    findings: Counter[str]
    promises: list[PublishedLine] | None
    issues: Counter[str] | None


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
    issues = lines_if_published(served, "issues")
    tables = PublishedTables(money, findings, lines_if_published(served, "promises"),
                             None if issues is None else Counter(line["report_id"] for line in issues))
    return RegionalSite(code, name_of(reports, code), served.absolute(), figures, tuple(region_years(reports, tables)))


def lines_if_published(served: Path, table: str) -> list[PublishedLine] | None:
    """None from a site released before it had the table."""
    return list(published_lines(served, table)) if (served / "data" / f"{table}.csv").is_file() else None


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


def region_years(reports: list[PublishedLine], tables: PublishedTables) -> Iterator[RegionYear]:
    groups: dict[RegionAndYear, list[PublishedLine]] = defaultdict(list)
    for line in reports:
        groups[line["region_code"], line["year"]].append(line)
    for (code, year), group in sorted(groups.items()):
        yield region_year(code, int(year), group, tables)


def region_year(code: str, year: int, group: list[PublishedLine], tables: PublishedTables) -> RegionYear:
    money, ids = tables.money, {line["report_id"] for line in group}
    whole = [line["report_id"] for line in group if line["kind"] == "whole"]
    both = [one for one in whole if (one, BUDGET) in money and (one, SPENT) in money]
    budget, spent = (sum((money[one, phase] for one in both), Decimal(0)) for phase in (BUDGET, SPENT))
    return RegionYear(code, named(group[0], "region"), year, len({line["department_id"] for line in group}), len(group),
                      len(both), budget, spent, sum(tables.findings[one] for one in ids), promises_of(ids, tables.promises),
                      None if tables.issues is None else sum(tables.issues[one] for one in ids))


def promises_of(ids: set[str], lines: list[PublishedLine] | None) -> PromiseCount | None:
    if lines is None:
        return None
    states = [line["state"] for line in lines if line["report_id"] in ids and line["aim"] != FORECAST]
    return PromiseCount(sum(one in REACHED for one in states), sum(one in JUDGED for one in states))
