"""Derived figures: what the site works out of a report's own figures, each by a function of its own below.

A figure whose unit or magnitude is in doubt makes what rests on it doubtful too: that is withheld, and says why.
"""
from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from decimal import Decimal

from mingbai.facts import execution as money
from mingbai.facts.promise import JUDGED, REACHED, Promise
from mingbai.facts.promises import promises
from mingbai.model.report import Bilingual, Figure, Report
from mingbai.text.value import Value
from mingbai.text.words import catalogue

PERCENT, YUAN, YUAN_A_HEAD, POINTS = "%", "元", "元/人", "分"
HUNDRED = Decimal(100)


class Working(Value):
    """What a derivation gives: the value, how it came about in ids of figures, and what a reader should know of it."""
    value: Decimal
    unit: str
    formula: str
    figures: tuple[Figure, ...]
    caveat: str = ""                      # a key among the caveats


class Derived(Value):
    """`id` is the concept, which is the same in every report."""
    id: str
    label: Bilingual
    value: Decimal | None                 # nothing where it is withheld
    unit: str
    formula: str
    figures: tuple[Figure, ...]
    withheld: bool
    caveat: Bilingual | None


Derivation = Callable[[Report], Working | None]
DERIVATIONS: dict[str, Derivation] = {}


def derivation(concept: str) -> Callable[[Derivation], Derivation]:
    def register(function: Derivation) -> Derivation:
        DERIVATIONS[concept] = function
        return function
    return register


def derived(report: Report, labels: Callable[[str], Bilingual], doubted: Collection[str]) -> tuple[Derived, ...]:
    """`labels` names a concept; `doubted` are ids of figures that stand in a finding about their unit or magnitude."""
    found = ((concept, work(report)) for concept, work in DERIVATIONS.items())
    return tuple(of_working(concept, working, labels, doubted) for concept, working in found if working)


def of_working(concept: str, working: Working, labels: Callable[[str], Bilingual], doubted: Collection[str]) -> Derived:
    withheld = any(figure.id in doubted for figure in working.figures)
    caveat = caveat_of("withheld" if withheld else working.caveat)
    return Derived(concept, labels(concept), None if withheld else working.value, working.unit, working.formula,
                   working.figures, withheld, caveat)


def caveat_of(key: str) -> Bilingual | None:
    return Bilingual(**catalogue("facts")["caveats"][key]) if key else None


# ---- the shapes that derivations have

def share(of: Figure | None, to: Figure | None, caveat: str = "") -> Working | None:
    rate = money.rate_between(of, to)
    if rate is None:
        return None
    return Working(rate.ratio * HUNDRED, PERCENT, f"{rate.of.id} ÷ {rate.to.id} × 100", (rate.of, rate.to), caveat)


def change(of: Figure | None, to: Figure | None) -> Working | None:
    """By how much the first is above the second, as a share of the second."""
    rate = money.rate_between(of, to)
    if rate is None:
        return None
    return Working((rate.ratio - 1) * HUNDRED, PERCENT, f"({rate.of.id} ÷ {rate.to.id} − 1) × 100", (rate.of, rate.to))


def rest(of: Figure | None, less: Figure | None) -> Working | None:
    if of is None or less is None or of.base is None or less.base is None:
        return None
    return Working(of.amount - less.amount, YUAN, f"{of.id} − {less.id}", (of, less))


def a_head(of: Figure | None, report: Report, caveat: str = "staff-in-post") -> Working | None:
    """Money of the whole department by the staff of the whole department, and of nothing less."""
    rate = money.rate_between(of, money.staff(report))
    return None if rate is None else Working(rate.ratio, YUAN_A_HEAD, f"{rate.of.id} ÷ {rate.to.id}", (rate.of, rate.to), caveat)


def line(report: Report, name: str, phase: str = "actual") -> Figure | None:
    row = report.row("money", name)
    return row[phase] if row else None


# ---- the derivations

for base in money.BASES:
    @derivation(f"execution-of-{base}")
    def execution(report: Report, base: str = base) -> Working | None:
        rate = money.execution(report, base)
        if rate is None:
            return None
        return share(rate.of, rate.to, "budget-was-adjusted" if base == "original" and adjusted(report) else "")


def adjusted(report: Report) -> bool:
    before, after = money.total_figure(report, "original"), money.total_figure(report, "adjusted")
    return bool(before and after and before.base != after.base)


@derivation("unspent-of-adjusted")
def unspent_of_adjusted(report: Report) -> Working | None:
    return rest(money.total_figure(report, "adjusted"), money.total_figure(report, "actual"))


@derivation("unspent-of-received")
def unspent_of_received(report: Report) -> Working | None:
    return rest(money.total_figure(report, "received"), money.total_figure(report, "actual"))


@derivation("budget-change")
def budget_change(report: Report) -> Working | None:
    return change(money.total_figure(report, "adjusted"), money.total_figure(report, "original"))


@derivation("spending-per-staff")
def spending_per_staff(report: Report) -> Working | None:
    return a_head(money.total_figure(report, "actual"), report, "all-spending-by-staff")


@derivation("basic-spending-per-staff")
def basic_spending_per_staff(report: Report) -> Working | None:
    return a_head(line(report, "basic"), report)


@derivation("operating-spending-per-staff")
def operating_spending_per_staff(report: Report) -> Working | None:
    return a_head(line(report, "operating"), report)


@derivation("project-share")
def project_share(report: Report) -> Working | None:
    return share(line(report, "project"), money.total_figure(report, "actual"))


@derivation("personnel-share")
def personnel_share(report: Report) -> Working | None:
    return share(line(report, "personnel"), line(report, "basic"))


@derivation("posts-filled")
def posts_filled(report: Report) -> Working | None:
    return share(money.staff(report), report.figure("profile.department.total.establishment"))


@derivation("three-public-of-budget")
def three_public_of_budget(report: Report) -> Working | None:
    return share(money.three_public(report, "actual"), money.three_public(report, "budget"))


@derivation("three-public-of-previous")
def three_public_of_previous(report: Report) -> Working | None:
    return change(money.three_public(report, "actual"), money.three_public(report, "previous"))


@derivation("three-public-per-staff")
def three_public_per_staff(report: Report) -> Working | None:
    return a_head(money.three_public(report, "actual"), report)


@derivation("vehicles-per-staff")
def vehicles_per_staff(report: Report) -> Working | None:
    return a_head(money.three_public(report, "actual", "vehicles"), report)


@derivation("reception-per-staff")
def reception_per_staff(report: Report) -> Working | None:
    return a_head(money.three_public(report, "actual", "reception"), report)


@derivation("promises-kept")
def promises_kept(report: Report) -> Working | None:
    """Of those that can be measured; forecasts stand apart."""
    judged = [one for one in promises(report) if is_measured(one)]
    if not judged:
        return None
    kept = sum(one.state in REACHED for one in judged)
    figures = tuple(dict.fromkeys(figure for one in judged for figure in (one.target, one.result) if figure))
    return Working(Decimal(kept) / len(judged) * HUNDRED, PERCENT, f"{kept} ÷ {len(judged)} × 100", figures)


def is_measured(promise: Promise) -> bool:
    return promise.state in JUDGED


@derivation("score-lost")
def score_lost(report: Report) -> Working | None:
    score, full = report.score, report.scheme.total
    if score is None or score.value is None:
        return None
    return Working(full - score.value, POINTS, f"{full} − {score.id}", (score,))


@derivation("score-share")
def score_share(report: Report) -> Working | None:
    if report.score is None or report.score.value is None or not report.scheme.total:
        return None
    return Working(report.score.value / report.scheme.total * HUNDRED, PERCENT,
                   f"{report.score.id} ÷ {report.scheme.total} × 100", (report.score,))


@derivation("itemised-spending")
def itemised_spending(report: Report) -> Working | None:
    """The projects that are listed, as a share of project spending."""
    listed = [figure for row in report.table("projects") if is_item(row.key, row.attributes) and (figure := row["actual"])]
    whole = line(report, "project")
    if not listed or whole is None or not whole.base or any(figure.base is None for figure in listed):
        return None
    total = sum((figure.amount for figure in listed), Decimal(0))
    formula = f"({' + '.join(figure.id for figure in listed)}) ÷ {whole.id} × 100"
    return Working(total / whole.base * HUNDRED, PERCENT, formula, (*listed, whole))


def is_item(key: str, attributes: Mapping[str, str]) -> bool:
    """Not the printed total, nor a part of another item."""
    return key != "total" and attributes.get("part_of", "") in ("", "total")
