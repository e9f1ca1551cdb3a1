"""What kind of quantity a figure is, and the first and last day of its period."""
from __future__ import annotations

import pytest

from mingbai.facts.quantity_kinds import KINDS, period_bounds, quantity_kind
from tests.checks.build import build_report

TABLES = {
    "money": "line,original,received,actual,rate,carried_out\ntotal,100.00万元,90.00万元,80.00万元,80.00%,10.00万元",
    "results": """id,topic,label_zh,label_en,value,growth,share,target
homes,housing-security,住房,Homes,100套,5.1%,,90套
invested,property-market,完成投资,Invested,200亿元,,,
growth,property-market,产值增长,Growth,7%,,,
part,housing-security,保障房占比,Share,45%,,,
rate,housing-security,办结率,Settled,99%,,,
done,housing-security,完工,Done,2023年5月8日,,,""",
    "indicators": """id,class,name_zh,name_en,target,target_en,actual,actual_en,weight,score
env,benefit.ecological,环境,Environment,改善,Better,改善,Better,5,4""",
    "assets": "line,closing\nassets,100.00万元",
    "scores": "part,score,weight\nexecution,9分,10分",
}
EXPECTED = {
    "money.total.original": "budget", "money.total.received": "income", "money.total.actual": "spending",
    "money.total.rate": "rate", "money.total.carried-out": "stock", "results.homes.value": "count",
    "results.homes.growth": "growth", "results.homes.target": "count", "results.invested.value": "flow",
    "results.growth.value": "growth", "results.part.value": "share", "results.rate.value": "rate", "results.done.value": "date",
    "indicators.env.target": "text", "indicators.env.weight": "score", "indicators.env.score": "score",
    "scores.execution.score": "score"}


def test_each_kind(tmp_path):
    report = build_report(tmp_path, TABLES)
    assert {name: quantity_kind(report.figures[name]) for name in EXPECTED} == EXPECTED
    assert {quantity_kind(figure) for figure in report.figures.values()} <= set(KINDS)
    assert set(EXPECTED.values()) == set(KINDS)


@pytest.mark.parametrize(("period", "bounds"), [
    ("2023", ("2023-01-01", "2023-12-31")), ("2023-06", ("2023-06-01", "2023-06-30")), ("2024-02", ("2024-02-01", "2024-02-29")),
    ("end-2023", ("2023-12-31", "2023-12-31")), ("2023-01/2023-09", ("2023-01-01", "2023-09-30")),
    ("2023-05-08", ("2023-05-08", "2023-05-08")), ("", ("", ""))])
def test_the_days_of_a_period(period, bounds):
    assert period_bounds(period) == bounds
