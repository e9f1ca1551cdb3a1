"""What only a whole report can tell: that it cuts digits off, that a fact is printed twice, more finely or otherwise."""
import random
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest

from mingbai.checks.context import Context
from mingbai.checks.engine import check_report
from tests.checks.build import build_site

CENT = Decimal("0.01")
FUNDS = ("general-public", "government-fund", "fiscal-account", "other-funds")


def checked(folder, files):
    site = build_site(folder, {"2023": files})
    return check_report(Context(site.reports[0], site)).checks


def findings(checks, *severities):
    return [(check.rule.id, check.severity) for check in checks if check.is_finding and check.severity in severities]


def money(seed, rounding):
    """A total by fund in four columns, and rates of spending, all true before they were printed."""
    draw, columns = random.Random(seed), ("original", "adjusted", "income", "actual")
    amounts = {fund: [Decimal(draw.randrange(10 ** 7, 10 ** 10)) / 10 ** 4 for _ in columns] for fund in FUNDS}
    rows = {"total": [sum(column) for column in zip(*amounts.values(), strict=True)], **amounts}
    lines = ["line,part_of,by,rate_base," + ",".join(columns) + ",rate,unit"]
    for line, values in rows.items():
        parent = ",,original" if line == "total" else "total,fund,original"
        rate = (values[3] / values[0] * 100).quantize(CENT, rounding)
        lines.append(",".join([line, parent, *(f"{value.quantize(CENT, rounding):f}" for value in values), f"{rate:f}%", "万元"]))
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(20))
def test_a_report_that_cuts_digits_is_not_accused(seed, tmp_path):
    checks = checked(tmp_path, {"money": money(seed, ROUND_DOWN)})
    assert findings([check for check in checks if check.rule.id in ("A05", "B01")], "B", "E", "W") == []


def test_that_it_cuts_digits_is_said(tmp_path):
    noted = [check for seed in range(20) for check in checked(tmp_path / str(seed), {"money": money(seed, ROUND_DOWN)})
             if check.outcome.cause and check.outcome.cause.kind == "cut-digits"]
    assert noted and {check.severity for check in noted} == {"I"}


def rates(seed, rounding):
    """But for the total's."""
    return [line.split(",")[-2] for line in money(seed, rounding).splitlines()[2:]]


@pytest.mark.parametrize("seed", [seed for seed in range(20) if rates(seed, ROUND_HALF_UP) != rates(seed, ROUND_DOWN)])
def test_a_report_that_rounds_has_no_excuse(seed, tmp_path):
    """A rate one digit too low beside others of which some were rounded up."""
    lines = money(seed, ROUND_HALF_UP).splitlines()
    *cells, rate, unit = lines[1].split(",")
    lines[1] = ",".join([*cells, f"{Decimal(rate.rstrip('%')) - CENT:f}%", unit])
    assert ("B01", "E") in findings(checked(tmp_path, {"money": "\n".join(lines)}), "E")


RESTATED = """line,variant,label_zh,label_en,part_of,by,adjusted
total,,,,,,{total}
total,again,再次列出,Told again,,,{again}
basic,,,,total,purpose,1368.53万元
project,,,,total,purpose,1652.00万元
"""
SAME = "id,kind,result,terms\nsame,same,money.total.adjusted,money.total~again.adjusted\n"


def outcome_of(folder, total, again, rule_id="A01"):
    checks = checked(folder, {"money": RESTATED.format(total=total, again=again), "relations": SAME})
    return {(check.status, check.outcome.say) for check in checks if check.rule.id == rule_id and len(check.figures) > 2}


@pytest.mark.parametrize(("total", "again", "found"), [
    ("3021万元", "3020.53万元", {("pass", "")}), ("3021万元", "3020.83万元", {("finding", "")}),
    ("3021万元", "3021万元", {("pass", "")}), ("3051万元", "3020.53万元", {("not_checkable", "contradicted")})])
def test_a_fact_printed_twice_is_known_as_exactly_as_both_tell(total, again, found, tmp_path):
    assert outcome_of(tmp_path, total, again) == found
