"""What the spending was made of: by purpose, fund, nature, function and item, as far as the report says."""
from __future__ import annotations

from mingbai.charts.amounts import amount_text, full_amount_text, joined_clauses, percent_of
from mingbai.charts.axis import money_axis
from mingbai.charts.chart import ChartView, chart_view
from mingbai.charts.rows import ChartRow, RowMark, Track, rows_picture
from mingbai.model.report import Figure, Report, Row
from mingbai.say.say import Say
from mingbai.say.table import TableCell, TableColumn, TableView, cell
from mingbai.text.value import Value, not_none

WAYS = ("purpose", "fund", "nature", "function", "item")
PHASES = ("actual", "original")
WORDS = "charts.money-split"


class SplitPart(Value):
    """One part of a whole, with its amount and its share as they are said."""
    label: str
    figure: Figure
    amount: str
    share: str


class SplitWhole(Value):
    """A whole and its parts, all of one phase."""
    heading: str
    phase: str
    parts: tuple[SplitPart, ...]


def chart(report: Report, say: Say) -> ChartView | None:
    groups = [group for group in split_wholes(report, say) if group]
    if not groups:
        return None
    axis = money_axis((part.figure.amount for group in groups for part in group.parts), say)
    rows = [row for group in groups for row in chart_rows(group, say)]
    return chart_view(say, "money-split", rows_picture(rows, axis), table(groups, say), sentence(groups[0], say))


def split_wholes(report: Report, say: Say) -> list[SplitWhole | None]:
    found: dict[tuple[str, str], list[Row]] = {}
    for line in report.table("money"):
        if line.attributes.get("by") in WAYS and not line.variant:
            found.setdefault((line.attributes["part_of"], line.attributes["by"]), []).append(line)
    return [split_whole(report, *keys, parts, say) for keys, parts in found.items()]


def split_whole(report: Report, whole_key: str, way: str, parts: list[Row], say: Say) -> SplitWhole | None:
    for phase in PHASES:
        known = [part for part in parts if (figure := part[phase]) and figure.base is not None]
        if len(known) > 1 and any(part.figures[phase].base for part in known):
            whole = not_none(report.row("money", whole_key))
            heading = say.word(f"{WORDS}.heading", whole=whole.label[say.lang], by=say.word(f"{WORDS}.by.{way}"))
            if phase != "actual":
                heading = say.word(f"{WORDS}.budgeted", heading=heading)
            return SplitWhole(heading, phase, tuple(split_part(part, phase, whole[phase], say) for part in known))
    return None


def split_part(part: Row, phase: str, whole: Figure | None, say: Say) -> SplitPart:
    figure = part.figures[phase]
    return SplitPart(part.label[say.lang], figure, amount_text(figure, say),
                     percent_of(figure.base, whole.base if whole else None, say))


def chart_rows(group: SplitWhole, say: Say) -> list[ChartRow]:
    return [row(part, group, say, group.heading if n == 0 else "") for n, part in enumerate(group.parts)]


def row(part: SplitPart, group: SplitWhole, say: Say, heading: str) -> ChartRow:
    label = say.word("charts.with-share", label=part.label, share=part.share) if part.share else part.label
    hover = say.word("charts.pair", label=label, value=full_amount_text(part.figure, say))
    return ChartRow(label, (Track((RowMark(group.phase, part.figure.amount, hover),), part.amount),), heading=heading)


def sentence(group: SplitWhole, say: Say) -> str:
    return say.word(f"{WORDS}.sentence", heading=group.heading,
                    parts=joined_clauses((clause(part, say) for part in group.parts), say))


def clause(part: SplitPart, say: Say) -> str:
    word = "part-and-share" if part.share else "part-alone"
    return say.word(f"{WORDS}.{word}", part=part.label, amount=part.amount, share=part.share)


def table(groups: list[SplitWhole], say: Say) -> TableView:
    columns = (TableColumn(say.word(f"{WORDS}.part"), header=True), TableColumn(say.word(f"{WORDS}.group")),
               TableColumn(say.word(f"{WORDS}.amount"), numeric=True), TableColumn(say.word(f"{WORDS}.share"), numeric=True))
    rows = tuple((TableCell(part.label), TableCell(group.heading), cell(say.figure(part.figure)),
                  TableCell(part.share, computed=True))
                 for group in groups for part in group.parts)
    return TableView("chart-money-split-data", say.word(f"{WORDS}.caption"), columns, rows, sortable=True)
