"""What a rule is, and one of its outcomes with all that is known of it."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from mingbai.checks.context import Context
from mingbai.checks.outcomes import FINDING, Outcome
from mingbai.model.report import Allowance, Bilingual, Explanation, Figure, Report
from mingbai.text.value import Value

SEVERITIES = ("B", "E", "W", "I")         # blocks publication, error, worth explaining, note
BLOCKS, NOTE = "B", "I"
GRAVE = ("B", "E")                        # proved: marked at the figures, shown in full
Function = Callable[[Context], Iterator[Outcome]]
both = Bilingual


@dataclass(frozen=True)
class Rule:
    """`title` says what should be, `fault` what is wrong where it is not: it stands over findings.

    `silent` lists when the rule says nothing, in order: the case file tests each by its number. A rule with a `successor` says
    nothing any more: it keeps its page, and what is said of it is said of the other.
    """
    id: str
    severity: str
    title: Bilingual
    fault: Bilingual
    formula: Bilingual
    basis: Bilingual
    silent: tuple[Bilingual, ...]
    messages: Mapping[str, Bilingual]
    function: Function = field(repr=False)
    successor: str = ""

    @property
    def family(self) -> str:
        return self.id[0]
REGISTERED: dict[str, Rule] = {}


def rule(rule_id: str, severity: str, *, title: Bilingual, fault: Bilingual, formula: Bilingual, basis: Bilingual,
         silent: Iterable[Bilingual] = (), successor: str = "", **messages: Bilingual) -> Callable[[Function], Function]:
    """Register a rule. `messages` are its own sentences: `finding=`, `pass_=`, `missing=`, or one per name given as `say`."""
    own = {name.rstrip("_"): text for name, text in messages.items()}

    def register(function: Function) -> Function:
        if rule_id in REGISTERED or severity not in SEVERITIES:
            raise ValueError(f"{rule_id} ({severity}) is there already, or has no such severity")
        REGISTERED[rule_id] = Rule(rule_id, severity, title, fault, formula, basis, tuple(silent), own, function, successor)
        return function
    return register


class Check(Value):
    """One outcome with all the engine knows of it. `number` counts the outcomes of a rule in a report from 1."""
    report: Report
    rule: Rule
    number: int
    outcome: Outcome
    severity: str
    explanation: Explanation | None = None
    allowance: Allowance | None = None
    told_by: str = ""                     # another finding that tells the same fact

    @property
    def id(self) -> str:
        """`A02-1`: rule and number; stable while the content is, not beyond."""
        return f"{self.rule.id}-{self.number}"

    @property
    def status(self) -> str:
        return self.outcome.status

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of this report that take part; those of a report beside it are left out."""
        known = self.report.figures
        return tuple([one for one in self.outcome.figures if known.get(one.id) is one])

    @property
    def title(self) -> Bilingual:
        """What stands over it: of a finding what is wrong, otherwise the rule."""
        return self.rule.fault if self.is_finding else self.rule.title

    @property
    def is_finding(self) -> bool:
        return self.status == FINDING

    @property
    def is_heaviest(self) -> bool:
        return self.is_finding and self.severity == BLOCKS
