"""What the spending was made of: by purpose, fund, nature, function and item, as far as the report says."""
from __future__ import annotations

from mingbai.charts.amounts import in_full, listed, said, share
from mingbai.charts.axis import money_axis
from mingbai.charts.chart import ChartView, chart_view
from mingbai.charts.rows import Lane, Mark, Row, rows_picture
from mingbai.model.report import Figure, Report
from mingbai.model.report import Row as Line
from mingbai.say.say import Say
from mingbai.say.table import Cell, Column, TableView, cell
from mingbai.text.value import Value

WAYS = ("purpose", "fund", "nature", "function", "item")
PHASES = ("actual", "original")
WORDS = "charts.money-split"


class Piece(Value):
    """One part of a whole, with its amount and its share as they are said."""
    label: str
    figure: Figure
    amount: str
    share: str


class Group(Value):
    """A whole and its parts, all of one phase."""
    heading: str
    phase: str
    parts: tuple[Piece, ...]


def chart(report: Report, say: Say) -> ChartView | None:
    groups = [group for group in all_groups(report, say) if group]
    if not groups:
        return None
    axis = money_axis((part.figure.base for group in groups for part in group.parts), say)
    rows = [row for group in groups for row in rows_of(group, say)]
    return chart_view(say, "money-split", rows_picture(rows, axis), table(groups, say), sentence(groups[0], say))


def all_groups(report: Report, say: Say) -> list[Group | None]:
    found: dict[tuple[str, str], list[Line]] = {}
    for line in report.table("money"):
        if line.attributes.get("by") in WAYS and not line.variant:
            found.setdefault((line.attributes["part_of"], line.attributes["by"]), []).append(line)
    return [group_of(report, *keys, parts, say) for keys, parts in found.items()]


def group_of(report: Report, whole_key: str, way: str, parts: list[Line], say: Say) -> Group | None:
    for phase in PHASES:
        known = [part for part in parts if part[phase] and part[phase].base is not None]
        if len(known) > 1 and any(part[phase].base for part in known):
            whole = report.row("money", whole_key)
            heading = say.word(f"{WORDS}.heading", whole=whole.label[say.lang], by=say.word(f"{WORDS}.by.{way}"))
            if phase != "actual":
                heading = say.word(f"{WORDS}.budgeted", heading=heading)
            return Group(heading, phase, tuple(piece(part, phase, whole[phase], say) for part in known))
    return None


def piece(part: Line, phase: str, whole: Figure | None, say: Say) -> Piece:
    figure = part[phase]
    return Piece(part.label[say.lang], figure, said(figure, say), share(figure.base, whole.base if whole else None, say))


def rows_of(group: Group, say: Say) -> list[Row]:
    return [row(part, group, say, group.heading if n == 0 else "") for n, part in enumerate(group.parts)]


def row(part: Piece, group: Group, say: Say, heading: str) -> Row:
    label = say.word("charts.with-share", label=part.label, share=part.share) if part.share else part.label
    hover = say.word("charts.pair", label=label, value=in_full(part.figure, say))
    return Row(label, (Lane((Mark(group.phase, part.figure.base, hover),), part.amount),), heading=heading)


def sentence(group: Group, say: Say) -> str:
    return say.word(f"{WORDS}.sentence", heading=group.heading, parts=listed((clause(part, say) for part in group.parts), say))


def clause(part: Piece, say: Say) -> str:
    word = "part-and-share" if part.share else "part-alone"
    return say.word(f"{WORDS}.{word}", part=part.label, amount=part.amount, share=part.share)


def table(groups: list[Group], say: Say) -> TableView:
    columns = (Column(say.word(f"{WORDS}.part"), header=True), Column(say.word(f"{WORDS}.group")),
               Column(say.word(f"{WORDS}.amount"), numeric=True), Column(say.word(f"{WORDS}.share"), numeric=True))
    rows = tuple((Cell(part.label), Cell(group.heading), cell(say.figure(part.figure)), Cell(part.share, computed=True))
                 for group in groups for part in group.parts)
    return TableView("chart-money-split-data", say.word(f"{WORDS}.caption"), columns, rows, sortable=True)
