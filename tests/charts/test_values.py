"""The numbers in a picture are those of the report, to the last digit."""
from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal

import pytest

from mingbai.charts.chart import ChartView
from mingbai.facts.execution import execution, total_figure
from tests.charts.reports import LANGUAGES, chart, site

REPORTS = [report for name in ("real", "tiny", "full") for report in site(name).reports]
in_both_languages = pytest.mark.parametrize("lang", LANGUAGES)
every_report = pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.id)


def shown(view: ChartView, *roles: str) -> Counter[Decimal]:
    """Where the bars and dots of these roles end."""
    traces = json.loads(view.figure, parse_float=Decimal, parse_int=Decimal)["data"]
    return Counter(x + base for trace in traces if trace["meta"]["role"] in roles
                   for x, base in zip(trace["x"], trace.get("base", [0] * len(trace["x"])), strict=True))


@in_both_languages
@every_report
def test_budget_path(report, lang) -> None:
    view = chart("budget_path", report, lang)
    for phase in ("carried-in", "original", "adjusted", "received", "income", "actual", "carried-out", "returned"):
        figure = total_figure(report, phase)
        if view and figure:
            assert shown(view, phase) == Counter([figure.base])
    original, adjusted = total_figure(report, "original"), total_figure(report, "adjusted")
    if original and adjusted and original.base != adjusted.base:
        assert shown(view, "more", "less") == Counter([adjusted.base])


@in_both_languages
@every_report
def test_projects(report, lang) -> None:
    view = chart("projects", report, lang)
    spent = [row["actual"].base for row in report.table("projects") if row.key != "total" and row["actual"]]
    assert (view is None) == (len(spent) < 2)
    if view:
        assert shown(view, "actual") == Counter(spent)
        assert [cells[0].text for cells in view.table.rows][0] == max(
            (row for row in report.table("projects") if row.key != "total" and row["actual"]),
            key=lambda row: row["actual"].base).label[lang]


@in_both_languages
@every_report
def test_money_split(report, lang) -> None:
    view = chart("money_split", report, lang)
    if view:
        known = Counter(row[phase].base for row in report.table("money") for phase in ("actual", "original")
                        if row[phase])
        assert not shown(view, "actual", "original") - known


@in_both_languages
@every_report
def test_three_public(report, lang) -> None:
    view = chart("three_public", report, lang)
    for phase in ("budget", "actual"):
        stated = Counter(row[phase].base for row in report.table("three-public")
                         if row.attributes["entity"] == "department" and row[phase])
        assert (shown(view, phase) if view else Counter()) == stated


@in_both_languages
def test_three_public_of_units_adds_up_to_the_department(lang) -> None:
    """Yueyang prints its units item by item: their sums are the total that it prints."""
    report = site("real").by_id["yueyang/housing/2023"]
    view = chart("three_public_units", report, lang)
    for phase in ("budget", "actual"):
        stated = report.figure(f"three-public.department.total.{phase}").base
        assert sum(value * times for value, times in shown(view, phase).items()) == stated


@in_both_languages
@every_report
def test_unit_scores(report, lang) -> None:
    view = chart("unit_scores", report, lang)
    totals = [row["total"].value for row in report.table("unit-scores") if row.key != "department" and row["total"]]
    assert (view is None) == (len(totals) < 2)
    if view:
        assert shown(view, "score") == Counter(totals)


@in_both_languages
def test_points_of_yueyang(lang) -> None:
    view = chart("points", site("real").by_id["yueyang/housing/2023"], lang)
    assert shown(view, "earned") == Counter(map(Decimal, ("7.9", "49.6", "28.8", "10")))
    assert shown(view, "lost") == Counter(map(Decimal, ("10", "50", "30")))


@in_both_languages
def test_completion_of_lukou(lang) -> None:
    """22 houses of 19; sewage charges of 792.63 on 600; a budget passed, drawn whole though the scale is cut."""
    view = chart("completion", site("real").by_id["zhuzhou-lukou/housing/2023"], lang)
    assert shown(view, "far-above") == Counter([Decimal("132.105")])
    assert shown(view, "beyond") == Counter([Decimal("348.4774")])
    assert Decimal("115.7895") in shown(view, "kept")
    assert view.picture.layout.axis.high == 200


@in_both_languages
@every_report
def test_results_with_a_target(report, lang) -> None:
    view = chart("results_targets", report, lang)
    paired = {row.label[lang]: row for row in report.table("results") if row["target"] and row["value"]}
    for cells in view.table.rows if view else ():
        row = paired[cells[0].text]
        assert cells[1].figure.value == row["target"].base
        assert cells[2].figure.value == row["value"].base


@in_both_languages
def test_compared_rates_are_spending_over_their_base(lang) -> None:
    reports = tuple(site("real").reports)
    view = chart("compare_rates", reports, lang)
    for base in ("original", "adjusted", "received", "income"):
        expected = Counter((rate.ratio * 100).quantize(Decimal("0.0001")).normalize()
                           for report in reports if (rate := execution(report, base)))
        assert shown(view, base) == expected


@in_both_languages
def test_scores_against_execution(lang) -> None:
    reports = tuple(site("real").reports)
    view = chart("score_execution", reports, lang)
    traces = json.loads(view.figure, parse_float=Decimal, parse_int=Decimal)["data"]
    scored = [report for report in reports if report.score]
    assert Counter(y for trace in traces for y in trace["y"]) == Counter(report.score.value for report in scored)
    assert len(view.names) == len(scored)
    assert view.note


@in_both_languages
def test_a_trend_needs_two_years(lang) -> None:
    full = site("full")
    works = next(department for department in full.departments if department.id == "mingzhou/works")
    reports = [report for report in full.reports_of(works) if report.kind == "whole"]
    view = chart("trend", tuple(reports), lang)
    assert shown(view, "actual") == Counter(total_figure(report, "actual").base for report in reports)
    assert chart("trend", tuple(reports[:1]), lang) is None
