"""The result of a check for people and for other programs: text, JSON, SARIF, JUnit, GitHub annotations."""
from __future__ import annotations

from collections.abc import Callable

from mingbai.checks.output.github import as_github
from mingbai.checks.output.json_format import as_json
from mingbai.checks.output.junit import as_junit
from mingbai.checks.output.results import Results
from mingbai.checks.output.sarif import as_sarif
from mingbai.checks.output.text import as_text

FORMATS: dict[str, Callable[[Results], str]] = {
    "text": as_text, "json": as_json, "sarif": as_sarif, "junit": as_junit, "github": as_github}
