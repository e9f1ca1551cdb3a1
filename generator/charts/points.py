"""Points earned and lost, by part of the scheme or class of indicators, with the reasons the report gives."""
from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.charts.axis import points_axis
from generator.charts.chart import ChartView, Key, chart_view
from generator.charts.rows import Lane, Mark, Row, rows_picture
from generator.model import Part, Report
from generator.text.format import trimmed
from generator.views.class_scores import ClassScore, class_score, scored
from generator.views.say import Say
from generator.views.table import Cell, Column, Group, TableView, cell, plain_number

WORDS = "charts.points"


@dataclass(frozen=True)
class Share:
    """A part of the scheme with its points; `heading` begins the parts of a larger one."""
    score: ClassScore
    heading: str = ""

    @property
    def name(self):
        return self.score.part.name

    @property
    def lost(self) -> Decimal:
        return self.score.weight - self.score.score


def chart(report: Report, say: Say) -> ChartView | None:
    shares = [share for part in report.scheme.parts for share in shares_of(report, part, say)]
    if not shares:
        return None
    axis = points_axis(Decimal(0), max(share.score.weight for share in shares), say)
    return chart_view(say, "points", rows_picture([row(report, share, say) for share in shares], axis),
                      table(report, shares, say), sentence(shares, say), keys(shares, say), note(shares, say))


def shares_of(report: Report, part: Part, say: Say) -> list[Share]:
    """The parts of a part, when they make up the whole of it or it is not known itself; else the part."""
    whole, below = known(report, part), [score for one in part.parts if (score := known(report, one))]
    if below and (whole is None or sum(score.weight for score in below) == whole.weight):
        weight = points(part.weight, say) if part.weight else ""
        heading = say.word(f"{WORDS}.heading", part=part.name[say.lang], weight=weight)
        return [Share(score, heading if n == 0 else "") for n, score in enumerate(below)]
    return [Share(whole)] if whole else []


def known(report: Report, part: Part) -> ClassScore | None:
    score = class_score(report, part)
    return score if score and score.weight else None


def row(report: Report, share: Share, say: Say) -> Row:
    marks = [Mark("earned", share.score.score, hover("earned", share, say))]
    if share.lost > 0:
        marks.append(Mark("lost", share.score.weight, with_reasons(report, share, say), start=share.score.score))
    text = say.word(f"{WORDS}.of", score=points(share.score.score, say), weight=points(share.score.weight, say))
    return Row(share.name[say.lang], (Lane(tuple(marks), text),), heading=share.heading)


def hover(name: str, share: Share, say: Say) -> str:
    return say.word(f"{WORDS}.hover-{name}", part=share.name[say.lang], score=points(share.score.score, say),
                    weight=points(share.score.weight, say), lost=points(share.lost, say))


def with_reasons(report: Report, share: Share, say: Say) -> str:
    said, why = hover("lost", share, say), reasons(report, share, say)
    return say.word(f"{WORDS}.hover-reason", hover=said, reason=why) if why else said


def reasons(report: Report, share: Share, say: Say) -> str:
    """What the report says of the indicators of this part that lost points."""
    return " ".join(one.reason[say.lang] for one in scored(report, share.score.part)
                    if one.reason and one["weight"] and one["score"].value < one["weight"].value)


def points(value: Decimal, say: Say) -> str:
    return say.format.plain(trimmed(value))


def sentence(shares: list[Share], say: Say) -> str:
    worst = max(shares, key=lambda share: share.lost)
    if worst.lost <= 0:
        return say.word(f"{WORDS}.sentence-none")
    return say.word(f"{WORDS}.sentence-lost", part=worst.name[say.lang], weight=points(worst.score.weight, say),
                    score=points(worst.score.score, say))


def keys(shares: list[Share], say: Say) -> tuple[Key, ...]:
    names = ("earned", "lost") if any(share.lost > 0 for share in shares) else ("earned",)
    return tuple(Key(name, say.word(f"{WORDS}.key-{name}")) for name in names)


def note(shares: list[Share], say: Say) -> str:
    return "" if all(share.score.stated for share in shares) else say.word(f"{WORDS}.added-up")


def table(report: Report, shares: list[Share], say: Say) -> TableView:
    columns = (Column(say.word(f"{WORDS}.part"), header=True),
               *(Column(say.word(f"{WORDS}.{name}"), numeric=True) for name in ("score", "weight", "lost")))
    why = [reasons(report, share, say) for share in shares]
    if any(why):
        columns += (Column(say.word(f"{WORDS}.reason")),)
    rows = tuple(cells(share, say) + ((Cell(reason, quiet=True),) if any(why) else ())
                 for share, reason in zip(shares, why, strict=True))
    groups = tuple(Group(n, share.heading) for n, share in enumerate(shares) if share.heading)
    return TableView("chart-points-data", say.word(f"{WORDS}.caption"), columns, rows, groups=groups)


def cells(share: Share, say: Say) -> tuple[Cell, ...]:
    score = share.score
    earned = cell(say.figure(score.stated)) if score.stated else computed(score.score, say)
    weight = Cell(points(score.weight, say), sort=plain_number(score.weight))
    return (Cell(share.name[say.lang]), earned, weight, computed(share.lost, say))


def computed(value: Decimal, say: Say) -> Cell:
    return Cell(points(value, say), sort=plain_number(value), computed=True)
