"""Points worth noting: what the report's own figures say when they are worked out again, in a few lines."""
from __future__ import annotations

from collections.abc import Iterator

from mingbai.checks import noteworthy as drawn
from mingbai.checks.engine import ReportChecks
from mingbai.checks.outcomes import FINDING, NOT_CHECKABLE, PASS
from mingbai.checks.rule import Check
from mingbai.facts.once import once
from mingbai.model.report import Report
from mingbai.say.say import LinkView, Say, Sentence
from mingbai.text.value import Value
from mingbai.views.checks.outcome import answers, teller

LEADING, MOST = ("B", "E"), 5
points_of = once(drawn.noteworthy_points)


class PointView(Value):
    """`href` leads to the calculation, or to the figure where there is none."""
    text: str
    href: str
    about: str
    answers: tuple[Sentence, ...] = ()


class Noteworthy(Value):
    counts: Sentence
    points: tuple[PointView, ...]
    all: LinkView


def noteworthy(report: Report, say: Say) -> Noteworthy | None:
    checks = say.checks_of(report)
    if checks is None or not checks.checks:
        return None
    found = points_of(checks)
    points = (*(finding(one, say) for one in leading(checks, found)), *(point(one, say) for one in found))
    return Noteworthy(checks_sentence(checks, say), points, LinkView(say.word("noteworthy.all"), "#checks"))


def checks_sentence(checks: ReportChecks, say: Say) -> Sentence:
    found = checks.counts
    return say.sentence("noteworthy.counts", agree=found[PASS], differ=found[FINDING], open=found[NOT_CHECKABLE],
                        total=found[PASS] + found[FINDING])


def leading(checks: ReportChecks, found: tuple[drawn.NoteworthyPoint, ...]) -> list[Check]:
    """The weightiest that no point speaks of, one of each rule."""
    told = {id(check) for one in found for check in one.checks}
    by_rule: dict[str, Check] = {}
    for check in checks.findings:
        if check.severity in LEADING and id(check) not in told:
            by_rule.setdefault(check.rule.id, check)
    return list(by_rule.values())[:MOST]


def finding(check: Check, say: Say) -> PointView:
    return PointView(teller(say.lang).message(check), say.check_href(check), check.rule.title[say.lang], answers(check, say))


def point(one: drawn.NoteworthyPoint, say: Say) -> PointView:
    return PointView(teller(say.lang).point(one), next(hrefs(one, say)), one.names[0][say.lang])


def hrefs(one: drawn.NoteworthyPoint, say: Say) -> Iterator[str]:
    yield from (say.check_href(check) for check in one.checks)
    yield from (say.figure(figure).href for figure in one.figures)
