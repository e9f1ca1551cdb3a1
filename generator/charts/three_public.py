"""The three public expenses, budget against actual, by item."""
from __future__ import annotations

from generator.charts.chart import ChartView
from generator.model import Report
from generator.views.say import Say


def chart(report: Report, say: Say) -> ChartView | None:
    return None
