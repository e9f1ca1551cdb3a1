"""The report in a few plain sentences, made from its figures alone."""
from __future__ import annotations

from collections.abc import Iterator

from mingbai.facts.execution import total_figure
from mingbai.facts.promise import (
    CAME_TRUE,
    DID_NOT,
    DIRECTION_UNKNOWN,
    IN_WORDS,
    MISSED,
    NO_RESULT,
    NOT_MEASURABLE,
    REPEATS_TARGET,
    UNDER_WAY,
    UNTOLD,
)
from mingbai.facts.report_facts import ReportFacts
from mingbai.model.phases import BUDGETS, RECEIPTS
from mingbai.model.report import Figure, Report
from mingbai.say.say import Say, Sentence
from mingbai.views.report.cells import ratio_text
from mingbai.views.report.unstated import unstated

BESIDE = (UNDER_WAY, NO_RESULT, REPEATS_TARGET, IN_WORDS, DIRECTION_UNKNOWN, NOT_MEASURABLE, CAME_TRUE, DID_NOT,
          UNTOLD)


def summary(report: Report, say: Say) -> list[list[Sentence]]:
    """In paragraphs: the money, the score, the targets, what is not stated."""
    paragraphs = [list(part(report, say)) for part in (money_sentences, score_sentences, target_sentences, sentences_of_silence)]
    return [paragraph for paragraph in paragraphs if paragraph]


# ---- money

def money_sentences(report: Report, say: Say) -> Iterator[Sentence]:
    yield from budget(report, say)
    for phase in RECEIPTS:
        receipt = total_figure(report, phase)
        if receipt:
            yield say.sentence(f"summary.{phase}", amount=say.figure(receipt))
    spent = total_figure(report, "actual")
    if spent:
        yield spending(spent, report, say)


def budget(report: Report, say: Say) -> Iterator[Sentence]:
    original, adjusted = total_figure(report, "original"), total_figure(report, "adjusted")
    if original and adjusted:
        key = "unchanged" if original.base == adjusted.base else "both"
        yield say.sentence(f"summary.budget.{key}", year=report.year, original=say.figure(original),
                           adjusted=say.figure(adjusted))
    elif stated := original or adjusted:
        key = "original" if original else "adjusted"
        yield say.sentence(f"summary.budget.{key}", year=report.year, amount=say.figure(stated))


def spending(spent: Figure, report: Report, say: Say) -> Sentence:
    rates = list(filter(None, (of_first(spent, phases, report, say) for phases in (BUDGETS, RECEIPTS))))
    if not rates:
        return say.sentence("summary.spent.plain", amount=say.figure(spent))
    return say.sentence("summary.spent.rate", amount=say.figure(spent), rates=say.listed(rates))


def of_first(spent: Figure, phases: tuple[str, ...], report: Report, say: Say) -> str:
    """Spending as a share of the first of these bases that the report states."""
    for phase in phases:
        base = total_figure(report, phase)
        if base:
            rate = ratio_text(spent, base, say)
            return say.word(f"summary.of.{phase}", rate=rate) if rate else ""
    return ""


# ---- score

def score_sentences(report: Report, say: Say) -> Iterator[Sentence]:
    if report.score and report.grade:
        yield say.sentence(f"summary.score.both.{report.kind}", score=say.figure(report.score), grade=say.text(report.grade.name),
                           total=say.format.plain(report.scheme.total))
    elif report.score:
        yield say.sentence(f"summary.score.score.{report.kind}", score=say.figure(report.score),
                           total=say.format.plain(report.scheme.total))
    elif report.grade:
        yield say.sentence(f"summary.score.grade.{report.kind}", grade=say.text(report.grade.name))
    for other in other_scores(report):
        yield say.sentence(f"summary.score.{other.standing}", score=say.figure(other))


def other_scores(report: Report) -> list[Figure]:
    """The score as others put it: both values are kept."""
    return [figure for figure in report.figures.values()
            if figure.table == "scores" and figure.key == "total" and figure.phase == "score"
            and figure is not report.score and figure.standing != "self"]


# ---- promises

def target_sentences(report: Report, say: Say) -> Iterator[Sentence]:
    facts = say.facts_of(report)
    if facts.judged:
        yield say.sentence(f"summary.promises.{shape(facts)}", kept=facts.kept, missed=len(facts.judged) - facts.kept,
                           total=len(facts.judged))
    for state in BESIDE:
        count = facts.states.get(state, 0)
        if count:
            yield say.sentence(f"summary.promises.{state}.{one_or_many(count)}", n=count)
    yield from revisions(facts, say)


def revisions(facts: ReportFacts, say: Say) -> Iterator[Sentence]:
    """A target met after it was lowered: the reader is told how the result stands to the first one."""
    revised = [one for one in facts.promises if one.revised]
    if not revised:
        return
    missed = sum(one.first_state == MISSED for one in revised)
    yield say.sentence(f"summary.promises.revised.{one_or_many(len(revised))}", n=len(revised))
    if missed:
        yield say.sentence(f"summary.promises.first.{one_or_many(missed)}", n=missed)


def shape(facts: ReportFacts) -> str:
    if len(facts.judged) == 1:
        return "one-kept" if facts.kept else "one-missed"
    return "all" if facts.kept == len(facts.judged) else "some" if facts.kept else "none"


def one_or_many(n: int) -> str:
    return "one" if n == 1 else "many"


# ---- what it does not say

def sentences_of_silence(report: Report, say: Say) -> Iterator[Sentence]:
    missing = unstated(report)
    if missing:
        yield say.sentence("summary.unstated", items=say.listed((say.word(f"unstated.{name}") for name in missing), "or"))
