"""Two sentences for an issue in each language: a headline, and what a neighbour understands."""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import reduce
from operator import getitem

from mingbai.checks.outcomes import Outcome
from mingbai.checks.rule import Check
from mingbai.facts.clusters import Cluster
from mingbai.facts.once import once
from mingbai.facts.plain_words import PlainTeller
from mingbai.facts.promises import promises
from mingbai.facts.topics import topic_of
from mingbai.model.phases import TARGETS
from mingbai.model.report import Bilingual, Figure, Report, Row
from mingbai.text.language import LANGUAGES, SPACE
from mingbai.text.quantity import Quantity
from mingbai.text.value import not_none, replace
from mingbai.text.words import catalogue, pattern_pieces

MOST_NAMES = 4
LIMIT_PASSED, TWO_VALUES = "limit-passed", "two-values"
WORKED_OUT = ("other", "listed")
NO_WORDS = Bilingual("", "")


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
        self.own, self.lead = own_findings(cluster), leading(cluster)
        self.tell = PlainTeller(lang, quantities(cluster), adds=cluster.topic.adds)

    def both(self) -> tuple[str, str]:
        prefix = "many-" if self.is_many else ""
        headline = self.said(f"{prefix}headline") or self.fault()
        sentence = self.said(f"{prefix}sentence") or self.rule_sentence()
        return headline, SPACE[self.lang].join([sentence, *self.said_beside()])

    @property
    def is_many(self) -> bool:
        """Of several lines, or of several findings that name none."""
        patterns = self.words["topics"][self.cluster.topic.name]
        return "many-headline" in patterns and len(self.names() or self.own) > 1

    def fault(self) -> str:
        """What the rule says is wrong."""
        return self.lead.title[self.lang] if self.lead else self.name()

    def said(self, key: str) -> str:
        """Nothing where the finding has not all that the sentence names."""
        pattern = self.words["topics"][self.cluster.topic.name].get(key, NO_WORDS)[self.lang]
        try:
            return "".join(literal + (self.value(name) if name else "") for literal, name in pattern_pieces(pattern))
        except Unsaid:
            return ""

    def rule_sentence(self) -> str:
        """As the rule says it, with the amounts in words."""
        return self.in_plain_words(self.tell.sentence(self.lead.rule, self.lead.outcome)) if self.lead else self.name()

    def in_plain_words(self, text: str) -> str:
        for word, plain in self.words["in-plain-words"][self.lang].items():
            text = text.replace(word, plain)
        return text

    def value(self, name: str) -> str:
        own: Callable[[], str] | None = getattr(self, f"say_{name}", None)
        if own:
            return own()
        found: object = self.of_promise(name)
        if found is None and self.lead:
            found = self.tell.named(self.lead.outcome, name)
            found = self.other_value(name) if found is None else found
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
        return self.lead.outcome.recomputed if name in WORKED_OUT and self.lead else None

    # ---- what sentences name beside the values of a finding

    def say_name(self) -> str:
        return self.name()

    def name(self) -> str:
        names = self.names()
        if not names:
            raise Unsaid("name")
        return names[0]

    def names(self) -> list[str]:
        return list(dict.fromkeys(label[self.lang] for label in subjects(self.report, self.cluster)))

    def say_names(self) -> str:
        return self.listed(self.names())

    def say_pairs(self) -> str:
        """Each line with its two values."""
        pairs = (self.pattern(said_as).format(name=label[self.lang], stated=self.tell.value(first), other=self.tell.value(second))
                 for check in self.own for label in subjects_of(self.report, check)
                 for said_as, first, second in [two_values(check)] if first and second)
        return self.listed(list(dict.fromkeys(pairs))) or self.unsaid("pairs")

    def say_which(self) -> str:
        """As the finding itself names what it is about."""
        named = self.lead.outcome.values.get("name") if self.lead else None
        return named[self.lang] if isinstance(named, Bilingual) else self.name()

    def say_messages(self) -> str:
        """As the rules say it."""
        said = (self.tell.sentence(check.rule, check.outcome) for check in self.own)
        return SPACE[self.lang].join(dict.fromkeys(map(self.in_plain_words, said)))

    def listed(self, names: Sequence[str]) -> str:
        joined = self.pattern("join").join(names[:MOST_NAMES])
        return joined if len(names) <= MOST_NAMES else self.pattern("more-names").format(names=joined)

    def unsaid(self, name: str) -> str:
        raise Unsaid(name)

    def say_n(self) -> str:
        return str(len(self.names() or self.own))

    def say_of(self) -> str:
        """How many results the table has, in which these stand."""
        tables = {check.figures[0].table for check in self.own if check.figures}
        return str(sum(one.id.partition(".")[0] in tables and one.result is not None for one in promises(self.report)))

    def say_dept(self) -> str:
        return self.report.department.name[self.lang]

    def say_short(self) -> str:
        """How far the result is from the target, as the promise or the finding has it."""
        promise = next(iter(self.cluster.promises), None)
        distance = promise.distance if promise else self.lead.outcome.difference if self.lead else None
        is_limit = self.cluster.topic.name == LIMIT_PASSED
        if distance is None or not distance.value:
            return self.pattern("short", "passed" if is_limit else "plain")
        return self.pattern("short", "above" if is_limit else "below").format(amount=self.apart(distance))

    def say_bare_target(self) -> str:
        """A limit without its sign, where the sentence says that it is one."""
        target = self.of_promise("target") or (self.lead.outcome.values.get("target") if self.lead else None)
        quantity = target.quantity if isinstance(target, Figure) else target
        if not isinstance(quantity, Quantity):
            raise Unsaid("target")
        return self.tell.value(bare(quantity))

    def apart(self, distance: Quantity) -> str:
        """Two percentages are points apart."""
        apart = abs(not_none(distance.value))
        size = Quantity(printed=str(apart), value=apart, unit=distance.unit)
        if distance.unit and distance.unit.is_percent:
            return self.pattern("points-apart").format(amount=self.tell.format.plain(size.value))
        return self.tell.value(size)

    def said_beside(self) -> Iterator[str]:
        """That the item was given all its points is part of the fact; so is what other findings of the same fact say."""
        points = self.beside_points()
        yield from [points] if points else []
        for check in others_beside(self.cluster):
            pattern = self.words["topics"][topic_of(check).name].get("also")
            if pattern:
                beside = Worded(self.report, alone(check), self.lang)
                yield from filter(None, [beside.said("also")])

    def beside_points(self) -> str:
        promise = next(iter(self.cluster.promises), None)
        if promise is None or not promise.score or not promise.weight or promise.score.value != promise.weight.value:
            return ""
        return self.pattern("beside-points").format(score=self.tell.format.plain(promise.score.value),
                                                    most=self.tell.format.plain(promise.weight.value))


def bare(quantity: Quantity) -> Quantity:
    """Without its sign."""
    if not quantity.comparator or quantity.value is None:
        return quantity
    unit = quantity.unit.printed if quantity.unit else ""
    return replace(quantity, comparator="", printed=f"{quantity.value:f}{unit}")


def alone(check: Check) -> Cluster:
    return Cluster(topic_of(check), (check,), ())


def others_beside(cluster: Cluster) -> list[Check]:
    """The first finding of each other topic."""
    found: dict[str, Check] = {}
    for check in cluster.checks:
        topic = topic_of(check)
        if topic != cluster.topic and not cluster.topic.accounts_for_all:
            found.setdefault(topic.name, check)
    return list(found.values())


def two_values(check: Check) -> tuple[str, object, object]:
    """With how they are said together."""
    values = check.outcome.values
    if "revised" in values:
        return "pair-cut", values.get("original"), values["revised"]
    return "pair", check.outcome.stated, values.get("other") or check.outcome.recomputed


def leading(cluster: Cluster) -> Check | None:
    return next(iter(cluster.checks), None)


@once
def own_findings(cluster: Cluster) -> list[Check]:
    """Of findings that come together only those of its own topic."""
    return [check for check in cluster.checks if topic_of(check) == cluster.topic] or list(cluster.checks)


def subjects(report: Report, cluster: Cluster) -> Iterator[Bilingual]:
    """The lines it is about."""
    yield from (one.label for one in cluster.promises)
    for check in own_findings(cluster):
        yield from subjects_of(report, check)


def subjects_of(report: Report, check: Check) -> Sequence[Bilingual]:
    """The lines that a finding names, of most there is one; without their columns, unless two targets are said to differ."""
    names, named = check.outcome.values.get("names"), check.outcome.values.get("name")
    if isinstance(names, tuple):
        return names
    lead = next(iter(check.figures), None)
    if lead and lead.phase in TARGETS and topic_of(check).name == TWO_VALUES:
        return [lead.label]
    row: Row | None = report.row(lead.table, lead.key, lead.variant) if lead else None
    label = row.label if row else named
    return [label] if isinstance(label, Bilingual) else []


@once
def quantities(cluster: Cluster) -> list[Quantity]:
    """The amounts that its sentences may name."""
    figures = [figure.quantity for one in cluster.promises for figure in (one.target, one.result) if figure]
    return [*figures, *(quantity for check in cluster.checks for quantity in in_outcome(check.outcome))]


def in_outcome(outcome: Outcome) -> Iterator[Quantity]:
    named = [outcome.stated, outcome.recomputed, outcome.difference, *outcome.values.values()]
    for value in named:
        quantity = value.quantity if isinstance(value, Figure) else value
        if isinstance(quantity, Quantity):
            yield quantity
