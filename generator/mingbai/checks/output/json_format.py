"""Everything as JSON, in both languages: each report with its counts, every outcome, and what is decided of it."""
from __future__ import annotations

import json

from mingbai.checks.engine import ReportChecks
from mingbai.checks.output.results import Results
from mingbai.checks.rule import Check
from mingbai.text.format import as_printed


def as_json(results: Results) -> str:
    reports = [report_entry(results, one) for one in results.reports]
    return json.dumps({"severity": results.severity, "reports": reports}, ensure_ascii=False, indent=1) + "\n"


def report_entry(results: Results, checks: ReportChecks) -> dict[str, object]:
    decided = results.decided.get(checks.report.id)
    return {"report_id": checks.report.id, "counts": dict(checks.counts),
            "checks": [check_entry(results, check) for check in checks.checks],
            **{name: list(rows) for name, rows in (decided.rows if decided else {}).items()}}


def check_entry(results: Results, check: Check) -> dict[str, object]:
    outcome, spot = check.outcome, check.outcome.place.spot
    amounts = {name: as_printed(value) if value else None for name, value in (
        ("stated", outcome.stated), ("recomputed", outcome.recomputed), ("difference", outcome.difference))}
    said: dict[str, str | None] = {}
    for lang, teller in results.tellers.items():
        said |= {f"message_{lang}": teller.message(check), f"formula_{lang}": teller.formula(outcome),
                 f"explanation_{lang}": check.explanation.text[lang] if check.explanation else None}
    return {"check_id": check.id, "rule_id": check.rule.id,
            "severity": check.severity, "status": check.status, "file": results.file(check),
            "row": spot.row, "column": spot.column, "figure_ids": [figure.id for figure in check.figures], **amounts,
            "cause": outcome.cause.kind if outcome.cause else None, **said}
