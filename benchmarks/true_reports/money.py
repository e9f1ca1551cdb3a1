"""What a bureau was given, received and spent: funds × purposes, true to the fen before anything is printed."""
from __future__ import annotations

import random
from dataclasses import dataclass, field
from decimal import Decimal

from benchmarks.true_reports.style import Style
from benchmarks.true_reports.tables import Tables

FEN = Decimal("0.01")
FUNDS = ("general-public", "government-fund", "fiscal-account", "other-funds")
FUND_WORDS = {"general-public": ("一般公共预算项目支出", "Projects from the general public budget"),
              "government-fund": ("政府性基金项目支出", "Projects from government-managed funds"),
              "fiscal-account": ("专户资金项目支出", "Projects from the fiscal account"),
              "other-funds": ("其他资金项目支出", "Projects from other funds")}
FUNCTIONS = (("water", "供水管网支出", "Water mains"), ("roads", "市政道路支出", "City roads"),
             ("parks", "公园绿化支出", "Parks"), ("rents", "租赁补贴支出", "Rent subsidies"),
             ("drainage", "排水设施支出", "Drainage"), ("lights", "路灯照明支出", "Street lights"),
             ("archives", "档案建设支出", "Archives"))
MOVED = ("年中上级追加项目资金，据此调整预算。",
         "Money for projects was added from above during the year, and the budget adjusted.")
PHASES = ("original", "adjusted", "actual")
Amounts = dict[str, Decimal]              # by phase


@dataclass
class Money:
    """`cells` by fund and purpose, `nature` of basic spending, all by phase; what is left of last year's."""
    cells: dict[tuple[str, str], Amounts]
    nature: dict[str, Amounts]
    functions: dict[str, Amounts]
    is_moved: bool
    carried_in: Decimal | None = None
    received: Decimal | None = None       # where less came in than was planned
    returned: Decimal = Decimal(0)
    last_year: Decimal | None = None
    closing: Decimal = field(default=Decimal(0))

    def of(self, phase: str, fund: str = "", purpose: str = "") -> Decimal:
        return sum((amounts[phase] for (one, other), amounts in self.cells.items()
                    if fund in ("", one) and purpose in ("", other)), Decimal(0))

    @property
    def funds(self) -> list[str]:
        return list(dict.fromkeys(fund for fund, _ in self.cells))

    @property
    def rate(self) -> Decimal:
        return self.of("actual") / self.of("adjusted")


def fen(draw: random.Random, value: Decimal, low: float, high: float) -> Decimal:
    """A share of it, in whole fen."""
    return (value * Decimal(str(round(draw.uniform(low, high), 6)))).quantize(FEN)


def split(draw: random.Random, whole: Decimal, count: int) -> list[Decimal]:
    """Parts of any size that make the whole exactly."""
    weights = [Decimal(str(draw.uniform(0.02, 1) ** 2)) for _ in range(count)]
    parts = [(whole * weight / sum(weights)).quantize(FEN) for weight in weights]
    return [whole - sum(parts[1:]), *parts[1:]]


def split_like(kept: list[Amounts], whole: Decimal) -> list[Decimal]:
    """As last year's spending was."""
    spent = sum((amounts["actual"] for amounts in kept), Decimal(0))
    parts = [(amounts["actual"] * whole / spent).quantize(FEN) for amounts in kept]
    return [whole - sum(parts[1:], Decimal(0)), *parts[1:]]


def drawn_money(draw: random.Random, style: Style, before: Money | None) -> Money:
    """`before`: last year's, what was left of which is brought forward."""
    is_moved = draw.random() < 0.35
    cells = drawn_cells(draw, style, before, is_moved)
    basic = {phase: sum((amounts[phase] for (_, purpose), amounts in cells.items() if purpose == "basic"), Decimal(0))
             for phase in PHASES}
    project = sum((amounts["actual"] for (_, purpose), amounts in cells.items() if purpose == "project"), Decimal(0))
    own = Money(cells, divided(draw, basic), {}, is_moved)
    chosen = draw.sample(FUNCTIONS, draw.randint(2, len(FUNCTIONS)))
    kept = list(before.functions.values()) if before else []
    parts = split_like(kept, project) if kept else split(draw, project, len(chosen))
    keys = list(before.functions) if before else [one[0] for one in chosen]
    own.functions = {key: {"actual": part} for key, part in zip(keys, parts, strict=True)}
    account_for_the_rest(draw, own, before)
    return own


def drawn_cells(draw: random.Random, style: Style, before: Money | None, is_moved: bool) -> dict[tuple[str, str], Amounts]:
    planned = planned_cells(draw, style, before)
    spent_of = draw.choice((1.0, 0.995, 0.97, 0.93, 0.82))
    cells = {}
    for pair, adjusted in planned.items():
        actual = adjusted if spent_of == 1 else fen(draw, adjusted, spent_of - 0.01, min(1, spent_of + 0.01))
        original = fen(draw, adjusted, 0.55, 0.7) if is_moved and pair[1] == "project" else fen(draw, adjusted, 0.93, 1.06)
        cells[pair] = {"original": original, "adjusted": adjusted, "actual": actual}
    return cells


def planned_cells(draw: random.Random, style: Style, before: Money | None) -> dict[tuple[str, str], Decimal]:
    """The year's budget: like last year's, or drawn anew."""
    if before:
        return {pair: fen(draw, amounts["adjusted"], 0.8, 1.3) for pair, amounts in before.cells.items()}
    size = Decimal(str(style.least * (style.most / style.least) ** draw.random())).quantize(FEN)
    pairs = [(fund, purpose) for fund in FUNDS[:draw.randint(1, 4)] for purpose in ("basic", "project")
             if purpose == "project" or fund in FUNDS[:1]]
    return dict(zip(pairs, split(draw, size, len(pairs)), strict=True))


def divided(draw: random.Random, basic: Amounts) -> dict[str, Amounts]:
    """Personnel and operating costs, of which no kind spends more than it was given."""
    share = Decimal(str(round(draw.uniform(0.6, 0.9), 4)))
    personnel = {phase: (amount * share).quantize(FEN) for phase, amount in basic.items()}
    return {"personnel": personnel, "operating": {phase: basic[phase] - personnel[phase] for phase in basic}}


def account_for_the_rest(draw: random.Random, own: Money, before: Money | None) -> None:
    """Either last year's rest is part of this year's budget, or all money is this year's and some of it may not have come."""
    unspent = own.of("adjusted") - own.of("actual")
    if before:
        own.carried_in, own.last_year = before.closing, before.of("actual")
    elif draw.random() < 0.5:
        own.carried_in = fen(draw, own.of("adjusted"), 0, 0.05)
    if not own.carried_in and unspent and draw.random() < 0.3:
        own.received = own.of("actual") + fen(draw, unspent, 0.2, 0.8)
        unspent = own.received - own.of("actual")
    own.returned = fen(draw, unspent, 0.2, 0.8) if draw.random() < 0.4 else Decimal(0)
    own.closing = unspent - own.returned


# ---- printed

def write_money(draw: random.Random, style: Style, money: Money, tables: Tables) -> None:
    def line(key: str, amounts: Amounts, **cells: str) -> None:
        unit = style.unit if style.has_unit_column else ""
        printed = {phase: style.money(amount) for phase, amount in amounts.items() if amount is not None}
        tables.add("money", cells.pop("place", "2"), line=key, unit=unit, **printed, **cells)

    def amounts_of(fund: str = "", purpose: str = "") -> Amounts:
        return {phase: money.of(phase, fund, purpose) for phase in PHASES}

    reason = dict(zip(("note_zh", "note_en"), MOVED, strict=True)) if money.is_moved else {}
    note = reason if draw.random() < 0.5 else {}
    has_rates, has_shares = draw.random() < 0.5, draw.random() < 0.6
    line("total", amounts_of() | flows(money), rate=style.percent(money.rate), rate_base="adjusted", **reason,
         change=style.money(money.of("actual") - money.of("original")) if draw.random() < 0.5 else "")
    if draw.random() < 0.3:
        exactly(tables, money)
    for fund in money.funds if len(money.funds) > 1 else ():
        own = amounts_of(fund)
        rate = {"rate": style.percent(own["actual"] / own["adjusted"]), "rate_base": "adjusted"} if has_rates else {}
        line(fund, own, part_of="total", by="fund", **rate, **note)
        if draw.random() < 0.9:
            zh, en = FUND_WORDS[fund]
            line(f"project-{fund}", amounts_of(fund, "project"), label_zh=zh, label_en=en, part_of="project", by="fund",
                 place="3", **note)
    for purpose in ("basic", "project"):
        share = {"share": style.percent(money.of("actual", purpose=purpose) / money.of("actual"))} if has_shares else {}
        line(purpose, amounts_of(purpose=purpose), part_of="total", by="purpose", **share, **note)
    for nature, amounts in money.nature.items():
        share = {"share": style.percent(amounts["actual"] / money.of("actual", purpose="basic"))} if has_shares else {}
        line(nature, amounts, part_of="basic", by="nature", **share)
    for key, amounts in money.functions.items():
        zh, en = next(words[1:] for words in FUNCTIONS if words[0] == key)
        line(key, amounts, label_zh=zh, label_en=en, part_of="project", by="function", place="3")
    if len(money.funds) > 1:
        complete_projects_by_fund(tables)


def complete_projects_by_fund(tables: Tables) -> None:
    """Where one of the funds was left out, the others are only some of them."""
    rows = [row for row in tables.rows["money"] if row["line"].startswith("project-")]
    funds = [row for row in tables.rows["money"] if row.get("by") == "fund" and row.get("part_of") == "total"]
    if len(rows) < len(funds):
        for row in rows:
            row["by"] = "including"


def flows(money: Money) -> dict[str, Decimal]:
    """What came in and what is left; this year's money is the budget without what was brought forward."""
    came = {"received": money.received} if money.received is not None else {
        "income": money.of("adjusted") - (money.carried_in or Decimal(0))}
    left = {"carried_in": money.carried_in or Decimal(0), "carried_out": money.closing}
    back = {"returned": money.returned} if money.returned else {}
    before = {"previous": money.last_year} if money.last_year is not None else {}
    return came | left | back | before


def exactly(tables: Tables, money: Money) -> None:
    """The same total once more, to the fen."""
    tables.add("money", "9", line="total", variant="yuan", label_zh="部门支出（按元列示）", label_en="Spending (in yuan)",
               unit="元", actual=f"{money.of('actual'):f}")
    tables.add("relations", "9", id="total-twice", kind="same", result="money.total.actual", terms="money.total~yuan.actual",
               label_zh="支出总额两处一致", label_en="Total spending in two places")
