"""The tables: one data frame each, columns and order as the dictionary gives them, every cell a text or nothing."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import pandas as pd

from generator.checks.engine import SiteChecks, rules
from generator.model import Report, Site
from generator.opendata.cells import Row
from generator.opendata.dictionary import Table, data_dictionary
from generator.opendata.figures import figure_rows
from generator.opendata.findings import check_row, rule_row
from generator.opendata.indicators import indicator_rows
from generator.opendata.reports import report_row, source_rows

Frames = Mapping[str, pd.DataFrame]


def tables(site: Site, checks: SiteChecks, changes: Iterable[Row] = ()) -> Frames:
    """`changes`: corrections after publication, as rows of changes.csv."""
    rows = {
        "reports": (report_row(report, site.settings) for report in site.reports),
        "figures": each(site.reports, figure_rows), "indicators": each(site.reports, indicator_rows),
        "checks": map(check_row, checks.checks), "sources": each(site.reports, source_rows),
        "rules": map(rule_row, rules().values()), "changes": changes}
    return {name: frame(rows[name], table) for name, table in data_dictionary().tables.items()}


def joined(parts: Sequence[Frames], changes: Iterable[Row]) -> Frames:
    """The tables of a whole site from those of its parts; `rules` are the same in each, `changes` are of the whole."""
    whole = {"rules": frame(map(rule_row, rules().values()), data_dictionary().tables["rules"]),
             "changes": frame(changes, data_dictionary().tables["changes"])}
    return {name: whole[name] if name in whole else together([part[name] for part in parts], table)
            for name, table in data_dictionary().tables.items()}


def together(parts: Sequence[pd.DataFrame], table: Table) -> pd.DataFrame:
    return pd.concat(parts, ignore_index=True) if parts else frame((), table)


def each(reports: Iterable[Report], rows_of: Callable[[Report], Iterable[Row]]) -> Iterator[Row]:
    return (row for report in reports for row in rows_of(report))


def frame(rows: Iterable[Row], table: Table) -> pd.DataFrame:
    rows = list(rows)
    unknown = {name for row in rows for name in row} - set(table.column_names)
    if unknown:
        raise KeyError(f"{table.file}: {sorted(unknown)}")
    made = pd.DataFrame(rows, columns=table.column_names, dtype="string")
    return made.replace("", pd.NA)
