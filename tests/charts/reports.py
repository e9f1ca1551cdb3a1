"""The reports that charts are tried on: all real ones, the fullest and the barest of the tests."""
from __future__ import annotations

import json
from functools import cache
from importlib import import_module
from inspect import signature
from pkgutil import iter_modules
from typing import Any

from mingbai import charts
from mingbai.charts.chart import ChartView
from mingbai.checks.engine import SiteChecks, check_site
from mingbai.load.site import read_site
from mingbai.model.report import Report, Site
from mingbai.say.say import Say
from tests.support.builds import ROOT
from tests.support.sites import CASES

LANGUAGES = ("zh", "en")
SITES = ("real", "tiny", "full", "bare")


def parameter(name: str) -> str:
    """What a chart is of, as its first parameter is called: a `report`, `reports`, the `years` of one department."""
    made = getattr(import_module(f"{charts.__name__}.{name}"), "chart", None)
    return next(iter(signature(made).parameters)) if made else ""


CHARTS = {name: of for module in iter_modules(charts.__path__) if (of := parameter(name := module.name))}
OF_ONE = tuple(name for name, of in CHARTS.items() if of == "report")
OF_SEVERAL = tuple(name for name in CHARTS if name not in OF_ONE)


@cache
def site(name: str) -> Site:
    folder = ROOT / "content" if name == "real" else CASES / "sites" / name
    return read_site(folder)[0]


def chart(name: str, subject: Report | tuple[Report, ...], lang: str) -> ChartView | None:
    address = f"{subject.id}/" if isinstance(subject, Report) else "compare/"
    return import_module(f"mingbai.charts.{name}").chart(subject, Say(lang, address, checks_of_all()))


@cache
def checks_of_all() -> SiteChecks:
    """Of every report of these sites; no two have one id."""
    return SiteChecks({name: found for key in SITES for name, found in check_site(site(key)).reports.items()})


def subjects(name: str) -> list[tuple[str, Report | tuple[Report, ...]]]:
    """Every report, or every set of reports, that the chart may be asked for."""
    return SUBJECTS[CHARTS[name]]()


def each_report() -> list[tuple[str, Report]]:
    return [(f"{key}:{report.id}", report) for key in SITES for report in site(key).reports]


def each_site() -> list[tuple[str, tuple[Report, ...]]]:
    return [(key, tuple(site(key).reports)) for key in SITES]


def each_department() -> list[tuple[str, tuple[Report, ...]]]:
    return [(f"{key}:{department.id}", tuple(site(key).reports_of(department)))
            for key in SITES for department in site(key).departments]


SUBJECTS = {"report": each_report, "reports": each_site, "years": each_department}


@cache
def drawn() -> list[tuple[str, str, ChartView]]:
    """Every chart there is to draw: its name, the language, the view."""
    return [(f"{name}-{key}-{lang}", lang, view) for name in CHARTS for key, subject in subjects(name)
            for lang in LANGUAGES if (view := chart(name, subject, lang))]


def drawn_figures() -> list[dict[str, Any]]:
    """What Plotly is given, once: it is the same in both languages but for the words."""
    return [json.loads(view.figure) for _, lang, view in drawn() if lang == "zh"]
