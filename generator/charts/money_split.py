"""What the spending was made of: by purpose, fund, nature, function and item, as far as the report says."""
from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from generator.charts.amounts import in_full, listed, said, share
from generator.charts.axis import money_axis
from generator.charts.chart import ChartView, chart_view
from generator.charts.rows import Lane, Mark, Row, rows_picture
from generator.model import Figure, Report
from generator.model import Row as Line
from generator.views.say import Say
from generator.views.table import Cell, Column, TableView, cell

WAYS = ("purpose", "fund", "nature", "function", "item")
PHASES = ("actual", "original")
WORDS = "charts.money-split"


@dataclass(frozen=True)
class Group:
    """A whole and its parts, all of one phase."""
    heading: str
    phase: str
    whole: Figure | None
    parts: tuple[Line, ...]


def chart(report: Report, say: Say) -> ChartView | None:
    groups = [group for group in all_groups(report, say) if group]
    if not groups:
        return None
    axis = money_axis((part[group.phase].base for group in groups for part in group.parts), say)
    rows = [row for group in groups for row in rows_of(group, say)]
    return chart_view(say, "money-split", rows_picture(rows, axis), table(groups, say), sentence(groups[0], say))


def all_groups(report: Report, say: Say) -> list[Group | None]:
    def key(line: Line) -> tuple[str, str]:
        return line.attributes["part_of"], line.attributes["by"]

    lines = [line for line in report.table("money") if line.attributes.get("by") in WAYS and not line.variant]
    in_order = sorted(lines, key=lambda line: [key(other) for other in lines].index(key(line)))
    return [group_of(report, *keys, tuple(parts), say) for keys, parts in groupby(in_order, key=key)]


def group_of(report: Report, whole_key: str, way: str, parts: tuple[Line, ...], say: Say) -> Group | None:
    for phase in PHASES:
        known = tuple(part for part in parts if part[phase] and part[phase].base is not None)
        if len(known) > 1 and any(part[phase].base for part in known):
            whole = report.row("money", whole_key)
            heading = say.word(f"{WORDS}.heading", whole=whole.label[say.lang], by=say.word(f"{WORDS}.by.{way}"))
            if phase != "actual":
                heading = say.word(f"{WORDS}.budgeted", heading=heading)
            return Group(heading, phase, whole[phase], known)
    return None


def rows_of(group: Group, say: Say) -> list[Row]:
    return [row(part, group, say, group.heading if n == 0 else "") for n, part in enumerate(group.parts)]


def row(part: Line, group: Group, say: Say, heading: str) -> Row:
    figure, label = part[group.phase], with_share(part, group, say)
    hover = say.word("charts.pair", label=label, value=in_full(figure, say))
    return Row(label, (Lane((Mark(group.phase, figure.base, hover),), said(figure, say)),), heading=heading)


def with_share(part: Line, group: Group, say: Say) -> str:
    of_whole = share_of(part, group, say)
    label = part.label[say.lang]
    return say.word("charts.with-share", label=label, share=of_whole) if of_whole else label


def share_of(part: Line, group: Group, say: Say) -> str:
    return share(part[group.phase].base, group.whole.base if group.whole else None, say)


def sentence(group: Group, say: Say) -> str:
    parts = (clause(part, group, say) for part in group.parts)
    return say.word(f"{WORDS}.sentence", heading=group.heading, parts=listed(parts, say))


def clause(part: Line, group: Group, say: Say) -> str:
    of_whole, amount = share_of(part, group, say), said(part[group.phase], say)
    word = "part-and-share" if of_whole else "part-alone"
    return say.word(f"{WORDS}.{word}", part=part.label[say.lang], amount=amount, share=of_whole)


def table(groups: list[Group], say: Say) -> TableView:
    columns = (Column(say.word(f"{WORDS}.part"), header=True), Column(say.word(f"{WORDS}.group")),
               Column(say.word(f"{WORDS}.amount"), numeric=True), Column(say.word(f"{WORDS}.share"), numeric=True))
    rows = tuple((Cell(part.label[say.lang]), Cell(group.heading), cell(say.figure(part[group.phase])),
                  Cell(share_of(part, group, say), computed=True)) for group in groups for part in group.parts)
    return TableView("chart-money-split-data", say.word(f"{WORDS}.caption"), columns, rows, sortable=True)
