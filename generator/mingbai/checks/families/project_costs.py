"""Family A: what was paid for a project, against what the whole of it costs."""
from __future__ import annotations

from collections.abc import Iterator

from mingbai.checks.basis import ARITHMETIC
from mingbai.checks.compare import in_unit_of, vague
from mingbai.checks.context import Context
from mingbai.checks.expressions import of, result
from mingbai.checks.intervals import of_term, of_total
from mingbai.checks.outcomes import Outcome, Trial, cannot_check, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.checks.wording import has_any
from mingbai.model.report import Row
from mingbai.text.value import not_none


@rule("A21", "E",
      title=both("已付的钱不多于总造价", "No more is paid for a project than it costs"),
      fault=both("已付的钱多于总造价", "More is paid for a project than it costs"),
      formula=both("项目的实际支出（已付） ≤ 总造价；总造价是概算、估算的只提请说明",
                   "paid for the project ≤ its total cost; where that cost is an estimate, no more than worth explaining"),
      basis=ARITHMETIC,
      silent=[both("项目清单没有总造价。", "The list of projects states no total cost.")],
      pass_=both("{label}印作{stated}，不超过总造价{cost}。", "{label} is printed as {stated}, within the total cost of {cost}."),
      explained=both("{label}印作{stated}，多于总造价{cost}，报告说明了原因。",
                     "{label} is printed as {stated}, more than the total cost of {cost}; the report says why."),
      finding=both("{label}印作{stated}，比总造价{cost}还多{difference}。",
                   "{label} is printed as {stated}, {difference} more than the total cost of {cost}."))
def paid_and_cost(context: Context) -> Iterator[Outcome]:
    for row in context.report.table("projects"):
        cost, paid = row["total-cost"], row["actual"]
        if cost and paid:
            yield vague(paid, cost) or paid_of(row)
        elif cost:
            yield cannot_check(cost, missing=context.missing(cost.id.replace("total-cost", "actual")))


def paid_of(row: Row) -> Outcome:
    cost, paid = row.stated("total-cost"), row.stated("actual")
    details: dict[str, object] = {"stated": paid.quantity, "cost": cost, "recomputed": cost.quantity,
               "difference": in_unit_of(cost, paid.amount - cost.amount)}
    if not_none(of_total(paid.quantity)).low <= not_none(of_term(cost.quantity)).high:
        return passed(paid, paid, cost, trial=Trial(result(paid), of(cost), is_limit=True), **details)
    words = row_words(row)
    if has_any(words, "costs-more"):
        return passed(paid, paid, cost, say="explained", **details)
    return finding(paid, paid, cost, trial=Trial(result(paid), of(cost), is_limit=True),
                   severity="W" if cost.quantity.comparator or has_any(words, "estimated") else "", **details)


def row_words(row: Row) -> str:
    """Its name and its notes."""
    notes = [figure.note.zh for figure in row.figures.values() if figure.note]
    return "\n".join((row.label.zh, *dict.fromkeys(notes)))
