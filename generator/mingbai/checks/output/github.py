"""Annotations for a pull request: one workflow command a finding."""
from __future__ import annotations

from collections.abc import Mapping

from mingbai.checks.output.results import Results
from mingbai.checks.rule import Check

LEVELS = {"B": "error", "E": "error", "W": "warning", "I": "notice"}
IN_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
IN_PROPERTY = {**IN_TEXT, **str.maketrans({":": "%3A", ",": "%2C"})}


def as_github(results: Results) -> str:
    return "".join(command(results, check) + "\n" for check in results.findings_to_tell)


def command(results: Results, check: Check) -> str:
    spot = check.outcome.place.spot
    where = {"file": results.file(check), "line": spot.row, "title": f"{check.rule.id} {check.title[results.lang]}"}
    properties = ",".join(f"{name}={escaped_for_github(str(value), IN_PROPERTY)}" for name, value in where.items() if value)
    return f"::{LEVELS[check.severity]} {properties}::{escaped_for_github(results.teller.message(check), IN_TEXT)}"


def escaped_for_github(text: str, marks: Mapping[int, str]) -> str:
    return text.translate(marks)
