"""Points worth noting in a report, drawn from what the rules found: counted and named, not judged."""
from __future__ import annotations

from collections.abc import Iterator

from mingbai.checks.engine import ReportChecks
from mingbai.checks.rule import Check
from mingbai.model.report import Bilingual, Figure, Report
from mingbai.text.value import Value

ANY = ("",)
SOURCES: dict[str, dict[str, tuple[str, ...]]] = {
    # point: rule → which of its sentences count; ANY is all of them
    "missed-full-marks": {"D08": ANY, "E10": ANY},
    "lowered": {"E12": ANY},
    "far-above": {"E02": ANY},
    "never-reported": {"E03": ("no_result",), "E13": ("finding",)},
    "flattering-base": {"B03": ANY, "B04": ANY},
    "lost-without-reason": {"D09": ANY},
}
FULL_MARKS = "full-marks"


class NoteworthyPoint(Value):
    """`names` and `figures` say what it is about, `checks` are the findings it is drawn from."""
    kind: str
    names: tuple[Bilingual, ...]
    figures: tuple[Figure, ...]
    checks: tuple[Check, ...] = ()


def noteworthy_points(checks: ReportChecks) -> tuple[NoteworthyPoint, ...]:
    return (*points_from_findings(checks), *full_marks_point(checks.report))


def points_from_findings(checks: ReportChecks) -> Iterator[NoteworthyPoint]:
    findings = [check for check in checks.checks if check.is_finding]
    for kind, sources in SOURCES.items():
        found = tuple(check for check in findings if is_source_of_point(check, sources))
        if found:
            yield NoteworthyPoint(kind, tuple(dict.fromkeys(subject(check) for check in found)),
                                  tuple(dict.fromkeys(check.figures[0] for check in found if check.figures)), found)


def is_source_of_point(check: Check, sources: dict[str, tuple[str, ...]]) -> bool:
    wanted = sources.get(check.rule.id, ())
    return wanted == ANY or (check.outcome.say or "finding") in wanted


def subject(check: Check) -> Bilingual:
    """The line the finding is about, without its column."""
    lead = check.figures[0] if check.figures else None
    row = check.report.row(lead.table, lead.key, lead.variant) if lead else None
    name = check.outcome.values.get("name")
    return row.label if row else name if isinstance(name, Bilingual) else check.rule.title


def full_marks_point(report: Report) -> Iterator[NoteworthyPoint]:
    score = report.score
    if score and score.base is not None and score.base >= report.scheme.total:
        yield NoteworthyPoint(FULL_MARKS, (score.label,), (score,))
