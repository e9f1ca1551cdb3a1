"""Scores by indicator class, one table for each scheme: classes of different schemes are not the same thing."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mingbai.facts.class_scores import ClassScore, class_score
from mingbai.model.report import Part, Report, Scheme
from mingbai.say.say import Say
from mingbai.say.table import TableCell, TableColumn, TableView, cell, plain_number
from mingbai.views.lists import report_cell
from mingbai.views.measures import report_score_cell


def scheme_scores(schemes: Iterable[Scheme], reports: Sequence[Report], say: Say) -> list[TableView]:
    return [scheme_table(scheme, [r for r in reports if r.scheme.id == scheme.id], say) for scheme in schemes]


def scheme_table(scheme: Scheme, reports: Sequence[Report], say: Say) -> TableView:
    columns = (TableColumn(say.word("lists.report-column"), header=True),
               *(TableColumn(part_title(part, say), numeric=True) for part in scheme.parts),
               TableColumn(say.word("measure.score"), numeric=True))
    rows = tuple((report_cell(report, say), *class_cells(report, scheme, say), report_score_cell(report, say))
                 for report in reports)
    caption = say.word("caption.classes", scheme=say.plain(scheme.name))
    return TableView(f"classes-{scheme.id}", caption, columns, rows, sortable=len(rows) > 1)


def part_title(part: Part, say: Say) -> str:
    if part.weight is None or part.bonus:
        return say.plain(part.name)
    return say.word("compare.part", name=say.plain(part.name), weight=say.format.plain(part.weight))


def class_cells(report: Report, scheme: Scheme, say: Say) -> Iterator[TableCell]:
    for part in scheme.parts:
        found = class_score(report, part)
        yield score_cell(found, report, say) if found else TableCell()


def score_cell(found: ClassScore, report: Report, say: Say) -> TableCell:
    """The report's own figure, or a sum of ours, which says so."""
    if found.stated:
        return cell(say.figure(found.stated, report))
    return TableCell(say.format.rounded(found.score, 2), sort=plain_number(found.score),
                     note=say.word("compare.added-up"))
