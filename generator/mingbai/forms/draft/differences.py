"""A second import changes nothing: it shows what differs, figure by figure, old → new."""
from __future__ import annotations

from dataclasses import dataclass

from mingbai.forms.labels import squeezed
from mingbai.model.report import Figure, Report
from mingbai.text.format import as_printed

FORM_TABLES = ("money", "scores", "indicators", "three-public", "profile", "procurement")


@dataclass(frozen=True)
class FigureDifference:
    """`old` or `new` is empty when only one side states the figure."""
    figure_id: str
    label: str
    old: str
    new: str


def figure_differences(old: Report, new: Report) -> list[FigureDifference]:
    known = {key_of(figure): figure for figure in old.figures.values()}
    by_id = {figure.id: figure for figure in old.figures.values()}
    differing, met = [], set()
    for figure in new.figures.values():
        other = by_id.get(figure.id) if figure.table != "indicators" else None
        other = other or known.get(key_of(figure))
        if other is not None:
            met.add(other.id)
        if other is None or not is_same_figure(other, figure):
            differing.append(FigureDifference(figure.id if other is None else other.id, figure.label.zh,
                                              as_printed(other.quantity) if other else "", as_printed(figure.quantity)))
    return differing + [FigureDifference(figure.id, figure.label.zh, as_printed(figure.quantity), "")
                        for figure in old.figures.values() if figure.id not in met and stated_in_form(figure)]


def key_of(figure: Figure) -> tuple[str, str, str]:
    """By what the row is called: ids are given anew by each import."""
    return figure.table, squeezed(figure.label.zh), figure.phase


def is_same_figure(old: Figure, new: Figure) -> bool:
    if old.quantity.kind == "text" or new.quantity.kind == "text":
        return squeezed(old.quantity.printed) == squeezed(new.quantity.printed)
    return (old.base, old.quantity.comparator, old.quantity.date) == (new.base, new.quantity.comparator, new.quantity.date)


def stated_in_form(figure: Figure) -> bool:
    """What the report states elsewhere, in its text, a form can't repeat."""
    sections = {citation.section.key for citation in figure.citations}
    return figure.table in FORM_TABLES and bool(sections & {"form", "base"})
