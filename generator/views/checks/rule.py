"""One rule: what it compares and why, when it says nothing, and all that it gave."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.checks.engine import Check, Rule
from generator.checks.outcomes import FINDING, NOT_CHECKABLE
from generator.model import Report, Scheme, Site
from generator.views.checks.outcome import number, rule_address, teller
from generator.views.checks.overview import (
    ADDRESS,
    MOST,
    ReportGroup,
    by_report,
    count_cells,
    count_columns,
)
from generator.views.checks.tally import tally
from generator.views.lists import LONGEST, by_time, column, cut, report_name, trail
from generator.views.page import Crumb, PageView
from generator.views.say import LinkView, Say, TextView
from generator.views.table import Cell, Column, TableView


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A scheme that does not know the rule, and why."""
    scheme: LinkView
    reason: TextView


@dataclass(frozen=True, slots=True)
class Listed:
    """Some outcomes, the first of them in full."""
    count: int
    groups: tuple[ReportGroup, ...]
    more: int


def address(rule: Rule) -> str:
    return rule_address(rule)


def view(site: Site, rule: Rule, say: Say) -> PageView:
    found, title = say.checks.of_rule(rule.id), rule.title[say.lang]
    description = say.word("checking.rule-description", id=rule.id, formula=rule.formula[say.lang])
    return PageView(
        lang=say.lang, address=say.address, template="checks/rule.html", title=title, description=description,
        values={"id": rule.id, "family": teller(say.lang).family(rule.family),
                "severity": say.word(f"checking.severity.{rule.severity}.title"),
                "meaning": say.word(f"checking.severity.{rule.severity}.meaning"),
                "formula": rule.formula[say.lang], "basis": rule.basis[say.lang],
                "silent": [one[say.lang] for one in rule.silent], "left_out": left_out(site, rule, say),
                "tally": tally(found, say), "reports": reports_table(site, rule, found, say) if found else None,
                "findings": listed(found, FINDING, say), "open": listed(found, NOT_CHECKABLE, say)},
        crumbs=(*trail(say), Crumb(say.word("checking.title"), say.to(ADDRESS))), here=rule.id,
        meta=column(say, "checks", title, description))


def left_out(site: Site, rule: Rule, say: Say) -> list[LeftOut]:
    return [LeftOut(scheme_link(scheme, say), say.text(scheme.without[rule.id]))
            for scheme in site.schemes.values() if rule.id in scheme.without]


def scheme_link(scheme: Scheme, say: Say) -> LinkView:
    return LinkView(scheme.name[say.lang], f"{say.to('about/schemes/')}#{scheme.id}")


def reports_table(site: Site, rule: Rule, found: Iterable[Check], say: Say) -> TableView:
    by_report: dict[str, list[Check]] = {}
    for check in found:
        by_report.setdefault(check.report.id, []).append(check)
    reports = [report for report in by_time(site.reports) if report.id in by_report]
    rows = tuple(report_row(report, by_report[report.id], say) for report in reports[:LONGEST])
    table = TableView("rule-by-report", say.word("checking.caption.rule", id=rule.id),
                      (Column(say.word("lists.report-column"), header=True), *count_columns(say)), rows, sortable=len(rows) > 1)
    return cut(table, len(reports), say)


def report_row(report: Report, checks: list[Check], say: Say) -> tuple[Cell, ...]:
    """It leads to the first of its outcomes that does not agree, else to the first."""
    lead = next((check for check in checks if check.is_finding), checks[0])
    return Cell(report_name(report, say), href=say.check_href(lead)), *count_cells(checks, say)


def listed(found: Iterable[Check], status: str, say: Say) -> Listed:
    chosen = [check for check in found if check.status == status]
    return Listed(len(chosen), by_report(chosen[:MOST], number, say), max(0, len(chosen) - MOST))
