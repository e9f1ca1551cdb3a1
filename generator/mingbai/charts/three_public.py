"""The three public expenses, budget against actual, item by item."""
from __future__ import annotations

from decimal import Decimal

from mingbai.charts.amounts import amount_text, full_amount_text, percent_of
from mingbai.charts.axis import money_axis
from mingbai.charts.chart import ChartView, LegendKey, Picture, chart_view
from mingbai.charts.rows import ChartRow, RowMark, Track, rows_picture
from mingbai.model.report import Figure, Report
from mingbai.say.say import Say
from mingbai.say.table import TableCell, TableColumn, TableView, cell
from mingbai.text.value import Value, not_none

WORDS = "charts.three-public"
PHASES = ("budget", "actual")
ITEMS = ("total", "overseas", "vehicles", "vehicle-purchase", "vehicle-running", "reception")


class Amount(Value):
    """Stated, or added up."""
    value: Decimal
    text: str
    full: str
    figure: Figure | None = None


class Pair(Value):
    name: str
    amounts: dict[str, Amount]

    def value(self, phase: str) -> Decimal | None:
        return self.amounts[phase].value if phase in self.amounts else None


def chart(report: Report, say: Say) -> ChartView | None:
    pairs = [pair for item in ITEMS if (pair := pair_of_item(report, item, say)).amounts]
    if not pairs:
        return None
    return chart_view(say, "three-public", picture(pairs, say), table("three-public", "item", pairs, say),
                      sentence(pairs[0], say), keys(pairs, say))


def pair_of_item(report: Report, item: str, say: Say) -> Pair:
    figures = {phase: report.figure(f"three-public.department.{item}.{phase}") for phase in PHASES}
    row = next((figure for figure in figures.values() if figure), None)
    return Pair(item_name(report, item, say) if row else "", stated_amounts(figures, say))


def item_name(report: Report, item: str, say: Say) -> str:
    return not_none(report.row("three-public", f"department.{item}")).label[say.lang]


def stated_amounts(figures: dict[str, Figure | None], say: Say) -> dict[str, Amount]:
    return {phase: Amount(figure.amount, amount_text(figure, say), full_amount_text(figure, say), figure)
            for phase, figure in figures.items() if figure and figure.base is not None}


def picture(pairs: list[Pair], say: Say) -> Picture:
    axis = money_axis((amount.value for pair in pairs for amount in pair.amounts.values()), say)
    return rows_picture([ChartRow(pair.name, tuple(tracks(pair, say))) for pair in pairs], axis)


def tracks(pair: Pair, say: Say) -> list[Track]:
    return [Track((RowMark(phase, amount.value, hover(pair, phase, amount, say)),), amount.text)
            for phase, amount in pair.amounts.items()]


def hover(pair: Pair, phase: str, amount: Amount, say: Say) -> str:
    value = say.word("charts.pair", label=say.word(f"{WORDS}.{phase}"), value=amount.full)
    return say.word("charts.pair", label=pair.name, value=value)


def keys(pairs: list[Pair], say: Say) -> tuple[LegendKey, ...]:
    return tuple(LegendKey(phase, say.word(f"{WORDS}.{phase}")) for phase in PHASES
                 if any(phase in pair.amounts for pair in pairs))


def sentence(total: Pair, say: Say) -> str:
    texts = {phase: amount.text for phase, amount in total.amounts.items()}
    if len(texts) == 1:
        (phase, amount), = texts.items()
        return say.word(f"{WORDS}.said-one", name=total.name, phase=say.word(f"{WORDS}.{phase}"), amount=amount)
    of_budget = of_its_budget(total, say)
    return say.word(f"{WORDS}.said-both" if of_budget else f"{WORDS}.said-plain", name=total.name, share=of_budget,
                    **texts)


def of_its_budget(pair: Pair, say: Say) -> str:
    if say.is_doubtful(*(amount.figure for amount in pair.amounts.values())):
        return ""
    return percent_of(pair.value("actual"), pair.value("budget"), say)


def table(id: str, first: str, pairs: list[Pair], say: Say) -> TableView:
    columns = (TableColumn(say.word(f"charts.{id}.{first}"), header=True),
               *(TableColumn(say.word(f"{WORDS}.{name}"), numeric=True) for name in (*PHASES, "of-budget")))
    rows = tuple((TableCell(pair.name), *(amount_cell(pair.amounts.get(phase), say) for phase in PHASES),
                  share_cell(pair, say)) for pair in pairs)
    return TableView(f"chart-{id}-data", say.word(f"charts.{id}.caption"), columns, rows, sortable=True)


def share_cell(pair: Pair, say: Say) -> TableCell:
    share = of_its_budget(pair, say)
    return TableCell(share, computed=bool(share), quiet=True)


def amount_cell(amount: Amount | None, say: Say) -> TableCell:
    if amount is None:
        return TableCell()
    if amount.figure:
        return cell(say.figure(amount.figure))
    return TableCell(amount.text, sort=f"{amount.value:f}", computed=True)
