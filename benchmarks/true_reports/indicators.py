"""Indicators with weights and scores: points in proportion to the result, full where the target was met."""
from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import Decimal

from benchmarks.true_reports.style import Style
from benchmarks.true_reports.tables import Row, Tables

ONE = Decimal(1)
SHORT = {"zh": 7, "en": 16}               # letters under a mark in a picture
MET_RATIO, FAR = Decimal("1.25"), Decimal("0.8")
REASON = {"reason_zh": "雨季较长，部分工程推迟施工", "reason_en": "A long rainy season delayed part of the works",
          "measure_zh": "倒排工期，明年汛期前完成", "measure_en": "Work back from the deadline; finish before next year's floods"}
ABOVE = {"reason_zh": "申报对象多于年初摸底数", "reason_en": "More applied than were counted at the start of the year"}
# class, name, English, unit, least and most of the target
FLOORS = (
    ("output.quantity", "改造老旧院落", "Old courtyards renovated", "处", 3, 90),
    ("output.quantity", "更新供水管道", "Water mains renewed", "公里", 4, 120),
    ("output.quantity", "改造农村危房", "Dilapidated rural houses rebuilt", "户", 8, 900),
    ("output.quantity", "培训工匠", "Craftsmen trained", "人", 20, 600),
    ("output.quantity", "新建口袋公园", "Pocket parks built", "个", 2, 30),
    ("output.quantity", "抽查在建工地", "Building sites inspected", "次", 12, 400),
    ("output.quantity", "绿化养护面积", "Green space kept up", "万平方米", 5, 300),
    ("output.quality", "工程验收合格率", "Works passing inspection", "%", 90, 100),
    ("output.quality", "管网水质达标率", "Water up to standard", "%", 92, 100),
    ("output.timeliness", "补贴按时发放率", "Subsidies paid on time", "%", 90, 100),
    ("benefit.social", "新增就业岗位", "New jobs", "个", 10, 500),
    ("benefit.social", "受益居民", "Residents served", "户", 100, 9000),
    ("benefit.ecological", "污水集中收集率", "Sewage collected", "%", 60, 95),
    ("benefit.economic", "带动社会投资", "Private investment brought in", "万元", 100, 9000),
    ("benefit.sustainability", "设施完好率", "Facilities in good repair", "%", 85, 100),
    ("satisfaction.beneficiary", "群众满意度", "Public satisfaction", "%", 85, 95),
    ("satisfaction.beneficiary", "企业满意度", "Firms' satisfaction", "%", 85, 95),
)
# Better the lower they are, and printed without a sign.
FALLING = (
    ("output.cost", "预算调整率", "Rate of budget adjustment", "%", 3, 10),
    ("output.cost", "公用经费控制率", "Control of operating costs", "%", 100, 100),
    ("output.cost", "结转结余率", "Money carried forward", "%", 5, 12),
    ("output.quality", "财政供养人员控制率", "Control of staff on the payroll", "%", 100, 100),
    ("output.cost", "三公经费变动率", "Change of the three public expenses", "%", 3, 9),
    ("output.quality", "采购投诉件数", "Complaints about procurement", "件", 3, 12),
    ("output.quality", "安全事故起数", "Accidents", "起", 2, 6),
    ("output.timeliness", "平均办理时限", "Average time of handling", "个工作日", 5, 20),
    ("benefit.ecological", "管网漏损率", "Leakage of the mains", "%", 9, 15),
    ("benefit.social", "群众投诉量", "Complaints", "件", 20, 200),
)
WORDS = (
    ("output.quality", "档案库房验收", "Archive rooms inspected", "通过省级验收", "六月通过验收", "Provincial inspection",
     "Passed in June"),
    ("benefit.sustainability", "管护办法", "Rules of upkeep", "印发管护办法", "九月印发", "Rules issued", "Issued in September"),
)
PARTS = {"output": 50, "benefit": 30, "satisfaction": 10}
Kind = tuple[str, str, str, str, int, int]
Cost = tuple[Decimal, Decimal]            # the limit, and what was spent
RowWithRatio = tuple[Row, Decimal]        # how much of the target was reached


@dataclass(frozen=True)
class Scored:
    part: str
    weight: Decimal
    points: Decimal                       # as printed


def write_indicators(draw: random.Random, style: Style, year: int, tables: Tables, cost: Cost | None) -> list[Scored]:
    """`cost`: the limit and what was spent, in yuan, where the report has such a row."""
    has_completion = draw.random() < 0.6
    found = []
    for part, points in PARTS.items():
        rows = drawn_rows(draw, style, part, year, cost if part == "output" else None)
        for (row, ratio), weight in zip(rows, weights(draw, points, len(rows)), strict=True):
            scored = weight * min(ratio, ONE)
            printed = Decimal(style.points(scored))
            own = {"id": f"i{len(found) + 1}", "weight": plain(weight), "score": style.points(scored),
                   "stated_in": "table", **row}
            if not has_completion:
                own.pop("completion", None)
            tables.add("indicators", "7", **own)
            found.append(Scored(part, weight, printed))
    return found


def weights(draw: random.Random, whole: int, count: int) -> list[Decimal]:
    """Halves of points that add up."""
    shares = [draw.randint(2, 6) for _ in range(count)]
    found = [Decimal(2 * whole * share // sum(shares)) / 2 for share in shares]
    return [Decimal(whole) - sum(found[1:]), *found[1:]]


def plain(weight: Decimal) -> str:
    return f"{weight:f}".rstrip("0").rstrip(".") if "." in f"{weight:f}" else f"{weight:f}"


def drawn_rows(draw: random.Random, style: Style, part: str, year: int, cost: Cost | None) -> list[RowWithRatio]:
    floors = [one for one in FLOORS if one[0].startswith(part)]
    rows = [floor(draw, style, one) for one in draw.sample(floors, draw.randint(1, len(floors)))]
    falling = [one for one in FALLING if one[0].startswith(part)]
    rows += [ceiling(draw, style, one) for one in draw.sample(falling, draw.randint(0, len(falling)))]
    rows += [in_words(one) for one in WORDS if one[0].startswith(part) and draw.random() < 0.4]
    if part == "output" and draw.random() < 0.6:
        rows.append(by_date(draw, year))
    if cost:
        rows.append(within_cost(style, *cost))
    draw.shuffle(rows)
    return rows


def floor(draw: random.Random, style: Style, kind: Kind) -> RowWithRatio:
    place, zh, en, unit, least, most = kind
    target = Decimal(draw.randint(least, most))
    places = 1 if unit in ("公里", "万平方米") else style.rate_places if unit == "%" else 0
    got = style.as_rounded(target * Decimal(str(reached(draw, unit))), places)
    got = min(got, Decimal(100).quantize(got)) if unit == "%" else got
    ratio = got / target
    row = named(place, zh, en, f"{style.floor}{target}{unit}", f"{got:f}{unit}")
    row |= promise(draw, zh, en, "norm" if unit == "%" else "commitment", "more") | {"completion": style.percent(ratio)}
    if draw.random() < 0.12 and ratio >= ONE and unit not in ("%",):
        row |= revised(target, unit)
    if ratio < FAR:
        row |= REASON
    elif ratio > MET_RATIO:
        row |= ABOVE
    if "满意度" in zh:
        row |= {"note_zh": f"抽样问卷{draw.randint(150, 900)}份。", "note_en": "By a survey of a sample."}
    return row, ratio


def reached(draw: random.Random, unit: str) -> float:
    return draw.choice((1.0, draw.uniform(1, 1.08), draw.uniform(1, 1.08 if unit == "%" else 1.5), draw.uniform(0.9, 1),
                        draw.uniform(0.6, 1)))


def revised(target: Decimal, unit: str) -> Row:
    """The target was once higher, and a paper lowered it."""
    return {"target": f"{(target * 5 / 4).quantize(ONE)}{unit}", "revised_target": f"{target}{unit}",
            "revision_zh": "财绩函〔2023〕18号", "revision_en": "Letter 18 of 2023 of the finance bureau"}


def ceiling(draw: random.Random, style: Style, kind: Kind) -> RowWithRatio:
    place, zh, en, unit, least, most = kind
    most_allowed = Decimal(draw.randint(least, most))
    places = style.rate_places if unit == "%" else 0
    got = style.as_rounded(most_allowed * Decimal(str(draw.choice((0, 1, draw.uniform(0.3, 1), draw.uniform(0.8, 1))))), places)
    if "控制率" in zh:
        got = max(got, Decimal(80))
    row = named(place, zh, en, f"{draw.choice(('', '', '≤'))}{most_allowed}{unit}", f"{got:f}{unit}")
    return row | promise(draw, zh, en, "limit", "less") | {"completion": "100%"}, ONE


def in_words(one: tuple[str, ...]) -> RowWithRatio:
    place, zh, en, target, result, target_en, result_en = one
    said = {"target_en": target_en, "actual_en": result_en, "aim": "words"}
    return {**named(place, zh, en, target, result), **said, "completion": "100%"}, ONE


def by_date(draw: random.Random, year: int) -> RowWithRatio:
    done = f"{year}年{draw.randint(6, 12)}月{draw.randint(1, 28)}日"
    row = named("output.timeliness", "工程完成时间", "Works done by", f"{year}年12月31日", done)
    said = {"aim": "commitment", "direction": "by", "deadline": f"{year}-12-31"}
    return {**row, **said, "completion": "100%"}, ONE


def within_cost(style: Style, limit: Decimal, spent: Decimal) -> RowWithRatio:
    def money(amount: Decimal) -> str:
        return style.money(amount) + (style.unit if style.has_unit_column else "")
    row = named("output.cost", "项目成本", "Project cost", f"≤{money(limit)}", money(spent))
    return {**row, "same_as": "money.total.actual", "completion": "100%"}, ONE


def promise(draw: random.Random, zh: str, en: str, aim: str, direction: str) -> Row:
    """What content may say of a target; half of it leaves the direction to the words."""
    said = {"aim": aim, "direction": direction} if draw.random() < 0.5 else {"aim": aim}
    short = {"label_short_zh": zh, "label_short_en": en} if len(zh) <= SHORT["zh"] and len(en) <= SHORT["en"] else {}
    return said | short | ({"concept": "satisfaction"} if zh == "群众满意度" else {})


def named(place: str, zh: str, en: str, target: str, result: str) -> Row:
    return {"class": place, "name_zh": zh, "name_en": en, "target": target, "actual": result}


# ---- the scores of the parts

def write_scores(style: Style, rate: Decimal, scored: list[Scored], tables: Tables) -> Decimal:
    execution = Decimal(style.points(10 * min(rate, ONE)))
    parts = {part: sum((one.points for one in scored if one.part == part), Decimal(0)) for part in PARTS}
    whole = execution + sum(parts.values())
    rows = [("total", 100, whole), ("execution", 10, execution), *((part, PARTS[part], own) for part, own in parts.items())]
    for part, weight, score in rows:
        tables.add("scores", "7", part=part, weight=str(weight), score=f"{score:f}", unit="分")
    return whole
