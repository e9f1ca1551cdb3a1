"""A whole report, and the reports of several years of one department."""
from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from benchmarks.true_reports.expenses import (
    UNITS,
    Column,
    write_assets,
    write_procurement,
    write_projects,
    write_staff,
    write_three_public,
)
from benchmarks.true_reports.indicators import write_indicators, write_scores
from benchmarks.true_reports.money import Money, drawn_money, write_money
from benchmarks.true_reports.results import write_results
from benchmarks.true_reports.style import Style, drawn_style
from benchmarks.true_reports.tables import Tables

Files = dict[str, str]                    # by the path below the department's folder
SECTIONS = (("1", "一、基本情况", "1 The bureau"),
            ("2", "二、预算执行情况", "2 The budget"),
            ("3", "三、项目支出情况", "3 Projects"),
            ("4", "四、三公经费情况", "4 The three public expenses"), ("5", "五、政府采购情况", "5 Procurement"),
            ("6", "六、资产情况", "6 Assets"), ("7", "七、绩效指标完成情况", "7 Indicators"),
            ("8", "八、重点工作完成情况", "8 Main tasks"), ("9", "九、存在问题和措施", "9 Problems and measures"))
GRADES = ((90, "优", "Excellent"), (80, "良", "Good"), (60, "中", "Fair"), (0, "差", "Poor"))
UNIT_NAMES = {"bureau": ("局机关", "The bureau"), "archive-office": ("城建档案馆", "Archive Office"),
              "quality-office": ("工程质量站", "Quality Office")}
SLOW = {"id": "slow-spending", "place": "9",
        "text": {"zh": "预算执行率偏低，部分项目支出进度慢。", "en": "Spending was slow; some projects were paid for late."},
        "cause": {"zh": "部分工程结算资料送审较晚。", "en": "Papers for settling some works were handed in late."}}
FASTER = {"id": "monthly-review", "answers": ["slow-spending"], "place": "9",
          "text": {"zh": "按月通报支出进度，提前送审结算资料。", "en": "Report spending monthly; hand in such papers early."}}
LOW_RATE = Decimal("0.9")
DIGESTS = {"zh": "## 本年概况 {#overview}\n\n全年支出[[money.total.actual]]，自评得分[[scores.total.score]]。\n",
           "en": "## The year {#overview}\n\nSpending came to [[money.total.actual]]; the score is [[scores.total.score]].\n"}


@dataclass(frozen=True)
class Year:
    """What the next year's report begins with."""
    money: Money
    assets: Column


def department(seed: str, first_year: int, years: int, name: tuple[str, str], rows: int = 12) -> Iterator[Files]:
    """One set of files for each year; `rows` is about how many results a report tells."""
    draw = random.Random(seed)
    style, before = drawn_style(draw), None
    for year in range(first_year, first_year + years):
        files, before = report(draw, style, year, name, before, rows)
        yield files


def report(draw: random.Random, style: Style, year: int, name: tuple[str, str], before: Year | None,
           rows: int) -> tuple[Files, Year]:
    tables = Tables()
    money = drawn_money(draw, style, before.money if before else None)
    write_money(draw, style, money, tables)
    write_projects(draw, style, money, tables)
    write_three_public(draw, style, tables)
    write_procurement(draw, style, money, tables)
    assets = write_assets(draw, style, before.assets if before else None, tables)
    write_staff(draw, style, tables)
    limit = money.of("adjusted"), money.of("actual")
    scored = write_indicators(draw, style, year, tables, limit if draw.random() < 0.4 else None)
    score = write_scores(style, money.rate, scored, tables)
    write_results(draw, style, rows, money.of("actual"), tables)
    files = {"report.yml": as_yaml(head(year, name, score, money)), **tables.files(),
             **{f"digest.{lang}.md": text for lang, text in DIGESTS.items()}}
    return {f"{year}/{path}": text for path, text in files.items()}, Year(money, assets)


def head(year: int, name: tuple[str, str], score: Decimal, money: Money) -> dict[str, object]:
    grade, filled = next(one for one in GRADES if score >= one[0]), f"{year + 1}-04-10"
    is_slow = money.rate < LOW_RATE
    title = both(f"{year}年度部门整体支出绩效自评报告", f"Self-evaluation of the whole department, {year}")
    source = {"id": "report", "title": title, "issuer": both(*name), "date": filled,
              "sections": {key: both(zh, en) for key, zh, en in SECTIONS}}
    return {
        "kind": "whole", "scheme": "hunan-whole", "title": title, "grade": {**both(*grade[1:]), "place": "7"},
        "dates": {"filled": filled, "published": f"{year + 1}-04-28"}, "sources": [source],
        "entities": [{"id": unit, "name": both(*UNIT_NAMES[unit]), "role": "subordinate" if number else "headquarters"}
                     for number, unit in enumerate(UNITS)],
        "problems": [SLOW] if is_slow else [], "measures": [FASTER] if is_slow else [],
    }


def both(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


def as_yaml(value: object) -> str:
    """JSON is YAML, and has no aliases."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
