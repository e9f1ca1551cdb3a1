"""Points: what was given, the most that could be given, and what a part's points are made of."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mingbai.checks.expressions import Expression, number, of
from mingbai.checks.lately import kept_lately
from mingbai.model.report import Bilingual, Entity, Figure, Indicator, Part, Report
from mingbai.text.value import Value, not_none

WHOLE = "total"


class ScoredItem(Value):
    """One score. `most` is its weight, printed or the scheme's; nothing where neither gives one."""
    score: Figure
    most: Expression | None
    part: Part | None = None
    indicator: Indicator | None = None
    entity: Entity | None = None

    @property
    def is_bonus(self) -> bool:
        return self.part is not None and any(part.bonus for part in self.part.path)

    @property
    def weight(self) -> Decimal | None:
        """None where it is no number."""
        stated = self.most is not None and all(figure.base is not None for figure in self.most.figures())
        return self.most.value() if self.most and stated else None

    @property
    def own_indicator(self) -> Indicator:
        """Of the score of one."""
        return not_none(self.indicator)

    @property
    def own_part(self) -> Part:
        """Of the score of a part, or of an indicator."""
        return not_none(self.part)

    @property
    def points(self) -> Decimal:
        return not_none(self.score.value)

    @property
    def lost(self) -> Decimal:
        """Of one that has a weight."""
        return not_none(self.weight) - self.points

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (self.score, *(self.most.figures() if self.most else ()))

    @property
    def is_full(self) -> bool:
        weight = self.weight
        return bool(weight) and not_none(self.score.value) >= not_none(weight)

    @property
    def is_short(self) -> bool:
        weight = self.weight
        return weight is not None and not_none(self.score.value) < weight and not self.is_bonus

    @property
    def share(self) -> Decimal | None:
        """Of the points that could be had, in percent."""
        weight = self.weight
        return not_none(self.score.value) / weight * 100 if weight else None


@kept_lately
def scored_parts(report: Report) -> Iterator[ScoredItem]:
    for row in report.table("scores"):
        score = row["score"]
        if score and not row.variant and row.key != WHOLE:
            part = report.scheme.by_id.get(row.key)
            yield ScoredItem(score, weight_of_part(report, part), part)


def scored_total(report: Report) -> ScoredItem | None:
    return ScoredItem(report.score, total_weight(report)) if report.score else None


@kept_lately
def scored_indicators(report: Report) -> Iterator[ScoredItem]:
    for indicator in report.indicators:
        score = indicator["score"]
        if score and score.value is not None:
            yield ScoredItem(score, indicator_weight(report, indicator), indicator.part, indicator)


@kept_lately
def scored_units(report: Report) -> Iterator[ScoredItem]:
    """The scores of the units; the department's line is apart."""
    for row in report.table("unit-scores"):
        entity = report.entity_by_id.get(row.key)
        for phase, figure in row.figures.items():
            part = report.scheme.by_id.get(phase)
            most = total_weight(report) if phase == WHOLE else weight_of_part(report, part)
            yield ScoredItem(figure, most, part, entity=entity)


def total_weight(report: Report) -> Expression:
    """Bonus points may lift the total above it."""
    printed = report.figure(f"scores.{WHOLE}.weight")
    whole = of(printed) if printed else number(report.scheme.total)
    for mark in (*scored_parts(report), *scored_indicators(report)):
        if mark.is_bonus and not_none(mark.score.value) > 0:
            whole = whole + of(mark.score)
    return whole


def weight_of_part(report: Report, part: Part | None) -> Expression | None:
    if part is None:
        return None
    printed = report.figure(f"scores.{part.id}.weight")
    if printed:
        return of(printed)
    return number(part.weight) if part.weight is not None else None


def indicator_weight(report: Report, indicator: Indicator) -> Expression | None:
    """Without a weight of its own, an indicator alone in its part has the part's."""
    own = indicator["weight"]
    if own:
        return of(own)
    alone = sum(other.part.id == indicator.part.id and bool(other["score"]) for other in report.indicators) == 1
    return weight_of_part(report, indicator.part) if alone and not indicator.part.parts else None


class PartsOfWhole(Value):
    """The figures that make up a whole, and the names of those not stated."""
    figures: tuple[Figure, ...] = ()
    missing: tuple[Bilingual, ...] = ()

    def __add__(self, other: PartsOfWhole) -> PartsOfWhole:
        return PartsOfWhole(self.figures + other.figures, self.missing + other.missing)


def parts_of_whole(report: Report, part: Part | None, phase: str) -> PartsOfWhole:
    """What stands below a part (or, without one, below the whole): `phase` is weight or score."""
    below = PartsOfWhole()
    for indicator in report.indicators:
        if part is not None and indicator.part.id == part.id and counts_for_score(indicator):
            figure = indicator[phase]
            below += PartsOfWhole((figure,)) if figure else PartsOfWhole((), (indicator.name,))
    for child in part.parts if part else report.scheme.parts:
        below += part_or_what_is_below(report, child, phase)
    return below


def part_or_what_is_below(report: Report, part: Part, phase: str) -> PartsOfWhole:
    own = report.figure(f"scores.{part.id}.{phase}")
    if own:
        return PartsOfWhole((own,))
    below = parts_of_whole(report, part, phase)
    expected = part.weight is not None and not part.bonus
    return PartsOfWhole((), (part.name,)) if expected and not below.figures else below


def counts_for_score(indicator: Indicator) -> bool:
    return indicator.stated_in != "announced" and bool(indicator["weight"] or indicator["score"])



def has_scores(report: Report) -> bool:
    return bool(report.table("scores")) or any(indicator["score"] for indicator in report.indicators)
