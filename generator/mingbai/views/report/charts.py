"""The charts of a section: those that have something to show."""
from __future__ import annotations

from functools import cache
from importlib import import_module

from mingbai.charts.chart import ChartView
from mingbai.model.report import Report
from mingbai.say.say import Say

module_named = cache(import_module)


def charts(report: Report, say: Say, *names: str) -> list[ChartView]:
    found = (module_named(f"mingbai.charts.{name}").chart(report, say) for name in names)
    return [chart for chart in found if chart]
