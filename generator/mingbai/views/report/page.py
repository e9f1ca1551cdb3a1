"""The page of one report: its sections in reading order; a section with nothing to say is left out."""
from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace

from mingbai.charts.plotly_json import as_json
from mingbai.model.report import Report, Site
from mingbai.say.page import Crumb, PageView
from mingbai.say.say import Say
from mingbai.text.value import Value
from mingbai.views.linked_data import linked_data
from mingbai.views.report.meta import byline, meta
from mingbai.views.report.neighbours import notices, related
from mingbai.views.report.sections import TITLES, section_views
from mingbai.views.report.share import report_share


class SectionView(Value):
    name: str
    title: str
    template: str
    values: Mapping[str, object]

    @property
    def id(self) -> str:
        return self.name.replace("_", "-")

    @property
    def view(self) -> SimpleNamespace:
        """The values, as a template takes them."""
        return SimpleNamespace(**self.values)


class Sections:
    """Of one report: worked out once in each language for all pages that show them, as seen from the report's own."""

    def __init__(self, site: Site, report: Report) -> None:
        self.site, self.report = site, report
        self.made: dict[str, list[SectionView]] = {}

    def seen_by(self, say: Say) -> list[SectionView]:
        if say.lang not in self.made:
            here = Say(say.lang, say.report_address(self.report), say.checks)
            found = (section_view(name, self.site, self.report, here) for name in section_views())
            self.made[say.lang] = [one for one in found if one]
        return self.made[say.lang]


def view(site: Site, report: Report, say: Say, sections: Sections | None = None) -> PageView:
    title = page_title(report, say)
    description = say.word("report.description", name=report.name[say.lang], year=report.year)
    return PageView(
        lang=say.lang, address=say.address, template="report/page.html", title=title, description=description,
        values={"sections": (sections or Sections(site, report)).seen_by(say), "notices": notices(site, report, say),
                "related": related(site, report, say), "byline": byline(report, say)},
        crumbs=crumbs(report, say), here=here(report, say), meta=meta(report, title, description, say),
        linked_data=as_json(linked_data(site, report, title, description, say)),
        share=report_share(site, report, title, say))


def section_view(name: str, site: Site, report: Report, say: Say) -> SectionView | None:
    values = section_views()[name](site, report, say)
    if values is None:
        return None
    return SectionView(name, section_title(name, report, say), f"report/sections/{name}.html", values)


def section_title(name: str, report: Report, say: Say) -> str:
    """Some sections are called otherwise on a project's page."""
    own = f"{TITLES}.{name}-{report.kind}"
    return say.word(own if say.word.has(own) else f"{TITLES}.{name}")


def page_title(report: Report, say: Say) -> str:
    title = say.word(f"report.title.{report.kind}", name=report.name[say.lang], year=report.year)
    return say.word("report.draft-title", title=title) if report.draft else title


def here(report: Report, say: Say) -> str:
    return report.name[say.lang] if report.kind == "project" else str(report.year)


def crumbs(report: Report, say: Say) -> tuple[Crumb, ...]:
    department, region = report.department, report.region
    trail = [Crumb(say.word("home.short"), say.to("")), Crumb(region.name[say.lang], say.to(f"{region.id}/")),
             Crumb(department.short[say.lang], say.to(f"{department.id}/"))]
    if report.parent_id:
        trail.append(Crumb(str(report.year), say.to(f"{report.parent_id}/")))
    return tuple(trail)
