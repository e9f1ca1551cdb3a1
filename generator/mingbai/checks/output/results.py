"""What an output is made from: the checks, the language, the severity asked for, and where the content lies."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from mingbai.checks.engine import ReportChecks
from mingbai.checks.outcomes import NOT_CHECKABLE
from mingbai.checks.rule import SEVERITIES, Check
from mingbai.checks.sentences import Teller
from mingbai.text.language import LANGUAGES


@dataclass(frozen=True)
class Results:
    """`severity` is the least weight that is told; `folder` the content folder as it was named; `every` asks for
    what can't be checked too."""
    reports: tuple[ReportChecks, ...]
    lang: str
    severity: str
    folder: str = ""
    every: bool = False

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
