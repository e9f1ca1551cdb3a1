"""One rule: what it compares and why, when it says nothing, and all that it gave."""
from __future__ import annotations

from mingbai.facts.checked import FirstChecks, Rule, Tally, findings_of_rule, open_of_rule, rules
from mingbai.model.report import Report, Scheme, Site
from mingbai.say.page import Crumb, PageView
from mingbai.say.say import LinkView, Say, TextView, outcome_anchor
from mingbai.say.table import TableCell, TableColumn, TableView
from mingbai.text.value import Value
from mingbai.views.checks.outcome import rule_address, teller
from mingbai.views.checks.overview import (
    ADDRESS,
    ReportGroup,
    by_report,
    count_cells,
    count_columns,
)
from mingbai.views.checks.tally import tally
from mingbai.views.lists import LONGEST, by_time, cut_table, page_column, report_name, trail


class LeftOut(Value):
    """A scheme that does not know the rule, and why."""
    scheme: LinkView
    reason: TextView


class ShownOutcomes(Value):
    """Some outcomes, the first of them in full."""
    count: int
    groups: tuple[ReportGroup, ...]
    more: int


def page_address(rule: Rule) -> str:
    return rule_address(rule)


def view(site: Site, rule: Rule, say: Say) -> PageView:
    tallies, title = say.checks.tallies, rule.title[say.lang]
    description = say.word("checking.rule-description", id=rule.id, formula=rule.formula[say.lang])
    return PageView(
        lang=say.lang, address=say.address, template="checks/rule.html", title=title, description=description,
        values={"id": rule.id, "family": teller(say.lang).family(rule.family),
                "severity": say.word(f"checking.severity.{rule.severity}.title"),
                "meaning": say.word(f"checking.severity.{rule.severity}.meaning"),
                "formula": rule.formula[say.lang], "basis": rule.basis[say.lang],
                "silent": [one[say.lang] for one in rule.silent], "left_out": left_out(site, rule, say),
                "successor": successor(rule, say),
                "tally": tally(tallies.of_rule(rule.id), say), "reports": reports_table(site, rule, say),
                "findings": shown_outcomes(findings_of_rule(tallies, rule.id), say),
                "open": shown_outcomes(open_of_rule(tallies, rule.id), say)},
        crumbs=(*trail(say), Crumb(say.word("checking.title"), say.to(ADDRESS))), here=rule.id,
        meta=page_column(say, "checks", title, description))


def successor(rule: Rule, say: Say) -> LinkView | None:
    """The rule that says now what this one said."""
    other = rules().get(rule.successor)
    return LinkView(f"{other.id} {other.title[say.lang]}", say.to(rule_address(other))) if other else None


def left_out(site: Site, rule: Rule, say: Say) -> list[LeftOut]:
    return [LeftOut(scheme_link(scheme, say), say.text(scheme.without[rule.id]))
            for scheme in site.schemes.values() if rule.id in scheme.without]


def scheme_link(scheme: Scheme, say: Say) -> LinkView:
    return LinkView(scheme.name[say.lang], f"{say.to('about/schemes/')}#{scheme.id}")


def reports_table(site: Site, rule: Rule, say: Say) -> TableView | None:
    found = {name: own[rule.id] for name, own in say.checks.tallies.reports.items() if rule.id in own}
    reports = by_time(report for report in site.reports if report.id in found)
    if not reports:
        return None
    rows = tuple(report_row(report, found[report.id], rule, say) for report in reports[:LONGEST])
    table = TableView("rule-by-report", say.word("checking.caption.rule", id=rule.id),
                      (TableColumn(say.word("lists.report-column"), header=True), *count_columns(say)), rows,
                      sortable=len(rows) > 1)
    return cut_table(table, len(reports), say)


def report_row(report: Report, found: Tally, rule: Rule, say: Say) -> tuple[TableCell, ...]:
    href = f"{say.page_of(report)}#{outcome_anchor(rule, found.lead)}"
    return TableCell(report_name(report, say), href=href), *count_cells(found.counts)


def shown_outcomes(found: FirstChecks, say: Say) -> ShownOutcomes:
    return ShownOutcomes(found.count, by_report(found.first, lambda check: check.id, say), found.count - len(found.first))
