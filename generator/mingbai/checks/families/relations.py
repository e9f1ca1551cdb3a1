"""Family R: the arithmetic that the text itself states, one rule for each kind of relation."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import reduce

from mingbai.checks.basis import ARITHMETIC
from mingbai.checks.causes import scaled_total
from mingbai.checks.compare import agrees, in_unit_of
from mingbai.checks.context import Context, shared_by_rules
from mingbai.checks.expressions import Expression, fraction, growth, limit, mean, of, percent, total
from mingbai.checks.expressions import result as of_result
from mingbai.checks.funds_by_purpose import Solved, crossings
from mingbai.checks.intervals import Interval, of_term, of_total
from mingbai.checks.outcomes import FINDING, Cause, Outcome, Trial, cannot_check, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.model.phases import TARGETS
from mingbai.model.report import Bilingual, Figure, Relation
from mingbai.text.value import not_none, replace

LIMITS = ("≥", "≤")
Terms = tuple[Figure, ...]


def none_declared(zh: str, en: str) -> list[Bilingual]:
    return [both(f"正文没有这样的算式（{zh}）。", f"The text states no such relation ({en}).")]


def relations(context: Context, kind: str) -> Iterator[tuple[Relation, Figure, Terms]]:
    for relation in context.report.relations:
        if relation.kind == kind:
            yield relation, not_none(context.figure(relation.result)), tuple(map(not_none, context.figures(*relation.terms)))


def recomputed(context: Context, kind: str, calculation: Callable[[Figure, Terms], Expression]) -> Iterator[Outcome]:
    for _, result, terms in relations(context, kind):
        yield agrees(result, calculation(result, terms))


def in_percent_where_printed_so(result: Figure, ratio: Expression) -> Expression:
    """A ratio in percent where the result is printed so."""
    return percent(ratio) if result.unit and result.unit.is_percent else ratio


@rule("R01", "E", title=both("正文所说的合计", "Totals the text states"),
      fault=both("正文所说的合计对不上", "A total in the text does not fit"), basis=ARITHMETIC,
      formula=both("合计 = 各项相加", "total = all its terms added"), silent=none_declared("合计", "a total"))
def sums(context: Context) -> Iterator[Outcome]:
    crossed = {crossing.relation.id: crossing.paid for crossing in crossings(context)}
    for relation, _, outcome in added(context):
        paid = crossed.get(relation.id)
        yield put_elsewhere(outcome, paid) if paid and outcome.status == FINDING else outcome


@shared_by_rules
def added(context: Context) -> Iterator[tuple[Relation, Terms, Outcome]]:
    for relation, result, terms in relations(context, "sum"):
        yield relation, (result, *terms), agrees(result, total(terms))


def put_elsewhere(outcome: Outcome, paid: Solved) -> Outcome:
    """The difference is what another source paid for the same purpose: no error of arithmetic (see R12)."""
    amount = in_unit_of(outcome.figures[0], paid.amount.value())
    return replace(outcome, severity="W", cause=Cause("cross-classified", {"fund": paid.fund.label, "amount": amount}))


@rule("R02", "E", title=both("正文所说的差额", "Differences the text states"),
      fault=both("正文所说的差额对不上", "A difference in the text does not fit"), basis=ARITHMETIC,
      formula=both("差额 = 第一项 − 其余各项",
                   "difference = first term − the others"), silent=none_declared("差额", "a difference"))
def differences(context: Context) -> Iterator[Outcome]:
    yield from recomputed(context, "difference", lambda _, terms: reduce(lambda a, b: a - b, map(of, terms)))


@rule("R03", "E", title=both("正文所说的比率", "Ratios the text states"),
      fault=both("正文所说的比率对不上", "A ratio in the text does not fit"), basis=ARITHMETIC,
      formula=both("比率 = 第一项 ÷ 第二项", "ratio = first term ÷ second term"), silent=none_declared("比率", "a ratio"))
def ratios(context: Context) -> Iterator[Outcome]:
    yield from recomputed(context, "ratio", lambda result,
                          terms: in_percent_where_printed_so(result, of(terms[0]) / of(terms[1])))


@rule("R04", "E", title=both("正文所说的占比", "Shares the text states"),
      fault=both("正文所说的占比对不上", "A share in the text does not fit"), basis=ARITHMETIC,
      formula=both("占比 = 部分 ÷ 整体", "share = part ÷ whole"), silent=none_declared("占比", "a share"))
def shares(context: Context) -> Iterator[Outcome]:
    yield from recomputed(context, "share", lambda result, terms: percent(of(terms[0]) / of(terms[1])))


@rule("R05", "E", title=both("正文所说的增长", "Growth the text states"),
      fault=both("正文所说的增长对不上", "Growth in the text does not fit"), basis=ARITHMETIC,
      formula=both("增长率 = （后 − 前）÷ 前", "growth = (later − earlier) ÷ earlier"), silent=none_declared("增长", "growth"))
def growths(context: Context) -> Iterator[Outcome]:
    yield from recomputed(context, "growth", lambda result, terms: growth(*terms))


@rule("R06", "E", title=both("正文所说的乘积", "Products the text states"),
      fault=both("正文所说的乘积对不上", "A product in the text does not fit"), basis=ARITHMETIC,
      formula=both("结果 = 各项相乘", "result = all terms multiplied"), silent=none_declared("乘积", "a product"))
def products(context: Context) -> Iterator[Outcome]:
    yield from recomputed(context, "product", lambda _, terms: reduce(lambda a, b: a * b, map(factor, terms)))


def factor(figure: Figure) -> Expression:
    return fraction(of(figure)) if figure.unit and figure.unit.is_percent else of(figure)


@rule("R07", "E", title=both("正文所说的平均", "Means the text states"),
      fault=both("正文所说的平均对不上", "A mean in the text does not fit"), basis=ARITHMETIC,
      formula=both("平均 = 各项相加 ÷ 项数", "mean = all terms added ÷ their number"), silent=none_declared("平均", "a mean"))
def means(context: Context) -> Iterator[Outcome]:
    yield from recomputed(context, "mean", lambda _, terms: mean(terms))


@rule("R08", "W", title=both("正文所说的加权平均", "Weighted means the text states"),
      fault=both("正文所说的加权平均对不上，或没有写权重",
                 "A weighted mean in the text does not fit, or has no weights"), basis=ARITHMETIC,
      formula=both("加权平均在各项的最小与最大之间；与简单平均相同而没有写权重时，指出这一点",
                   "a weighted mean lies between the least and the greatest term; where it equals the simple mean and no "
                   "weights are given, that is said"),
      silent=[*none_declared("加权平均", "a weighted mean"),
              both("各单位得分的加权平均由D12核对。", "Weighted means of the units' scores are D12's.")],
      simple=both("{label}印作{stated}，称加权平均而没有写权重；与简单平均{formula}相同。",
                  "{label} is printed as {stated} and called a weighted mean, no weights given; it equals the simple mean, "
                  "{formula}."),
      outside=both("{label}印作{stated}，不在各项的{low}至{high}之间。",
                   "{label} is printed as {stated}, not between its least and greatest terms, {low} and {high}."),
      weights=both("{label}印作{stated}，没有写各项的权重，无法核对加权平均。",
                   "{label} is printed as {stated}; no weights are given, so the weighted mean cannot be checked."))
def weighted_means(context: Context) -> Iterator[Outcome]:
    for _, result, terms in relations(context, "weighted-mean"):
        if result.table != "unit-scores":
            yield weighted(result, terms)


def weighted(result: Figure, terms: Terms) -> Outcome:
    simple = agrees(result, mean(terms))
    if simple.recomputed is None:
        return simple
    low, high = min(terms, key=lambda f: f.amount), max(terms, key=lambda f: f.amount)
    if simple.status == "pass":
        return finding(result, result, *terms, say="simple", stated=result.quantity, formula=simple.formula,
                       recomputed=simple.recomputed, cause=Cause("simple-mean"))
    details: dict[str, object] = {"stated": result.quantity, "low": low, "high": high}
    if not_none(of_total(result.quantity)).meets(Interval(low.amount, high.amount)):
        return cannot_check(result, result, *terms, say="weights", **details)
    return finding(result, result, *terms, say="outside", severity="E", **details)


@rule("R09", "E", title=both("同一事实几处所说一致", "The same fact is stated alike everywhere"),
      fault=both("同一事实几处所说不同", "The same fact is stated differently in different places"), basis=ARITHMETIC,
      formula=both("几处印出的数字（允许各自的四舍五入）相同", "all printings agree, each within its own rounding"),
      silent=none_declared("同一事实", "the same fact twice"),
      pass_=both("{label}印作{stated}，另一处为{other}，一致。",
                 "{label} is printed as {stated} and elsewhere as {other}. They agree."),
      finding=both("{label}印作{stated}，另一处为{other}，两处不同。",
                   "{label} is printed as {stated} and elsewhere as {other}. The two differ."))
def same_facts(context: Context) -> Iterator[Outcome]:
    for _, result, terms in relations(context, "same"):
        for term in terms:
            yield same(result, term)


def same(first: Figure, second: Figure) -> Outcome:
    leaves = leaf(first), leaf(second)
    details: dict[str, object] = {"stated": first.quantity, "other": second}
    first_printed, second_printed = (leaf.printed() for leaf in leaves)
    if first_printed is None and second_printed is None:
        alike = words(first) == words(second)
        return (passed if alike else finding)(first, first, second, **details)
    if first_printed is None or second_printed is None:
        return cannot_check(first, first, second, say="in-words", unclear=first if first_printed is None else second)
    details |= {"recomputed": second.quantity, "difference": in_unit_of(first, first.amount - second.amount),
                "trial": Trial(*leaves)}
    if first_printed.meets(second_printed):
        return passed(first, first, second, rounded=first.base != second.base, **details)
    return finding(first, first, second, cause=next(scaled_total(first, of(second)), None), **details)


def leaf(figure: Figure) -> Expression:
    """Of a limit set as a target the number itself; of all else what its printing stands for."""
    is_limit = figure.phase in TARGETS and figure.quantity.comparator in LIMITS
    return (limit if is_limit else of_result)(figure)


def words(figure: Figure) -> str:
    return figure.quantity.date or "".join(figure.quantity.printed.split())


@rule("R10", "E", title=both("部分不超过整体", "A part is no more than its whole"),
      fault=both("部分超过整体", "A part is more than its whole"), basis=ARITHMETIC,
      formula=both("结果 ≤ 所比的数", "result ≤ the figure it is compared with"), silent=none_declared("不超过", "a limit"),
      pass_=both("{label}印作{stated}，不超过{other}。", "{label} is printed as {stated}, no more than {other}."),
      finding=both("{label}印作{stated}，超过{other}，多{difference}。",
                   "{label} is printed as {stated}, {difference} more than {other}."))
def limits(context: Context) -> Iterator[Outcome]:
    for _, result, terms in relations(context, "at-most"):
        for term in terms:
            yield at_most(result, term)


def at_most(part: Figure, whole: Figure) -> Outcome:
    low, high = of_total(part.quantity), of_term(whole.quantity)
    if low is None or high is None:
        return cannot_check(part, part, whole, say="in-words", unclear=part if low is None else whole)
    details: dict[str, object] = {"stated": part.quantity, "recomputed": whole.quantity, "other": whole,
               "difference": in_unit_of(part, part.amount - whole.amount),
               "trial": Trial(of_result(part), of(whole), is_limit=True)}
    return (finding if low.low > high.high else passed)(part, part, whole, **details)
