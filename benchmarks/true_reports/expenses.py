"""The smaller tables: three public expenses, procurement, assets, staff, projects."""
from __future__ import annotations

import random
from decimal import Decimal

from benchmarks.true_reports.money import FEN, Money, fen, split
from benchmarks.true_reports.style import Style
from benchmarks.true_reports.tables import Tables

ITEMS = ("overseas", "vehicle-purchase", "vehicle-running", "reception")
PROJECTS = (("mains", "供水主管更新工程", "Water mains renewal"),
            ("road-lights", "路灯节能改造工程", "Street lights that save energy"),
            ("old-yards", "老旧院落整治工程", "Old courtyards"), ("sewers", "雨污管道整修工程", "Sewer repairs"),
            ("squares", "街心公园建设工程", "Pocket parks"), ("archive", "城建档案库房工程", "Archive rooms"),
            ("survey", "房屋安全普查经费", "Survey of building safety"), ("bridges", "人行天桥维修工程", "Footbridge repairs"))
UNITS = ("bureau", "archive-office", "quality-office")
Column = dict[str, Decimal]


def in_unit(style: Style) -> dict[str, str]:
    if not style.has_unit_column:
        return {}
    return {"unit": "元" if style.unit == "元" else "万元"}


# ---- the three public expenses

def write_three_public(draw: random.Random, style: Style, tables: Tables) -> None:
    """Items by unit; the department's are their sums."""
    units = UNITS if draw.random() < 0.4 else ()
    named = {unit: drawn_items(draw) for unit in units} or {"": drawn_items(draw)}
    summed = {item: {phase: sum((items[item][phase] for items in named.values()), Decimal(0)) for phase in next(iter(
        named.values()))[item]} for item in ITEMS}
    for entity, items in {"department": summed, **({unit: named[unit] for unit in units})}.items():
        for item, amounts in with_sums(items).items():
            rate = {"rate": style.percent(amounts["actual"] / amounts["budget"])} if amounts["budget"] and item == "total" else {}
            tables.add("three_public", "4", entity=entity, item=item, **in_unit(style), **rate,
                       **{phase: style.small_money(amount) for phase, amount in amounts.items()})


def drawn_items(draw: random.Random) -> dict[str, Column]:
    found = {}
    for item in ITEMS:
        is_none = item in ("overseas", "vehicle-purchase") and draw.random() < 0.7
        budget = Decimal(0) if is_none else Decimal(draw.randrange(300_000, 40_000_000)) / 100
        actual = fen(draw, budget, 0.3, 1) if draw.random() < 0.9 else budget
        found[item] = {"previous": fen(draw, budget, 0.3, 1.5), "budget": budget, "actual": actual}
    return found


def with_sums(items: dict[str, Column]) -> dict[str, Column]:
    def added(*names: str) -> Column:
        return {phase: sum((items[name][phase] for name in names), Decimal(0)) for phase in items["reception"]}
    return {"total": added(*ITEMS), "overseas": items["overseas"], "vehicles": added("vehicle-purchase", "vehicle-running"),
            "vehicle-purchase": items["vehicle-purchase"], "vehicle-running": items["vehicle-running"],
            "reception": items["reception"]}


# ---- procurement, assets, staff

def write_procurement(draw: random.Random, style: Style, money: Money, tables: Tables) -> None:
    whole = fen(draw, money.of("actual", purpose="project"), 0.1, 0.6)
    parts = dict(zip(("goods", "works", "services"), split(draw, whole, 3), strict=True))
    small = fen(draw, whole, 0.2, 1)
    for line, amount in {"total": whole, **parts, "sme": small}.items():
        share = {"share": style.percent(small / whole)} if line == "sme" else {}
        tables.add("procurement", "5", line=line, part_of="" if line == "total" else "total", actual=style.small_money(amount),
                   **in_unit(style), **share)


def write_assets(draw: random.Random, style: Style, opening: Column | None, tables: Tables) -> Column:
    """Closing of this year; `opening` is last year's."""
    opening = opening or drawn_assets(draw)
    closing = {name: fen(draw, amount, 0.9, 1.1) for name, amount in opening.items()}
    closing["in-use"] = min(closing["in-use"], closing["fixed"])
    for line, read in (("assets", lambda own: own["assets"]), ("liabilities", lambda own: own["liabilities"]),
                       ("net-assets", lambda own: own["assets"] - own["liabilities"]), ("fixed-assets", lambda own: own["fixed"]),
                       ("fixed-assets-in-use", lambda own: own["in-use"])):
        tables.add("assets", "6", line=line, opening=style.small_money(read(opening)), closing=style.small_money(read(closing)),
                   **in_unit(style))
    tables.add("assets", "6", line="utilisation", closing=style.percent(closing["in-use"] / closing["fixed"]))
    return closing


def drawn_assets(draw: random.Random) -> Column:
    assets = Decimal(draw.randrange(10 ** 8, 10 ** 11)) / 100
    fixed = fen(draw, assets, 0.2, 0.6)
    return {"assets": assets, "liabilities": fen(draw, assets, 0, 0.7), "fixed": fixed, "in-use": fen(draw, fixed, 0.8, 0.99)}


def write_staff(draw: random.Random, style: Style, tables: Tables) -> None:
    posts = {unit: draw.randint(5, 90) for unit in UNITS}
    staff = {unit: draw.randint(max(3, count // 2), count) for unit, count in posts.items()}
    for entity, most, here in (("department", sum(posts.values()), sum(staff.values())),
                               *((unit, posts[unit], staff[unit]) for unit in UNITS)):
        rate = {"rate": style.percent(Decimal(here) / most)} if entity == "department" else {}
        tables.add("profile", "1", entity=entity, group="total", establishment=f"{most}名", in_post=f"{here}人", **rate)


# ---- projects

def write_projects(draw: random.Random, style: Style, money: Money, tables: Tables) -> list[tuple[str, Column]]:
    """The list with its total, or some of them without."""
    chosen = draw.sample(PROJECTS, draw.randint(2, len(PROJECTS)))
    columns = {phase: split(draw, money.of(phase, purpose="project"), len(chosen)) for phase in ("adjusted",)}
    rows = [(key, {"adjusted": adjusted}) for (key, _, _), adjusted in zip(chosen, columns["adjusted"], strict=True)]
    spend(draw, rows, money.of("actual", purpose="project"))
    is_all = draw.random() < 0.7
    whole = {phase: money.of(phase, purpose="project") for phase in ("adjusted", "actual")}
    for key, amounts in ([("total", whole)] if is_all else []) + (rows if is_all else rows[:-1]):
        words = next((one[1:] for one in PROJECTS if one[0] == key), ("", ""))
        has_share = is_all and key != "total" and money.is_moved
        share = {"share": style.percent(amounts["actual"] / whole["actual"])} if has_share else {}
        tables.add("projects", "3", project=key, label_zh=words[0], label_en=words[1],
                   part_of="total" if is_all and key != "total" else "", by="project" if is_all and key != "total" else "",
                   **({"unit": style.unit} if style.has_unit_column else {}),
                   **{phase: style.money(amount) for phase, amount in amounts.items()}, **share,
                   **({"rate": style.percent(amounts["actual"] / amounts["adjusted"])} if amounts["adjusted"] else {}))
    return rows if is_all else rows[:-1]


def spend(draw: random.Random, rows: list[tuple[str, Column]], spent: Decimal) -> None:
    """In proportion, the odd fen on the largest; what the whole project costs over the years is more."""
    planned = sum((amounts["adjusted"] for _, amounts in rows), Decimal(0))
    for _, amounts in rows:
        amounts["actual"] = min((amounts["adjusted"] * spent / planned).quantize(FEN), amounts["adjusted"])
    largest = max(rows, key=lambda row: row[1]["adjusted"])[1]
    largest["actual"] += spent - sum((amounts["actual"] for _, amounts in rows), Decimal(0))
    if draw.random() < 0.5:
        for _, amounts in rows:
            amounts["total_cost"] = amounts["actual"] + fen(draw, amounts["adjusted"], 0.1, 3)
