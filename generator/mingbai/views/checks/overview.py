"""The checks of all reports: how many agree, by report and by rule; what does not, the weightiest first; every rule."""
from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import groupby

from mingbai.facts.checked import GRAVE, KINDS, SEVERITIES, Check, Counts, FirstChecks, Rule, rules
from mingbai.model.report import Report, Site
from mingbai.say.page import PageView
from mingbai.say.say import LinkView, Say
from mingbai.say.table import TableCell, TableColumn, TableView
from mingbai.text.format import plain_digits
from mingbai.text.value import Value
from mingbai.views.checks.outcome import rule_address, teller
from mingbai.views.checks.tally import tally
from mingbai.views.lists import LONGEST, by_time, cut_table, page_column, report_cell, report_name, trail

ADDRESS = "checks/"


class FindingView(Value):
    """`link` leads to its entry in the report."""
    text: str
    link: LinkView


class ReportGroup(Value):
    report: LinkView
    findings: tuple[FindingView, ...]


class SeverityView(Value):
    id: str
    title: str
    meaning: str
    count: int
    groups: tuple[ReportGroup, ...]
    more: int
    is_open: bool


class FamilyView(Value):
    id: str
    title: str
    table: TableView


def view(site: Site, say: Say) -> PageView:
    title, description = say.word("checking.title"), say.word("checking.description")
    tallies = say.checks.tallies
    return PageView(
        lang=say.lang, address=say.address, template="checks/overview.html", title=title, description=description,
        values={"tally": tally(tallies.counts, say), "reports": reports_table(site, say),
                "severities": [severity_view(one, tallies.of_severity(one), say) for one in SEVERITIES],
                "families": [family_view(one, say) for one in families()], "count": len(rules()),
                "sections": ("by-report", "findings", "rules"),
                "downloads": [LinkView(name, say.file(f"data/{name}")) for name in ("checks.csv", "rules.csv")]},
        crumbs=trail(say), meta=page_column(say, "checks", title, description))


# ---- by report

def reports_table(site: Site, say: Say) -> TableView:
    rows = tuple(report_row(report, say) for report in by_time(site.reports)[:LONGEST])
    table = TableView("checks-by-report", say.word("checking.caption.reports"),
                      (TableColumn(say.word("lists.report-column"), header=True), *count_columns(say)), rows,
                      sortable=len(rows) > 1)
    return cut_table(table, len(site.reports), say)


def report_row(report: Report, say: Say) -> tuple[TableCell, ...]:
    return (TableCell(report_name(report, say), href=f"{report_cell(report, say).href}#checks"),
            *count_cells(say.checks.tallies.of_report(report.id)))


def count_columns(say: Say) -> tuple[TableColumn, ...]:
    return tuple(TableColumn(say.word(f"checking.kind.{kind}"), numeric=True) for kind in KINDS)


@lru_cache(maxsize=2 ** 12)
def count_cells(counts: Counts) -> tuple[TableCell, ...]:
    """Of most rules most reports have the same."""
    return tuple(TableCell(plain_digits(count), sort=str(count)) for count in counts)


# ---- what does not agree

def severity_view(severity: str, found: FirstChecks, say: Say) -> SeverityView:
    return SeverityView(f"severity-{severity.lower()}", say.word(f"checking.severity.{severity}.title"),
                        say.word(f"checking.severity.{severity}.meaning"), found.count,
                        by_report(found.first, lambda check: check.title[say.lang], say), found.count - len(found.first),
                        severity in GRAVE)


def by_report(checks: Iterable[Check], name: Callable[[Check], str], say: Say) -> tuple[ReportGroup, ...]:
    """In the order in which the reports come; `name` is what each entry is called."""
    return tuple(report_group(report_id, tuple(found), name, say)
                 for report_id, found in groupby(checks, key=lambda check: check.report.id))


def report_group(report_id: str, checks: tuple[Check, ...], name: Callable[[Check], str], say: Say) -> ReportGroup:
    findings = tuple(FindingView(teller(say.lang).sentence(check.rule, check.outcome),
                                 LinkView(name(check), say.check_href(check))) for check in checks)
    return ReportGroup(LinkView(report_name(checks[0].report, say), f"{say.to(report_id)}/#checks"), findings)


# ---- every rule

def families() -> list[str]:
    return list(dict.fromkeys(rule.family for rule in rules().values()))


def family_view(family: str, say: Say) -> FamilyView:
    title = teller(say.lang).family(family)
    rows = tuple(rule_row(rule, say) for rule in rules().values() if rule.family == family)
    columns = (TableColumn(say.word("checking.column.rule"), header=True), TableColumn(say.word("checking.column.formula")),
               TableColumn(say.word("checking.column.severity")), *count_columns(say))
    return FamilyView(f"family-{family.lower()}", title, TableView(f"rules-{family.lower()}", title, columns, rows))


def rule_row(rule: Rule, say: Say) -> tuple[TableCell, ...]:
    return (TableCell(f"{rule.id} {rule.title[say.lang]}", href=say.to(rule_address(rule))), TableCell(rule.formula[say.lang]),
            TableCell(say.word(f"checking.severity.{rule.severity}.title")), *count_cells(say.checks.tallies.of_rule(rule.id)))


