"""To recompute a report with: its figures, and every check that is arithmetic, as rows of live formulas over them."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache

from generator.checks.engine import Check, ReportChecks
from generator.checks.intervals import Interval, half_digit, of_total
from generator.checks.outcomes import PASS, Trial
from generator.model import Figure
from generator.opendata.cells import unit_name
from generator.opendata.dictionary import LANGUAGES, setting, word
from generator.opendata.findings import TELLERS
from generator.opendata.formulas import LONGEST, Bounds, Cells, Place, bounds, literal, value
from generator.opendata.sheet import Entry, Formula
from generator.opendata.workbook import is_exact
from generator.text.format import as_printed

FIGURES, CHECKS = "figures", "checks"
FIRST = 2                                 # the row below the header, as a spreadsheet counts
FARTHEST = Place(*(f"{FIGURES}!$X$100000",) * 3)
# Spreadsheets calculate with about sixteen digits.
SLACK = "(1E-9+1E-13*MAX(ABS({0}),ABS({1})))"


Row = Mapping[str, Entry]


@cache
def columns(sheet: str) -> tuple[str, ...]:
    return tuple(setting(f"recompute.columns.{sheet}"))


@cache
def column(sheet: str, name: str) -> str:
    return chr(ord("A") + columns(sheet).index(name))


# ---- what can be recomputed

def repeatable(checks: ReportChecks) -> list[Check]:
    return [check for check in checks.checks if check.outcome.trial and can_be_repeated(check.outcome.trial)]


def can_be_repeated(trial: Trial) -> bool:
    """Numbers with two ends, none too long for a spreadsheet, in formulas that are not too long either."""
    leaves = [*trial.stated.leaves(), *trial.worked_out.leaves()]
    if not all(leaf.printed().is_bounded and is_exact(leaf.figure.value) for leaf in leaves):
        return False
    written = bounds(trial.worked_out, lambda figure: FARTHEST)
    return max(len(written.low), len(written.high)) < LONGEST


def figures_in(trial: Trial) -> Iterator[Figure]:
    yield from trial.stated.figures()
    yield from trial.worked_out.figures()


def figures_for(checks: ReportChecks, chosen: Iterable[Check]) -> list[Figure]:
    """All of the report; then those of reports beside it that a calculation uses."""
    listed = {id(figure): figure for figure in checks.report.figures.values()}
    listed |= {id(figure): figure for check in chosen for figure in figures_in(check.outcome.trial)}
    return list(listed.values())


def cells_of(figures: Iterable[Figure]) -> Cells:
    rows = {id(figure): row for row, figure in enumerate(figures, FIRST)}
    letters = [column(FIGURES, name) for name in ("base_value", "least", "most")]
    return lambda figure: Place(*(f"{FIGURES}!${letter}${rows[id(figure)]}" for letter in letters))


# ---- the figures

def figure_row(row: int, figure: Figure) -> Row:
    quantity, unit = figure.quantity, unit_name(figure.unit, figure.quantity.kind)
    words = {"figure_id": figure.id, "label_zh": figure.label.zh, "label_en": figure.label.en,
             "as_printed": as_printed(quantity), "unit": unit.zh if unit else None, "unit_en": unit.en if unit else None}
    stands_for = of_total(quantity)
    if stands_for is None or not is_exact(quantity.value):
        return words
    return {**words, "value": quantity.value, "scale": quantity.scale, "half_digit": half_digit(quantity),
            "base_value": Formula(f"={own('value', row)}*{own('scale', row)}", figure.base), **ends_of(row, figure, stands_for)}


def ends_of(row: int, figure: Figure, stands_for: Interval) -> Row:
    """Half the last digit to either side; of an “about” or a range its own margins; nothing where it never ends."""
    if not stands_for.is_bounded:
        return {}
    margins = {"least": ("-", figure.base - stands_for.low), "most": ("+", stands_for.high - figure.base)}
    return {name: Formula(f"={own('base_value', row)}{sign}{margin_text(margin, row, figure)}", end)
            for (name, (sign, margin)), end in zip(margins.items(), (stands_for.low, stands_for.high), strict=True)}


def margin_text(margin: Decimal, row: int, figure: Figure) -> str:
    return own("half_digit", row) if margin == half_digit(figure.quantity) else literal(margin)


def own(name: str, row: int) -> str:
    return f"{column(FIGURES, name)}{row}"


# ---- the checks

def check_row(row: int, check: Check, cells: Cells) -> Row:
    trial, rule, ours = check.outcome.trial, check.rule, verdict(check.status == PASS)
    place = {name: f"{column(CHECKS, name)}{row}" for name in columns(CHECKS)}
    stated, worked_out = trial.stated.value(), trial.worked_out.value()
    return {
        "check": f"{rule.id}-{check.number}", "rule_zh": rule.title.zh, "rule_en": rule.title.en,
        "figure_id": check.figures[0].id if check.figures else None,
        "stated": Formula("=" + value(trial.stated, cells), stated),
        "recomputed": Formula("=" + value(trial.worked_out, cells), worked_out),
        "difference": Formula("={stated}-{recomputed}".format(**place), stated - worked_out), "within": trial.within,
        **weighed(trial, place, cells), "verdict": Formula(verdict_formula(trial, place), ours), "published": ours,
        "same": Formula("={verdict}={published}".format(**place), True),
        **{f"message_{lang}": TELLERS[lang].message(check) for lang in LANGUAGES}}


def weighed(trial: Trial, place: Mapping[str, str], cells: Cells) -> Row:
    """Both intervals, and how far apart the two may lie."""
    stated, worked_out = printed_interval(trial), trial.worked_out.interval()
    widths = "=({stated_most}-{stated_least}+{recomputed_most}-{recomputed_least})/2".format(**place)
    return {**ends("stated", printed_bounds(trial, place, cells), stated),
            **ends("recomputed", bounds(trial.worked_out, cells), worked_out),
            "allowed": Formula(widths, (stated.high - stated.low + worked_out.high - worked_out.low) / 2)}


def ends(name: str, formulas: Bounds, interval: Interval) -> Row:
    return {f"{name}_least": Formula("=" + formulas.low, interval.low),
            f"{name}_most": Formula("=" + formulas.high, interval.high)}


def printed_interval(trial: Trial) -> Interval:
    if trial.within is None:
        return trial.stated.interval()
    return Interval.point(trial.stated.value()).widened(trial.within)


def printed_bounds(trial: Trial, place: Mapping[str, str], cells: Cells) -> Bounds:
    if trial.within is None:
        return bounds(trial.stated, cells)
    return Bounds("{stated}-{within}".format(**place), "{stated}+{within}".format(**place))


# ---- the verdict

def verdict_formula(trial: Trial, place: Mapping[str, str]) -> str:
    tests = [not_above(place["stated_least"], place["recomputed_most"])]
    if not trial.is_limit:
        tests.append(not_above(place["recomputed_least"], place["stated_most"]))
    return f'=IF(AND({",".join(tests)}),"{verdict(True)}","{verdict(False)}")'


def not_above(lower: str, upper: str) -> str:
    return f"{lower}<={upper}+{SLACK.format(lower, upper)}"


def verdict(agrees: bool) -> str:
    said = word(f"recompute.verdict.{'agrees' if agrees else 'differs'}")
    return f"{said.zh} / {said.en}"
