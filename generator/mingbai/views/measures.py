"""The measures by which reports are laid side by side: each makes one cell, empty when the report does not state it."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from mingbai.facts import execution as money
from mingbai.model.report import Figure, Report
from mingbai.say.say import Say
from mingbai.say.table import TableCell, TableColumn, TableView, cell, plain_number
from mingbai.text.value import replace
from mingbai.views.lists import LONGEST, cut_table, joined_names, report_cell
from mingbai.views.report.register import promises_address

MeasureCell = Callable[[Report, Say], TableCell]


def figure_cell(figure: Figure | None, report: Report, say: Say, note: str = "") -> TableCell:
    return cell(say.figure(figure, report), note=note) if figure else TableCell()


def report_score_cell(report: Report, say: Say) -> TableCell:
    return figure_cell(report.score, report, say)


def grade(report: Report, say: Say) -> TableCell:
    return cell(say.text(report.grade.name)) if report.grade else TableCell()


def scheme(report: Report, say: Say) -> TableCell:
    return TableCell(say.plain(report.scheme.name), href=f"{say.to('about/schemes/')}#{report.scheme.id}")


def published(report: Report, say: Say) -> TableCell:
    return TableCell(say.date(report.published), sort=report.published or "")


def filled(report: Report, say: Say) -> TableCell:
    return TableCell(say.date(report.filled), sort=report.filled or "")


def phase(name: str, report: Report, say: Say) -> TableCell:
    return figure_cell(money.total_figure(report, name), report, say)


def derived_share(concept: str, report: Report, say: Say) -> TableCell:
    """What is withheld says so."""
    facts = say.facts_of(report)
    ratio = facts.ratio(concept)
    if ratio is None:
        return TableCell(say.word("rate.withheld") if concept in facts.derived else "")
    return TableCell(say.percent(ratio), sort=plain_number(ratio))


def stated_rate(report: Report, say: Say) -> TableCell:
    rates = money.stated_execution(report)
    if not rates:
        return TableCell()
    said = [say.word(f"compare.stated-rate.{base}", rate=say.figure(figure).text) for figure, base in rates]
    return TableCell(joined_names(said, say), sort=plain_number(rates[0][0].base))


def budget_change_cell(report: Report, say: Say) -> TableCell:
    found, change = derived_share("budget-change", report, say), say.facts_of(report).ratio("budget-change")
    return replace(found, text=f"+{found.text}") if change is not None and change > 0 else found


def three_public(name: str, report: Report, say: Say) -> TableCell:
    return figure_cell(money.three_public(report, name), report, say)


def staff(report: Report, say: Say) -> TableCell:
    return figure_cell(money.staff(report), report, say)


def three_public_per_head(report: Report, say: Say) -> TableCell:
    yuan = say.facts_of(report).amount("three-public-per-staff")
    return TableCell() if yuan is None else TableCell(say.format.words("yuan", amount=say.format.rounded(yuan, 0)),
                                                      sort=plain_number(yuan))


def promises_kept_cell(report: Report, say: Say) -> TableCell:
    """Kept of those that can be measured; it leads to every promise."""
    facts = say.facts_of(report)
    if not facts.judged:
        return TableCell()
    text = say.word("facts.share", count=facts.kept, total=len(facts.judged))
    return TableCell(text, href=say.to(promises_address(report)), sort=plain_number(facts.ratio("promises-kept")))


MEASURES: dict[str, MeasureCell] = {
    "score": report_score_cell, "grade": grade, "scheme": scheme, "published": published, "filled": filled,
    **{name: partial(phase, name) for name in (*money.BASES, "actual")},
    **{f"rate-{base}": partial(derived_share, f"execution-of-{base}") for base in money.BASES},
    "rate-stated": stated_rate, "budget-change": budget_change_cell,
    **{f"three-public-{name}": partial(three_public, name) for name in ("budget", "actual")},
    "three-public-rate": partial(derived_share, "three-public-of-budget"), "staff": staff,
    "three-public-per-head": three_public_per_head, "promises": promises_kept_cell}
WORKED_OUT = {name for name in MEASURES if name.startswith("rate-")} | {
    "budget-change", "three-public-rate", "three-public-per-head"} - {"rate-stated"}
ALWAYS_SHOWN = {"score", "grade", "published"}
IN_WORDS = {"grade", "scheme", "published", "filled", "rate-stated"}


def title(name: str, say: Say) -> str:
    return say.word(f"measure.{name}")


def measured_column(name: str, say: Say) -> TableColumn:
    return TableColumn(title(name, say), numeric=name not in IN_WORDS)


def measures_by_report(name: str, reports: Iterable[Report], measures: Sequence[str], say: Say) -> TableView:
    """One row a report, one column a measure."""
    reports = list(reports)
    columns = (TableColumn(say.word("lists.report-column"), header=True), *(measured_column(m, say) for m in measures))
    rows = tuple((report_cell(report, say), *(MEASURES[m](report, say) for m in measures)) for report in reports[:LONGEST])
    table = TableView(name, say.word(f"caption.{name}"), columns, rows, sortable=len(rows) > 1, legend=legend(measures, say))
    return cut_table(table, len(reports), say)


def measures_by_year(name: str, reports: Sequence[Report], measures: Sequence[str], say: Say) -> TableView:
    """One row a measure, one column a year. A measure that no year states is left out, unless that is worth knowing."""
    columns = (TableColumn(say.word("lists.measure-column"), header=True),
               *(TableColumn(str(report.year), numeric=True) for report in reports))
    cells = {m: tuple(MEASURES[m](report, say) for report in reports) for m in measures}
    rows = tuple((TableCell(title(m, say)), *row) for m, row in cells.items()
                 if m in ALWAYS_SHOWN or any(one.text for one in row))
    return TableView(name, say.word(f"caption.{name}"), columns, rows, legend=legend(measures, say))


def legend(measures: Sequence[str], say: Say) -> str:
    return say.word("lists.worked-out") if WORKED_OUT & set(measures) else ""
