"""What changed between two years of a department: indicators, targets, weights, the scheme itself."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mingbai.model.report import Figure, Indicator, Report
from mingbai.say.say import Say
from mingbai.say.table import TableCell, TableColumn, TableView, cell
from mingbai.text.value import Value, not_none

COLUMNS = ("indicator", "change", "target-before", "target-after", "weight-before", "weight-after")
NUMERIC = COLUMNS[2:]


class ChangesView(Value):
    id: str
    title: str
    sentence: str
    scheme: str                           # said when the later year is scored by another scheme
    table: TableView | None


def changes(before: Report, after: Report, say: Say) -> ChangesView:
    years = {"before": before.year, "after": after.year}
    pairs = list(matched(before, after))
    rows = tuple(row(before, after, *pair, say) for pair in pairs if kinds(*pair))
    named = f"changes-{before.year}-{after.year}"
    table = TableView(named, say.word("caption.changes", **years), columns(before, after, say), rows, sortable=True)
    return ChangesView(f"{named}-section", say.word("changes.title", **years),
                       say.word("changes.sentence", count=len(rows), total=len(pairs), **years),
                       scheme_change(before, after, say), table if rows else None)


def scheme_change(before: Report, after: Report, say: Say) -> str:
    if before.scheme.id == after.scheme.id:
        return ""
    return say.word("changes.scheme", before=say.plain(before.scheme.name), after=say.plain(after.scheme.name))


def columns(before: Report, after: Report, say: Say) -> tuple[TableColumn, ...]:
    return tuple(TableColumn(say.word(f"changes.column.{name}", before=before.year, after=after.year),
                             numeric=name in NUMERIC, header=name == "indicator") for name in COLUMNS)


def matched(before: Report, after: Report) -> Iterator[tuple[Indicator | None, Indicator | None]]:
    """Indicators of both years in pairs, by id or by name; then those that were dropped."""
    earlier = {one.id: one for one in before.indicators}
    for one in after.indicators:
        same = one.id if one.id in earlier else next((k for k, e in earlier.items() if e.name.zh == one.name.zh), "")
        yield earlier.pop(same, None), one
    yield from ((one, None) for one in earlier.values())


def kinds(before: Indicator | None, after: Indicator | None) -> list[str]:
    """What is different, as keys of words; empty when nothing is."""
    if before is None or after is None:
        return ["added" if before is None else "dropped"]
    found = {"class": before.part.id != after.part.id,
             "target": meant(before.target) != meant(after.target),
             "weight": figure_value(before["weight"]) != figure_value(after["weight"])}
    return [kind for kind, is_so in found.items() if is_so]


def meant(target: Figure | None) -> tuple[object, ...] | None:
    """What a target asks for, whatever its printing."""
    if target is None:
        return None
    quantity = target.quantity
    said = quantity.printed if quantity.kind == "text" else quantity.date or quantity.base
    return quantity.kind, quantity.comparator, said, quantity.measure


def figure_value(figure: Figure | None) -> Decimal | None:
    return figure.value if figure else None


def row(before: Report, after: Report, old: Indicator | None, new: Indicator | None, say: Say) -> tuple[TableCell, ...]:
    said = say.word("lists.join").join(say.word(f"changes.kind.{kind}") for kind in kinds(old, new))
    return (TableCell(say.plain(not_none(new or old).name)), TableCell(said),
            target_cell(before, old, say), target_cell(after, new, say),
            figure_cell(before, old, "weight", say), figure_cell(after, new, "weight", say))


def target_cell(report: Report, indicator: Indicator | None, say: Say) -> TableCell:
    return cell(say.figure(indicator.target, report)) if indicator else TableCell(say.word("changes.absent"))


def figure_cell(report: Report, indicator: Indicator | None, phase: str, say: Say) -> TableCell:
    return cell(say.figure(indicator[phase], report)) if indicator else TableCell(say.word("changes.absent"))
