"""What the pages about many reports need of one: the report and its checks without what only its own page says.

A summary serves the pages of its region, which lay reports side by side; a brief those of the whole site, which hold all.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from mingbai.checks.agreement import Agreement
from mingbai.checks.engine import ReportChecks
from mingbai.checks.outcomes import PASS, Outcome, Place
from mingbai.checks.rule import Check
from mingbai.checks.tallies import ReportTallies, tallies
from mingbai.facts import execution
from mingbai.facts.promise import Promise
from mingbai.facts.report_facts import ChecksWithFacts, ReportFacts, facts_of
from mingbai.model.problems import Spot
from mingbai.model.report import Counted, Figure, Report, Row
from mingbai.text.value import Value, replace
from mingbai.views.completeness import items

# Lists compare money, scores and staff, and show every indicator; what was achieved stands in its report.
TABLES = ("money", "three-public", "profile", "scores", "indicators")
NOWHERE = Spot("")
GRAVEST = 5                               # issues that pages about many reports may show of one


@dataclass(frozen=True)
class ChecksInShort(ChecksWithFacts):
    """How figures stand is told, and what was decided: the calculations that say so are left out."""
    agreements: Mapping[str, Agreement] = field(default_factory=dict)


def summary_of(report: Report, checks: ReportChecks) -> tuple[Report, ChecksInShort]:
    short = report_in_short(report, {figure.id for check in checks.checks if check.status != PASS for figure in check.figures})
    checks_in_short = {id(check): check_in_short(check, short) for check in checks.checks}
    agreements = {figure_id: Agreement(one.kind, checks_in_short[id(one.check)]) for figure_id, one in checks.agreements.items()
                  if figure_id in short.figures}
    return short, ChecksInShort(short, tuple(checks_in_short.values()), facts_of(checks), agreements)


def report_in_short(report: Report, spoken_of: Iterable[str] = ()) -> Report:
    corrected = (one.figure_id for one in report.corrections)
    kept = {*spoken_of, *corrected}
    figures = {name: figure for name, figure in report.figures.items() if figure.table in TABLES or name in kept}
    return replace(
        report, figures=figures, left_out=len(report.figures) - len(figures), relations=(), digest={}, functions=(),
        rows={name: rows for name, rows in report.rows.items() if name in TABLES}, divisions=(), documents=(), measures=())


# ---- briefs

class Brief(Value):
    """`marks` says how the few figures stand that are kept."""
    report: Report
    agreements: ChecksInShort
    tallies: ReportTallies


def brief_of(report: Report, checks: ChecksInShort) -> Brief:
    """Of a summary."""
    short = report_in_brief(report, len(checks.facts.promises))
    own = tallies(checks.checks)
    agreements = {name: Agreement(one.kind, check_about(one.check, short, sign(one.check.status)))
                  for name, one in checks.agreements.items() if name in short.figures}
    not_passed = tuple(check_about(one, short) for one in own.not_passed)
    return Brief(short, ChecksInShort(short, (), facts_in_brief(checks.facts), agreements), replace(own, not_passed=not_passed))


def report_in_brief(report: Report, promised: int) -> Report:
    """With its score, its totals and what was corrected; `promised` says how many promises it has."""
    totals = execution.total_rows(report)
    shown = (report.score, *(figure for row in totals for figure in row.figures.values()), execution.staff(report),
             execution.three_public(report, "budget"), execution.three_public(report, "actual"),
             *(report.figure(one.figure_id) for one in report.corrections))
    figures = {figure.id: without_place(figure) for figure in shown if figure}
    rows = tuple(row_of(row, figures) for row in totals)
    return replace(report, figures=figures, left_out=report.figure_count - len(figures), rows={"money": rows}, topics={},
                   sources=tuple(replace(one, sections=()) for one in report.sources), entities=(), indicators=(), problems=(),
                   explanations=(), counted=Counted(promised, dict(items(report))))


def facts_in_brief(facts: ReportFacts) -> ReportFacts:
    """With the gravest issues."""
    return ReportFacts(tuple(map(promise_in_brief, facts.promises)), facts.derived, facts.issues[:GRAVEST], facts.counts,
                       doubted=facts.doubted)


def promise_in_brief(promise: Promise) -> Promise:
    figures = {name: figure and without_place(figure) for name, figure in
               (("first_target", promise.first_target), ("revised", promise.revised), ("result", promise.result),
                ("completion", promise.completion), ("weight", promise.weight), ("score", promise.score))}
    return replace(promise, **figures)


def without_place(figure: Figure) -> Figure:
    """Where it stands is said on the page of its report."""
    return replace(figure, citations=(), note=None, spot=NOWHERE)


def row_of(row: Row, figures: Mapping[str, Figure]) -> Row:
    return replace(row, figures={phase: figures[one.id] for phase, one in row.figures.items() if one}, spot=NOWHERE)


def check_about(check: Check, report: Report, outcome: Outcome | None = None) -> Check:
    """Of what is kept of its report; there are too many for `replace`."""
    return Check(report, check.rule, check.number, outcome or check.outcome, check.severity, check.explanation, check.allowance)


# ---- checks

@cache
def sign(status: str) -> Outcome:
    """All that a sign beside a figure needs of the outcome that its link leads to."""
    return Outcome(status, Place(NOWHERE))


def check_in_short(check: Check, report: Report) -> Check:
    """What agrees is only counted: wherever it was, one outcome stands for it."""
    outcome = check.outcome
    short = agreeing(outcome.rounded, outcome.severity) if outcome.status == PASS else replace(outcome, trial=None)
    return check_about(check, report, short)


@cache
def agreeing(rounded: bool, severity: str) -> Outcome:
    return Outcome(PASS, Place(NOWHERE), rounded=rounded, severity=severity)
