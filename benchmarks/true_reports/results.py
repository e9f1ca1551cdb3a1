"""What a report tells in its text: counts with their parts, growth, shares, forecasts, facts told twice."""
from __future__ import annotations

import random
from decimal import Decimal
from functools import partial

from benchmarks.true_reports.style import Style
from benchmarks.true_reports.tables import Tables

THINGS = (("homes", "安置住房", "Resettlement homes", "套"), ("lifts", "加装电梯", "Lifts added", "部"),
          ("taps", "改造水表", "Water meters replaced", "个"), ("trees", "补植乔木", "Trees replanted", "棵"),
          ("households", "租赁补贴家庭", "Households given a rent subsidy", "户"),
          ("sites", "受监工程", "Works supervised", "个"), ("permits", "办理许可", "Permits issued", "件"),
          ("letters", "来信来访", "Letters and visits", "件"))
PARTS = (("north", "城北", "north"), ("south", "城南", "south"), ("east", "城东", "east"), ("west", "城西", "west"))
FORECASTS = (("investment", "房地产开发投资", "Property investment", "亿元", 20, 900),
             ("sales", "商品房销售面积", "Floor area sold", "万平方米", 20, 900),
             ("builders", "建筑业总产值", "Output of the building industry", "亿元", 20, 900))
FEWEST = 3
TOPICS = ("infrastructure", "rural", "management", "sewage-and-water", "gas")


def write_results(draw: random.Random, style: Style, scale: int, spent: Decimal, tables: Tables) -> None:
    """`scale`: about how many rows. `spent`: all that the bureau spent, in yuan."""
    makers = (counted_with_parts, grown, shared, forecast, kept_count, partial(priced, spent), twice)
    number = 0
    while len(tables.rows.get("results", ())) < scale:
        number += 1
        draw.choice(makers)(draw, style, f"{number}", tables)


def thing(draw: random.Random) -> tuple[str, str, str, str]:
    return draw.choice(THINGS)


def add(draw: random.Random, tables: Tables, key: str, zh: str, en: str, **cells: str) -> None:
    tables.add("results", "8", id=key, topic=draw.choice(TOPICS), label_zh=zh, label_en=en, **cells)


def item(number: str, zh: str, en: str) -> tuple[str, str]:
    """Names of things that a report tells more than once."""
    return f"{zh}（第{number}项）", f"{en} (item {number})"


def relation(tables: Tables, key: str, kind: str, result: str, terms: list[str]) -> None:
    tables.add("relations", "8", id=key, kind=kind, result=f"results.{result}.value",
               terms=" ".join(f"results.{term}.value" for term in terms), label_zh="正文所述", label_en="Stated in the text")


def counted_with_parts(draw: random.Random, style: Style, number: str, tables: Tables) -> None:
    key, zh, en, unit = thing(draw)
    key = f"{key}-{number}"
    places = draw.sample(PARTS, draw.randint(2, 4))
    counts = [draw.randint(1, 900) for _ in places]
    whole = sum(counts)
    add(draw, tables, key, *item(number, zh, en), value=f"{whole}{unit}")
    for (part, part_zh, part_en), count in zip(places, counts, strict=True):
        add(draw, tables, f"{key}-{part}", *item(number, part_zh + zh, f"{en}, {part_en}"), value=f"{count}{unit}",
            share=style.percent(Decimal(count) / whole), share_of=f"results.{key}.value")
    relation(tables, f"sum-{number}", "sum", key, [f"{key}-{part}" for part, _, _ in places])


def grown(draw: random.Random, style: Style, number: str, tables: Tables) -> None:
    """Of this year and the last, with the growth between them."""
    key, zh, en, unit = thing(draw)
    before = draw.randint(20, 9000)
    now = max(1, int(before * draw.uniform(0.6, 1.6)))
    add(draw, tables, f"{key}-{number}", *item(number, zh, en), value=f"{now}{unit}", previous=f"{before}{unit}",
        growth=style.percent(Decimal(now - before) / before))


def shared(draw: random.Random, style: Style, number: str, tables: Tables) -> None:
    key, zh, en, unit = thing(draw)
    whole = draw.randint(30, 9000)
    done = draw.randint(1, whole)
    add(draw, tables, f"{key}-{number}", *item(number, f"登记{zh}", f"{en}, registered"), value=f"{whole}{unit}")
    add(draw, tables, f"{key}-done-{number}", *item(number, f"核验{zh}", f"{en}, checked"), value=f"{done}{unit}",
        share=style.percent(Decimal(done) / whole), share_of=f"results.{key}-{number}.value")


def forecast(draw: random.Random, style: Style, number: str, tables: Tables) -> None:
    """What the market was expected to do, and did or did not: no promise."""
    free = [one for one in FORECASTS if not any(row["id"] == one[0] for row in tables.rows.get("results", ()))]
    if not free:
        return
    key, zh, en, unit, least, most = draw.choice(free)
    expected = Decimal(draw.randint(least, most))
    came = style.as_rounded(expected * Decimal(str(draw.uniform(0.8, 1.15))), 2)
    add(draw, tables, key, zh, en, target=f"约{expected}{unit}", value=f"{came:f}{unit}", aim="forecast", direction="more")


def kept_count(draw: random.Random, style: Style, number: str, tables: Tables) -> None:
    """A task of the year that was met, with its rate."""
    key, zh, en, unit = thing(draw)
    target = draw.randint(10, 2000)
    done = int(target * draw.choice((1, draw.uniform(1, 1.2))))
    add(draw, tables, f"{key}-{number}", *item(number, zh, en), target=f"{target}{unit}", value=f"{done}{unit}",
        rate=style.percent(Decimal(done) / target), aim="commitment", direction="more")


def priced(spent: Decimal, draw: random.Random, style: Style, number: str, tables: Tables) -> None:
    """So many, each at a price, out of the bureau's own money."""
    price = Decimal(draw.randrange(500, 40_000, 50))
    count = min(draw.randint(3, 900), int(spent / 10 / price))
    if count < FEWEST:
        return
    amount = style.number(count * price / 10_000, draw.choice((2, 4)))
    add(draw, tables, f"paid-{number}", *item(number, "发放补贴", "Subsidy paid"), value=f"{amount}万元")
    add(draw, tables, f"paid-for-{number}", *item(number, "补贴户数", "Households subsidised"), value=f"{count}户")
    add(draw, tables, f"price-{number}", *item(number, "每户补贴", "Subsidy per household"), value=f"{price:f}元")
    relation(tables, f"product-{number}", "product", f"paid-{number}", [f"paid-for-{number}", f"price-{number}"])


def twice(draw: random.Random, style: Style, number: str, tables: Tables) -> None:
    """A length to the metre, and again in kilometres."""
    metres = draw.randint(500, 90_000)
    kilometres = style.number(Decimal(metres) / 1000, draw.choice((1, 2)))
    add(draw, tables, f"pipes-{number}", *item(number, "现有管道", "Pipes in use"), value=f"{metres}米")
    add(draw, tables, f"pipes-{number}", *item(number, "现有管道再次列出", "Pipes in use, told again"), variant="again",
        value=f"{kilometres}公里")


