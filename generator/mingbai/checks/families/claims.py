"""Family F: claims that other figures speak against."""
from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from mingbai.checks.basis import CORRECT_INFORMATION
from mingbai.checks.compare import plain_percent
from mingbai.checks.context import Context
from mingbai.checks.goals import ALL
from mingbai.checks.intervals import of_total
from mingbai.checks.outcomes import Outcome, cannot_check, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.checks.text_arithmetic import is_recomputed_by_text
from mingbai.checks.wording import has_any, says, word_lists
from mingbai.model.report import Figure, Report, Row
from mingbai.text.value import not_none

SHORTEST_CLAIM, LONGEST_CLAIM = 3, 8
HAN = re.compile(r"^[一-鿿]+")


@rule("F11", "E",
      title=both("“没有”“无”“差异为零”与其他数字一致", "Claims of “none” and of “no difference” fit the other figures"),
      fault=both("“没有”“无”“差异为零”与其他数字矛盾", "A claim of “none” or of “no difference” contradicts other figures"),
      formula=both("称没有某事时，别处没有它的数量；预决算差异率为0时，预算数 = 决算数；利用率100%时没有闲置",
                   "where something is said not to occur, nothing counts it elsewhere; with no gap claimed, budget = final "
                   "account; "
                   "with full use claimed, nothing stands idle"),
      basis=CORRECT_INFORMATION,
      silent=[both("没有这样的说法。", "No such claim is made."),
              both("正文的算式已核对这个差异率。", "A relation the text states recomputes the gap.")],
      pass_=both("{label}印作{stated}，别处没有与之相反的数字。",
                 "{label} is printed as {stated}; no other figure speaks against it."),
      counted=both("{label}印作{stated}，别处的{other_label}为{other}。",
                   "{label} is printed as {stated}; elsewhere {other_label} is {other}."),
      gap=both("{label}印作{stated}；预算{budget}，决算{final}，相差{difference}。",
               "{label} is printed as {stated}; the budget is {budget} and the final account {final}, {difference} apart."),
      idle=both("{label}印作{stated}；同一报告写有{other_label}：{other}。",
                "{label} is printed as {stated}; the same report states {other_label}: {other}."),
      left_out=both("{label}的名称包括“{part}”，备注称不含：{note}",
                    "The name of “{label}” includes an item that its remark says is left out: {note}"),
      no_amounts=both("{label}印作{stated}，没有写明可以核对的预算数和决算数。",
                      "{label} is printed as {stated}; budget and final account to check it with are not both stated."))
def claims(context: Context) -> Iterator[Outcome]:
    yield from none_claimed(context.report)
    yield from no_gap(context)
    yield from all_in_use(context.report)
    yield from named_and_left_out(context.report)


def none_claimed(report: Report) -> Iterator[Outcome]:
    for figure in report.figures.values():
        topic = topic_of_claim(figure) if figure.words and figure.phase in ("value", "actual") else ""
        if topic:
            against = next((other for other in counted_results(report) if topic in other.label.zh), None)
            beside = {"other": against, "other_label": against.label} if against else {}
            details: dict[str, object] = {"stated": figure.quantity, **beside}
            yield (finding(figure, figure, against, say="counted", **details) if against else passed(figure, **details))


def topic_of_claim(figure: Figure) -> str:
    """Of `无采购投诉` the complaints; of `没有一起` what the row is called."""
    text = figure.quantity.printed
    start = next((word for word in word_lists()["none-claimed"] if text.startswith(word)), None)
    if start is None:
        return ""
    claimed = HAN.match(text[len(start):])
    topic = claimed[0] if claimed else ""
    for end in word_lists()["none-claimed-ends"]:
        topic = topic.removesuffix(end)
    if topic.startswith("一"):
        topic = figure.label.zh
    return topic if SHORTEST_CLAIM <= len(topic) <= LONGEST_CLAIM else ""


def counted_results(report: Report) -> Iterator[Figure]:
    for row in report.table("results"):
        value = row["value"]
        if value and value.base and not (value.unit and value.unit.is_percent):
            yield value


def no_gap(context: Context) -> Iterator[Outcome]:
    for indicator in context.report.indicators:
        actual = indicator["actual"]
        is_gap = has_any(indicator.name.zh, "gap-rates") and actual is not None and actual.base == 0
        if actual and is_gap and not is_recomputed_by_text(context.report, actual):
            yield gap(context, actual)


def gap(context: Context, stated: Figure) -> Outcome:
    total = [row for row in context.report.table("money") if row.key == "total"]
    budget = next((figure for row in total for figure in (row["adjusted"], row["original"]) if figure), None)
    final = next((row["income"] for row in total if row["income"]), None)
    if budget is None or final is None or not budget.base:
        return cannot_check(stated, say="no_amounts", stated=stated.quantity)
    details: dict[str, object] = {"stated": stated.quantity, "budget": budget, "final": final,
               "difference": plain_percent(abs(final.amount / budget.amount - Decimal(1)) * ALL)}
    if not_none(of_total(budget.quantity)).meets(not_none(of_total(final.quantity))):
        return passed(stated, stated, budget, final, **details)
    return finding(stated, stated, budget, final, say="gap", **details)


def all_in_use(report: Report) -> Iterator[Outcome]:
    rates = [f for f in (*(row["closing"] for row in report.table("assets") if row.key == "utilisation"),
                         *(i["actual"] for i in report.indicators if "utilisation" in i.part.id.split("."))) if f]
    full = [figure for figure in rates if figure.base == ALL]
    if full:
        idle = next((f for f in report.figures.values() if f.phase in ("value", "count") and f.base
                     and has_any(f.label.zh, "idle")), None)
        details: dict[str, object] = {"stated": full[0].quantity, **({"other": idle, "other_label": idle.label} if idle else {})}
        severity = "I" if idle and idle.note and says(idle.note.zh, "reason-given") else ""
        yield (finding(full[0], *full, idle, say="idle", severity=severity, **details) if idle
               else passed(full[0], *full, **details))


def named_and_left_out(report: Report) -> Iterator[Outcome]:
    for row in (*report.table("projects"), *report.table("money")):
        for figure in row.figures.values():
            part = left_out(row, figure)
            if part:
                others = [f for f in report.figures.values() if f.id != figure.id and f.value
                          and f.table == "money" and f.quantity.printed in not_none(figure.note).zh]
                explained = others or says(not_none(figure.note).zh, "reason-given")
                yield finding(figure, figure, *others, say="left_out", severity="I" if explained else "W", part=part,
                              stated=figure.quantity, note=figure.note)


def left_out(row: Row, figure: Figure) -> str:
    """What the note of a row says is not in it, when the row is named after it."""
    note = figure.note.zh if figure.note else ""
    for word in word_lists()["leaves-out"]:
        found = HAN.match(note.partition(word)[2])
        names = [found[0][:size] for size in range(len(found[0]), 3, -1)] if found else []
        part = next((name for name in names if name in row.label.zh), "")
        if part:
            return part
    return ""
