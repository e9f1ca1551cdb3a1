"""Words that several charts share: a figure as its text, a share, a list."""
from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from mingbai.model.report import Figure
from mingbai.say.say import Say


def amount_text(figure: Figure | None, say: Say) -> str:
    return say.figure(figure).text if figure else say.word("not-stated")


def full_amount_text(figure: Figure, say: Say) -> str:
    """To the last digit, with the original where the page shows another scale."""
    view = say.figure(figure)
    return view.exact or view.text


def percent_of(part: Decimal | None, whole: Decimal | None, say: Say) -> str:
    return say.percent(part / whole) if part is not None and whole else ""


def joined_clauses(clauses: Iterable[str], say: Say) -> str:
    return say.word("charts.and-so-on").join(clauses)


def sentence_from(clauses: Iterable[str], say: Say) -> str:
    text = joined_clauses(clauses, say) + say.word("charts.stop")
    return text[0].upper() + text[1:]
