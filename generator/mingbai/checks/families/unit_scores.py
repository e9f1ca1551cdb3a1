"""Family D: the scores of the units and of the department."""
from __future__ import annotations

from collections.abc import Iterator

from mingbai.checks.basis import ARITHMETIC, SELF_EVALUATION
from mingbai.checks.compare import agrees
from mingbai.checks.context import Context
from mingbai.checks.expressions import Expression, mean, of, total
from mingbai.checks.families.scores import made_of
from mingbai.checks.outcomes import PASS, Outcome, cannot_check, finding
from mingbai.checks.rule import both, rule
from mingbai.checks.scored_items import WHOLE, PartsOfWhole
from mingbai.model.report import Bilingual, Figure, Report, Row
from mingbai.text.value import not_none

TABLE, DEPARTMENT = "unit-scores", "department"
NO_UNITS = both("没有分单位的得分。", "There are no scores by unit.")


def unit_rows(report: Report) -> list[Row]:
    return [row for row in report.table(TABLE) if row.key != DEPARTMENT and not row.variant]


@rule("D12", "E",
      title=both("单位得分与部门得分的平均", "Units' scores and the department's mean"),
      fault=both("部门得分与各单位得分的平均不符，或没有写权重",
                 "The department's score is not the mean of its units', or no weights are given"),
      formula=both("单位总分 = 其各部分之和；部门得分 = 各单位的简单平均，或按金额、人数的加权平均",
                   "a unit's total = its parts; the department's score = the units' simple mean, or their mean weighted by "
                   "money or staff"),
      basis=ARITHMETIC, silent=[NO_UNITS],
      called_weighted=both("{label}印作{stated}，称为加权平均；{formula}，与简单平均相同，报告没有写权重。",
                           "{label} is printed as {stated} and called a weighted average; {formula}, the simple mean of the "
                           "units. No weights are given."),
      weighted=both("{label}印作{stated}，等于按{basis}加权的平均。",
                    "{label} is printed as {stated}, the mean weighted by {basis}."),
      neither=both("{label}印作{stated}；各单位的简单平均为{recomputed}，相差{difference}，报告没有写权重。",
                   "{label} is printed as {stated}; the simple mean of the units is {recomputed}, {difference} apart, and no "
                   "weights are given."))
def units_and_department(context: Context) -> Iterator[Outcome]:
    rows = unit_rows(context.report)
    for row in rows:
        if row[WHOLE]:
            parts = tuple(figure for phase, figure in row.figures.items() if phase != WHOLE)
            yield made_of(row.stated(WHOLE), PartsOfWhole(parts, () if parts else (both("各部分得分", "the scores by part"),)))
    department = context.report.row(TABLE, DEPARTMENT)
    for phase, stated in department.figures.items() if department and rows else ():
        yield mean_of(context, stated, tuple(row.stated(phase) for row in rows if row[phase]), len(rows))


def mean_of(context: Context, stated: Figure, terms: tuple[Figure, ...], units: int) -> Outcome:
    if len(terms) < units:
        return cannot_check(stated, stated, *terms, missing=(both("有的单位的得分", "the scores of some units"),))
    simple = agrees(stated, mean(terms))
    details: dict[str, object] = {"stated": stated.quantity, "formula": simple.formula, "recomputed": simple.recomputed,
               "difference": simple.difference}
    if simple.status == PASS:
        if is_called_weighted(context, stated) and len({term.value for term in terms}) > 1:
            return finding(stated, *simple.figures, say="called_weighted", severity="W", **details)
        return simple
    for name, weighted in weightings(context, terms):
        outcome = agrees(stated, weighted, say="weighted", basis=name)
        if outcome.status == PASS:
            return outcome
    scores = [not_none(term.value) for term in terms]
    is_between = min(scores) <= not_none(stated.value) <= max(scores)     # some weights or other would give it
    return finding(stated, *simple.figures, say="neither", severity="W" if is_between else "", trial=simple.trial, **details)


def is_called_weighted(context: Context, stated: Figure) -> bool:
    declared = any(r.kind == "weighted-mean" and r.result == stated.id for r in context.report.relations)
    return declared or bool(stated.note and "加权" in stated.note.zh)


WEIGHTINGS = (("projects", "adjusted", both("项目的全年预算", "projects' adjusted budgets")),
              ("projects", "actual", both("项目支出", "projects' spending")),
              ("profile", "in-post", both("在职人数", "staff in post")))


def weightings(context: Context, terms: tuple[Figure, ...]) -> Iterator[tuple[Bilingual, Expression]]:
    """Means weighted by what the report states of every unit."""
    for table, phase, name in WEIGHTINGS:
        weights = [by_entity(context.report, table, phase, term.key) for term in terms]
        if all(weights):
            products = [of(term) * total(weight) for term, weight in zip(terms, weights, strict=True)]
            whole = total(figure for weight in weights for figure in weight)
            yield name, added_products(products) / whole


def added_products(products: list[Expression]) -> Expression:
    whole, *others = products
    for product in others:
        whole = whole + product
    return whole


def by_entity(report: Report, table: str, phase: str, entity: str) -> list[Figure]:
    rows = [row for row in report.table(table) if row.attributes.get("entity") == entity and not row.variant]
    if table == "profile":
        rows = [row for row in rows if row.attributes["group"] == "total"]
    return [row.stated(phase) for row in rows if row[phase] and row.stated(phase).base]


@rule("D13", "W",
      title=both("部门的执行得分与部门执行率相符", "The department's execution score fits its rate of spending"),
      fault=both("部门的执行得分与部门执行率不符", "The department's execution score does not fit its rate of spending"),
      formula=both("并入B05：部门执行得分 = 部门执行率（最多按100%）× 分值",
                   "part of B05 now: the department's execution score = its rate of spending (100% at most) × weight"),
      basis=SELF_EVALUATION, successor="B05",
      silent=[both("由B05核对。", "B05 says it.")])
def department_execution(context: Context) -> Iterator[Outcome]:
    yield from ()
