"""The reports that charts are tried on: all real ones, the fullest and the barest of the tests."""
from __future__ import annotations

import json
from functools import cache
from importlib import import_module
from typing import Any

from mingbai.charts.chart import ChartView
from mingbai.load.site import read_site
from mingbai.model.report import Report, Site
from mingbai.say.say import Say
from tests.support.builds import ROOT
from tests.support.sites import CASES

OF_ONE = ("budget_path", "money_split", "points", "completion", "three_public", "three_public_units", "projects",
          "unit_scores", "results_targets")
OF_SEVERAL = ("compare_rates", "score_execution", "trend")
LANGUAGES = ("zh", "en")


@cache
def site(name: str) -> Site:
    folder = ROOT / "content" if name == "real" else CASES / "sites" / name
    return read_site(folder)[0]


def chart(name: str, subject: Report | tuple[Report, ...], lang: str) -> ChartView | None:
    address = f"{subject.id}/" if isinstance(subject, Report) else "compare/"
    return import_module(f"mingbai.charts.{name}").chart(subject, Say(lang, address))


def subjects(name: str) -> list[tuple[str, Report | tuple[Report, ...]]]:
    """Every report, or every set of reports, that the chart may be asked for."""
    sites = {one: site(one) for one in ("real", "tiny", "full", "bare")}
    if name in OF_ONE:
        return [(f"{key}:{report.id}", report) for key, one in sites.items() for report in one.reports]
    if name == "trend":
        return [(f"{key}:{department.id}", tuple(one.reports_of(department)))
                for key, one in sites.items() for department in one.departments]
    return [(key, tuple(one.reports)) for key, one in sites.items()]


@cache
def drawn() -> list[tuple[str, str, ChartView]]:
    """Every chart there is to draw: its name, the language, the view."""
    return [(f"{name}-{key}-{lang}", lang, view) for name in (*OF_ONE, *OF_SEVERAL) for key, subject in subjects(name)
            for lang in LANGUAGES if (view := chart(name, subject, lang))]


def drawn_figures() -> list[dict[str, Any]]:
    """What Plotly is given, once: it is the same in both languages but for the words."""
    return [json.loads(view.figure) for _, lang, view in drawn() if lang == "zh"]
