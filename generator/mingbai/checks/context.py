"""What a rule may look at: a report, the reports beside it, the scheme's thresholds, and names for what is missing."""
from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, wraps
from operator import attrgetter
from typing import Any, TypeVar

from mingbai.checks.goals import Goal, goals
from mingbai.checks.outcomes import Place
from mingbai.checks.report_texts import ReportText, report_texts
from mingbai.model.labels import Labels, labels
from mingbai.model.problems import Spot
from mingbai.model.report import Bilingual, Citation, Figure, Report, Site, alike
from mingbai.text.language import LANGUAGES

Found = TypeVar("Found")

Shared = dict[Callable[["Context"], object], tuple[Any, ...]]   # Any: what rules share is of many kinds


@dataclass(frozen=True)
class Context:
    """`today` is the day of the check as an ISO date, or nothing when no day is to be compared with."""
    report: Report
    site: Site
    today: str = ""
    known: Shared = field(default_factory=dict, repr=False, compare=False)   # see `shared_by_rules`

    @cached_property
    def whole(self) -> Report | None:
        """The department's report that a project report belongs to."""
        return self.site.by_id.get(self.report.parent_id) if self.report.parent_id else None

    @cached_property
    def projects(self) -> tuple[Report, ...]:
        return tuple(self.site.projects_of(self.report))

    @cached_property
    def last_year(self) -> Report | None:
        return self.year_beside(-1)

    @cached_property
    def next_year(self) -> Report | None:
        return self.year_beside(1)

    def year_beside(self, step: int) -> Report | None:
        report = self.report
        parts = (report.department.id, str(report.year + step), report.slug)
        return self.site.by_id.get("/".join(filter(None, parts)))

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        return tuple(goals(self.report))

    # ---- texts

    @cached_property
    def texts(self) -> tuple[ReportText, ...]:
        return tuple(report_texts(self.report))

    @cached_property
    def all_words(self) -> tuple[str, ...]:
        """In each language, each text once: the note of a row is the note of all its figures."""
        words = {id(text.words): text.words for text in self.texts}.values()
        return tuple("\n".join(dict.fromkeys(map(attrgetter(lang), words))) for lang in LANGUAGES)

    @property
    def all_chinese(self) -> str:
        return self.all_words[LANGUAGES.index("zh")]

    def texts_with(self, is_in: Callable[[str], bool]) -> tuple[ReportText, ...]:
        """Where it may be: what is not in all words taken together need not be looked for in each text."""
        return self.texts if any(map(is_in, self.all_words)) else ()

    # ---- figures

    def figure(self, figure_id: str) -> Figure | None:
        return self.report.figure(figure_id)

    def figures(self, *figure_ids: str) -> tuple[Figure | None, ...]:
        return tuple(map(self.report.figure, figure_ids))

    def missing(self, *figure_ids: str) -> tuple[Bilingual, ...]:
        """The names of those of these figures that the report does not state."""
        return tuple(self.name(figure_id) for figure_id in figure_ids if figure_id not in self.report.figures)

    def name(self, figure_id: str) -> Bilingual:
        """What a figure is called, stated or not."""
        figure = self.figure(figure_id)
        if figure:
            return figure.label
        table, middle = figure_id.split(".", 1)
        key, _, phase = middle.rpartition(".")
        return self.labels.cell(table, self.row_name(table, key), phase)

    def row_name(self, table: str, key: str) -> Bilingual:
        key, _, variant = key.partition("~")
        row = self.report.row(table, key, variant)
        return row.label if row else self.labels.at(table, key) or alike(key)

    @cached_property
    def labels(self) -> Labels:
        return labels(self.report.kind, self.report.scheme, self.report.entities)

    # ---- the scheme

    def threshold(self, name: str) -> Decimal | None:
        """A line the scheme draws; a rule that needs it is silent where the scheme draws none."""
        found = self.report.scheme.thresholds.get(name)
        return found.value if found else None

    # ---- places

    def at(self, file: str, column: str | None = None, citations: tuple[Citation, ...] = ()) -> Place:
        """A file of the report, for what has no row of its own."""
        return Place(Spot(f"{self.report.folder}/{file}", None, column), citations)

    def table_place(self, table: str) -> Place:
        rows = self.report.table(table)
        return Place(rows[0].spot) if rows else self.at(table.replace("-", "_") + ".csv")


def shared_by_rules(work: Callable[[Context], Iterable[Found]]) -> Callable[[Context], tuple[Found, ...]]:
    """What several rules ask for is worked out for the first of them."""
    @wraps(work)
    def known(context: Context) -> tuple[Found, ...]:
        if work not in context.known:
            context.known[work] = tuple(work(context))
        return context.known[work]
    return known
