"""How much an issue matters, as a number that anyone can work out again.

    rank = k · (0.5 · max(M, D) + 0.3 · C + 0.2 · R) · e

k  its kind: money and missed commitments 1, the base of a rate 0.9, a score without basis 0.8, two values for one fact 0.7,
   no result 0.6, not measurable 0.4, a misprint 0.2, form 0.1
M  money at stake: (log10(money ÷ all spending) + 5) ÷ 5, between 0 and 1; 0 without money
D  how much of the target is missing; of a rate of growth the points apart ÷ 30; of several rows that are one issue, such as
   results that repeat their targets, how many of all promises they are; of two rates the points apart ÷ 100; of points how
   many of all; see shortfall.py
C  arithmetic: log10(1 + difference ÷ tolerance) ÷ 3, at most 1; what cannot be, a stated shortfall or an unspent sum 1;
   no result 0.5; wording 0.2
R  1 where the same item, or the part it belongs to, was given 95 % of its points or more
e  1 unexplained; 0.5 a general reason, a base printed beside the rate, or the rest said to be under way; 0.25 a reason in the
   row or the sentence, an answer of the department, or a difference that the report's own figures account for to the digit;
   0 accounted for

Worked examples stand on the method page; tests/facts/test_issues.py works them out again.
"""
from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from mingbai.checks.expressions import Expression
from mingbai.checks.reasons import has_reason, names_it
from mingbai.checks.rule import Check
from mingbai.checks.tolerances import tolerance
from mingbai.facts import execution
from mingbai.facts.at_stake import OWN_TABLES
from mingbai.facts.class_scores import ClassScore, class_scores
from mingbai.facts.clusters import Cluster
from mingbai.facts.defence import narrow_base_beside, notes_of_what_goes_on
from mingbai.facts.issue import Weighing
from mingbai.facts.shortfall import between, own_checks, shortfall
from mingbai.model.report import Figure, Indicator, Part, Report

NONE, ALL, HALF, QUARTER = Decimal(0), Decimal(1), Decimal("0.5"), Decimal("0.25")
WORDING = Decimal("0.2")
NEARLY_ALL = tolerance("nearly-all") / 100
# How plain the fact is, by the kind of issue where there is nothing to re-add.
PLAINNESS = {"money": ALL, "missed": ALL, "no-result": HALF, "base": HALF, "score": HALF, "two-values": HALF}
IMPOSSIBLE = {"score-impossible", "part-above-whole", "paid-above-cost"}
INNOCENT = ("cross-classified", "cut-digits")   # causes that leave nothing wrong, if they hold
SCORES = "scores"
PARTS_OF_RESULTS = ("output", "benefit")  # of a scheme, for results that stand in no indicator
PARTS_OF_MONEY = ("execution",)


def weighed(report: Report, cluster: Cluster, money: Decimal | None) -> Weighing:
    return Weighing(cluster.topic.weight, share_of_spending(report, money), shortfall(report, cluster),
                    certainty(cluster), rewarded(report, cluster), unexplained(report, cluster))


# ---- M

def share_of_spending(report: Report, money: Decimal | None) -> Decimal:
    phases = ("actual", "adjusted", "original")
    spending = next((found for phase in phases if (found := execution.total_figure(report, phase))), None)
    if not money or spending is None or not spending.base:
        return NONE
    return between((abs(money / spending.base).log10() + 5) / 5)


# ---- C

def certainty(cluster: Cluster) -> Decimal:
    """How far beyond rounding, where there is arithmetic; otherwise how plainly the fact is stated."""
    topic = cluster.topic
    if topic.plain is not None:
        return topic.plain
    if topic.name in IMPOSSIBLE or cluster.promises:
        return ALL
    arithmetic = [found for check in own_checks(cluster) if (found := of_difference(check)) is not None]
    return max(arithmetic, default=PLAINNESS.get(topic.kind, WORDING))


def of_difference(check: Check) -> Decimal | None:
    """Nothing where nothing is worked out, or nothing rounded."""
    difference, tolerance = check.outcome.difference, tolerance_of(check)
    if difference is None or check.outcome.recomputed is None or not difference.value or not tolerance:
        return None
    return between((1 + abs(difference.amount) / tolerance).log10() / 3)


def tolerance_of(check: Check) -> Decimal:
    """What the rounding of the printed digits leaves open, as the rule itself weighed it."""
    trial = check.outcome.trial
    if trial is None:
        return (check.figures[0].quantity.base_step or NONE) / 2 if check.figures else NONE
    if trial.within is not None:
        return trial.within
    return sum((half_width(side) for side in (trial.stated, trial.worked_out)), NONE)


def half_width(side: Expression) -> Decimal:
    try:
        interval = side.interval()
    except ZeroDivisionError:
        return NONE
    return interval.half_width if interval.is_bounded else NONE


# ---- R

def rewarded(report: Report, cluster: Cluster) -> Decimal:
    figures = cluster.leading if cluster.topic.aggravates else ()
    return ALL if any(is_nearly_full(report, figure) for figure in figures) else NONE


def is_nearly_full(report: Report, figure: Figure) -> bool:
    indicator = next((one for one in report.indicators if one.row.figures.get(figure.phase) is figure), None)
    if indicator is not None and indicator["score"] and indicator["weight"]:
        return share_given(indicator["score"], indicator["weight"]) >= NEARLY_ALL
    return any(one.weight and one.score / one.weight >= NEARLY_ALL for one in parts_of(report, figure, indicator))


def share_given(score: Figure, weight: Figure) -> Decimal:
    return score.value / weight.value if score.value is not None and weight.value else NONE


def parts_of(report: Report, figure: Figure, indicator: Indicator | None) -> list[ClassScore]:
    """The points of the part that the figure belongs to, printed or added up."""
    scores = class_scores(report).values()
    if indicator is not None:
        above = {part.id for part in indicator.part.path}
        return [one for one in scores if one.part.id in above]
    if figure.table == SCORES:
        return [one for one in scores if one.part.id == figure.key]
    names = PARTS_OF_RESULTS if figure.table == "results" else PARTS_OF_MONEY if figure.table in OWN_TABLES else ()
    return [one for one in scores if is_called(one.part, names)]


def is_called(part: Part, names: Iterable[str]) -> bool:
    return part.id.rpartition(".")[2] in names


# ---- e

def unexplained(report: Report, cluster: Cluster) -> Decimal:
    if any(one.reason or one.measure for one in cluster.promises) or any(map(has_reason, indicators_of(report, cluster))):
        return QUARTER
    if cluster.checks and cluster.checks[0].explanation:
        return QUARTER
    if any(check.outcome.cause and check.outcome.cause.kind in INNOCENT for check in cluster.checks):
        return QUARTER
    if is_open_about_its_base(cluster) or (cluster.topic.kind == "missed" and any(notes_of_what_goes_on(cluster))):
        return HALF
    names = {row.label.zh: row.label for figure in cluster.figures[:1]
             if (row := report.row(figure.table, figure.key, figure.variant))}
    return HALF if any(names_it(report, label) for label in names.values()) else ALL


def is_open_about_its_base(cluster: Cluster) -> bool:
    """A rate of a smaller base that prints that base in its own line hides nothing."""
    return bool(cluster.checks) and narrow_base_beside(cluster.checks[0]) is not None


def indicators_of(report: Report, cluster: Cluster) -> list[Indicator]:
    figures = set(cluster.figures[:1])
    return [one for one in report.indicators if figures & set(one.row.figures.values())]
