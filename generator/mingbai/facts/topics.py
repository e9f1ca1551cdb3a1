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


class Topic(Value):
    """`together`: several in one report are one issue. Findings of one figure are one where they share a group."""
    name: str
    kind: str
    weight: Decimal
    groups: tuple[str, ...]
    together: bool


@cache
def data() -> Mapping[str, Any]:          # Any: as deep as its file
    read: Mapping[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))   # Any: as above
    return read


@cache
def kinds() -> Mapping[str, Decimal]:
    return {name: Decimal(weight) for name, weight in data()["kinds"].items()}


@cache
def topics() -> Mapping[str, Topic]:
    return {name: Topic(name, entry["kind"], kinds()[entry["kind"]], tuple(entry["group"].split()), entry.get("together", False))
            for name, entry in data()["topics"].items()}


@cache
def by_finding() -> Mapping[str, Topic]:
    """By rule, and by rule and sentence."""
    return {finding: topics()[name] for name, entry in data()["topics"].items() for finding in entry["findings"]}


def topic_of(check: Check) -> Topic:
    known, rule = by_finding(), check.rule.id
    return known.get(f"{rule}:{check.outcome.say or USUAL}") or known.get(rule) or topics()[OTHER]
