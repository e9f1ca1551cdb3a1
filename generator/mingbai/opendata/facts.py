"""promises.csv, derived.csv, issues.csv and concepts.csv: what is decided of each report, one row each."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

from mingbai.checks.engine import SiteChecks
from mingbai.facts.derived import Derived
from mingbai.facts.issue import Issue
from mingbai.facts.promise import Promise
from mingbai.facts.report_facts import ReportFacts, facts_of
from mingbai.facts.years import same_before, year_before
from mingbai.model.report import Concept, Figure, Report, Site
from mingbai.opendata.cells import DataRow, pair, place_cells, plain_decimal, unit_name
from mingbai.text.format import as_printed, trimmed
from mingbai.text.quantity import Quantity

FINEST = Decimal("0.000001")              # of a figure that was divided


def promise_rows(site: Site, checks: SiteChecks) -> Iterator[DataRow]:
    for report in site.reports:
        facts, earlier = facts_of(checks.reports[report.id]), year_before(report, site)
        before = facts_of(checks.reports[earlier.id]).promises if earlier and earlier.id in checks.reports else ()
        yield from (promise_row(report, one, facts, before) for one in facts.promises)


def promise_row(report: Report, promise: Promise, facts: ReportFacts, before: Iterable[Promise]) -> DataRow:
    places = place_cells(report, next((report.figures[name].citations for name in promise.figure_ids), ()))
    previous = same_before(promise, tuple(before))
    return {
        "report_id": report.id, "promise_id": promise.id, **pair("label", promise.label), **pair("label_short", promise.short),
        "aim": promise.aim, "direction": promise.direction, "target_figure": figure_id(promise.target),
        "target": printed(promise.first_target), "revised_target": printed(promise.revised),
        "result_figure": figure_id(promise.result), "result": printed(promise.result), "unit": unit_zh(promise.target),
        "state": promise.state, "repeats": flag(promise.repeats), "distance": number(promise.distance),
        "deadline": promise.deadline or None, "weight": value(promise.weight), "score": value(promise.score),
        **pair("reason", promise.reason), **pair("measure", promise.measure), "place": places["source_section"],
        "place_en": places["source_section_en"], "same_as": ids_in_one_cell(promise.row_ids[1:]),
        "concept": promise.concept or None,
        "figure_ids": ids_in_one_cell(promise.figure_ids),
        "issue_ids": ids_in_one_cell(one.id for one in facts.issues_of(promise)),
        "previous_promise_id": previous.id if previous else None}


def derived_rows(report: Report, facts: ReportFacts) -> Iterator[DataRow]:
    return (derived_row(report, one) for one in facts.derived.values())


def derived_row(report: Report, one: Derived) -> DataRow:
    return {"report_id": report.id, "derived_id": one.id, "concept": one.id, **pair("label", one.label),
            "value": plain_decimal(to_a_millionth(one.value)), "unit": one.unit, "formula": one.formula,
            "figure_ids": ids_in_one_cell(figure.id for figure in one.figures), "withheld": flag(one.withheld),
            **pair("caveat", one.caveat)}


def issue_rows(report: Report, facts: ReportFacts) -> Iterator[DataRow]:
    return (issue_row(report, one) for one in facts.issues)


def issue_row(report: Report, one: Issue) -> DataRow:
    return {"report_id": report.id, "issue_id": one.id, "rank": str(one.rank),
            "rank_score": plain_decimal(to_a_millionth(one.weighing.score)), "kind": one.kind, **pair("headline", one.headline),
            **pair("sentence", one.sentence), "stated": printed_or_nothing(one.stated),
            "recomputed": printed_or_nothing(one.recomputed),
            "money_cny": plain_decimal(one.money), "figure_ids": ids_in_one_cell(one.figure_ids),
            "check_ids": ids_in_one_cell(one.check_ids),
            **pair("defence", one.defence), **pair("answer", one.answer), "status": one.status}


def concept_rows(concepts: Mapping[str, Concept]) -> Iterator[DataRow]:
    return ({"concept": one.id, **pair("label", one.label), "unit": one.unit or None, "direction": one.direction or None}
            for one in concepts.values())


def ids_in_one_cell(names: Iterable[str]) -> str | None:
    return " ".join(names) or None


def flag(value: bool) -> str:
    return "true" if value else "false"


def figure_id(figure: Figure | None) -> str | None:
    return figure.id if figure else None


def printed(figure: Figure | None) -> str | None:
    return as_printed(figure.quantity) if figure else None


def printed_or_nothing(quantity: Quantity | None) -> str | None:
    return as_printed(quantity) if quantity else None


def value(figure: Figure | None) -> str | None:
    return plain_decimal(figure.value) if figure else None


def number(quantity: Quantity | None) -> str | None:
    return plain_decimal(quantity.value) if quantity else None


def unit_zh(figure: Figure | None) -> str | None:
    name = unit_name(figure.quantity.unit, figure.quantity.kind) if figure else None
    return name.zh if name else None


def to_a_millionth(exact: Decimal | None) -> Decimal | None:
    """To a millionth; what is not nothing is not written as nothing."""
    if exact is None:
        return None
    short = exact.quantize(FINEST, ROUND_HALF_UP)
    return trimmed(short or FINEST.copy_sign(exact) if exact else short)
