"""Points earned and lost, by part of the scheme or class of indicators, with the reasons the report gives."""
from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from mingbai.charts.axis import points_axis
from mingbai.charts.chart import ChartView, Key, chart_view
from mingbai.charts.rows import Lane, Mark, Row, rows_picture
from mingbai.facts.class_scores import ClassScore, class_score, scored
from mingbai.model.report import Part, Report
from mingbai.say.say import Say
from mingbai.say.table import Cell, Column, Group, TableView, cell, plain_number
from mingbai.text.format import trimmed
from mingbai.text.value import Value

WORDS = "charts.points"


class Share(Value):
    """A part of the scheme with its points, and both as they are said; `heading` begins the parts of a larger one."""
    score: ClassScore
    words: Mapping[str, str]              # part, score, weight, lost
    reasons: str
    heading: str

    @property
    def lost(self) -> Decimal:
        return self.score.weight - self.score.score


def chart(report: Report, say: Say) -> ChartView | None:
    shares = [share for part in report.scheme.parts for share in shares_of(report, part, say)]
    if not shares:
        return None
    axis = points_axis(Decimal(0), max(share.score.weight for share in shares), say)
    return chart_view(say, "points", rows_picture([row(share, say) for share in shares], axis),
                      table(shares, say), sentence(shares, say), keys(shares, say), note(shares, say))


def shares_of(report: Report, part: Part, say: Say) -> list[Share]:
    """The parts of a part, when they make up the whole of it or it is not known itself; else the part."""
    whole, below = known(report, part), [score for one in part.parts if (score := known(report, one))]
    if below and (whole is None or sum(score.weight for score in below) == whole.weight):
        weight = points(part.weight, say) if part.weight else ""
        heading = say.word(f"{WORDS}.heading", part=part.name[say.lang], weight=weight)
        return [share_of(report, score, heading if n == 0 else "", say) for n, score in enumerate(below)]
    return [share_of(report, whole, "", say)] if whole else []


def share_of(report: Report, score: ClassScore, heading: str, say: Say) -> Share:
    words = {"part": score.part.name[say.lang], "score": points(score.score, say), "weight": points(score.weight, say),
             "lost": points(score.weight - score.score, say)}
    return Share(score, words, reasons(report, score.part, say), heading)


def known(report: Report, part: Part) -> ClassScore | None:
    score = class_score(report, part)
    return score if score and score.weight else None


def row(share: Share, say: Say) -> Row:
    marks = [Mark("earned", share.score.score, hover("earned", share, say))]
    if share.lost > 0:
        marks.append(Mark("lost", share.score.weight, with_reasons(share, say), start=share.score.score))
    text = say.word(f"{WORDS}.of", **share.words)
    return Row(share.words["part"], (Lane(tuple(marks), text),), heading=share.heading)


def hover(name: str, share: Share, say: Say) -> str:
    return say.word(f"{WORDS}.hover-{name}", **share.words)


def with_reasons(share: Share, say: Say) -> str:
    said = hover("lost", share, say)
    return say.word(f"{WORDS}.hover-reason", hover=said, reason=share.reasons) if share.reasons else said


def reasons(report: Report, part: Part, say: Say) -> str:
    """What the report says of the indicators of this part that lost points."""
    return " ".join(one.reason[say.lang] for one in scored(report, part)
                    if one.reason and one["weight"] and one["score"].value < one["weight"].value)


def points(value: Decimal, say: Say) -> str:
    return say.format.plain(trimmed(value))


def sentence(shares: list[Share], say: Say) -> str:
    worst = max(shares, key=lambda share: share.lost)
    if worst.lost <= 0:
        return say.word(f"{WORDS}.sentence-none")
    return say.word(f"{WORDS}.sentence-lost", **worst.words)


def keys(shares: list[Share], say: Say) -> tuple[Key, ...]:
    names = ("earned", "lost") if any(share.lost > 0 for share in shares) else ("earned",)
    return tuple(Key(name, say.word(f"{WORDS}.key-{name}")) for name in names)


def note(shares: list[Share], say: Say) -> str:
    return "" if all(share.score.stated for share in shares) else say.word(f"{WORDS}.added-up")


def table(shares: list[Share], say: Say) -> TableView:
    columns = (Column(say.word(f"{WORDS}.part"), header=True),
               *(Column(say.word(f"{WORDS}.{name}"), numeric=True) for name in ("score", "weight", "lost")))
    has_reasons = any(share.reasons for share in shares)
    if has_reasons:
        columns += (Column(say.word(f"{WORDS}.reason")),)
    rows = tuple(cells(share, say) + ((Cell(share.reasons, quiet=True),) if has_reasons else ()) for share in shares)
    groups = tuple(Group(n, share.heading) for n, share in enumerate(shares) if share.heading)
    return TableView("chart-points-data", say.word(f"{WORDS}.caption"), columns, rows, groups=groups)


def cells(share: Share, say: Say) -> tuple[Cell, ...]:
    score, words = share.score, share.words
    earned = cell(say.figure(score.stated)) if score.stated else computed(score.score, words["score"])
    weight = Cell(words["weight"], sort=plain_number(score.weight))
    return (Cell(words["part"]), earned, weight, computed(share.lost, words["lost"]))


def computed(value: Decimal, text: str) -> Cell:
    return Cell(text, sort=plain_number(value), computed=True)
