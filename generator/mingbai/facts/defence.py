"""What the report itself says for an issue: the reason in the row, the likely slip, the problem it states."""
from __future__ import annotations

from collections.abc import Iterator

from mingbai.checks.reasons import problem_texts
from mingbai.checks.rule import Check
from mingbai.checks.sentences import Teller
from mingbai.checks.wording import says, speak_of_the_same
from mingbai.facts.clusters import Cluster
from mingbai.facts.plain_words import PlainTeller
from mingbai.facts.topics import topic_of
from mingbai.model.report import Bilingual, Figure, Report, StatedProblem, in_each
from mingbai.text.language import SPACE
from mingbai.text.words import catalogue

SHORTFALL, STILL_ANNOUNCED = "missed", "still-announced"
NARROWED = "narrowed-base"                # a share whose sentence names the part it is of


def defence(report: Report, cluster: Cluster) -> Bilingual | None:
    """The nearest to the fact that there is."""
    return next(defences(report, cluster), None)


def defences(report: Report, cluster: Cluster) -> Iterator[Bilingual]:
    yield from (said("reason", text) for one in cluster.promises for text in (one.reason, one.measure) if text)
    for indicator in report.indicators:
        if indicator.reason and set(cluster.figures[:1]) & set(indicator.row.figures.values()):
            yield said("reason", indicator.reason)
    yield from (said("note", note) for note in notes_of_what_goes_on(cluster))
    yield from (said("cause", cause_of(check)) for check in cluster.checks if check.outcome.cause)
    yield from (said("base", base_in_words(base)) for base in map(narrow_base_beside, cluster.checks) if base)
    problem = stated_problem(report, cluster)
    if problem:
        yield said("problem", problem.cause or problem.text)


def notes_of_what_goes_on(cluster: Cluster) -> Iterator[Bilingual]:
    """Beside a shortfall, or what should have been done: what the report says of the rest, row by row."""
    topic = cluster.topic
    figures = cluster.figures[:1] if topic.kind == SHORTFALL else cluster.figures if topic.name == STILL_ANNOUNCED else ()
    notes = {note.zh: note for figure in figures if (note := figure.note) and says(note.zh, "under-way")}
    if notes:
        yield in_each(lambda lang: SPACE[lang].join(note[lang] for note in notes.values()))


def narrow_base_beside(check: Check) -> Figure | None:
    """The base of a rate that is not the whole, where the report prints it in the very line or sentence of the rate."""
    rate, values = next(iter(check.figures), None), check.outcome.values
    base = values.get("narrow")
    if isinstance(base, Figure) and rate is not None:
        return base if (base.table, base.key, base.variant) == (rate.table, rate.key, rate.variant) else None
    base = values.get("base")
    return base if isinstance(base, Figure) and topic_of(check).name == NARROWED else None


def base_in_words(base: Figure) -> Bilingual:
    return in_each(lambda lang: PlainTeller(lang).named_amount(base))


def said(kind: str, text: Bilingual) -> Bilingual:
    pattern = catalogue("issues")["defence"][kind]
    return in_each(lambda lang: pattern[lang].format(text=text[lang]))


def cause_of(check: Check) -> Bilingual:
    return in_each(lambda lang: Teller(lang).cause(check.outcome.cause))


def stated_problem(report: Report, cluster: Cluster) -> StatedProblem | None:
    """One that speaks of the line in question."""
    figure = next(iter(cluster.figures), None)
    row = report.row(figure.table, figure.key, figure.variant) if figure else None
    if row is None:
        return None
    return next((one for one in report.problems
                 if any(speak_of_the_same(text, row.label.zh) for text in problem_texts(one))), None)
