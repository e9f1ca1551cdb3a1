"""All figures of the report in one list, each with its place in the source: the target of every figure's link."""
from __future__ import annotations

from itertools import groupby
from typing import Any

from generator.model import Report, Site
from generator.views.say import Say


def view(site: Site, report: Report, say: Say) -> dict[str, Any]:
    figures = sorted(report.figures.values(), key=lambda figure: list(report.rows).index(figure.table))
    return {"groups": [(say.word(f"ledger.{table}"), [entry(figure, say) for figure in group])
                       for table, group in groupby(figures, key=lambda figure: figure.table)]}


def entry(figure, say: Say) -> dict[str, Any]:
    return {"view": say.figure(figure), "period": say.format.period(figure.period)}
