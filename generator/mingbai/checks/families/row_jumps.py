"""Family F: amounts that don't go with those beside them: of another order in one row, or with more decimals than their table."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from mingbai.checks.basis import PRACTICE
from mingbai.checks.compare import agrees, vague
from mingbai.checks.context import Context
from mingbai.checks.expressions import of, percent
from mingbai.checks.families.project_costs import row_words
from mingbai.checks.families.units import MONEY_TABLES, TEN
from mingbai.checks.outcomes import PASS, Cause, Outcome, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.checks.wording import has_any
from mingbai.model.report import Figure, Report, Row
from mingbai.text.quantity import exponent
from mingbai.text.value import not_none

OF_ONE_ROW = {"money": ("original", "adjusted", "received", "actual"), "projects": ("original", "adjusted", "received", "actual"),
              "procurement": ("budget", "actual")}
IN_TEXT, PRINTED_ALIKE = ("results", "indicators"), ("money", "percent")
FEWEST = 5                                # amounts of one unit that make a habit


@rule("F16", "W",
      title=both("同一行的各数同一个量级，小数位数与全表一致",
                 "The amounts of one row are of one order, with the decimals of their table"),
      fault=both("同一行的各数相差悬殊，或小数位数与全表不同",
                 "The amounts of one row are of different orders, or their decimals differ from the table"),
      formula=both("年初预算、全年预算、到位、支出之间相差不到10倍；小数位数不多于同表同单位的其他各数（多几位的只作提示）",
                   "original budget, adjusted budget, money received and spending are less than ten times apart; no figure has "
                   "more decimals than all others of its table and unit (several more are no more than a note)"),
      basis=PRACTICE,
      silent=[both("没有一行写有两个金额，同表的金额也不到5个。",
                   "No row states two amounts, and no table as many as five."),
              both("其中有零。", "One of the two is zero.")],
      pass_=both("写有几个金额的{count}行，行内相差都不到10倍。",
                 "Rows with more than one amount: {count}; in each they are less than ten times apart."),
      rate=both("{label}印作{stated}，同一行的{other_label}为{other}，相差{times}倍，与所写的{rate}相符。",
                "{label} is printed as {stated} and {other_label} in the same row as {other}, {times} times apart; the stated "
                "{rate} fits both."),
      explained=both("{label}印作{stated}，同一行的{other_label}为{other}，相差{times}倍，备注说到原因。",
                     "{label} is printed as {stated} and {other_label} in the same row as {other}, {times} times apart; its note "
                     "speaks of the reason."),
      finding=both("{label}印作{stated}，同一行的{other_label}为{other}，相差{times}倍，宜说明。",
                   "{label} is printed as {stated} and {other_label} in the same row as {other}, {times} times apart; worth "
                   "explaining."),
      decimals=both("{label}印作{stated}，小数比同表其他{count}个数都多一位，可能多印了一个数字。",
                    "{label} is printed as {stated}, with one decimal more than all other amounts of its table ({count}); a "
                    "digit may have been printed twice."),
      exact=both("{label}印作{stated}，小数比同表其他{count}个数都多。",
                 "{label} is printed as {stated}, with more decimals than the other amounts of its table ({count})."))
def row_jumps(context: Context) -> Iterator[Outcome]:
    every = ((row, beside(row)) for table in OF_ONE_ROW for row in context.report.table(table))
    rows = [(row, figures) for row, figures in every if len(figures) > 1]
    clear = [(row, figures) for row, figures in rows if are_plain(figures)]
    apart = [(row, *pair) for row, figures in clear if (pair := far_apart(figures))]
    yield from (jump_outcome(*one) for one in apart)
    if clear and not apart:
        yield passed(clear[0][0], *(figure for _, figures in clear for figure in figures), count=len(clear))
    elif rows and not clear:
        yield from filter(None, [vague(*rows[0][1])])
    yield from more_decimals(context.report)


def beside(row: Row) -> list[Figure]:
    figures = (row[phase] for phase in OF_ONE_ROW[row.table])
    return [figure for figure in figures if figure and figure.base != 0]


def are_plain(figures: list[Figure]) -> bool:
    """Definite amounts, none of them below nothing (that is S08's)."""
    return all(figure.base is not None and figure.base > 0 and figure.quantity.comparator in ("", "≈") for figure in figures)


def far_apart(figures: list[Figure]) -> tuple[Figure, Figure] | None:
    """The odd one out of a row of plain amounts, and the one farthest from it."""
    amounts = [figure.amount for figure in figures]
    if max(amounts) < TEN * min(amounts):
        return None
    middle = sorted(abs(figure.amount) for figure in figures)[len(figures) // 2]
    odd = max(figures, key=lambda figure: times(abs(figure.amount), middle))
    other = max(figures, key=lambda figure: times(figure.amount, odd.amount))
    return (odd, other) if times(odd.amount, other.amount) >= TEN else None


def times(first: Decimal, second: Decimal) -> Decimal:
    ratio = abs(first / second)
    return max(ratio, 1 / ratio)


def jump_outcome(row: Row, odd: Figure, other: Figure) -> Outcome:
    details: dict[str, object] = {"stated": odd.quantity, "other": other, "other_label": other.label,
               "times": times(odd.amount, other.amount).quantize(Decimal(1))}
    rate = row["rate"]
    if rate and any(agrees(rate, percent(of(row["actual"]) / of(base))).status == PASS
                    for base in (odd, other) if row["actual"] in (odd, other) and base is not row["actual"]):
        return passed(odd, odd, other, rate, say="rate", rate=rate, **details)
    if has_any(row_words(row), "moved-during-the-year"):
        return finding(odd, odd, other, say="explained", severity="I", **details)
    return finding(odd, odd, other, cause=Cause("unit-or-digits" if odd.amount > other.amount else "unit-or-fewer-digits",
                                                {"figure": odd.label}), **details)


def more_decimals(report: Report) -> Iterator[Outcome]:
    for table in (*MONEY_TABLES, *IN_TEXT):
        by_unit: dict[str, list[Figure]] = {}
        for row in report.table(table):
            for figure in row.figures.values():
                if figure.quantity.kind == "number" and figure.quantity.measure in PRINTED_ALIKE:
                    by_unit.setdefault(not_none(figure.unit).printed, []).append(figure)
        for figures in by_unit.values():
            yield from outlier(figures) if len(figures) >= FEWEST else ()


def outlier(figures: list[Figure]) -> Iterator[Outcome]:
    """One figure alone with more decimals than the usual."""
    printed = list(map(decimals, figures))
    counted = Counter(printed)
    usual = counted.most_common(1)[0][0]
    more = [figure for figure, places in zip(figures, printed, strict=True) if places > usual]
    if usual > 0 and len(more) == 1 and 2 * counted[usual] > len(figures):
        weighs = {"say": "decimals"} if decimals(more[0]) == usual + 1 else {"say": "exact", "severity": "I"}
        yield finding(more[0], stated=more[0].quantity, count=len(figures) - 1, **weighs)


def decimals(figure: Figure) -> int:
    return max(0, -exponent(figure.quantity.step)) if figure.quantity.step else 0
