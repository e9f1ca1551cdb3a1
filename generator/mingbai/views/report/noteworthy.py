"""Worth noting: the issues of a report by their weight, each in a sentence a neighbour understands, with the way to it."""
from __future__ import annotations

from mingbai.facts.issue import Issue
from mingbai.facts.report_facts import CheckCounts
from mingbai.model.report import Bilingual, Report
from mingbai.say.say import LinkView, Say, Sentence
from mingbai.text.value import Value


class IssueView(Value):
    """`href` leads to the calculation, or to the figure where there is none."""
    id: str
    headline: str
    text: str
    href: str
    notes: tuple[Sentence, ...]


class Noteworthy(Value):
    counts: Sentence
    issues: tuple[IssueView, ...]
    all: LinkView


def noteworthy(report: Report, say: Say) -> Noteworthy | None:
    facts = say.facts_of(report)
    if not facts.counts.total:
        return None
    issues = tuple(issue_view(one, say) for one in facts.questions)
    return Noteworthy(checks_sentence(facts.counts, say), issues, LinkView(say.word("noteworthy.all"), "#checks"))


def checks_sentence(found: CheckCounts, say: Say) -> Sentence:
    return say.sentence("noteworthy.counts", agree=found.agree, differ=found.differ, noted=found.noted,
                        open=found.open, total=found.made)


def issue_view(one: Issue, say: Say) -> IssueView:
    """What the report says for itself stands beside it, and what the department answers."""
    texts: tuple[tuple[str, Bilingual | None], ...] = (("defence", one.defence), ("answer", one.answer))
    notes = tuple(say.sentence(f"noteworthy.{name}", text=say.text(text)) for name, text in texts if text)
    return IssueView(f"issue-{one.id}", one.headline[say.lang], one.sentence[say.lang], issue_href(one), notes)


def issue_href(one: Issue) -> str:
    if one.check_ids:
        return f"#check-{one.check_ids[0]}"
    return f"#fig-{one.figure_ids[0]}" if one.figure_ids else "#checks"
