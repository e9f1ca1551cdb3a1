"""Family A, third part: assets and procurement shares."""
from __future__ import annotations

from collections.abc import Iterator

from mingbai.checks.basis import ARITHMETIC, FINAL_ACCOUNTS
from mingbai.checks.compare import agrees, in_unit_of
from mingbai.checks.context import Context
from mingbai.checks.expressions import of, percent
from mingbai.checks.intervals import of_total
from mingbai.checks.outcomes import Outcome, cannot_check, finding
from mingbai.checks.rule import both, rule
from mingbai.text.value import not_none


@rule("A14", "E",
      title=both("资产减负债等于净资产", "Assets less liabilities are net assets"),
      fault=both("资产减负债与净资产不符", "Assets less liabilities are not net assets"),
      formula=both("净资产 = 资产总额 − 负债总额", "net assets = assets − liabilities"), basis=ARITHMETIC,
      silent=[both("没有资产、负债或净资产的数字。", "The report states no assets, liabilities or net assets.")])
def net_assets(context: Context) -> Iterator[Outcome]:
    for phase in ("opening", "closing"):
        ids = [f"assets.{line}.{phase}" for line in ("net-assets", "assets", "liabilities")]
        net, assets, liabilities = found = context.figures(*ids)
        if net and assets and liabilities:
            yield agrees(net, of(assets) - of(liabilities))
        elif any(found):
            yield cannot_check(next(filter(None, found)), *filter(None, found), missing=context.missing(*ids))


@rule("A15", "E",
      title=both("固定资产利用率等于在用除以全部，且不超过100%",
                 "Utilisation is assets in use over all fixed assets, at most 100%"),
      fault=both("固定资产利用率与在用、全部资产不符，或超过100%",
                 "Utilisation does not fit the assets in use, or is above 100%"),
      formula=both("固定资产利用率 = 在用固定资产 ÷ 固定资产", "utilisation = fixed assets in use ÷ fixed assets"),
      basis=ARITHMETIC, silent=[both("没有写利用率。", "No utilisation rate is stated.")],
      above=both("{label}印作{stated}，超过100%。", "{label} is printed as {stated}, above 100%."))
def utilisation(context: Context) -> Iterator[Outcome]:
    for phase in ("opening", "closing"):
        ids = [f"assets.{line}.{phase}" for line in ("utilisation", "fixed-assets-in-use", "fixed-assets")]
        rate, used, all_assets = figures = context.figures(*ids)
        if rate is None:
            continue
        if rate.base is not None and not_none(of_total(rate.quantity)).low > 100:
            yield finding(rate, stated=rate.quantity, say="above")
        elif used and all_assets:
            yield agrees(rate, percent(of(used) / of(all_assets)))
        else:
            yield cannot_check(rate, *filter(None, figures), missing=context.missing(*ids))


@rule("A17", "W",
      title=both("中小企业采购占比与金额相符，不超过采购总额", "The share bought from small and medium firms fits the amounts"),
      fault=both("中小企业采购占比与金额不符，或超过采购总额",
                 "The share bought from small and medium firms does not fit, or is above all procurement"),
      formula=both("中小企业占比 = 授予中小企业的采购 ÷ 采购合计，且 ≤ 100%",
                   "share = procurement from small and medium firms ÷ all procurement, at most 100%"),
      basis=FINAL_ACCOUNTS, silent=[both("没有中小企业采购的数字。", "Nothing is stated of small and medium firms.")],
      above=both("{label}印作{stated}，超过采购合计{whole}。",
                 "{label} is printed as {stated}, more than all procurement, {whole}."))
def small_firms(context: Context) -> Iterator[Outcome]:
    row = context.report.row("procurement", "sme")
    if row is None:
        return
    spent, share, whole = row["actual"], row["share"], context.figure("procurement.total.actual")
    if spent and whole and not_none(of_total(spent.quantity)).low > not_none(of_total(whole.quantity)).high:
        yield finding(spent, spent, whole, stated=spent.quantity, say="above", whole=whole,
                      recomputed=in_unit_of(spent, whole.amount))
    elif spent and whole and share:
        yield agrees(share, percent(of(spent) / of(whole)))
    else:
        known = tuple(filter(None, (share, spent, whole)))
        yield cannot_check(known[0], *known, missing=context.missing(
            "procurement.sme.actual", "procurement.total.actual", "procurement.sme.share"))
