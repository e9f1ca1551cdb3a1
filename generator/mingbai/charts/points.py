"""Points earned and lost, by part of the scheme or class of indicators, with the reasons the report gives."""
from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from mingbai.charts.axis import points_axis
from mingbai.charts.chart import ChartView, LegendKey, chart_view
from mingbai.charts.rows import ChartRow, RowMark, Track, rows_picture
from mingbai.facts.class_scores import ClassScore, class_score, scored
from mingbai.model.report import Part, Report
from mingbai.say.say import Say
from mingbai.say.table import RowGroup, TableCell, TableColumn, TableView, cell, plain_number
from mingbai.text.format import trimmed
from mingbai.text.value import Value, not_none

WORDS = "charts.points"


class PartPoints(Value):
    """A part of the scheme with its points, and both as they are said; `heading` begins the parts of a larger one."""
    score: ClassScore
    words: Mapping[str, str]              # part, score, weight, lost
    reasons: str
    heading: str

    @property
    def lost(self) -> Decimal:
        return weight(self.score) - self.score.score


def weight(score: ClassScore) -> Decimal:
    """Only what has one is drawn."""
    return not_none(score.weight)


def chart(report: Report, say: Say) -> ChartView | None:
    shares = [share for part in report.scheme.parts for share in points_of_parts(report, part, say)]
    if not shares:
        return None
    axis = points_axis(Decimal(0), max(weight(share.score) for share in shares), say)
    return chart_view(say, "points", rows_picture([row(share, say) for share in shares], axis),
                      table(shares, say), sentence(shares, say), keys(shares, say), note(shares, say))


def points_of_parts(report: Report, part: Part, say: Say) -> list[PartPoints]:
    """The parts of a part, when they make up the whole of it or it is not known itself; else the part."""
    whole, below = weighted_score(report, part), [score for one in part.parts if (score := weighted_score(report, one))]
    if below and (whole is None or sum(weight(score) for score in below) == whole.weight):
        stated = points_text(part.weight, say) if part.weight else ""
        heading = say.word(f"{WORDS}.heading", part=part.name[say.lang], weight=stated)
        return [points_of_part(report, score, heading if n == 0 else "", say) for n, score in enumerate(below)]
    return [points_of_part(report, whole, "", say)] if whole else []


def points_of_part(report: Report, score: ClassScore, heading: str, say: Say) -> PartPoints:
    words = {"part": score.part.name[say.lang], "score": points_text(score.score, say), "weight": points_text(weight(score), say),
             "lost": points_text(weight(score) - score.score, say)}
    return PartPoints(score, words, reasons(report, score.part, say), heading)


def weighted_score(report: Report, part: Part) -> ClassScore | None:
    score = class_score(report, part)
    return score if score and score.weight else None


def row(share: PartPoints, say: Say) -> ChartRow:
    marks = [RowMark("earned", share.score.score, hover("earned", share, say))]
    if share.lost > 0:
        marks.append(RowMark("lost", weight(share.score), with_reasons(share, say), start=share.score.score))
    text = say.word(f"{WORDS}.of", **share.words)
    return ChartRow(share.words["part"], (Track(tuple(marks), text),), heading=share.heading)


def hover(name: str, share: PartPoints, say: Say) -> str:
    return say.word(f"{WORDS}.hover-{name}", **share.words)


def with_reasons(share: PartPoints, say: Say) -> str:
    said = hover("lost", share, say)
    return say.word(f"{WORDS}.hover-reason", hover=said, reason=share.reasons) if share.reasons else said


def reasons(report: Report, part: Part, say: Say) -> str:
    """What the report says of the indicators of this part that lost points."""
    return " ".join(one.reason[say.lang] for one in scored(report, part)
                    if one.reason and (most := one["weight"])
                    and not_none(one.row.figures["score"].value) < not_none(most.value))


def points_text(value: Decimal, say: Say) -> str:
    return say.format.plain(trimmed(value))


def sentence(shares: list[PartPoints], say: Say) -> str:
    worst = max(shares, key=lambda share: share.lost)
    if worst.lost <= 0:
        return say.word(f"{WORDS}.sentence-none")
    return say.word(f"{WORDS}.sentence-lost", **worst.words)


def keys(shares: list[PartPoints], say: Say) -> tuple[LegendKey, ...]:
    names = ("earned", "lost") if any(share.lost > 0 for share in shares) else ("earned",)
    return tuple(LegendKey(name, say.word(f"{WORDS}.key-{name}")) for name in names)


def note(shares: list[PartPoints], say: Say) -> str:
    return "" if all(share.score.stated for share in shares) else say.word(f"{WORDS}.added-up")


def table(shares: list[PartPoints], say: Say) -> TableView:
    columns = (TableColumn(say.word(f"{WORDS}.part"), header=True),
               *(TableColumn(say.word(f"{WORDS}.{name}"), numeric=True) for name in ("score", "weight", "lost")))
    has_reasons = any(share.reasons for share in shares)
    if has_reasons:
        columns += (TableColumn(say.word(f"{WORDS}.reason")),)
    rows = tuple(cells(share, say) + ((TableCell(share.reasons, quiet=True),) if has_reasons else ()) for share in shares)
    groups = tuple(RowGroup(n, share.heading) for n, share in enumerate(shares) if share.heading)
    return TableView("chart-points-data", say.word(f"{WORDS}.caption"), columns, rows, groups=groups)


def cells(share: PartPoints, say: Say) -> tuple[TableCell, ...]:
    score, words = share.score, share.words
    earned = cell(say.figure(score.stated)) if score.stated else computed(score.score, words["score"])
    weight = TableCell(words["weight"], sort=plain_number(score.weight))
    return (TableCell(words["part"]), earned, weight, computed(share.lost, words["lost"]))


def computed(value: Decimal, text: str) -> TableCell:
    return TableCell(text, sort=plain_number(value), computed=True)
