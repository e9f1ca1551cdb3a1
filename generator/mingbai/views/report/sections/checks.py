"""Checks: every figure of the report that can be worked out from others, worked out again."""
from __future__ import annotations

from mingbai.facts.checked import GRAVE, SEVERITIES, ReportChecks, agreeing, counts_by_kind, findings_of_severity, open_checks
from mingbai.facts.locks import HeldFigures
from mingbai.model.report import Report, Site
from mingbai.opendata.files import checks_path
from mingbai.say.say import LinkView, Say
from mingbai.text.value import Value
from mingbai.views.checks.outcome import RuleGroup, by_rule
from mingbai.views.checks.overview import ADDRESS
from mingbai.views.checks.tally import tally


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
    facts = say.facts_of(report)
    found = [severity_group(one, checks, say) for one in SEVERITIES if findings_of_severity(one, checks)]
    return {"tally": tally(counts_by_kind(checks.checks), say), "findings": found,
            "open": by_rule(open_checks(checks), say, in_full=True),
            "open_count": facts.counts.open, "held": held_share(facts.held, say),
            "agreeing": by_rule(agreeing(checks), say, in_full=False), "agreeing_count": facts.counts.agree,
            "workbook": LinkView(say.word("checking.workbook"), say.file(f"data/{checks_path(report)}")),
            "overview": LinkView(say.word("checking.all-reports"), say.to(ADDRESS))}


def held_share(figures: HeldFigures, say: Say) -> str:
    """The share of the figures that nobody could have changed without a calculation failing."""
    return say.word("checking.report.held", held=figures.held, numbers=figures.numbers,
                    share=say.percent(figures.share)) if figures.numbers else ""


def severity_group(severity: str, checks: ReportChecks, say: Say) -> SeverityGroup:
    found = findings_of_severity(severity, checks)
    return SeverityGroup(say.word(f"checking.severity.{severity}.title"), say.word(f"checking.severity.{severity}.meaning"),
                         len(found), by_rule(found, say, in_full=True), severity in GRAVE)
