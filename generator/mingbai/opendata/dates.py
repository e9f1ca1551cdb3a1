"""The one date that all files of a run carry: given from outside, or the newest date of the content."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from mingbai.model.report import Report, Site

OLDEST = "1980-01-01"                      # the oldest date a zip file can hold


def created_at(site: Site, environment: Mapping[str, str]) -> datetime:
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC)
    newest = max((whole_date(date) for report in site.reports for date in dates(report)), default=OLDEST)
    return datetime.fromisoformat(newest).replace(tzinfo=UTC)


def dates(report: Report) -> Iterator[str]:
    yield from filter(None, (report.filled, report.published, *(source.date for source in report.sources)))


def whole_date(date: str) -> str:
    """`2024` and `2024-07` stand for their first day."""
    return "-".join([*date.split("-"), "01", "01"][:3])
