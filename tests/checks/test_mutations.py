"""Each figure of the real reports changed by one slip at a time: is it found at that figure, its total or its parts?"""
from functools import cache

import pytest

from mingbai.checks.causes import parts_of_sum
from mingbai.checks.context import Context
from mingbai.checks.engine import check_report, rules, run_rule
from mingbai.checks.outcomes import FINDING, PASS
from mingbai.load.site import read_site
from tests.checks.build import CONTENT
from tests.checks.mutations import in_site, slips, with_figure, without_row

ENOUGH = 0.95
# A limit, a line of the scheme, an estimate or a capped score bounds a figure; only an equation can tell one digit from another.
NO_EQUATION = {"A10", "A11", "A12", "A20", "A21", "A22", "A23", "B09", "B02", "B08", "C03", "C07", "D07", "R08", "R10", "R11",
               "S06"}
ANY_FIGURE = {"S07", "S08"}


@cache
def site():
    return read_site(CONTENT)[0]


@cache
def unchanged(report_id):
    return check_report(Context(site().by_id[report_id], site()))


REPORTS = sorted(site().by_id)


def equations(report_id):
    """Outcomes that tie figures together: a total to its parts, a rate to its amounts, a fact to its repetition."""
    return [check for check in unchanged(report_id).checks
            if check.status in (PASS, FINDING) and check.outcome.recomputed and check.rule.id not in NO_EQUATION
            and len(check.figures) > 1]


def related(report_id):
    """Each figure in an equation, with the rules that work on it."""
    found = {}
    for check in equations(report_id):
        for figure in check.figures:
            found.setdefault(figure.id, set()).add(check.rule.id)
    return found


def told(check):
    """What a check says, to tell a new one from an old one."""
    amounts = (check.outcome.stated, check.outcome.recomputed)
    return (check.rule.id, check.status, tuple(figure.id for figure in check.figures),
            tuple(amount and amount.printed for amount in amounts))


def found_out(report_id, slip, only):
    """Does one of these rules find something at the figure, or at a total or part of it?"""
    changed = with_figure(site().by_id[report_id], slip.changed)
    context = Context(changed, in_site(site(), changed))
    return any(slip.figure.id in {figure.id for figure in check.figures}
               for name in sorted(only | ANY_FIGURE) for check in run_rule(rules()[name], context) if check.is_finding)


def referred_to(report):
    """Rows that others name: without them the content can't be read at all."""
    rows = [row for table in report.rows.values() for row in table]
    ids = {name for relation in report.relations for name in (relation.result, *relation.terms)}
    for row in rows:
        ids.update({row.attributes.get("share_of", ""), *row.attributes.get("same_as", "").split()})
    keys = {(row.table, row.attributes.get("part_of")) for row in rows}
    return {id(row) for row in rows
            if (row.table, row.key) in keys or ids.intersection(figure.id for figure in row.figures.values())}


def added_up(report_id):
    """The figures that are terms of a sum."""
    for check in equations(report_id):
        yield from (figure.id for figure in parts_of_sum(check.outcome.formula)) if check.outcome.formula else ()


def dropped(report_id):
    """Terms of a sum, one row at a time. A row of zeros is left aside: without it every sum is still right."""
    report = site().by_id[report_id]
    known = referred_to(report)
    rows = {id(row): row for row in rows_of(report, added_up(report_id))}
    return [row for key, row in rows.items() if key not in known and any(figure.base for figure in row.figures.values())]


def is_missed(report, row):
    """Its total no longer adds up, or what rests on it can't be checked any more."""
    gone = set(row.figures.values())
    touched = {check.rule.id for check in unchanged(report.id).checks if gone.intersection(check.figures)}
    cut = without_row(report, row)
    context = Context(cut, in_site(site(), cut))
    before = set(map(told, unchanged(report.id).checks))
    return any(check.status != PASS and told(check) not in before
               for name in sorted(touched) for check in run_rule(rules()[name], context))


def tried(report_id):
    """Every slip on every related figure, and every term of a sum dropped: what it was, and whether it was found."""
    report = site().by_id[report_id]
    for figure_id, only in related(report_id).items():
        for slip in slips(report.figures[figure_id]):
            yield slip, found_out(report_id, slip, only)
    for row in dropped(report_id):
        yield f"{row.table}.{row.key}: dropped", is_missed(report, row)


@pytest.mark.slow
@pytest.mark.parametrize("report_id", REPORTS)
def test_slips_are_found(report_id):
    results = list(tried(report_id))
    missed = [str(slip) for slip, found in results if not found]
    assert results
    assert len(missed) <= (1 - ENOUGH) * len(results), f"{len(missed)} of {len(results)} missed:\n" + "\n".join(missed)


def rows_of(report, figure_ids):
    for figure_id in figure_ids:
        figure = report.figures[figure_id]
        yield report.row(figure.table, figure.key, figure.variant)


@pytest.mark.parametrize("report_id", REPORTS)
def test_a_report_checked_twice_says_the_same(report_id):
    again = check_report(Context(site().by_id[report_id], site()))
    assert list(map(told, again.checks)) == list(map(told, unchanged(report_id).checks))
    assert again.counts == unchanged(report_id).counts
