"""Findings that stop a release: to be corrected, explained, or let pass with a reason that is recorded and never hides them."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mingbai.checks.rule import Check
from mingbai.checks.sentences import Teller
from mingbai.load.allowances import NAME
from mingbai.publish.refusal import ReleaseRefusal, Stop
from mingbai.text.language import FALLBACK, LANGUAGES

OPTION = "--allow"


@dataclass(frozen=True, slots=True)
class Pass:
    """What the command line lets pass: one rule in one report."""
    rule: str
    report: str

    @classmethod
    def read(cls, text: str) -> Pass:
        rule, colon, report = text.partition(":")
        if not (rule and colon and report):
            raise ValueError(text)
        return cls(rule.upper(), report.strip("/"))

    def covers(self, finding: BlockingFinding) -> bool:
        return (finding.rule, finding.report) == (self.rule, self.report)


@dataclass(frozen=True, slots=True)
class BlockingFinding:
    """One of the heaviest kind, as it is told and recorded. `reason` is that of content/allow.yml."""
    rule: str
    report: str
    figures: tuple[str, ...]
    said: str
    stop: Stop
    reason: str = ""

    @classmethod
    def of(cls, check: Check) -> BlockingFinding:
        return cls(check.rule.id, check.report.id, tuple(figure.id for figure in check.figures), Teller(FALLBACK).message(check),
                   stop(check), check.allowance.reason[FALLBACK] if check.allowance else "")

    def record(self, reason: str, by: str) -> dict[str, object]:
        return {"rule": self.rule, "report": self.report, "figures": list(self.figures), "finding": self.said,
                "reason": reason, "by": by}


def settled(open_findings: Sequence[BlockingFinding], allowed: Sequence[BlockingFinding], passes: Sequence[Pass],
            reason: str) -> list[dict[str, object]]:
    """What was let pass, for the manifest; raises Refusal for what was not."""
    stops = [*(one.stop for one in open_findings if not any(may.covers(one) for may in passes)),
             *missteps(open_findings, passes, reason)]
    if stops:
        raise ReleaseRefusal(stops)
    return [*(one.record(one.reason, NAME) for one in allowed), *(one.record(reason, OPTION) for one in open_findings)]


def missteps(found: Sequence[BlockingFinding], passes: Sequence[Pass], reason: str) -> Iterator[Stop]:
    if passes and not reason.strip():
        yield Stop(OPTION, "no-reason")
    for one in passes:
        if not any(one.covers(finding) for finding in found):
            yield Stop(f"{OPTION} {one.rule}:{one.report}", "idle-pass")


def stop(check: Check) -> Stop:
    spot = check.outcome.place.spot
    place = ":".join(str(part) for part in (spot.file, spot.row, spot.column) if part is not None)
    return Stop(place, "finding", {"rule": check.rule.id, "report": check.report.id,
                                   **{f"message_{lang}": Teller(lang).message(check) for lang in LANGUAGES}})
