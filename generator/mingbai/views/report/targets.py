"""The targets of a report, each once: indicators, and results of the text that state a target."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from mingbai.facts.attainment import Attainment, attainment, result_attainment, target_of
from mingbai.facts.once import once
from mingbai.model.report import Bilingual, Figure, Indicator, Report, Row
from mingbai.text.value import Value

SETTLED = ("met", "over", "missed")


class StatedTarget(Value):
    label: Bilingual
    target: Figure
    result: Figure | None
    attainment: Attainment

    @property
    def state(self) -> str:
        return self.attainment.state


class TargetCounts(Value):
    """`met` holds those far exceeded too; `measured` are the met and the missed."""
    met: int
    missed: int
    words: int
    no_result: int

    @property
    def measured(self) -> int:
        return self.met + self.missed

    @property
    def total(self) -> int:
        return self.measured + self.words + self.no_result


@once
def target_counts(report: Report) -> TargetCounts:
    states = [target.state for target in targets(report)]
    return TargetCounts(states.count("met") + states.count("over"), states.count("missed"), states.count("words"),
                        states.count("no-result"))


def targets(report: Report) -> tuple[StatedTarget, ...]:
    """A target that the report states in two places is counted once, where it comes first."""
    known: set[str] = set()
    counted_once = []
    for target, ids in (*from_indicators(report), *from_results(report)):
        if known.isdisjoint(ids):
            counted_once.append(target)
        known |= same_facts(ids, report)
    return tuple(counted_once)


def from_indicators(report: Report) -> Iterator[tuple[StatedTarget, set[str]]]:
    for indicator in report.indicators:
        target = target_of(indicator)
        if target:
            yield (StatedTarget(indicator.name, target, indicator["actual"], attainment(indicator, report.scheme)),
                   {*ids(indicator["target"], indicator["actual"]), *results_of(indicator)})


def results_of(indicator: Indicator) -> set[str]:
    return {figure_id for figure_id in indicator.same_as if figure_id.startswith("results.")}


def from_results(report: Report) -> Iterator[tuple[StatedTarget, set[str]]]:
    for row in report.table("results"):
        if row["target"]:
            yield result_target(row, report), ids(row["target"], row["value"])


def result_target(row: Row, report: Report) -> StatedTarget:
    return StatedTarget(row.label, row.figures["target"], row["value"], result_attainment(row, report.scheme))


def ids(*figures: Figure | None) -> set[str]:
    return {figure.id for figure in figures if figure}


def same_facts(figure_ids: Iterable[str], report: Report) -> set[str]:
    """These and what the report declares to be the same as one of them."""
    alike = set(figure_ids)
    for relation in report.relations:
        members = {relation.result, *relation.terms}
        if relation.kind == "same" and alike & members:
            alike |= members
    return alike
