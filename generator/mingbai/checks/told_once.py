"""A fact that several rules find is told once, by the rule that says it best; the others' findings are notes that name it."""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import yaml

from mingbai.checks.rule import NOTE, Check
from mingbai.text.value import Value, replace

FILE = Path(__file__).with_name("told_once.yml")
USUAL = "finding"


class Retelling(Value):
    """See told_once.yml for what each says."""
    rule: str
    of: str
    told_by: tuple[str, ...]


@cache
def retellings() -> tuple[Retelling, ...]:
    return tuple(Retelling(one["rule"], one["of"], tuple(one["told_by"])) for one in yaml.safe_load(FILE.read_text("utf-8")))


@cache
def retellings_of(rule_id: str) -> tuple[Retelling, ...]:
    return tuple(one for one in retellings() if one.rule.partition(":")[0] == rule_id)


def told_once(checks: Sequence[Check]) -> Iterator[Check]:
    told = [check for check in checks if check.is_finding and check.severity != NOTE]
    for check in checks:
        teller = next(tellers(check, told), None) if check.is_finding and check.severity != NOTE else None
        yield replace(check, severity=NOTE, told_by=teller.id) if teller else check


def tellers(check: Check, told: Sequence[Check]) -> Iterator[Check]:
    """Of its own rule only what came before it."""
    for one in retellings_of(check.rule.id):
        if is_of(check, one.rule):
            yield from (other for other in told if any(is_of(other, name) for name in one.told_by)
                        and (other.rule is not check.rule or other.number < check.number) and SAME[one.of](check, other))


def is_of(check: Check, name: str) -> bool:
    return name in (check.rule.id, f"{check.rule.id}:{check.outcome.say or USUAL}")


def same_figure(check: Check, other: Check) -> bool:
    return bool(check.figures) and check.figures[:1] == other.figures[:1]


def figure_named(check: Check, other: Check) -> bool:
    return bool(check.figures) and check.figures[0] in other.figures


def figure_shared(check: Check, other: Check) -> bool:
    return any(figure in other.figures for figure in check.figures[1:])


def same_row(check: Check, other: Check) -> bool:
    return bool(check.figures and other.figures) and leading_row(check) == leading_row(other)


def leading_row(check: Check) -> tuple[str, str, str]:
    lead = check.figures[0]
    return lead.table, lead.key, lead.variant


def same_line(check: Check, other: Check) -> bool:
    return bool(check.figures) and any(figure.table == check.figures[0].table and figure.key == check.figures[0].key
                                       for figure in other.figures)


def same_amounts(check: Check, other: Check) -> bool:
    amounts = [{figure.base for figure in one.figures[:2]} for one in (check, other)]
    return amounts[0] == amounts[1] and len(amounts[0] - {None}) == 2


def same_report(_check: Check, _other: Check) -> bool:
    return True


SAME: Mapping[str, Callable[[Check, Check], bool]] = {
    "figure": same_figure, "part": figure_named, "shared": figure_shared, "row": same_row, "line": same_line,
    "amounts": same_amounts, "report": same_report}
