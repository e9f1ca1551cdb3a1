"""Points worth noting: where the report's own figures do not fit together, and what the department answers."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from generator.checks.context import Context
from generator.checks.engine import Check, ReportChecks, check_report
from generator.checks.outcomes import FINDING, NOT_CHECKABLE, PASS
from generator.checks.saying import Teller
from generator.model import Report, Site
from generator.views.say import FigureView, Say, Sentence

ABOUT_THIS_SITE = ("F12", "F15")          # what we left in or said differently, not what the report states
LEADING, MOST = ("B", "E", "W"), 5


@dataclass(frozen=True, slots=True)
class Point:
    text: str
    figure: FigureView | None
    answer: Sentence = ()                 # the department's own explanation


@dataclass(frozen=True, slots=True)
class Noteworthy:
    counts: Sentence
    first: tuple[Point, ...]
    others: tuple[Point, ...]


def noteworthy(site: Site, report: Report, say: Say) -> Noteworthy | None:
    checks = checks_of(ByIdentity(site, report))
    if not checks.checks:
        return None
    findings = [check for check in checks.findings if check.rule.id not in ABOUT_THIS_SITE]
    first = leading(findings)
    others = [check for check in findings if check not in first]
    return Noteworthy(counts(checks, say), tuple(point(one, say) for one in first),
                      tuple(point(one, say) for one in others))


def counts(checks: ReportChecks, say: Say) -> Sentence:
    found = checks.counts
    return say.sentence("noteworthy.counts", agree=found[PASS], differ=found[FINDING], open=found[NOT_CHECKABLE],
                        total=found[PASS] + found[FINDING])


def leading(findings: Iterable[Check]) -> list[Check]:
    """The weightiest, one of each rule."""
    by_rule: dict[str, Check] = {}
    for check in findings:
        if check.severity in LEADING:
            by_rule.setdefault(check.rule.id, check)
    return list(by_rule.values())[:MOST]


def point(check: Check, say: Say) -> Point:
    figure = say.figure(check.figures[0]) if check.figures else None
    explanation = check.explanation
    answer = say.sentence("noteworthy.answer", date=say.date(explanation.date), text=say.text(explanation.text)) \
        if explanation else ()
    return Point(Teller(say.lang).message(check), figure, answer)


# ---- the checks of a report, worked out once for both of its pages

@dataclass(frozen=True, eq=False)
class ByIdentity:
    """A report is too large to be compared by value."""
    site: Site
    report: Report

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ByIdentity) and self.report is other.report and self.site is other.site

    def __hash__(self) -> int:
        return id(self.report)


@lru_cache(maxsize=4)
def checks_of(key: ByIdentity) -> ReportChecks:
    return check_report(Context(key.report, key.site))
