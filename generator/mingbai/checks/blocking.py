"""What stops publication: findings of the heaviest kind, neither corrected, nor explained, nor knowingly let pass."""
from __future__ import annotations

from mingbai.checks.engine import SiteChecks
from mingbai.checks.rule import Check


def blocking_checks(checks: SiteChecks) -> list[Check]:
    return [check for report in checks.reports.values() for check in report.blocking]


def allowed_checks(checks: SiteChecks) -> list[Check]:
    """They would stop it, but content/allow.yml says why they may stand."""
    return [check for check in checks.checks if check.is_heaviest and not check.explanation and check.allowance]
