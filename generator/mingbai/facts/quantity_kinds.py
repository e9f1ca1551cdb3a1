"""What kind of quantity a figure is, which says what it may be added to: spending, budget, stock, share …"""
from __future__ import annotations

from calendar import monthrange

from mingbai.model.report import Figure

SPENDING, BUDGET, INCOME, STOCK, FLOW, COUNT = "spending", "budget", "income", "stock", "flow", "count"
SHARE, RATE, GROWTH, SCORE, DATE, TEXT = "share", "rate", "growth", "score", "date", "text"
KINDS = (SPENDING, BUDGET, INCOME, STOCK, FLOW, COUNT, SHARE, RATE, GROWTH, SCORE, DATE, TEXT)
OF_COLUMN = {"growth": GROWTH, "change": GROWTH, "share": SHARE, "rate": RATE, "completion": RATE}
SCORED = ("scores", "unit-scores")
OF_MONEY = {"original": BUDGET, "adjusted": BUDGET, "budget": BUDGET, "target": BUDGET, "revised-target": BUDGET,
            "total-cost": BUDGET, "received": INCOME, "income": INCOME, "opening": STOCK, "closing": STOCK, "carried-in": STOCK,
            "carried-out": STOCK, "returned": FLOW}
SPENDING_TABLES = ("money", "three-public", "procurement", "projects")
GROWING, PART_OF = ("增长", "增速", "增幅", "同比"), ("占比", "比重", "占")


def quantity_kind(figure: Figure) -> str:
    quantity = figure.quantity
    if quantity.kind in (DATE, TEXT):
        return quantity.kind
    if figure.table in SCORED:
        return SCORE
    if quantity.measure == "percent":
        return OF_COLUMN.get(figure.phase) or of_percentage(figure.label.zh)
    if quantity.unit is not None and quantity.unit.is_money:
        return of_money(figure)
    return SCORE if figure.phase in ("weight", "score") else STOCK if figure.table == "assets" else COUNT


def of_percentage(name: str) -> str:
    return GROWTH if any(word in name for word in GROWING) else SHARE if any(word in name for word in PART_OF) else RATE


def of_money(figure: Figure) -> str:
    """What the text reports of money of others, such as investment, is a flow."""
    if figure.phase in OF_MONEY:
        return OF_MONEY[figure.phase]
    return SPENDING if figure.table in SPENDING_TABLES else FLOW


def period_bounds(period: str) -> tuple[str, str]:
    """First and last day: of `2023`, `2023-06`, `end-2023`, `2023-01/2023-09`; both empty where there is no period."""
    if period.startswith("end-"):
        last = last_day(period.removeprefix("end-"))
        return last, last
    first, _, last = period.partition("/")
    return first_day(first), last_day(last or first)


def first_day(period: str) -> str:
    return period + {4: "-01-01", 7: "-01"}.get(len(period), "")


def last_day(period: str) -> str:
    if len(period) == 4:
        return f"{period}-12-31"
    return f"{period}-{days_in(period)}" if len(period) == 7 else period


def days_in(month: str) -> int:
    return monthrange(int(month[:4]), int(month[5:]))[1]
