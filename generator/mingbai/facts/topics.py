"""What a finding is about: its topic, by its rule and the sentence in which the rule says it."""
from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from mingbai.checks.rule import Check
from mingbai.text.value import Value

FILE = Path(__file__).with_name("issue_topics.yml")
USUAL = "finding"
OTHER = "form"                            # the topic of whatever no other has
ANY_GROUP = "unit"                        # a wrong unit accounts for whatever else is odd about a figure


class Topic(Value):
    """See issue_topics.yml for what each says."""
    name: str
    kind: str
    weight: Decimal
    groups: tuple[str, ...]
    line: str
    together: str
    leads: bool
    stake: tuple[str, ...]
    apart: str
    plain: Decimal | None
    aggravates: bool = True
    adds: bool = False

    @property
    def accounts_for_all(self) -> bool:
        """A unit that may be wrong, or digits that may be misprinted, leave nothing else to be asked."""
        return ANY_GROUP in self.groups


@cache
def data() -> Mapping[str, Any]:          # Any: as deep as its file
    read: Mapping[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))   # Any: as above
    return read


@cache
def kinds() -> Mapping[str, Decimal]:
    return {name: Decimal(weight) for name, weight in data()["kinds"].items()}


@cache
def topics() -> Mapping[str, Topic]:
    return {name: topic(name, entry) for name, entry in data()["topics"].items()}


def topic(name: str, entry: Mapping[str, Any]) -> Topic:   # Any: as its file has it
    return Topic(name, entry["kind"], kinds()[entry["kind"]], tuple(entry["group"].split()), entry.get("line", ""),
                 together_name(name, entry.get("together", False)), entry.get("leads", False),
                 tuple(entry.get("stake", "").split()), entry.get("apart", ""),
                 Decimal(entry["plain"]) if "plain" in entry else None, entry.get("aggravates", True),
                 entry.get("adds", False))


def together_name(name: str, together: bool | str) -> str:
    return together if isinstance(together, str) else name if together else ""


@cache
def by_finding() -> Mapping[str, Topic]:
    """By rule, and by rule and sentence."""
    return {finding: topics()[name] for name, entry in data()["topics"].items() for finding in entry["findings"]}


def topic_of(check: Check) -> Topic:
    return topic_named(check.rule.id, check.outcome.say or USUAL)


@cache
def topic_named(rule_id: str, sentence: str) -> Topic:
    known = by_finding()
    return known.get(f"{rule_id}:{sentence}") or known.get(rule_id) or topics()[OTHER]
