"""Family A: more was spent than came in, and nothing is said of what there was before."""
from __future__ import annotations

from collections.abc import Iterator

from mingbai.checks.basis import FINAL_ACCOUNTS
from mingbai.checks.compare import in_unit_of, vague
from mingbai.checks.context import Context
from mingbai.checks.expressions import of
from mingbai.checks.families.balances import balance_income, cell_id
from mingbai.checks.outcomes import Outcome, cannot_check, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.checks.wording import has_any
from mingbai.model.report import Row


@rule("A22", "W",
      title=both("支出多于收入的，写明年初结转", "Where more is spent than comes in, the opening balance is stated"),
      fault=both("支出多于收入，没有写明年初结转", "More is spent than comes in, and no opening balance is stated"),
      formula=both("没有写年初结转时，支出 ≤ 收入（或到位资金）",
                   "with no opening balance stated, spending ≤ income (or money received)"),
      basis=FINAL_ACCOUNTS,
      silent=[both("写有年初结转：由A08核对。", "An opening balance is stated: A08's."),
              both("总额一行没有收入。", "The total line states no income.")],
      pass_=both("{label}印作{stated}，不超过{income_label}{income}。",
                 "{label} is printed as {stated}, no more than {income_label}, {income}."),
      used=both("{label}印作{stated}，比{income_label}{income}多{difference}；报告提到使用了结转结余，没有写数额。",
                "{label} is printed as {stated}, {difference} more than {income_label}, {income}; the report speaks of a "
                "balance brought forward and does not state its amount."),
      finding=both("{label}印作{stated}，比{income_label}{income}多{difference}；没有写年初结转，多出部分的来源没有写明。",
                   "{label} is printed as {stated}, {difference} more than {income_label}, {income}; no opening balance is "
                   "stated, nor where the rest came from."))
def spent_beyond_income(context: Context) -> Iterator[Outcome]:
    row = context.report.row("money", "total")
    income = row[balance_income(row)] if row else None
    if row is None or income is None or row["carried-in"]:
        return
    spent = row["actual"]
    if spent is None:
        yield cannot_check(income, missing=context.missing(cell_id(row, "actual")))
    else:
        yield vague(spent, income) or against_income(context, row)


def against_income(context: Context, row: Row) -> Outcome:
    spent, income = row.stated("actual"), row.stated(balance_income(row))
    over = of(spent) - of(income)
    details: dict[str, object] = {"stated": spent.quantity, "income": income, "income_label": income.label,
               "difference": in_unit_of(spent, over.value())}
    if over.interval().low <= 0:
        return passed(spent, spent, income, **details)
    if has_any(context.all_chinese, "brought-forward"):
        return finding(spent, spent, income, say="used", severity="I", **details)
    return finding(spent, spent, income, **details)
