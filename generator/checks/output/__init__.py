"""The result of a check for people and for other programs: text, JSON, SARIF, JUnit, GitHub annotations."""
from __future__ import annotations

from collections.abc import Callable

from generator.checks.output.github import as_github
from generator.checks.output.jsons import as_json
from generator.checks.output.junit import as_junit
from generator.checks.output.results import Results
from generator.checks.output.sarif import as_sarif
from generator.checks.output.text import as_text

FORMATS: dict[str, Callable[[Results], str]] = {
    "text": as_text, "json": as_json, "sarif": as_sarif, "junit": as_junit, "github": as_github}
