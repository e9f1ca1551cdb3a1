"""corrections.yml: what was published and then corrected, figure by figure, dated, with the reason in both languages."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby, pairwise
from pathlib import Path

from mingbai.load.fields import Fields, nearest
from mingbai.load.textfile import Folder
from mingbai.load.yamlfile import read_yaml
from mingbai.model.problems import Problems
from mingbai.model.report import Correction, Figure
from mingbai.text.format import as_printed
from mingbai.text.quantity import BadNumber, Quantity, is_not_stated, read_quantity
from mingbai.text.units import Units, UnknownUnit
from mingbai.text.value import replace


def read_corrections(path: Path, figures: Mapping[str, Figure], units: Units, folder: Folder,
                     problems: Problems) -> tuple[Correction, ...]:
    """In the order of their dates."""
    file = path / "corrections.yml"
    data = read_yaml(folder, file, problems) if file.exists() else None
    if data is None:
        return ()
    told = len(problems.items)
    fields = Fields(data, folder.name(file), problems)
    corrections = fields.whole(lambda whole: [
        item.whole(lambda one: correction(one, figures, units)) for item in whole.items("corrections", required=True)])
    if len(problems.items) > told:
        return ()
    corrections.sort(key=lambda one: one.date)
    check_history(corrections, figures, problems)
    return tuple(corrections)


def correction(fields: Fields, figures: Mapping[str, Figure], units: Units) -> Correction:
    figure_id = fields.text("figure")
    before, after = (read_state(fields, name, figures.get(figure_id), units) for name in ("before", "after"))
    label, date = fields.bilingual("label", required=False), fields.date("date") or ""
    if len(date) != len("2024-07-15"):
        fields.wrong("date", "bad-date", found=date)
    if figure_id not in figures and after is not None:
        fields.wrong("figure", "broken-reference", found=figure_id, what="figures", near=nearest(figure_id, figures))
    if figure_id not in figures and label is None:
        fields.wrong("label", "missing-field", field="label")
    return Correction(figure_id, before, after, date, fields.bilingual("reason"), label, fields.spot())


def read_state(fields: Fields, name: str, figure: Figure | None, units: Units) -> Quantity | None:
    """What was printed; nothing where the figure was not there."""
    cell = fields.text(name, required=False)
    if is_not_stated(cell):
        return None
    unit = figure.unit.printed if figure and figure.unit else ""
    try:
        quantity = read_quantity(cell, units, unit)
        return counting_as(figure, quantity) if figure else quantity
    except UnknownUnit as error:
        fields.wrong(name, "unknown-unit", found=str(error), cell=cell, near=nearest(str(error), units.bases))
    except BadNumber:
        fields.wrong(name, "bad-number", found=cell)
    return None


def counting_as(figure: Figure, quantity: Quantity) -> Quantity:
    """In the very unit of the figure, which says what is counted."""
    known = figure.unit and quantity.unit and figure.unit.printed == quantity.unit.printed
    return replace(quantity, unit=figure.unit) if known else quantity


def check_history(corrections: Iterable[Correction], figures: Mapping[str, Figure], problems: Problems) -> None:
    """Each correction starts where the one before it ended, and the last one ends at what is printed now."""
    for figure_id, group in groupby(sorted(corrections, key=lambda one: (one.figure_id, one.date)), lambda one: one.figure_id):
        history = list(group)
        for earlier, later in pairwise(history):
            if printed_text(earlier.after) != printed_text(later.before):
                problems.add(later.spot, "correction-differs", found=printed_text(later.before),
                             expected=printed_text(earlier.after))
        now = figures[figure_id].quantity if figure_id in figures else None
        if printed_text(history[-1].after) != printed_text(now):
            problems.add(history[-1].spot, "correction-differs", found=printed_text(history[-1].after),
                         expected=printed_text(now))


def printed_text(quantity: Quantity | None) -> str:
    return as_printed(quantity) if quantity else "–"
