"""The data of a report laid out as the official form has it: `…/form/`, for those who know the form, and for paper.

The national form is the ground; what the form of a scheme calls otherwise, leaves out or puts elsewhere stands in its file."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, takewhile
from typing import overload

from mingbai.facts.class_scores import class_score, part_weight
from mingbai.facts.execution import execution, stated_execution, total_figure, total_rows
from mingbai.model.phases import BUDGETS
from mingbai.model.report import Figure, Indicator, Measure, Part, Report, Row, Site, StatedProblem
from mingbai.say.page import Crumb, PageView
from mingbai.say.say import AgreementView, FigureView, LinkView, Say, TextView
from mingbai.say.table import RowGroup, TableCell, TableColumn, TableView, cell, only_columns
from mingbai.text.value import Value
from mingbai.views.lists import page_column
from mingbai.views.report.cells import figure_cell, quiet_cell
from mingbai.views.report.digest import digest_section
from mingbai.views.report.meta import issued_by
from mingbai.views.report.page import crumbs, here, page_title
from mingbai.views.report.score_cells import number_cell, score_cell, weight_cell
from mingbai.views.report.sections.money import breakdown_title, breakdowns
from mingbai.views.report.sections.profile import staff_table
from mingbai.views.report.sections.promised import in_scheme_order, weight, why_cell
from mingbai.views.report.sections.three_public import item_table

EXECUTION = "execution"                   # the part of a scheme that the form prints beside the money
PHASES = ("original", "adjusted", "received", "actual")
MONEY = (*PHASES, "weight", "rate", "score")


class ClassHead(Value):
    """A class that stands at the left of its rows; without a title the class has no level of its own here."""
    title: str
    rows: int


class FormLine(Value):
    heads: tuple[ClassHead, ...]          # those that begin in this row
    name: str
    cells: tuple[TableCell, ...]


class FormItem(Value):
    """An indicator, or a part of the scheme where the report has no indicators."""
    path: tuple[Part, ...]
    name: str
    cells: tuple[TableCell, ...]

    @property
    def level1(self) -> str:
        return self.path[0].id

    @property
    def level2(self) -> str:
        return self.path[1].id if len(self.path) > 1 else ""


class FormTotal(Value):
    title: str
    span: int
    cells: tuple[TableCell, ...]


class FormIndicators(Value):
    caption: str
    columns: tuple[str, ...]
    bodies: tuple[list[FormLine], ...]
    total: FormTotal


class SayOnTheForm(Say):
    """Figures lead to the page of their report, which this is not; no signs stand beside them."""

    def __init__(self, say: Say, report: Report) -> None:
        super().__init__(say.lang, say.address, say.checks)
        self.report = report

    @overload
    def figure(self, figure: Figure, report: Report | None = None) -> FigureView: ...

    @overload
    def figure(self, figure: Figure | None, report: Report | None = None) -> FigureView | None: ...

    def figure(self, figure: Figure | None, report: Report | None = None) -> FigureView | None:
        return super().figure(figure, report or self.report)

    def agreement(self, figure: Figure, report: Report | None = None) -> AgreementView | None:
        return None


def form_address(report: Report) -> str:
    return f"{report.id}/form/"


def view(site: Site, report: Report, say: Say) -> PageView:
    say = SayOnTheForm(say, report)
    title = form_word("title", report, say)
    description = say.word("official.description", name=report.name[say.lang], year=report.year)
    return PageView(
        lang=say.lang, address=say.address, template="report/form.html", title=title, description=description,
        values=values(report, say),
        crumbs=(*crumbs(report, say), Crumb(here(report, say), say.to(say.report_address(report)))),
        here=say.word("official.here"), meta={**page_column(say, "form", title, description), "unlisted": "yes"})


def values(report: Report, say: Say) -> dict[str, object]:
    return {"blocks": report.scheme.form.blocks, "year": say.word("official.year", year=report.year),
            "head": list(form_head(report, say)), "money": money_table(report, say), "objectives": objectives(report, say),
            "objectives_title": form_word("objectives.caption", report, say), "indicators": indicators(report, say),
            "texts": list(form_texts(report, say)), "base_data_title": form_word("base-data", report, say),
            "base_data": list(base_data(report, say)),
            "report": LinkView(page_title(report, say), say.to(say.report_address(report)))}


def form_word(key: str, report: Report, say: Say) -> str:
    own, national = report.scheme.form.words.get(key), f"official.{key}"
    return own[say.lang] if own else say.word(national if say.word.has(national) else f"{national}-{report.kind}")


# ---- the head

def form_head(report: Report, say: Say) -> Iterator[tuple[str, str]]:
    if report.project:
        yield say.word("official.head.project"), report.project[say.lang]
    found = {"department": report.department.name[say.lang], "region": report.region.name[say.lang],
             "issuer": issued_by(report, say), "filled": say.date(report.filled), "scheme": say.plain(report.scheme.name)}
    for name, text in found.items():
        yield form_word(f"head.{name}", report, say), text


# ---- the money

def money_table(report: Report, say: Say) -> TableView | None:
    """The whole with its rate and its points, then what it is made of."""
    whole = next(iter(total_rows(report)), None)
    if whole is None:
        return None
    rows, groups = [total_cells(whole, report, say)], []
    for by, parts in breakdowns(whole, report):
        groups.append(RowGroup(len(rows), breakdown_title(whole, by, say)))
        rows += [part_cells(part, say) for part in parts]
    columns = (TableColumn(form_word("money.item", report, say), header=True),
               *(TableColumn(form_word(f"money.{name}", report, say), numeric=True) for name in MONEY))
    table = TableView("form-money", form_word("money.caption", report, say), columns, tuple(rows), frozenset({0}),
                      groups=tuple(groups))
    return without_columns(table, set(absent(report)))


def absent(report: Report) -> Iterator[str]:
    """The form has no column of its own for money received; a scheme may score the rate among its indicators."""
    if not any(row["received"] for row in total_rows(report)):
        yield "received"
    if EXECUTION not in report.scheme.by_id:
        yield from ("weight", "score")


def without_columns(table: TableView, left_out: set[str]) -> TableView:
    return only_columns(table, [True, *(name not in left_out for name in MONEY)])


def total_cells(whole: Row, report: Report, say: Say) -> tuple[TableCell, ...]:
    part = report.scheme.by_id.get(EXECUTION)
    score = class_score(report, part) if part else None
    return (TableCell(form_word("money.total", report, say)),
            *(figure_cell(total_figure(report, phase), say, quiet=phase == "received") for phase in PHASES),
            weight_cell(report.figure(f"scores.{EXECUTION}.weight"), part_weight(report, part), say) if part
            else TableCell(quiet=True),
            rate_cell(report, say), score_cell(score, say) if score else TableCell(quiet=part is None))


def rate_cell(report: Report, say: Say) -> TableCell:
    """As printed; else worked out on the base that the form has, or on the one there is."""
    printed = next((figure for figure, _ in stated_execution(report)), None)
    if printed:
        return figure_cell(printed, say)
    rates = ((base, rate) for base in BUDGETS if (rate := execution(report, base)))
    base, rate = next(rates, ("", None))
    if rate is None:
        return TableCell()
    note = say.word("official.money.base", base=say.word(f"official.money.base-{base}"))
    return TableCell(say.percent(rate.ratio), note=note, computed=True)


def part_cells(part: Row, say: Say) -> tuple[TableCell, ...]:
    blank = TableCell(quiet=True)
    return (TableCell(part.label[say.lang]), *(quiet_cell(part[phase], say) for phase in PHASES), blank,
            quiet_cell(part["rate"], say), blank)


# ---- the objectives

def objectives(report: Report, say: Say) -> list[tuple[str, object]]:
    """What was expected and what came of it, in the words of the digest."""
    found = [(name, digest_section(report, key, say)) for name, key in (("expected", "objectives"), ("achieved", "achievements"))]
    return [(form_word(f"objectives.{name}", report, say), text) for name, text in found] if any(text
                                                                                                 for _, text in found) else []


# ---- the indicators

def indicators(report: Report, say: Say) -> FormIndicators:
    entries = [form_item(one, report, say) for one in in_scheme_order(report)] or list(parts(report, say))
    has_level2 = any(one.level2 for one in entries)
    heads = ("level1", *(["level2", "name"] if has_level2 else ["name-alone"]))
    names = (*heads, *report.scheme.form.columns)
    return FormIndicators(form_word("indicators.caption", report, say),
                          tuple(form_word(f"indicators.{name}", report, say) for name in names),
                          tuple(bodies(entries, has_level2, say)), total(report, len(heads), say))


def form_item(indicator: Indicator, report: Report, say: Say) -> FormItem:
    return FormItem(indicator.part.path, indicator.name[say.lang], in_columns(report, {
        "target": target_cell(indicator, say), "actual": figure_cell(indicator["actual"], say),
        "weight": weight(indicator, report, say), "score": figure_cell(indicator["score"], say),
        "why": why_cell(indicator, say)}))


def in_columns(report: Report, cells: Mapping[str, TableCell]) -> tuple[TableCell, ...]:
    return tuple(cells.get(name, TableCell(quiet=True)) for name in report.scheme.form.columns)


def target_cell(indicator: Indicator, say: Say) -> TableCell:
    revised = indicator["revised-target"]
    note = say.word("official.indicators.revised", target=say.figure(revised).text) if revised else ""
    return figure_cell(indicator["target"], say, note=note)


def parts(report: Report, say: Say) -> Iterator[FormItem]:
    """Without indicators: the lowest parts of the scheme that the report gives points for."""
    for part in report.scheme.by_id.values():
        found = None if part.parts or part.id == EXECUTION else class_score(report, part)
        if found:
            full = weight_cell(report.figure(f"scores.{part.id}.weight"), found.weight, say)
            cells = in_columns(report, {"weight": full, "score": score_cell(found, say)})
            yield FormItem(part.parents or (part,), part.name[say.lang], cells)


def bodies(entries: Sequence[FormItem], has_level2: bool, say: Say) -> Iterator[list[FormLine]]:
    for _, members in groupby(entries, key=lambda one: one.level1):
        yield list(form_lines(list(members), has_level2, say))


def form_lines(members: Sequence[FormItem], has_level2: bool, say: Say) -> Iterator[FormLine]:
    first = ClassHead(members[0].path[0].name[say.lang], len(members))
    for level2, below in groupby(members, key=lambda one: one.level2):
        rows = list(below)
        second = ClassHead(rows[0].path[1].name[say.lang] if level2 else "", len(rows))
        for number, one in enumerate(rows):
            begins = (second,) if has_level2 and not number else ()
            yield FormLine(((first,) if one is members[0] else ()) + begins, one.name, one.cells)


def total(report: Report, heads: int, say: Say) -> FormTotal:
    """Its title runs as far as the first column that has a total."""
    grade = say.word("official.grade", grade=say.plain(report.grade.name)) if report.grade else ""
    cells = {"weight": number_cell(report.scheme.total, say), "score": cell(say.figure(report.score)),
             "why": TableCell(grade, quiet=True)}
    before = len(list(takewhile(lambda name: name not in cells, report.scheme.form.columns)))
    return FormTotal(form_word("indicators.total", report, say), heads + before, in_columns(report, cells)[before:])


# ---- below

def form_texts(report: Report, say: Say) -> Iterator[tuple[str, list[TextView]]]:
    for name in ("problems", "measures"):
        found: Iterable[StatedProblem | Measure] = getattr(report, name)
        if found:
            yield form_word(name, report, say), [say.text(one.text) for one in found]


def base_data(report: Report, say: Say) -> Iterator[TableView]:
    """What a department's form asks of its staff and its three public expenses."""
    if report.kind == "whole":
        staff = report.table("profile")
        tables = (staff_table(staff, report, say) if staff else None, item_table(report, say))
        yield from filter(None, tables)
