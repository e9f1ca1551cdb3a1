"""The papers that all this comes from, what stands in each of their chapters, and the data to take away."""
from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from mingbai.facts.once import once
from mingbai.model.labels import table_title
from mingbai.model.report import Report, Section, Site, Source
from mingbai.say.say import LinkView, Say, TextView
from mingbai.text.language import ORIGINAL
from mingbai.text.value import Value


class ChapterView(Value):
    title: str
    holds: str                            # what it gives, and how much of it


class SourceView(Value):
    title: TextView
    issuer: TextView
    date: str
    url: str
    sha256: str
    note: TextView | None
    sections: tuple[ChapterView, ...]


def view(site: Site, report: Report, say: Say) -> dict[str, object]:
    return {"sources": [source_view(one, report, say) for one in report.sources], "files": files(report, say),
            "prevails": site.settings.chinese_prevails and say.lang != ORIGINAL}


def source_view(source: Source, report: Report, say: Say) -> SourceView:
    cited = figures_by_section(report)
    return SourceView(
        say.text(source.title), say.text(source.issuer), say.date(source.date), source.url or "", source.sha256 or "",
        say.text(source.note), tuple(section_view(one, cited.get(one.key, {}), say) for one in source.sections))


@once
def figures_by_section(report: Report) -> Mapping[str, Counter[str]]:
    """For each chapter, how many figures it gives to each part of the page."""
    found: dict[str, Counter[str]] = {}
    for figure in report.figures.values():
        for key in {citation.section.key for citation in figure.citations}:
            found.setdefault(key, Counter())[figure.table] += 1
    return found


def section_view(section: Section, tables: Mapping[str, int], say: Say) -> ChapterView:
    parts = [say.word("sources.holds", what=table_title(table)[say.lang], count=count)
             for table, count in tables.items()]
    return ChapterView(section.title[say.lang], say.word("place.join").join(parts))


def files(report: Report, say: Say) -> list[LinkView]:
    return [LinkView(say.word("sources.figures-csv"), say.file(f"data/reports/{report.id}.figures.csv")),
            LinkView(say.word("sources.json"), say.file(f"data/reports/{report.id}.json")),
            LinkView(say.word("sources.all-data"), say.to("data/"))]
