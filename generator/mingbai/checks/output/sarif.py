"""SARIF 2.1.0, for code scanning and editors. An explained finding is a suppressed result with its justification."""
from __future__ import annotations

import json

from mingbai.checks.engine import rules
from mingbai.checks.output.results import Results
from mingbai.checks.rule import Check, Rule

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
HIGHEST = 100                             # of a result's rank
LEVELS = {"B": "error", "E": "error", "W": "warning", "I": "note"}


def as_sarif(results: Results) -> str:
    driver = {"name": "mingbai", "rules": [descriptor(one, results.lang) for one in rules().values()]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "language": results.lang,
           "results": [result(results, check) for check in results.findings_to_tell]}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def descriptor(one: Rule, lang: str) -> dict[str, object]:
    return {"id": one.id, "shortDescription": {"text": one.title[lang]}, "fullDescription": {"text": one.formula[lang]},
            "help": {"text": one.basis[lang]}, "defaultConfiguration": {"level": LEVELS[one.severity]}}


def result(results: Results, check: Check) -> dict[str, object]:
    made: dict[str, object] = {
        "ruleId": check.rule.id, "ruleIndex": list(rules()).index(check.rule.id), "level": LEVELS[check.severity],
        "message": {"text": results.teller.message(check)}, "locations": [location(results, check)]}
    rank = results.rank(check)
    if rank is not None:
        made["rank"] = round(float(rank) * HIGHEST, 1)
    if check.explanation:
        made["suppressions"] = [{"kind": "external", "justification": check.explanation.text[results.lang]}]
    return made


def location(results: Results, check: Check) -> dict[str, object]:
    spot = check.outcome.place.spot
    physical: dict[str, object] = {"artifactLocation": {"uri": results.file(check)}}
    if spot.row:
        physical["region"] = {"startLine": spot.row}
    logical = [{"fullyQualifiedName": f"{check.report.id}/{figure.id}"} for figure in check.figures]
    return {"physicalLocation": physical, **({"logicalLocations": logical} if logical else {})}
