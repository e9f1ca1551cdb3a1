"""What an output is made from: the checks, the language, the severity asked for, and where the content lies."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import PurePosixPath

from mingbai.checks.engine import ReportChecks
from mingbai.checks.outcomes import NOT_CHECKABLE
from mingbai.checks.rule import SEVERITIES, Check
from mingbai.checks.sentences import Teller
from mingbai.model.report import Bilingual
from mingbai.text.language import LANGUAGES
from mingbai.text.value import Value

LEAST_OF_ISSUES = "W"


class GraveIssue(Value):
    """One that is asked about first, with what the report says for itself and what the department answers."""
    headline: Bilingual
    defence: Bilingual | None
    answer: Bilingual | None


class Decided(Value):
    """What is decided of a report beyond its checks, finished: rows by table, the gravest issues, and by finding (`A02-1`)
    the rank of the issue that it belongs to."""
    rows: Mapping[str, Sequence[Mapping[str, str | None]]]
    gravest: tuple[GraveIssue, ...]
    ranks: Mapping[str, Decimal]


@dataclass(frozen=True)
class Results:
    """`severity` is the least weight that is told; `folder` the content folder as it was named; `every` asks for
    what can't be checked too."""
    reports: tuple[ReportChecks, ...]
    lang: str
    severity: str
    folder: str = ""
    every: bool = False
    decided: Mapping[str, Decided] = field(default_factory=dict)   # by report

    @cached_property
    def tellers(self) -> dict[str, Teller]:
        return {lang: Teller(lang) for lang in LANGUAGES}

    @property
    def teller(self) -> Teller:
        return self.tellers[self.lang]

    @property
    def checks(self) -> Iterator[Check]:
        for report in self.reports:
            yield from report.checks

    @cached_property
    def findings_to_tell(self) -> tuple[Check, ...]:
        """Findings of the severity asked for and above, the heaviest first."""
        found = [check for check in self.checks if check.is_finding and self.is_heavy(check)]
        return tuple(sorted(found, key=lambda check: SEVERITIES.index(check.severity)))

    @property
    def asks_for_issues(self) -> bool:
        """Who wants to know of errors alone is not told what is worth asking."""
        return SEVERITIES.index(self.severity) >= SEVERITIES.index(LEAST_OF_ISSUES)

    def rank(self, check: Check) -> Decimal | None:
        """Between 0 and 1; nothing of a finding that is no issue."""
        decided = self.decided.get(check.report.id)
        return decided.ranks.get(check.id) if decided else None

    @property
    def open_questions(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if check.status == NOT_CHECKABLE)

    @property
    def unanswered(self) -> tuple[Check, ...]:
        return tuple(check for check in self.findings_to_tell if not check.explanation)

    def is_heavy(self, check: Check) -> bool:
        return SEVERITIES.index(check.severity) <= SEVERITIES.index(self.severity)

    def file(self, check: Check) -> str:
        return str(PurePosixPath(self.folder) / check.outcome.place.spot.file)

    def place(self, check: Check) -> str:
        """`content/departments/…/money.csv:3:actual`, which editors and terminals open."""
        spot = check.outcome.place.spot
        return ":".join(str(part) for part in (self.file(check), spot.row, spot.column) if part is not None)
