"""Family A: no item is more than all the money there is, even where the sums between them are not stated."""
from __future__ import annotations

from collections.abc import Iterator

from mingbai.checks.basis import ARITHMETIC
from mingbai.checks.compare import in_unit_of, vague
from mingbai.checks.context import Context
from mingbai.checks.expressions import Expression, of, result
from mingbai.checks.intervals import ENDLESS, of_term, of_total
from mingbai.checks.outcomes import Cause, Outcome, Trial, cannot_check, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.checks.wording import has_any
from mingbai.model.report import Figure, Report, Row
from mingbai.text.value import Value, not_none, replace

PHASES = ("actual", "original", "adjusted")
WHOLE = "total"
OF_THE_WHOLE = ("basic", "project")       # parts of the total even where the table doesn't say so
FAR = 10                                  # so many times all the money: no reading of the table explains it


class Item(Value):
    """One amount. `is_declared`: its table says that it is a part of the total."""
    figure: Figure
    is_declared: bool
    row: Row

    @property
    def is_plain(self) -> bool:
        return self.figure.base is not None and self.figure.quantity.comparator in ("", "≈")


def is_of_others(row: Row) -> bool:
    """Money of another body, or of the whole city: said in the row's name or in its notes."""
    notes = [figure.note.zh for figure in row.figures.values() if figure.note]
    return any(has_any(text, "money-of-others") for text in (row.label.zh, *notes))


def is_within_total(report: Report, row: Row) -> bool:
    """By the chain of `part_of`; a circle leads nowhere."""
    seen = set()
    while row.key not in seen:
        seen.add(row.key)
        parent = row.attributes.get("part_of") or (WHOLE if row.key in OF_THE_WHOLE else "")
        if parent == WHOLE:
            return True
        row = report.row(row.table, parent) or row
    return False


def items(report: Report, phase: str) -> Iterator[Item]:
    for row in report.table("money"):
        if row[phase] and row.key != WHOLE and is_within_total(report, row):
            yield Item(row.stated(phase), True, row)
    for row in report.table("projects"):
        if row[phase]:
            yield Item(row.stated(phase), False, row)


@rule("A20", "E",
      title=both("没有一项支出或预算多于全部", "No item of spending or budget is more than all of it"),
      fault=both("有支出或预算多于全部", "An item of spending or budget is more than all of it"),
      formula=both("任一项目或分项的支出 ≤ 全部支出 + 年初结转；预算 ≤ 预算总额；"
                   "没有写总额的，以及正文所说发放、拨付的钱，不超过所列总额的10倍",
                   "spending of any project or part ≤ total spending + balance brought forward; budget ≤ total budget; where the "
                   "total is not stated, and of what the text says was paid out, no more than ten times any total that is"),
      basis=ARITHMETIC,
      silent=[both("没有分项，也没有项目清单。", "There are neither parts nor listed projects."),
              both("行名或备注写明是其他单位或全市的资金。",
                   "The row's name or note says that the money is another body's or the whole city's.")],
      pass_=both("列出的{count}项都不超过{label}{stated}。", "Items listed: {count}; none is more than {label}, {stated}."),
      finding=both("{label}印作{stated}，超过{limit_label}{limit}，多{difference}。",
                   "{label} is printed as {stated}, {difference} more than {limit_label}, {limit}."),
      whole=both("{label}印作{stated}，列出的{count}项中有{over}项比它还多。",
                 "{label} is printed as {stated}; of the items listed ({count}), {over} are each more than that."))
def within_all(context: Context) -> Iterator[Outcome]:
    for phase in PHASES:
        stated_items = [item for item in items(context.report, phase) if item.is_plain]
        whole = context.figure(f"money.{WHOLE}.{phase}")
        if stated_items and whole:
            unclear = vague(whole)
            yield from [unclear] if unclear else against_whole(context, whole, stated_items)
        elif stated_items:
            yield from without_whole(context, phase, stated_items)
    yield from paid_out(context)


def against_whole(context: Context, whole: Figure, stated_items: list[Item]) -> Iterator[Outcome]:
    brought = context.figure(f"money.{WHOLE}.carried-in") if whole.phase == "actual" else None
    bound = of(whole) + of(brought) if brought and brought.base else of(whole)
    limit = bound.interval().high
    above = [item for item in stated_items if item.figure.amount > limit and not_none(of_total(item.figure.quantity)).low > limit]
    over = [item for item in above if not is_of_others(item.row)]
    figures = (whole, *(item.figure for item in stated_items))
    if not above:
        yield passed(whole, *figures, stated=whole.quantity, count=len(stated_items))
    elif len(over) > 1 and 2 * len(over) > len(stated_items):
        yield finding(whole, *figures, say="whole", stated=whole.quantity, count=len(stated_items), over=len(over))
    else:
        yield from (too_much(item, whole, bound) for item in over)


def paid_out(context: Context) -> Iterator[Outcome]:
    """What the text says was paid out: not in the accounts line by line, but hardly many times all that was spent."""
    whole = context.figure(f"money.{WHOLE}.actual")
    if whole is None or not whole.base or vague(whole):
        return
    for row in context.report.table("results"):
        value = row["value"]
        if value and value.quantity.measure == "money" and value.base and value.amount > FAR * whole.amount \
                and has_any(row.label.zh, "paid-out") and not is_of_others(row):
            yield replace(too_much(Item(value, False, row), whole, of(whole)), severity="W")


def too_much(item: Item, whole: Figure, bound: Expression) -> Outcome:
    part = item.figure
    is_far = part.amount > FAR * bound.value()
    return finding(part, part, *bound.figures(), stated=part.quantity, limit=in_unit_of(whole, bound.value()),
                   limit_label=whole.label, recomputed=in_unit_of(whole, bound.value()),
                   difference=in_unit_of(part, part.amount - bound.value()),
                   trial=Trial(result(part), bound, is_limit=True), severity="" if item.is_declared or is_far else "W",
                   cause=Cause("unit-or-digits", {"figure": part.label}) if is_far else None)


def without_whole(context: Context, phase: str, stated_items: list[Item]) -> Iterator[Outcome]:
    """No total of this kind: an item may be more than another total, as budgets move, but not many times as much."""
    totals = [figure for other in (*PHASES, "income") if (figure := context.figure(f"money.{WHOLE}.{other}"))
              and figure.base and not vague(figure)]
    largest = max(totals, key=lambda figure: figure.amount, default=None)
    most = FAR * not_none(of_term(largest.quantity)).high if largest else ENDLESS
    far = [item for item in stated_items
           if not_none(of_total(item.figure.quantity)).low > most and not is_of_others(item.row)]
    for item in far:
        yield too_much(item, not_none(largest), of(not_none(largest)))
    if not far:
        first = stated_items[0].figure
        yield cannot_check(first, *(item.figure for item in stated_items), missing=context.missing(f"money.{WHOLE}.{phase}"))
