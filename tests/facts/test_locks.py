"""A figure is held by the calculations that would fail with one of its digits wrong; pages and files say by how many."""
from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from mingbai.checks.engine import check_site
from mingbai.facts.locks import HeldFigures
from mingbai.facts.report_facts import ReportFacts, facts_of
from mingbai.model.report import Report
from tests.checks.build import build_site
from tests.facts.test_equality import facts, published
from tests.support.reports import CONTENTS, LANGUAGES, every_report, section, site, text_of

MONEY = "line,label_zh,label_en,part_of,actual\ntotal,合计,Total,,{total}万元\nbasic,基本支出,Basic,total,{basic}万元\n" \
        "project,项目支出,Project,total,{project}万元\n"
RESULTS = "id,topic,label_zh,label_en,value\nhomes,housing-security,公租房,Public rental homes,120套\n" \
          "day,housing-security,完成日期,Date,2023年12月1日\n"
SHARE = {"zh": re.compile(r"(?P<numbers>\d+)个数值中有(?P<held>\d+)个（"),
         "en": re.compile(r"Of (?P<numbers>\d+) figures that are numbers, (?P<held>\d+) ")}


def read(folder: Path, **money: str) -> tuple[Report, ReportFacts]:
    amounts = {"total": "3583.25", "basic": "2341.10", "project": "1242.15", **money}
    content = build_site(folder, {"2023": {"money": MONEY.format(**amounts), "results": RESULTS}})
    return content.reports[0], facts_of(check_site(content).reports[content.reports[0].id])


def test_the_figures_of_a_sum_are_held_and_a_figure_alone_is_not(tmp_path: Path) -> None:
    _, found = read(tmp_path)
    for line in ("total", "basic", "project"):
        assert found.locks.get(f"money.{line}.actual", 0) > 0, line
    assert "results.homes.value" not in found.locks


def test_dates_are_not_among_the_figures_that_could_be_held(tmp_path: Path) -> None:
    report, found = read(tmp_path)
    assert len(report.figures) == 5 and found.held == HeldFigures(numbers=4, held=3)
    assert found.held.share == Decimal("0.75")


@pytest.mark.parametrize(("line", "slip"), [("total", "3583.35"), ("basic", "2341.00"), ("project", "1242.25")])
def test_a_slip_in_a_held_figure_makes_a_calculation_fail(line: str, slip: str, tmp_path: Path) -> None:
    before, after = (read(tmp_path / name, **money)[1].counts.differ for name, money in (("true", {}), ("slip", {line: slip})))
    assert after > before


def test_a_report_without_numbers_has_no_share() -> None:
    assert HeldFigures().share is None


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("name", "report_id"), every_report())
def test_the_checks_say_the_share_that_the_file_gives(name: str, report_id: str, lang: str) -> None:
    rows = [row for row in published(name).rows("figures.csv") if row["report_id"] == report_id and row["value"]]
    held = sum(row["lock"] != "0" for row in rows)
    found = section(name, report_id, lang, "checks")
    if rows and found is not None:
        said = SHARE[lang].search(text_of(found))
        assert said is not None and (int(said["held"]), int(said["numbers"])) == (held, len(rows))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("name", "report_id"), every_report())
def test_the_list_of_figures_says_of_each_by_how_many_it_is_held(name: str, report_id: str, lang: str) -> None:
    title = {"zh": "印证的算式", "en": "Calculations"}[lang]
    found = section(name, report_id, lang, "figures")
    report = next(one for one in site(name).reports if one.id == report_id)
    shown = {} if found is None else {row.get("id").removeprefix("fig-"): text_of(row.xpath(f"./td[@data-label='{title}']")[0])
                                      for row in found.xpath(".//tr[@id]") if row.xpath(f"./td[@data-label='{title}']")}
    for figure in report.figures.values():
        count = facts(name)[report_id].locks.get(figure.id, 0)
        none = {"zh": "无", "en": "none"}[lang]
        expected = "" if figure.base is None else str(count) if count else none
        assert shown.get(figure.id, "") == expected, figure.id


def test_some_figures_of_the_real_reports_are_held_and_some_are_not() -> None:
    for name in CONTENTS:
        for own in facts(name).values():
            assert own.held.held <= own.held.numbers
    assert any(0 < own.held.held < own.held.numbers for own in facts("real").values())
