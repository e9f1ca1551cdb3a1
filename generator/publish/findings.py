"""Findings that stop a release: to be corrected, explained, or let pass with a reason that is recorded and never hides them."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.checks.engine import Check, SiteChecks
from generator.checks.gate import blocking, let_pass
from generator.checks.saying import Teller
from generator.load.allowances import NAME
from generator.publish.refusal import Refusal, Stop

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

    def covers(self, check: Check) -> bool:
        return (check.rule.id, check.report.id) == (self.rule, self.report)


def settled(checks: SiteChecks, passes: Sequence[Pass], reason: str) -> list[dict[str, Any]]:
    """What was let pass, for the manifest; raises Refusal for what was not."""
    found = blocking(checks)
    open_ones = [check for check in found if not any(one.covers(check) for one in passes)]
    stops = [*map(stop, open_ones), *missteps(found, passes, reason)]
    if stops:
        raise Refusal(stops)
    return [*(record(check, check.allowance.reason.en, NAME) for check in let_pass(checks)),
            *(record(check, reason, OPTION) for check in found)]


def missteps(found: list[Check], passes: Sequence[Pass], reason: str) -> Iterator[Stop]:
    if passes and not reason.strip():
        yield Stop(OPTION, "no-reason")
    for one in passes:
        if not any(one.covers(check) for check in found):
            yield Stop(f"{OPTION} {one.rule}:{one.report}", "idle-pass")


def stop(check: Check) -> Stop:
    spot = check.outcome.place.spot
    place = ":".join(str(part) for part in (spot.file, spot.row, spot.column) if part is not None)
    return Stop(place, "finding", {"rule": check.rule.id, "report": check.report.id,
                                   **{f"message_{lang}": Teller(lang).message(check) for lang in ("zh", "en")}})


def record(check: Check, reason: str, by: str) -> dict[str, Any]:
    return {"rule": check.rule.id, "report": check.report.id, "figures": [figure.id for figure in check.figures],
            "finding": Teller("en").message(check), "reason": reason, "by": by}
