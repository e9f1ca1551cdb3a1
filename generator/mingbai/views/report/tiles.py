"""The figures a reader looks for first. A tile without a value says that the report does not state it."""
from __future__ import annotations

from mingbai.facts.execution import stated_execution, total_figure
from mingbai.facts.promise import DID_NOT, MISSED, NO_RESULT, NOT_MEASURABLE, REPEATS_TARGET
from mingbai.model.phases import BASES
from mingbai.model.report import Figure, Report
from mingbai.say.say import FigureView, Say, Sentence
from mingbai.text.value import Value
from mingbai.views.report.cells import ratio_text
from mingbai.views.report.summary import other_scores

BESIDE = (MISSED, NO_RESULT, REPEATS_TARGET, NOT_MEASURABLE, DID_NOT)


class Tile(Value):
    name: str
    label: str
    figure: FigureView | None = None
    text: str = ""
    notes: tuple[Sentence, ...] = ()


def tiles(report: Report, say: Say) -> list[Tile]:
    found = (score_tile(report, say), budget_tile(report, say), received_tile(report, say), spent_tile(report, say),
             rate_tile(report, say), promises_tile(report, say))
    return [tile for tile in found if tile]


def score_tile(report: Report, say: Say) -> Tile:
    grade = [say.sentence("tile.grade", grade=say.text(report.grade.name))] if report.grade \
        else [(say.word("tile.no-grade"),)]
    others = [say.sentence("tile.standing", score=say.figure(other), standing=say.word(f"standing.{other.standing}"))
              for other in other_scores(report)]
    return Tile("score", say.word("tile.score", total=say.format.plain(report.scheme.total)),
                say.figure(report.score), notes=(*grade, *others))


def budget_tile(report: Report, say: Say) -> Tile:
    """The budget that counts is the adjusted one; the original stands beside it."""
    original, adjusted = total_figure(report, "original"), total_figure(report, "adjusted")
    if not adjusted:
        return Tile("budget", say.word("tile.original"), say.figure(original))
    notes = (say.sentence("tile.at-first", amount=say.figure(original)),) if original else ()
    return Tile("budget", say.word("tile.adjusted"), say.figure(adjusted), notes=notes)


def received_tile(report: Report, say: Say) -> Tile:
    """Money received, or the income of the final accounts: whichever the report states."""
    arrived, income = total_figure(report, "received"), total_figure(report, "income")
    if not arrived:
        return Tile("received", say.word("tile.income" if income else "tile.received"), say.figure(income))
    notes = (say.sentence("tile.income-too", amount=say.figure(income)),) if income else ()
    return Tile("received", say.word("tile.received"), say.figure(arrived), notes=notes)


def spent_tile(report: Report, say: Say) -> Tile:
    carried = total_figure(report, "carried-out")
    notes = (say.sentence("tile.carried-out", amount=say.figure(carried)),) if carried else ()
    return Tile("spent", say.word("tile.spent"), say.figure(total_figure(report, "actual")), notes=notes)


def rate_tile(report: Report, say: Say) -> Tile:
    """Every rate that can be worked out, each with its base, and the one that the report prints."""
    actual = total_figure(report, "actual")
    rates = {base: text for base in BASES if (text := rate_text(actual, total_figure(report, base), say))}
    leading = next(iter(rates), None)
    others = [say.sentence(f"tile.of.{base}", rate=text) for base, text in rates.items() if base != leading]
    printed = [say.sentence("tile.printed-rate", rate=say.figure(figure), base=say.word(f"rate.base.{base}"))
               for figure, base in stated_execution(report)]
    return Tile("rate", say.word(f"tile.rate.{leading or 'none'}"), text=rates[leading] if leading else "",
                notes=(*others, *printed))


def rate_text(actual: Figure | None, whole: Figure | None, say: Say) -> str:
    return ratio_text(actual, whole, say) if actual and whole else ""


def promises_tile(report: Report, say: Say) -> Tile:
    """Kept of those that can be measured; what is not counted so stands beside."""
    facts = say.facts_of(report)
    if not facts.promises:
        return Tile("promises", say.word("tile.promises"))
    notes = tuple(say.sentence(f"tile.promises-note.{name}", n=facts.states[name]) for name in BESIDE if facts.states.get(name))
    text = say.word("tile.promises-kept", kept=facts.kept, total=len(facts.judged)) if facts.judged else ""
    return Tile("promises", say.word("tile.promises"), text=text, notes=notes)
