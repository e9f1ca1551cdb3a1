"""Execution rates of several reports on every base that they state."""
from __future__ import annotations

from typing import Iterable

from generator.charts.chart import ChartView
from generator.model import Report
from generator.views.say import Say


def chart(reports: Iterable[Report], say: Say) -> ChartView | None:
    return None
