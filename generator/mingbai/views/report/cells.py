"""What several sections put into their tables: notes of a row, rates worked out, places."""
from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import chain
from typing import Unpack

from mingbai.model.report import Figure, Row
from mingbai.say.say import Say
from mingbai.say.table import NOTHING, CellDetails, TableCell, cell, plain_number

COMPUTABLE = ("", "≈")


def stated_phases(phases: Iterable[str], rows: Iterable[Row], besides: Iterable[str] = ()) -> tuple[str, ...]:
    """Those that any of the rows has a figure for, `besides` some: columns of the others would be left out again."""
    found = {*besides, *(phase for row in rows for phase in row.figures)}
    return tuple(phase for phase in phases if phase in found)


def figure_cell(figure: Figure | None, say: Say, **extra: Unpack[CellDetails]) -> TableCell:
    return cell(say.figure(figure), **extra)


def quiet_cell(figure: Figure | None, say: Say) -> TableCell:
    """For a column that only some rows have a figure for."""
    return NOTHING if figure is None else cell(say.figure(figure), quiet=True)


def label_cell(row: Row, say: Say, depth: int = 0) -> TableCell:
    return TableCell(row.label[say.lang], note=notes_of(row, say), depth=depth)


def notes_of(row: Row, say: Say) -> str:
    return joined_notes(row.figures.values(), say)


def joined_notes(figures: Iterable[Figure], say: Say) -> str:
    """Each note once; lines of one row often share theirs."""
    notes = [figure.note for figure in figures if figure.note]
    return " ".join({note[say.lang]: None for note in notes}) if notes else ""


def places_of(row: Row, say: Say) -> str:
    """Mostly its figures are cited together."""
    cited = {id(figure.citations): figure.citations for figure in row.figures.values()}
    one = next(iter(cited.values()), ()) if len(cited) < 2 else tuple(chain.from_iterable(cited.values()))
    return say.places(one)


# ---- worked out here

def is_computable(figure: Figure) -> bool:
    """One number: no range, no open end, no words."""
    return (figure.quantity.kind == "number" and figure.quantity.value is not None
            and figure.quantity.comparator in COMPUTABLE)


def ratio_of(part: Figure | None, whole: Figure | None) -> Decimal | None:
    if part is None or whole is None or not is_computable(part) or not is_computable(whole) or not whole.value:
        return None
    return part.amount / whole.amount if part.quantity.measure == whole.quantity.measure else None


def ratio_text(part: Figure, whole: Figure, say: Say) -> str:
    """Empty when it can't be worked out."""
    ratio = None if say.is_doubtful(part, whole) else ratio_of(part, whole)
    return "" if ratio is None else said_ratio(ratio, part, whole, say)


def said_ratio(ratio: Decimal, part: Figure, whole: Figure, say: Say) -> str:
    is_about = "≈" in (part.quantity.comparator, whole.quantity.comparator)
    return say.format.words("about", amount=say.percent(ratio)) if is_about else say.percent(ratio)


def ratio_cell(part: Figure | None, whole: Figure | None, say: Say, quiet: bool = False,
               computed: bool = False) -> TableCell:
    """A base of nothing gives no rate, and says so; a base that is not stated gives an empty cell."""
    if say.is_doubtful(part, whole):
        return TableCell(say.word("rate.withheld"), quiet=quiet)
    if part is not None and whole is not None and whole.base == 0:
        return TableCell(say.word("rate.zero-base"), computed=computed)
    ratio = ratio_of(part, whole)
    if ratio is None or part is None or whole is None:
        return NOTHING if quiet else TableCell()
    return TableCell(said_ratio(ratio, part, whole, say), sort=plain_number(ratio), quiet=quiet, computed=computed)


def stated_or_worked_out(stated: Figure | None, part: Figure | None, whole: Figure | None, say: Say) -> TableCell:
    """The report's own rate; without it, ours, marked as ours."""
    return figure_cell(stated, say) if stated else ratio_cell(part, whole, say, quiet=True, computed=True)
