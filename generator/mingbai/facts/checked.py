"""What pages show of the checks themselves: chosen, counted and worded here. Views know the checks by nothing else."""
from __future__ import annotations

from mingbai.checks.engine import ReportChecks, SiteChecks, rules
from mingbai.checks.expressions import tokens
from mingbai.checks.outcomes import FINDING, NOT_CHECKABLE, PASS
from mingbai.checks.rule import GRAVE, SEVERITIES, Check, Rule
from mingbai.checks.sentences import Teller
from mingbai.checks.tallies import KINDS, Counts, FirstChecks, SiteTallies, Tally, count_kind, counts_by_kind

__all__ = ("GRAVE", "KINDS", "SEVERITIES", "Check", "Counts", "FirstChecks", "ReportChecks", "Rule", "SiteChecks", "Tally",
           "Teller", "agreeing", "count_kind", "counts_by_kind", "findings_of_rule", "findings_of_severity", "open_checks",
           "open_of_rule", "rules", "tokens")


def findings_of_severity(severity: str, checks: ReportChecks) -> list[Check]:
    return [check for check in checks.findings if check.severity == severity]


def agreeing(checks: ReportChecks) -> list[Check]:
    return [check for check in checks.checks if check.status == PASS]


def open_checks(checks: ReportChecks) -> list[Check]:
    """Those that can't be made, for want of figures."""
    return [check for check in checks.checks if check.status == NOT_CHECKABLE]


def findings_of_rule(tallies: SiteTallies, rule_id: str) -> FirstChecks:
    return tallies.of_status(rule_id, FINDING)


def open_of_rule(tallies: SiteTallies, rule_id: str) -> FirstChecks:
    return tallies.of_status(rule_id, NOT_CHECKABLE)
