"""Two sentences for an issue in each language: a headline, and what a neighbour understands."""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import reduce
from operator import getitem

from mingbai.checks.outcomes import Outcome
from mingbai.checks.rule import Check
from mingbai.facts.clusters import Cluster
from mingbai.facts.plain_words import PlainTeller
from mingbai.facts.promise import Promise
from mingbai.facts.topics import topic_of
from mingbai.model.directions import BY, LESS
from mingbai.model.report import Bilingual, Figure, Report, Row
from mingbai.text.language import LANGUAGES, SPACE
from mingbai.text.quantity import Quantity
from mingbai.text.value import not_none
from mingbai.text.words import catalogue, pattern_pieces

MOST_NAMES = 4


class Unsaid(KeyError):
    """A sentence names what this finding does not have."""


def words_of(report: Report, cluster: Cluster) -> tuple[Bilingual, Bilingual]:
    headline, sentence = zip(*(Worded(report, cluster, lang).both() for lang in LANGUAGES), strict=True)
    return Bilingual(*headline), Bilingual(*sentence)


class Worded:
    """One issue in one language."""

    def __init__(self, report: Report, cluster: Cluster, lang: str) -> None:
        self.report, self.cluster, self.lang = report, cluster, lang
        self.words = catalogue("issues")
        self.lead = leading(cluster)
        self.tell = PlainTeller(lang, quantities(cluster, self.lead))

    def both(self) -> tuple[str, str]:
        prefix = "many-" if self.is_many else ""
        headline = self.said(f"{prefix}headline")
        sentence = self.said(f"{prefix}sentence") or self.rule_sentence()
        return headline or self.name(), sentence + self.beside_points()

    @property
    def is_many(self) -> bool:
        patterns = self.words["topics"][self.cluster.topic.name]
        return len(self.names()) > 1 and "many-headline" in patterns

    def said(self, key: str) -> str:
        """Nothing where the finding has not all that the sentence names."""
        pattern = self.words["topics"][self.cluster.topic.name][key][self.lang]
        try:
            return "".join(literal + (self.value(name) if name else "") for literal, name in pattern_pieces(pattern))
        except Unsaid:
            return ""

    def rule_sentence(self) -> str:
        """As the rule says it, with the amounts in words."""
        return self.tell.message(self.lead) if self.lead else self.name()

    def value(self, name: str) -> str:
        own: Callable[[], str] | None = getattr(self, f"say_{name}", None)
        if own:
            return own()
        found: object = self.of_promise(name)
        if found is None and self.lead:
            found = self.tell.named(self.lead.outcome, name) or self.other_value(name)
        if found is None or found == "":
            raise Unsaid(name)
        return self.tell.value(found)

    def pattern(self, *steps: str) -> str:
        """Of the catalogue, in this language."""
        found: str = reduce(getitem, steps, self.words)[self.lang]
        return found

    def of_promise(self, name: str) -> Figure | None:
        promise = next(iter(self.cluster.promises), None)
        figures: Mapping[str, Figure | None] = {"target": promise.target, "result": promise.result} if promise else {}
        return figures.get(name)

    def other_value(self, name: str) -> Quantity | None:
        """The second of two values, where the rule worked it out."""
        return self.lead.outcome.recomputed if name == "other" and self.lead else None

    # ---- what sentences name beside the values of a finding

    def say_name(self) -> str:
        return self.name()

    def name(self) -> str:
        names = self.names()
        return names[0] if names else self.report.name[self.lang]

    def names(self) -> list[str]:
        return list(dict.fromkeys(label[self.lang] for label in subjects(self.report, self.cluster)))

    def say_names(self) -> str:
        names = self.names()
        joined = self.pattern("join").join(names[:MOST_NAMES])
        return joined if len(names) <= MOST_NAMES else self.pattern("more-names").format(names=joined)

    def say_n(self) -> str:
        return str(len(self.names()))

    def say_dept(self) -> str:
        return self.report.department.name[self.lang]

    def say_short(self) -> str:
        """How far the result is from the target."""
        promise = next(iter(self.cluster.promises), None)
        if promise is None or promise.distance is None or not promise.distance.value:
            return self.pattern("short", "plain")
        kind = "days" if promise.direction == BY else "above" if promise.direction == LESS else "below"
        return self.pattern("short", kind).format(amount=self.apart(promise.distance))

    def apart(self, distance: Quantity) -> str:
        """Two percentages are points apart."""
        apart = abs(not_none(distance.value))
        size = Quantity(printed=str(apart), value=apart, unit=distance.unit)
        if distance.unit and distance.unit.is_percent:
            return self.pattern("points-apart").format(amount=self.tell.format.plain(size.value))
        return self.tell.value(size)

    def beside_points(self) -> str:
        """That the item was given nearly all its points is part of the fact."""
        promise = next(iter(self.cluster.promises), None)
        if promise is None or not promise.score or not promise.weight or promise.score.value != promise.weight.value:
            return ""
        pattern = self.pattern("beside-points")
        space = SPACE[self.lang]
        return space + pattern.format(score=self.tell.format.plain(promise.score.value),
                                      most=self.tell.format.plain(promise.weight.value))


def leading(cluster: Cluster) -> Check | None:
    return next(iter(cluster.checks), None)


def subjects(report: Report, cluster: Cluster) -> Iterator[Bilingual]:
    """The lines it is about; of findings that come together only those of its own topic."""
    own = [check for check in cluster.checks if topic_of(check) == cluster.topic]
    yield from (one.label for one in cluster.promises)
    yield from (subject(report, check) for check in own or cluster.checks)


def subject(report: Report, check: Check) -> Bilingual:
    """The line, without its column; where there is no figure, what the rule names."""
    lead = next(iter(check.figures), None)
    row: Row | None = report.row(lead.table, lead.key, lead.variant) if lead else None
    named = check.outcome.values.get("name")
    return row.label if row else named if isinstance(named, Bilingual) else check.rule.title


def quantities(cluster: Cluster, lead: Check | None) -> list[Quantity]:
    """The amounts that its sentences may name."""
    promises: list[Promise] = list(cluster.promises)
    figures = [figure.quantity for one in promises for figure in (one.target, one.result) if figure]
    return [*figures, *(in_outcome(lead.outcome) if lead else ())]


def in_outcome(outcome: Outcome) -> Iterator[Quantity]:
    named = [outcome.stated, outcome.recomputed, outcome.difference, *outcome.values.values()]
    for value in named:
        quantity = value.quantity if isinstance(value, Figure) else value
        if isinstance(quantity, Quantity):
            yield quantity
