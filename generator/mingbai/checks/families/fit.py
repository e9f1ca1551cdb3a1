"""Family E: does an indicator's sign, unit and class fit what it is called?"""
from __future__ import annotations

from collections.abc import Iterator, Mapping

from mingbai.checks.basis import INDICATORS
from mingbai.checks.context import Context
from mingbai.checks.goals import is_cost_indicator
from mingbai.checks.outcomes import Outcome, cannot_check, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.checks.wording import ends_with_any, has_any, without_closing_brackets, word_lists
from mingbai.model.report import Bilingual, Figure, Indicator

UNIT = both("计量单位", "the unit of measure")
SIGNS = ("≥", "≤", ">", "<")


@rule("E07", "W",
      title=both("指标的符号和单位合理", "An indicator's sign and unit make sense"),
      fault=both("指标的符号或单位可能不合理", "An indicator's sign or unit may not make sense"),
      formula=both("越高越好的指标不用“≤”，成本不用“≥”；目标是确数的，结果不带这类符号；"
                   "名为“率”的以百分比计，名为“人数”的以人计",
                   "no “≤” on what should be high, no “≥” on a cost, neither on the result of a plain target; what is called a "
                   "rate is in percent, a head-count in people"),
      basis=INDICATORS,
      silent=[both("目标不是数字。", "The target is not a number.")],
      pass_=both("{name}的目标{target}，符号和单位与名称相合。", "{name}: the sign and unit of {target} fit the name."),
      sign=both("{name}的目标为{target}，符号与指标的含义可能不合。",
                "{name}: the target is {target}; its sign may not fit what the indicator means."),
      open=both("{name}的目标为确数{target}，结果却印作{result}；目标与结果可能互换了。",
                "{name}: the target is a plain number, {target}, and the result is printed as {result}; the two may have changed "
                "places."),
      unit=both("{name}印作{target}，计量单位与名称不合。", "{name} is printed as {target}; the unit does not fit the name."))
def sign_and_unit(context: Context) -> Iterator[Outcome]:
    for indicator in context.report.indicators:
        target = indicator["target"]
        if target and target.base is not None:
            yield unit_fit(indicator, target)


def unit_fit(indicator: Indicator, target: Figure) -> Outcome:
    details: dict[str, object] = {"name": indicator.name, "target": target, "stated": target.quantity}
    kinds = unit_kinds(without_closing_brackets(indicator.name.zh))
    if kinds and target.quantity.measure == "number":
        return cannot_check(target, missing=(UNIT,), **details)
    if kinds and target.quantity.measure not in kinds:
        return finding(target, say="unit", **details)
    if is_odd_sign(indicator, target):
        return finding(target, say="sign", **details)
    result = indicator["actual"]
    if result and result.quantity.comparator in SIGNS and not target.quantity.comparator and target.quantity.kind == "number":
        return finding(target, target, result, say="open", result=result, **details)
    return passed(target, **details)


def unit_kinds(name: str) -> list[str]:
    return next((entry["kinds"] for entry in word_lists()["name-units"] if ends_with_any(name, entry["ends"])), [])


def is_odd_sign(indicator: Indicator, target: Figure) -> bool:
    sign, name = target.quantity.comparator, indicator.name.zh
    if is_cost_indicator(indicator):
        return sign in ("≥", ">") and not has_any(name, "higher-is-better")
    return sign in ("≤", "<") and not has_any(name, "lower-is-better")


@rule("E08", "I",
      title=both("指标归类得当", "An indicator stands in a class that fits it"),
      fault=both("指标的归类可能不当", "An indicator may stand in the wrong class"),
      formula=both("数量、质量、时效、成本、各类效益指标的名称和单位与所在类别相合（按词表判断，只作提示）",
                   "name and unit of an indicator fit its class (by a word list; a note only)"),
      basis=INDICATORS,
      silent=[both("指标表中没有指标。", "There are no indicators in a table.")],
      pass_=both("{name}列在“{part}”下，名称和单位没有不合之处。",
                 "{name} stands under “{part}”; name and unit do not speak against it."),
      finding=both("{name}列在“{part}”下，按名称或单位更近于{better}。",
                   "{name} stands under “{part}”; by its name or unit it is closer to {better}."),
      no_class=both("{name}没有写明二级指标，无法判断归类。",
                    "{name}: no second-level class is given, so the class cannot be judged."))
def fitting_class(context: Context) -> Iterator[Outcome]:
    for indicator in context.report.indicators:
        if indicator.stated_in == "table" and not indicator.row.variant:
            yield placed(indicator)


def placed(indicator: Indicator) -> Outcome:
    details: dict[str, object] = {"name": indicator.name, "part": indicator.part.name}
    if indicator.part.parts:
        return cannot_check(indicator, *indicator.row.figures.values(), say="no_class", **details)
    better = better_class(indicator)
    figures = tuple(figure for figure in (indicator["target"], indicator["actual"]) if figure)
    if better:
        return finding(indicator, *figures, better=better, **details)
    return passed(indicator, *figures, **details)


def better_class(indicator: Indicator) -> Bilingual | None:
    own = indicator.part.id.split(".")[-1]
    for hint in word_lists()["class-hints"]:
        if hint["class"] == own and speaks(hint, indicator):
            return both(hint["better"]["zh"], hint["better"]["en"])
    return None


def speaks(hint: Mapping[str, tuple[str, ...]], indicator: Indicator) -> bool:
    name, target = without_closing_brackets(indicator.name.zh), indicator["target"]
    if ends_with_any(name, word_lists()["rates-of-quantity"]):
        return False
    by_kind = target is not None and target.quantity.measure in hint.get("kinds", ())
    return by_kind or ends_with_any(name, hint.get("ends", ())) or any(word in name for word in hint.get("names", ()))
