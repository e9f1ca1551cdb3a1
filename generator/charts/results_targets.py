"""Results in the text that state a target: what was promised, what was reached."""
from __future__ import annotations

from generator.charts.chart import ChartView
from generator.model import Report
from generator.views.say import Say


def chart(report: Report, say: Say) -> ChartView | None:
    return None
