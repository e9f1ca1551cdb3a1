"""How far each indicator got: result as a share of its target, against 100 % and the line above which a reason is expected."""
from __future__ import annotations

from generator.charts.chart import ChartView
from generator.model import Report
from generator.views.say import Say


def chart(report: Report, say: Say) -> ChartView | None:
    return None
