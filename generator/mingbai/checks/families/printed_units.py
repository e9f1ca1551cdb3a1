"""Family F: units as they are printed: money and percentages."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from mingbai.checks.basis import CORRECT_INFORMATION
from mingbai.checks.context import Context
from mingbai.checks.families.units import MONEY_TABLES
from mingbai.checks.intervals import Interval, of_total
from mingbai.checks.outcomes import Outcome, cannot_check, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.checks.wording import ends_with_any, has_any, without_closing_brackets, word_lists
from mingbai.model.report import Figure, Report
from mingbai.text.value import not_none


@rule("F03", "W",
      title=both("金额单位写明，同一处不混用元和万元", "The unit of money is printed and not mixed in one place"),
      fault=both("金额单位没有写明，或同一处混用元和万元", "The unit of money is not printed, or is mixed in one place"),
      formula=both("每个金额有单位；同一处的金额用同一单位", "each amount has a unit; amounts in one place share it"),
      basis=CORRECT_INFORMATION,
      silent=[both("没有金额。", "There are no amounts.")],
      pass_=both("金额的单位都已写明，同一处没有混用元和万元。",
                 "Units of money are printed, and single yuan and larger units are not mixed in one place."),
      mixed=both("{label}印作{stated}，同一处的{other_label}为{other}，元与万元混用。",
                 "{label} is printed in single yuan ({yuan}), and {other_label} in the same place in a larger unit; the two are "
                 "mixed."),
      apart=both("{label}以元列示（{stated}），{other_label}以更大的单位列示（{other}），比较时须换算。",
                 "{label} is printed in single yuan ({yuan}) and {other_label} in a larger unit; to compare them they must be "
                 "converted."),
      unprinted=both("{label}：原文没有印出完整的金额单位，按{stated}读取。",
                     "{label}: the source does not print the full unit of money; it is read as {stated}."),
      table=both("原文的表格没有印出金额单位，这里按正文的单位读取。",
                 "The source's tables print no unit of money; that of the text has been used."),
      no_unit=both("{label}印作{stated}，没有写明单位。", "{label} is printed as {stated}, without a unit."))
def units_of_money(context: Context) -> Iterator[Outcome]:
    report = context.report
    amounts = [f for table in MONEY_TABLES for row in report.table(table) for f in row.figures.values() if f.base is not None]
    money = [figure for figure in amounts if figure.quantity.measure == "money"]
    if not amounts:
        return
    found = [*mixed_units(report), *unprinted_units(context, money)]
    found += [cannot_check(figure, say="no_unit", stated=figure.quantity) for figure in amounts
              if figure.quantity.measure == "number"]
    yield from found or [passed(money[0] if money else amounts[0], *money)]


def mixed_units(report: Report) -> Iterator[Outcome]:
    for table in MONEY_TABLES:
        money = [f for row in report.table(table) for f in row.figures.values() if f.quantity.measure == "money"]
        yuan = [figure for figure in money if figure.quantity.scale == 1 and figure.base]
        larger = [figure for figure in money if figure.quantity.scale > 1]
        if yuan and larger:
            yield mixed(yuan, larger)


def mixed(yuan: list[Figure], larger: list[Figure]) -> Outcome:
    places = {citation.section.key for figure in yuan for citation in figure.citations}
    beside = [figure for figure in larger if any(citation.section.key in places for citation in figure.citations)]
    alike = [figure for figure in (beside or larger) if figure.key == yuan[0].key] or beside or larger
    return finding(yuan[0], *yuan, *alike, say="mixed" if beside else "apart", severity="" if beside else "I",
                   stated=yuan[0].quantity, yuan=yuan[0].quantity.value, other=alike[0], other_label=alike[0].label)


def unprinted_units(context: Context, money: list[Figure]) -> Iterator[Outcome]:
    for figure in context.report.figures.values():
        noted = figure.note is not None and has_any(figure.note.zh, "unit-not-printed")
        if noted and figure.quantity.measure == "money":
            yield finding(figure, say="unprinted", severity="I", stated=figure.quantity)
    bare = [figure for table in MONEY_TABLES for figure in without_units(table, money)]
    for source in context.report.sources:
        if source.note and has_any(source.note.zh, "unit-not-printed") and bare:
            yield finding(bare[0], *bare, say="table", severity="I", stated=bare[0].quantity)


def without_units(table: str, money: list[Figure]) -> list[Figure]:
    """The amounts of a table none of which has its unit beside it."""
    found = [figure for figure in money if figure.table == table and figure.base]
    return [] if any(not_none(figure.unit).printed in figure.quantity.printed for figure in found) else found


RESULTS = ("value", "actual", "closing")
RATES = ("rate", "completion")
PERCENT_SIGNS = ("%", "％", "百分", "‰", "成")


@rule("F04", "E",
      title=both("百分比写有百分号，占比在0%至100%之间", "Percentages carry their sign, shares lie between 0 and 100%"),
      fault=both("百分比没有百分号，或占比不在0%至100%之间", "A percentage lacks its sign, or a share lies outside 0 to 100%"),
      formula=both("百分比印有“%”；占比、覆盖率等在0%至100%之间，其他的率（增长、完成、执行、控制、负荷等除外）在此之外的，完成率、执行率低于0%的，宜说明",
                   "a percentage has its sign; shares, coverage and the like lie between 0 and 100%; another rate outside that "
                   "(growth, completion, execution, control, load and the like apart), or a rate of completion or execution "
                   "below 0%, is worth explaining"),
      basis=CORRECT_INFORMATION,
      silent=[both("没有百分比。", "There are no percentages.")],
      pass_=both("百分比都有百分号，占比都不超过100%。", "All percentages carry their sign, and no share exceeds 100%."),
      above=both("{label}印作{stated}，超过100%。", "{label} is printed as {stated}, above 100%."),
      below=both("{label}印作{stated}，低于0%。", "{label} is printed as {stated}, below 0%."),
      unsigned=both("{label}印作{printed}，没有百分号。", "{label} is printed as {printed}, without a percent sign."))
def percentages(context: Context) -> Iterator[Outcome]:
    found = [f for f in context.report.figures.values() if f.base is not None and f.unit and f.unit.is_percent]
    if found:
        faults = [fault for figure in found for fault in percent_faults(figure)]
        yield from faults or [passed(found[0], *found)]


def percent_faults(figure: Figure) -> Iterator[Outcome]:
    quantity = figure.quantity
    outside = "" if quantity.comparator else side_outside(not_none(of_total(quantity)))
    if outside and (is_share(figure) or is_bounded_rate(figure) or is_beyond_all(figure, outside)):
        yield finding(figure, say=outside, stated=quantity, severity="" if is_share(figure) else "W")
    if not contains(quantity.printed, PERCENT_SIGNS):
        yield finding(figure, say="unsigned", stated=quantity, printed=quantity.printed, severity="W" if figure.base else "I")


def side_outside(interval: Interval) -> str:
    """Of all there is: which side of 0 to 100 % it lies on."""
    return "above" if interval.low > 100 else "below" if interval.high < 0 else ""


def is_share(figure: Figure) -> bool:
    return figure.phase == "share" or (figure.phase in RESULTS and has_any(figure.label.zh, "shares-of-a-whole")
                                       and not has_any(figure.label.zh, "unbounded-rates"))


def is_bounded_rate(figure: Figure) -> bool:
    """By the end of its name a rate of something, and none that may well pass 100 % or fall below 0."""
    if figure.phase not in RESULTS or has_any(figure.label.zh, "unbounded-rates"):
        return False
    row_name = figure.label.zh.split("·")[0]
    return ends_with_any(without_closing_brackets(row_name), word_lists()["ends-of-rates"])


def is_beyond_all(figure: Figure, outside: str) -> bool:
    """Less than nothing was done, or more was looked at than there is."""
    if figure.phase in RATES:
        return outside == "below" or has_any(figure.label.zh, "surveys")
    return outside == "below" and figure.phase in RESULTS and has_any(figure.label.zh, "never-negative-rates")


def contains(text: str, words: Iterable[str]) -> bool:
    return any(word in text for word in words)
