"""To recompute a report with: its figures, and every check that is arithmetic, as rows of live formulas over them."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache, lru_cache

from mingbai.checks.engine import ReportChecks
from mingbai.checks.intervals import Interval, half_digit, of_total
from mingbai.checks.outcomes import PASS, Trial
from mingbai.checks.rule import Check
from mingbai.model.report import Figure
from mingbai.opendata.cells import pair, plain_pair, unit_name
from mingbai.opendata.dictionary import setting, word
from mingbai.opendata.formulas import LONGEST, Bounds, Cells, FigureCells, bounds, literal, value_formula
from mingbai.opendata.sheet import Entry, Formula
from mingbai.opendata.workbook import is_exact
from mingbai.text.format import as_printed
from mingbai.text.value import not_none

FIGURES, CHECKS = "figures", "checks"
FIRST = 2                                 # the row below the header, as a spreadsheet counts
FARTHEST = FigureCells(*(f"{FIGURES}!$X$100000",) * 3)
# Spreadsheets calculate with about sixteen digits.
SLACK = "(1E-9+1E-13*MAX(ABS({0}),ABS({1})))"

WIDTHS = "=({stated_most}-{stated_least}+{recomputed_most}-{recomputed_least})/2"
ROW = "@"                                 # in a formula, where the number of the row goes

SheetRow = Mapping[str, Entry]
Messages = Mapping[str, str | None]       # the messages of a check


@cache
def sheet_columns(sheet: str) -> tuple[str, ...]:
    return tuple(setting(f"recompute.columns.{sheet}"))


@cache
def column_letter(sheet: str, name: str) -> str:
    return chr(ord("A") + sheet_columns(sheet).index(name))


# ---- what can be recomputed

def repeatable(checks: ReportChecks) -> list[Check]:
    return [check for check in checks.checks if check.outcome.trial and can_be_repeated(check.outcome.trial)]


def can_be_repeated(trial: Trial) -> bool:
    """Numbers with two ends, none too long for a spreadsheet, in formulas that are not too long either."""
    leaves = [*trial.stated.leaves(), *trial.worked_out.leaves()]
    if not all(not_none(leaf.printed()).is_bounded and is_exact(not_none(not_none(leaf.figure).value)) for leaf in leaves):
        return False
    written = bounds(trial.worked_out, lambda figure: FARTHEST)
    return max(len(written.low), len(written.high)) < LONGEST


def trial_of(check: Check) -> Trial:
    """Of a check that can be repeated."""
    return not_none(check.outcome.trial)


def figures_in(trial: Trial) -> Iterator[Figure]:
    yield from trial.stated.figures()
    yield from trial.worked_out.figures()


def figures_for(checks: ReportChecks, chosen: Iterable[Check]) -> list[Figure]:
    """All of the report; then those of reports beside it that a calculation uses."""
    listed = {id(figure): figure for figure in checks.report.figures.values()}
    listed |= {id(figure): figure for check in chosen for figure in figures_in(trial_of(check))}
    return list(listed.values())


def cells_by_figure(figures: Iterable[Figure]) -> Cells:
    letters = [column_letter(FIGURES, name) for name in ("base_value", "least", "most")]
    places = {id(figure): FigureCells(*[f"{FIGURES}!${letter}${row}" for letter in letters])
              for row, figure in enumerate(figures, FIRST)}
    return lambda figure: places[id(figure)]


def in_row(sheet: str, pattern: str, row: int) -> str:
    """A formula over cells of one row, which the pattern names by their columns."""
    return lettered(sheet, pattern).replace(ROW, str(row))


@lru_cache(2 ** 8)
def lettered(sheet: str, pattern: str) -> str:
    return pattern.format(**{name: f"{column_letter(sheet, name)}{ROW}" for name in sheet_columns(sheet)})


# ---- the figures

def figure_row(row: int, figure: Figure) -> SheetRow:
    quantity, unit = figure.quantity, unit_name(figure.unit, figure.quantity.kind)
    words = {"figure_id": figure.id, **pair("label", figure.label), "as_printed": as_printed(quantity),
             **plain_pair("unit", unit)}
    stands_for = of_total(quantity)
    if stands_for is None or quantity.value is None or not is_exact(quantity.value):
        return words
    half, base = half_digit(quantity), figure.amount
    return {**words, "value": quantity.value, "scale": quantity.scale, "half_digit": half,
            "base_value": Formula(in_row(FIGURES, "={value}*{scale}", row), base), **ends_of(row, base, half, stands_for)}


def ends_of(row: int, base: Decimal, half: Decimal, stands_for: Interval) -> SheetRow:
    """Half the last digit to either side; of an “about” or a range its own margins; nothing where it never ends."""
    if not stands_for.is_bounded:
        return {}
    below, above = (end_of(sign, margin, half) for sign, margin in (("-", base - stands_for.low), ("+", stands_for.high - base)))
    return {"least": Formula(in_row(FIGURES, below, row), stands_for.low),
            "most": Formula(in_row(FIGURES, above, row), stands_for.high)}


def end_of(sign: str, margin: Decimal, half: Decimal) -> str:
    return f"={{base_value}}{sign}{'{half_digit}' if margin == half else literal(margin)}"


# ---- the checks

def check_row(row: int, check: Check, messages: Messages, cells: Cells) -> SheetRow:
    trial, rule, ours = trial_of(check), check.rule, verdict(check.status == PASS)
    stated, worked_out, figures = trial.stated.value(), trial.worked_out.value(), check.figures
    return {
        "check": check.id, **pair("rule", rule.title),
        "figure_id": figures[0].id if figures else None,
        "stated": Formula("=" + value_formula(trial.stated, cells), stated),
        "recomputed": Formula("=" + value_formula(trial.worked_out, cells), worked_out),
        "difference": Formula(in_row(CHECKS, "={stated}-{recomputed}", row), stated - worked_out), "within": trial.within,
        **comparison_cells(trial, row, cells), "verdict": Formula(verdict_formula(trial, row), ours), "published": ours,
        "same": Formula(in_row(CHECKS, "={verdict}={published}", row), True), **messages}


def comparison_cells(trial: Trial, row: int, cells: Cells) -> SheetRow:
    """Both intervals, and how far apart the two may lie."""
    stated, worked_out = printed_interval(trial), trial.interval
    return {**interval_formulas("stated", printed_bounds(trial, row, cells), stated),
            **interval_formulas("recomputed", bounds(trial.worked_out, cells, trial.beside), worked_out),
            "allowed": Formula(in_row(CHECKS, WIDTHS, row), stated.half_width + worked_out.half_width)}


def interval_formulas(name: str, formulas: Bounds, interval: Interval) -> SheetRow:
    return {f"{name}_least": Formula("=" + formulas.low, interval.low),
            f"{name}_most": Formula("=" + formulas.high, interval.high)}


def printed_interval(trial: Trial) -> Interval:
    if trial.within is None:
        return trial.stated.interval()
    return Interval.point(trial.stated.value()).widened(trial.within)


def printed_bounds(trial: Trial, row: int, cells: Cells) -> Bounds:
    if trial.within is None:
        return bounds(trial.stated, cells)
    return Bounds(in_row(CHECKS, "{stated}-{within}", row), in_row(CHECKS, "{stated}+{within}", row))


# ---- the verdict

def not_above(lower: str, upper: str) -> str:
    return f"{lower}<={upper}+{SLACK.format(lower, upper)}"


AT_MOST = not_above("{stated_least}", "{recomputed_most}")
MEET = f"{AT_MOST},{not_above('{recomputed_least}', '{stated_most}')}"


def verdict_formula(trial: Trial, row: int) -> str:
    tests = in_row(CHECKS, AT_MOST if trial.is_limit else MEET, row)
    return f'=IF(AND({tests}),"{verdict(True)}","{verdict(False)}")'


def verdict(agrees: bool) -> str:
    return word(f"recompute.verdict.{'agrees' if agrees else 'differs'}").together(" / ")
