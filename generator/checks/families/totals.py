"""Family A, first part: totals against the parts named in the report."""
from __future__ import annotations

from typing import Iterator

from generator.checks.basis import FINAL_ACCOUNTS
from generator.checks.compare import adds_up
from generator.checks.context import Context
from generator.checks.engine import both, rule
from generator.checks.outcomes import Outcome


@rule("A16", "E",
      title=both("政府采购合计等于货物、工程、服务之和", "Procurement is goods, works and services together"),
      formula=both("采购合计 = 货物 + 工程 + 服务", "total procurement = goods + works + services"),
      basis=FINAL_ACCOUNTS,
      silent=[both("报告没有采购表，也没有写采购金额。", "The report has no procurement figures at all.")])
def procurement_total(context: Context) -> Iterator[Outcome]:
    for phase in ("budget", "actual"):
        ids = [f"procurement.{line}.{phase}" for line in ("total", "goods", "works", "services")]
        if any(context.figures(*ids)):
            yield adds_up(context, *ids[:1], ids[1:])
