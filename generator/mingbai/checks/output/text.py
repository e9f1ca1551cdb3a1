"""A list for a terminal: the gravest issues of each report, then every finding, grouped by severity."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from mingbai.checks.outcomes import FINDING, STATUSES
from mingbai.checks.output.results import Results
from mingbai.checks.rule import NOTE, Check


def as_text(results: Results) -> str:
    return "\n".join(text_lines(results)) + "\n"


def text_lines(results: Results) -> Iterator[str]:
    word = results.teller.word
    for report in results.reports:
        yield from gravest(results, report.report.id)
    for severity, checks in groupby(results.findings_to_tell, key=lambda check: check.severity):
        found = list(checks)
        yield word("output.group", severity=results.teller.severity(severity), count=len(found))
        yield from entries(results, found)
    if results.every and results.open_questions:
        yield word("output.group", severity=results.teller.status("not_checkable"), count=len(results.open_questions))
        yield from entries(results, results.open_questions)
    for report in results.reports:
        for idle in report.idle_explanations:
            yield word("output.idle", place=f"{idle.spot.file}:{idle.spot.row}", rule=idle.rule)
    yield from totals_line(results)


def gravest(results: Results, report_id: str) -> Iterator[str]:
    """Each in a line, with what the report says for itself and what the department answers."""
    decided, lang, word = results.decided.get(report_id), results.lang, results.teller.word
    if decided is None or not decided.gravest or not results.asks_for_issues:
        return
    yield word("output.gravest", report=report_id)
    for number, one in enumerate(decided.gravest, 1):
        yield f"  {number}. {one.headline[lang]}"
        yield from [f"     {one.defence[lang]}"] if one.defence else []
        yield from [f"     {word('output.answered', text=one.answer[lang])}"] if one.answer else []
    yield ""


def entries(results: Results, checks: Iterable[Check]) -> Iterator[str]:
    for check in checks:
        yield f"  {results.place(check)}"
        yield f"    {check.rule.id} {results.teller.message(check)}"
        if check.explanation:
            yield "    " + results.teller.word("output.explained", date=check.explanation.date,
                                               text=check.explanation.text[results.lang])
        if check.allowance:
            yield "    " + results.teller.word("output.noted", date=check.allowance.date,
                                               text=check.allowance.reason[results.lang])
    yield ""


def totals_line(results: Results) -> Iterator[str]:
    """Notes are counted apart from what differs or is worth explaining."""
    counts = {status: sum(report.counts[status] for report in results.reports) for status in STATUSES}
    notes = sum(check.is_finding and check.severity == NOTE for report in results.reports for check in report.checks)
    counts[FINDING] -= notes
    yield results.teller.word("output.totals", reports=len(results.reports), notes=notes, **counts)
