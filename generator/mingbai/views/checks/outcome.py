"""One outcome of a check as a page shows it: its sentence with the figures linked, a possible cause, the answers to it."""
from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from mingbai.facts.checked import Check, Rule, Teller, count_kind, tokens
from mingbai.model.report import Figure
from mingbai.say.say import FigureView, LinkView, Say, Sentence, anchor, check_anchor
from mingbai.text.language import foreign
from mingbai.text.value import Value, not_none
from mingbai.text.words import pattern_pieces

SentencePart = str | FigureView | LinkView


class OutcomeView(Value):
    """`formula` is worked out with the numbers filled in, where the sentence does not hold it; `number` is what
    checks.csv knows it by."""
    id: str
    kind: str
    sentence: Sentence
    formula: Sentence = ()
    figures: tuple[FigureView, ...] = ()
    number: str = ""
    source: str = ""
    cause: str = ""
    answers: tuple[Sentence, ...] = ()


class RuleGroup(Value):
    """The outcomes of one rule, of one status. `formula` is the rule in words."""
    title: str
    formula: str
    link: LinkView
    outcomes: tuple[OutcomeView, ...]


@cache
def teller(lang: str) -> Teller:
    return Teller(lang)


def rule_address(rule: Rule) -> str:
    return f"checks/{rule.id.lower()}/"


def rule_link(rule: Rule, say: Say) -> LinkView:
    return LinkView(say.word("checking.rule", id=rule.id), say.to(rule_address(rule)))


# ---- by rule

def by_rule(checks: Iterable[Check], say: Say, *, in_full: bool) -> tuple[RuleGroup, ...]:
    found: dict[str, list[Check]] = {}
    for check in checks:
        found.setdefault(check.rule.id, []).append(check)
    return tuple(rule_group(found[rule_id], say, in_full) for rule_id in sorted(found))


def rule_group(checks: list[Check], say: Say, in_full: bool) -> RuleGroup:
    rule, view = checks[0].rule, in_full_view if in_full else short_view
    return RuleGroup(checks[0].title[say.lang], rule.formula[say.lang], rule_link(rule, say),
                     tuple(view(check, say) for check in checks))


def short_view(check: Check, say: Say) -> OutcomeView:
    return OutcomeView(check_anchor(check), count_kind(check), *worded(check, say))


def in_full_view(check: Check, say: Say) -> OutcomeView:
    figures = tuple(figure_view(figure, check, say) for figure in check.figures)
    return OutcomeView(check_anchor(check), count_kind(check), *worded(check, say), figures if len(figures) > 1 else (),
                       check.id, source_places(check, say), teller(say.lang).remark(check),
                       answers(check, say))


def source_places(check: Check, say: Say) -> str:
    return say.places(check.outcome.place.citations)


def answers(check: Check, say: Say) -> tuple[Sentence, ...]:
    """The department's own, and the editors' note why the finding stands; both dated."""
    answer, note = check.explanation, check.allowance
    given = [("answer", answer.date, answer.text)] if answer else []
    given += [("note", note.date, note.reason)] if note else []
    return tuple(say.sentence(f"checking.{name}", date=say.date(date), text=say.text(text)) for name, date, text in given)


# ---- its sentence

def worded(check: Check, say: Say) -> tuple[Sentence, Sentence]:
    """The rule's sentence; its figures lead to their place in the list of figures. And the formula, where that leaves it out."""
    pattern = teller(say.lang).pattern(check.rule, check.outcome)
    is_told = check.outcome.formula is None or "{formula}" in pattern
    return tuple(sentence_parts(pattern, check, say)), () if is_told else tuple(formula_parts(check, say))


def sentence_parts(pattern: str, check: Check, say: Say) -> list[SentencePart]:
    tell = teller(say.lang)
    parts: list[SentencePart] = []
    for literal, name in pattern_pieces(pattern):
        if literal:
            parts.append(literal)
        if name == "formula":
            parts += formula_parts(check, say)
        elif name:
            parts.append(named_value(name, check, tell, say))
    if set(map(type, parts)) == {str} and check.figures:
        parts += [say.word("sentence.space"), LinkView(say.word("checking.see"), href_of(check.figures[0], check, say))]
    return parts


def named_value(name: str, check: Check, tell: Teller, say: Say) -> SentencePart:
    outcome = check.outcome
    value = tell.named(outcome, name)
    if type(value) is Figure:
        return amount(value, check, say)
    if name == "stated" and outcome.figures and value is outcome.figures[0].quantity:
        return amount(outcome.figures[0], check, say)
    return tell.value(value)


def formula_parts(check: Check, say: Say) -> list[SentencePart]:
    """`2713.3万元 + 9960.59万元 = 12673.89万元`, each number a link."""
    tell, outcome = teller(say.lang), check.outcome
    parts: list[SentencePart] = [amount(token, check, say) if isinstance(token, Figure) else tell.token(token)
                                 for token in tokens(not_none(outcome.formula))]
    if outcome.recomputed is not None:
        parts.append(tell.word("equation", left="", right=tell.amount(outcome.recomputed)))
    return parts


# ---- its figures

def amount(figure: Figure, check: Check, say: Say) -> str | FigureView:
    """With all digits; a figure of another report is not on this page."""
    is_own = check.report.figures.get(figure.id) is figure
    return figure_view(figure, check, say) if is_own else teller(say.lang).amount(figure.quantity)


def figure_view(figure: Figure, check: Check, say: Say) -> FigureView:
    """Most figures take part in several calculations of a page."""
    place = (id(figure), check.report.id)
    known = say.calculated.get(place)
    if known is None:
        text = teller(say.lang).amount(figure.quantity)
        view = FigureView(text, "", figure.label[say.lang], figure.id, href_of(figure, check, say), figure.base,
                          foreign(text, say.lang))
        known = say.calculated[place] = figure, view
    return known[1]


def href_of(figure: Figure, check: Check, say: Say) -> str:
    return f"{say.page_of(check.report)}#{anchor(figure.id)}"
