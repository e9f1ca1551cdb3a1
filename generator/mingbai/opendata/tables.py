"""The tables: rows of cells in the order of the columns that the dictionary gives, every cell a text or nothing."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from mingbai.checks.engine import SiteChecks, rules
from mingbai.facts.report_facts import ReportFacts, facts_of
from mingbai.model.report import Concept, Report, Site
from mingbai.opendata.cells import DataRow
from mingbai.opendata.dictionary import DataTable, data_dictionary
from mingbai.opendata.facts import concept_rows, derived_rows, issue_rows, promise_rows
from mingbai.opendata.figures import figure_rows
from mingbai.opendata.findings import check_row, rule_row
from mingbai.opendata.indicators import indicator_rows
from mingbai.opendata.reports import report_row, source_rows

TableLine = tuple[str | None, ...]        # one row
Tables = Mapping[str, list[TableLine]]


def tables(site: Site, checks: SiteChecks) -> Tables:
    """Those that grow with every report."""
    return lines_by_table({
        "reports": (report_row(report, site.settings) for report in site.reports),
        "figures": decided(site, checks, figure_rows), "indicators": each(site.reports, indicator_rows),
        "checks": map(check_row, checks.checks), "sources": each(site.reports, source_rows),
        "promises": promise_rows(site, checks), "derived": decided(site, checks, derived_rows),
        "issues": decided(site, checks, issue_rows)})


def decided(site: Site, checks: SiteChecks, rows_of: Callable[[Report, ReportFacts], Iterable[DataRow]]) -> Iterator[DataRow]:
    return (row for report in site.reports for row in rows_of(report, facts_of(checks.reports[report.id])))


def tables_of_all(changes: Iterable[DataRow], concepts: Mapping[str, Concept]) -> Tables:
    """Those that a site has once. `changes`: corrections after publication, as rows of changes.csv."""
    return lines_by_table({"rules": map(rule_row, rules().values()), "changes": changes, "concepts": concept_rows(concepts)})


def lines_by_table(rows: Mapping[str, Iterable[DataRow]]) -> Tables:
    known = data_dictionary().tables
    return {name: list(table_lines(found, known[name])) for name, found in rows.items()}


def each(reports: Iterable[Report], rows_of: Callable[[Report], Iterable[DataRow]]) -> Iterator[DataRow]:
    return (row for report in reports for row in rows_of(report))


def table_lines(rows: Iterable[DataRow], table: DataTable) -> Iterator[TableLine]:
    names, known = table.column_names, frozenset(table.column_names)
    for row in rows:
        if not row.keys() <= known:
            raise KeyError(f"{table.file}: {sorted(row.keys() - known)}")
        yield tuple([cell or None for cell in map(row.get, names)])
