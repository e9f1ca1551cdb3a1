"""Checks: every figure of the report that can be worked out from others, worked out again."""
from __future__ import annotations

from mingbai.checks.engine import ReportChecks
from mingbai.checks.outcomes import NOT_CHECKABLE, PASS
from mingbai.checks.rule import SEVERITIES, Check
from mingbai.checks.tallies import counts_by_kind
from mingbai.model.report import Report, Site
from mingbai.opendata.files import checks_path
from mingbai.say.say import LinkView, Say
from mingbai.text.value import Value
from mingbai.views.checks.outcome import RuleGroup, by_rule
from mingbai.views.checks.overview import ADDRESS
from mingbai.views.checks.tally import tally

SHOWN = ("B", "E")                        # the others are a click away


class SeverityGroup(Value):
    title: str
    meaning: str
    count: int
    groups: tuple[RuleGroup, ...]
    is_open: bool


def view(site: Site, report: Report, say: Say) -> dict[str, object] | None:
    checks = say.checks_of(report)
    if checks is None or not checks.checks:
        return None
    found = [severity_group(one, checks, say) for one in SEVERITIES if of_severity(one, checks)]
    return {"tally": tally(counts_by_kind(checks.checks), say), "findings": found,
            "open": by_rule(of_status(NOT_CHECKABLE, checks), say, in_full=True),
            "open_count": checks.counts[NOT_CHECKABLE],
            "agreeing": by_rule(of_status(PASS, checks), say, in_full=False), "agreeing_count": checks.counts[PASS],
            "workbook": LinkView(say.word("checking.workbook"), say.file(f"data/{checks_path(report)}")),
            "overview": LinkView(say.word("checking.all-reports"), say.to(ADDRESS))}


def severity_group(severity: str, checks: ReportChecks, say: Say) -> SeverityGroup:
    found = of_severity(severity, checks)
    return SeverityGroup(say.word(f"checking.severity.{severity}.title"), say.word(f"checking.severity.{severity}.meaning"),
                         len(found), by_rule(found, say, in_full=True), severity in SHOWN)


def of_severity(severity: str, checks: ReportChecks) -> list[Check]:
    return [check for check in checks.findings if check.severity == severity]


def of_status(status: str, checks: ReportChecks) -> list[Check]:
    return [check for check in checks.checks if check.status == status]
