"""Family D: weights, the points that could be had."""
from __future__ import annotations

from collections.abc import Iterator

from mingbai.checks.basis import ARITHMETIC, SELF_EVALUATION
from mingbai.checks.compare import agrees, in_unit_of
from mingbai.checks.context import Context
from mingbai.checks.expressions import number, of, total
from mingbai.checks.outcomes import Outcome, Trial, cannot_check, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.checks.scored_items import WHOLE, PartsOfWhole, has_scores, parts_of_whole
from mingbai.model.report import Figure, Part
from mingbai.text.value import not_none

NO_WEIGHTS = both("没有列出分值。", "No weights are printed.")
NO_SCORES = both("既没有分值，也没有得分。", "There are neither weights nor scores.")
WEIGHTS = both("各项分值", "the weights")


@rule("D01", "B",
      title=both("各项分值之和等于满分", "The weights add up to full marks"),
      fault=both("各项分值之和不是满分", "The weights do not add up to full marks"),
      formula=both("满分 = 印出的各部分分值之和（加分项除外）；有的部分没有印分值时，印出的不超过满分",
                   "full marks = all printed weights added (bonus parts apart); where a part prints none, those printed are no "
                   "more than full marks"),
      basis=SELF_EVALUATION, silent=[NO_SCORES],
      pass_=both("{formula}，与满分{expected}一致。", "{formula}, the full marks of {expected}."),
      finding=both("{formula}，满分为{expected}，相差{difference}。",
                   "{formula}; full marks are {expected}. The difference is {difference}."))
def weights_make_full_marks(context: Context) -> Iterator[Outcome]:
    found = PartsOfWhole()
    for part in context.report.scheme.parts:
        found += printed_weights(context, part)
    if found.figures:
        yield full_marks(context, found)
    elif has_scores(context.report):
        yield cannot_check(context.table_place("scores"), missing=(WEIGHTS,))


def printed_weights(context: Context, part: Part) -> PartsOfWhole:
    """A part that prints none is named; what the scheme gives it is not what the form says."""
    if part.bonus:
        return PartsOfWhole()
    below = top_weight(context, part)
    unprinted = part.weight is not None and not below.figures and not below.missing
    return PartsOfWhole(below.figures, (part.name,)) if unprinted else below


def top_weight(context: Context, part: Part) -> PartsOfWhole:
    printed = context.figure(f"scores.{part.id}.weight")
    return PartsOfWhole((printed,)) if printed else parts_of_whole(context.report, part, "weight")


def full_marks(context: Context, weights: PartsOfWhole) -> Outcome:
    printed, whole = context.figure(f"scores.{WHOLE}.weight"), total(weights.figures)
    lead, added, full = printed or weights.figures[0], whole.value(), context.report.scheme.total
    expected = not_none(printed.value) if printed is not None and printed.value != added else full
    if weights.missing and added < expected:
        return cannot_check(lead, *weights.figures, missing=weights.missing)
    is_other = expected != full or (printed is not None and printed.value != added)
    details: dict[str, object] = {"stated": in_unit_of(lead, expected), "expected": in_unit_of(lead, expected), "formula": whole,
               "recomputed": in_unit_of(lead, added), "difference": in_unit_of(lead, expected - added),
               "trial": Trial(of(not_none(printed)) if is_other else number(full), whole)}
    return (passed if added == expected == full else finding)(lead, lead, *weights.figures, **details)


@rule("D02", "W",
      title=both("一级分值与评价方案一致", "First-level weights are those of the scheme"),
      fault=both("一级分值与评价方案不一致", "First-level weights are not those of the scheme"),
      formula=both("一级指标的分值 = 方案规定的分值", "weight of a first-level part = the scheme's weight"),
      basis=SELF_EVALUATION, silent=[NO_WEIGHTS],
      pass_=both("{part}的分值为{stated}，与方案一致。", "{part} carries {stated}, as in the scheme."),
      finding=both("{part}的分值为{stated}，方案规定为{expected}。", "{part} carries {stated}; the scheme gives it {expected}."),
      no_weight=both("{part}的分值为{stated}，方案没有规定这一部分的分值。",
                     "{part} carries {stated}; the scheme sets no weight for it."))
def weights_of_the_scheme(context: Context) -> Iterator[Outcome]:
    for part in context.report.scheme.parts:
        below = top_weight(context, part)
        if below.figures and not below.missing and not part.bonus:
            yield as_in_scheme(part, below.figures)


def as_in_scheme(part: Part, figures: tuple[Figure, ...]) -> Outcome:
    stated = in_unit_of(figures[0], total(figures).value())
    details: dict[str, object] = {"stated": stated, "part": part.name}
    if part.weight is None:
        return cannot_check(figures[0], *figures, say="no_weight", **details)
    expected = in_unit_of(figures[0], part.weight)
    status = passed if stated.value == part.weight else finding
    return status(figures[0], *figures, expected=expected, recomputed=expected, **details)


@rule("D03", "E",
      title=both("下级分值之和等于上级分值", "The weights below a part add up to it"),
      fault=both("下级分值之和与上级分值不符", "The weights below a part do not add up to it"),
      formula=both("一级指标括号中的分值 = 其下各指标分值之和", "the weight printed for a part = the weights below it, added"),
      basis=ARITHMETIC,
      silent=[NO_WEIGHTS, both("这一部分之下没有列出带分值的指标。", "No indicators with weights are listed below the part.")])
def weights_below(context: Context) -> Iterator[Outcome]:
    for part in context.report.scheme.by_id.values():
        stated = context.figure(f"scores.{part.id}.weight")
        below = parts_of_whole(context.report, part, "weight")
        if stated is None or not below.figures:
            continue
        if below.missing:
            yield cannot_check(stated, stated, *below.figures, missing=below.missing)
        else:
            yield agrees(stated, total(below.figures))
