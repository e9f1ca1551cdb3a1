"""Writes cases/issues/sentences.yml anew from the cases of the rules: `python -m tests.support.issue_sentences`. Read the
difference before you keep it: it is what readers are told."""
from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import yaml

from mingbai.checks.context import Context
from mingbai.checks.engine import rules, run_rule
from mingbai.checks.rule import Check
from mingbai.facts.issue_words import Worded, alone
from mingbai.facts.topics import topic_of, topics
from mingbai.model.report import Report
from tests.checks.build import build_site

CASES = Path(__file__).parents[1] / "cases"
FILE = CASES / "issues" / "sentences.yml"
LANGUAGES = ("zh", "en")
HEAD = """# What an issue says, by its topic: each sentence of each rule that can be one, from the case of the rule that is named.
# `zh` and `en` are the headline and the sentence; `also_zh` and `also_en` what is added where another finding leads.
# Written by `python -m tests.support.issue_sentences`; read the difference before you keep it.
"""


def findings() -> Iterator[tuple[Report, Check, str]]:
    """Of every rule's cases, with the name of the case; notes are left out."""
    for rule_id, one in rules().items():
        for case in yaml.safe_load((CASES / "rules" / f"{rule_id}.yml").read_text("utf-8")):
            with tempfile.TemporaryDirectory() as folder:
                site = build_site(Path(folder), case.get("reports") or {"2023": case["report"]})
            for check in run_rule(one, Context(site.reports[0], site, case.get("today", ""))):
                if check.is_finding and check.severity != "I":
                    yield site.reports[0], check, case["name"]


def entry(report: Report, check: Check, case: str) -> str:
    worded = {lang: Worded(report, alone(check), lang) for lang in LANGUAGES}
    lines = [f"  - finding: {check.id}", f"    case: {quoted(case)}"]
    for lang, one in worded.items():
        lines += [f"    {lang}:", *(f"      - {quoted(text)}" for text in one.both())]
    lines += [f"    also_{lang}: {quoted(one.said('also'))}" for lang, one in worded.items() if one.said("also")]
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def written() -> str:
    first: dict[tuple[str, str, str], str] = {}
    for report, check, case in findings():
        key = topic_of(check).name, check.rule.id, check.outcome.say
        if key not in first:
            first[key] = entry(report, check, case)
    parts = [HEAD]
    for topic in topics():
        parts.append(f"{topic}:\n")
        parts += [text for (name, _, _), text in sorted(first.items()) if name == topic]
    return "".join(parts)


if __name__ == "__main__":
    FILE.write_text(written(), "utf-8")
