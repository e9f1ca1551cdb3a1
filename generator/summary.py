"""What the pages about many reports need of one: the report and its checks without what only its own page says."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from generator.checks.engine import Check, ReportChecks
from generator.checks.outcomes import PASS, Outcome, Place
from generator.checks.standing import Standing
from generator.model import Report
from generator.problems import Spot

# Lists compare money, scores and staff, and show every indicator; what was achieved stands in its report.
TABLES = ("money", "three-public", "profile", "scores", "indicators")


@dataclass(frozen=True)
class ChecksInShort(ReportChecks):
    """How figures stand is told: the calculations that say so are left out."""
    standings: Mapping[str, Standing] = field(default_factory=dict)


def summary(report: Report, checks: ReportChecks) -> tuple[Report, ChecksInShort]:
    short = shortened(report, {figure.id for check in checks.checks if check.status != PASS for figure in check.figures})
    told = {id(check): in_short(check, short) for check in checks.checks}
    standings = {figure_id: Standing(one.kind, told[id(one.check)]) for figure_id, one in checks.standings.items()
                 if figure_id in short.figures}
    return short, ChecksInShort(short, tuple(told.values()), standings)


def shortened(report: Report, spoken_of: Iterable[str] = ()) -> Report:
    corrected = (one.figure_id for one in report.corrections)
    kept = {*spoken_of, *corrected}
    figures = {name: figure for name, figure in report.figures.items() if figure.table in TABLES or name in kept}
    return replace(
        report, figures=figures, left_out=len(report.figures) - len(figures), relations=(), digest={}, functions=(),
        rows={name: rows for name, rows in report.rows.items() if name in TABLES}, divisions=(), documents=(), measures=())


def in_short(check: Check, report: Report) -> Check:
    """What agrees is only counted: wherever it was, one outcome stands for it."""
    outcome = check.outcome
    short = agreeing(outcome.rounded, outcome.severity) if outcome.status == PASS else replace(outcome, trial=None)
    return replace(check, report=report, outcome=short)


@cache
def agreeing(rounded: bool, severity: str) -> Outcome:
    return Outcome(PASS, Place(Spot("")), rounded=rounded, severity=severity)
