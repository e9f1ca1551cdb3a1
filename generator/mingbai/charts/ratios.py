"""Results as a share of their targets, in rows against a line at 100 %: for indicators and for results in the text."""
from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from mingbai.charts.amounts import amount_text
from mingbai.charts.axis import Axis, percent_axis
from mingbai.charts.chart import LegendKey, Picture
from mingbai.charts.plotly_json import rounded_ratio
from mingbai.charts.rows import ChartRow, ReferenceLine, RowMark, Track, rows_picture
from mingbai.facts.promise import CAME_TRUE, DID_NOT, FAR_ABOVE, KEPT, MISSED, Promise
from mingbai.model.report import Figure, Report
from mingbai.say.say import Say
from mingbai.say.table import TableCell, TableColumn, TableView, cell, plain_number

WORDS = "charts.completion"
HUNDRED, MOST, ROOM = Decimal(100), Decimal(200), Decimal(110)
STATES = ("kept", "far-above", "missed", "beyond", "came-true", "did-not")


@dataclass(frozen=True)
class ReachedRatio:
    """`rate` is 1 where the result equals the target."""
    name: str
    target: Figure
    result: Figure | None
    rate: Decimal
    state: str
    is_ceiling: bool = False

    @cached_property
    def percent(self) -> Decimal:
        return rounded_ratio(self.rate * HUNDRED)

    @property
    def mark(self) -> str:
        """A limit is passed, not missed."""
        return "beyond" if self.is_ceiling and self.state == "missed" else self.state


DRAWN = (KEPT, FAR_ABOVE, MISSED, CAME_TRUE, DID_NOT)


def of_promise(one: Promise, name: str) -> ReachedRatio | None:
    """Only what is counted on both sides has a share; a target of nothing has none, nor has a fall where a rise was promised."""
    target, rate = one.target, one.rate
    if target is None or target.quantity.kind != "number" or not target.base or target.base < 0 or one.state not in DRAWN:
        return None
    return None if rate is None or rate < 0 else ReachedRatio(name, target, one.result, rate, one.state, one.is_limit)


def notice_line(report: Report) -> Decimal | None:
    threshold = report.scheme.thresholds.get("over_achievement")
    return threshold.value if threshold else None


def picture(ratios: list[ReachedRatio], notice: Decimal | None, say: Say) -> Picture:
    lines: tuple[ReferenceLine, ...] = (ReferenceLine(HUNDRED, say.word(f"{WORDS}.full")),)
    if notice and any(ratio.percent > notice for ratio in ratios):
        lines += (ReferenceLine(notice, say.word(f"{WORDS}.notice", value=say.format.plain(notice)), "notice"),)
    return rows_picture(ratio_rows(ratios, say), scale(ratios, say), lines)


def scale(ratios: list[ReachedRatio], say: Say) -> Axis:
    return percent_axis([ROOM, *(ratio.percent for ratio in ratios)], say, most=MOST)


def ratio_rows(ratios: list[ReachedRatio], say: Say) -> list[ChartRow]:
    """Targets to reach before limits not to pass; a heading only where there are both."""
    floors = [ratio for ratio in ratios if not ratio.is_ceiling]
    ceilings = [ratio for ratio in ratios if ratio.is_ceiling]
    return [*group_rows(floors, "floors", bool(ceilings), say), *group_rows(ceilings, "ceilings", True, say)]


def group_rows(ratios: list[ReachedRatio], name: str, has_heading: bool, say: Say) -> list[ChartRow]:
    heading = say.word(f"{WORDS}.{name}") if has_heading else ""
    return [row(ratio, say, heading if n == 0 else "") for n, ratio in enumerate(ratios)]


def row(ratio: ReachedRatio, say: Say, heading: str) -> ChartRow:
    words = {"target": amount_text(ratio.target, say), "result": amount_text(ratio.result, say)}
    hover = say.word(f"{WORDS}.hover", name=ratio.name, rate=say.percent(ratio.rate), state=state_word(ratio, say), **words)
    return ChartRow(ratio.name, (Track((RowMark(ratio.mark, ratio.percent, hover),), say.percent(ratio.rate)),),
                    say.word(f"{WORDS}.detail", **words), heading)


def state_word(ratio: ReachedRatio, say: Say) -> str:
    return say.word(f"{WORDS}.states.{ratio.mark}")


def keys(ratios: list[ReachedRatio], say: Say) -> tuple[LegendKey, ...]:
    present = {ratio.mark for ratio in ratios}
    return tuple(LegendKey(name, say.word(f"{WORDS}.states.{name}")) for name in STATES if name in present)


def cut_note(ratios: list[ReachedRatio], say: Say) -> str:
    if all(ratio.percent <= MOST for ratio in ratios):
        return ""
    return say.word(f"{WORDS}.cut", most=say.format.plain(MOST))


def counts_by_outcome(ratios: list[ReachedRatio]) -> dict[str, int]:
    """Forecasts are counted beside what was set; each bar is one row, and several rows may be one promise."""
    states = [ratio.state for ratio in ratios]
    return {"count": len(ratios), "met": states.count(KEPT) + states.count(FAR_ABOVE), "missed": states.count(MISSED),
            "forecasts": states.count(CAME_TRUE) + states.count(DID_NOT)}


def table(id: str, caption: str, first: str, ratios: list[ReachedRatio], say: Say) -> TableView:
    columns = (TableColumn(first, header=True),
               *(TableColumn(say.word(f"{WORDS}.{name}"), numeric=True) for name in ("target", "result", "rate")),
               TableColumn(say.word(f"{WORDS}.state")))
    return TableView(id, caption, columns, tuple(cells(ratio, say) for ratio in ratios), sortable=True)


def cells(ratio: ReachedRatio, say: Say) -> tuple[TableCell, ...]:
    return (TableCell(ratio.name), cell(say.figure(ratio.target)), cell(say.figure(ratio.result)),
            TableCell(say.percent(ratio.rate), sort=plain_number(ratio.percent), computed=True), TableCell(mark=ratio.mark))
