"""All figures of the report in one list, each with its place in the source: the target of every figure's link."""
from __future__ import annotations

from collections.abc import Mapping, Sequence

from mingbai.facts.locks import is_number
from mingbai.facts.once import once
from mingbai.model.labels import table_title
from mingbai.model.report import Figure, Report, Site
from mingbai.say.say import AgreementView, FigureView, Say
from mingbai.text.value import Value


class FigureEntry(Value):
    figure: FigureView
    original: str
    period: str
    source: str
    check: AgreementView | None           # how it stands to the others
    held: str                             # by how many calculations; nothing of what is no number


class FigureGroup(Value):
    title: str
    entries: tuple[FigureEntry, ...]
    has_originals: bool                   # English says some figures in other words than they are printed
    has_standings: bool
    has_numbers: bool


def view(site: Site, report: Report, say: Say) -> dict[str, object] | None:
    if not report.figures:
        return None
    return {"groups": [group(title, figures, say) for title, figures in grouped(report, say)],
            "count": len(report.figures)}


def grouped(report: Report, say: Say) -> list[tuple[str, list[Figure]]]:
    """By table; results by their topic, which are too many for one list."""
    found: dict[str, list[Figure]] = {}
    for (table, topic), figures in by_topic(report).items():
        found.setdefault(group_title(table, topic, report, say), []).extend(figures)
    return [(title, figures) for title, figures in found.items() if figures]


@once
def by_topic(report: Report) -> Mapping[tuple[str, str], Sequence[Figure]]:
    found: dict[tuple[str, str], list[Figure]] = {}
    for table, rows in report.rows.items():
        for row in rows:
            found.setdefault((table, row.attributes.get("topic", "")), []).extend(row.figures.values())
    return found


def group_title(table: str, topic: str, report: Report, say: Say) -> str:
    title = table_title(table)[say.lang]
    return say.word("figures.topic", table=title, topic=report.topics[topic][say.lang]) if topic else title


def group(title: str, figures: list[Figure], say: Say) -> FigureGroup:
    entries = tuple(figure_entry(figure, say) for figure in figures)
    return FigureGroup(title, entries, any(one.figure.exact for one in entries), any(one.figure.standing for one in entries),
                       any(one.held for one in entries))


def figure_entry(figure: Figure, say: Say) -> FigureEntry:
    view = say.figure(figure)
    return FigureEntry(view, view.exact or view.text, say.format.period(figure.period), view.source, say.agreement(figure),
                       held_by(figure, say))


def held_by(figure: Figure, say: Say) -> str:
    if not is_number(figure):
        return ""
    count = say.facts_of().locks.get(figure.id, 0)
    return say.format.plain(count) if count else say.word("figures.not-held")
