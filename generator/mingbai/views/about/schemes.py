"""Every evaluation scheme: what counts how much, from when, on what papers, and what of it is inferred."""
from __future__ import annotations

from collections.abc import Iterator

from mingbai.model.report import Paper, Part, Scheme, Site, Threshold, walk
from mingbai.say.page import PageView
from mingbai.say.say import Say
from mingbai.say.table import TableCell, TableColumn, TableView, plain_number
from mingbai.text.language import ORIGINAL
from mingbai.text.value import Value
from mingbai.views.about.contents import about_trail, contents
from mingbai.views.lists import LONGEST, by_time, joined_names, page_column, report_cell


class SchemeView(Value):
    id: str
    name: str
    facts: tuple[tuple[str, str], ...]
    papers: tuple[str, ...]
    note: str
    parts: TableView
    grades: TableView | None
    thresholds: tuple[str, ...]
    reports: tuple[TableCell, ...]


def view(site: Site, say: Say) -> PageView:
    title, lead = say.word("about.schemes.title"), say.word("about.schemes.lead", count=len(site.schemes))
    return PageView(
        lang=say.lang, address=say.address, template="pages/about/schemes.html", title=title, description=lead,
        values={"lead": lead, "schemes": [scheme_view(scheme, site, say) for scheme in used_first(site)],
                "contents": contents(site, say)},
        crumbs=about_trail(site, say), meta=page_column(say, "about", title, lead))


def used_first(site: Site) -> list[Scheme]:
    used = {report.scheme.id for report in site.reports}
    return sorted(site.schemes.values(), key=lambda scheme: scheme.id not in used)


def scheme_view(scheme: Scheme, site: Site, say: Say) -> SchemeView:
    users = [report for report in by_time(site.reports) if report.scheme.id == scheme.id]
    return SchemeView(
        scheme.id, say.plain(scheme.name), scheme_facts(scheme, say), tuple(paper(one, say) for one in scheme.basis),
        say.plain(scheme.note), parts_table(scheme, say), grades_table(scheme, say) if scheme.grades else None,
        (*(threshold(name, one, say) for name, one in scheme.thresholds.items()), *local_rules(scheme, say)),
        (*(report_cell(report, say) for report in users[:LONGEST]), *others(len(users) - LONGEST, say)))


def others(count: int, say: Say) -> tuple[TableCell, ...]:
    """Those that the list has no room for are among the downloads."""
    return (TableCell(say.word("lists.others", count=say.format.plain(count)), href=say.to("data/")),) if count > 0 else ()


def scheme_facts(scheme: Scheme, say: Say) -> tuple[tuple[str, str], ...]:
    kinds = joined_names((say.word(f"lists.kind.{kind}") for kind in scheme.applies_to), say)
    return ((say.word("schemes.applies-to"), kinds), (say.word("schemes.valid"), validity(scheme, say)),
            (say.word("schemes.total"), say.format.plain(scheme.total)))


def validity(scheme: Scheme, say: Say) -> str:
    if not scheme.valid_from:
        return say.word("not-stated")
    key = "from-to" if scheme.valid_to else "from"
    return say.word(f"schemes.{key}", start=say.date(scheme.valid_from), end=say.date(scheme.valid_to))


def paper(one: Paper, say: Say) -> str:
    return say.word("schemes.paper", title=say.plain(one.title), number=one.number) if one.number \
        else say.plain(one.title)


def parts_table(scheme: Scheme, say: Say) -> TableView:
    columns = (TableColumn(say.word("schemes.part"), header=True), TableColumn(say.word("schemes.level"), numeric=True),
               TableColumn(say.word("schemes.weight"), numeric=True))
    parts = list(walk(scheme.parts))
    top = frozenset(i for i, part in enumerate(parts) if not part.parents)
    return TableView(f"parts-{scheme.id}", say.word("schemes.parts-caption", scheme=say.plain(scheme.name)), columns,
                     tuple(part_row(part, say) for part in parts), top)


def part_row(part: Part, say: Say) -> tuple[TableCell, ...]:
    return TableCell(say.plain(part.name), depth=len(part.parents)), TableCell(str(len(part.path))), weight_cell(part, say)


def weight_cell(part: Part, say: Say) -> TableCell:
    if part.bonus:
        return TableCell(say.word("schemes.bonus"))
    if part.weight is None:
        return TableCell(say.word("schemes.free"))
    return TableCell(say.format.plain(part.weight), sort=plain_number(part.weight))


def grades_table(scheme: Scheme, say: Say) -> TableView:
    columns = (TableColumn(say.word("schemes.grade"), header=True), TableColumn(say.word("schemes.floor"), numeric=True),
               TableColumn(say.word("schemes.also")))
    rows = tuple((TableCell(say.plain(band.name)), TableCell(say.format.plain(band.floor)),
                  TableCell(joined_names(band.also, say) or "—", lang=ORIGINAL if band.also and say.lang != ORIGINAL else ""))
                 for band in scheme.grades)
    return TableView(f"grades-{scheme.id}", say.word("schemes.grades-caption", scheme=say.plain(scheme.name)),
                     columns, rows)


def threshold(name: str, line: Threshold, say: Say) -> str:
    """What the line means; a line of unknown meaning is named as the content names it."""
    amount = said_or(f"schemes.units.{line.unit}", f"{line.value}{line.unit}", say, value=say.format.plain(line.value))
    key = f"schemes.thresholds.{name.replace('_', '-')}"
    if say.word.has(key):
        return say.word(key, amount=amount)
    return say.word("schemes.with-note", text=amount, note=say.plain(line.note)) if line.note else f"{name}: {amount}"


def local_rules(scheme: Scheme, say: Say) -> Iterator[str]:
    """What some places add, each with its paper."""
    number = say.format.plain
    for cap in scheme.score_caps:
        yield say.word("schemes.score-cap", rate=number(cap.rate_below), most=number(cap.at_most), paper=paper(cap.paper, say))
    for one in scheme.fixed_deductions:
        yield say.word("schemes.fixed-deduction", off=number(one.off_by), points=number(one.points), paper=paper(one.paper, say))


def said_or(key: str, otherwise: str, say: Say, **values: str) -> str:
    return say.word(key, **values) if say.word.has(key) else otherwise
