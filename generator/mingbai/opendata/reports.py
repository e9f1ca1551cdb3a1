"""reports.csv and sources.csv: what was read, and from which documents."""
from __future__ import annotations

from mingbai.model.report import Report, Settings, Source
from mingbai.opendata.cells import DataRow, first_source, pair, plain_decimal, source_id
from mingbai.text.language import LANGUAGES


def report_row(report: Report, settings: Settings) -> DataRow:
    source, score = first_source(report), report.score
    return {
        "report_id": report.id, "region_code": report.region.code, **pair("region", report.region.name),
        "department_id": report.department.id, **pair("department", report.department.name), "kind": report.kind,
        **pair("project", report.project), "year": str(report.year), "scheme_id": report.scheme.id,
        "score": plain_decimal(score.value) if score else None, **pair("grade", report.grade.name if report.grade else None),
        **urls(report, settings), "source_id": source_id(report, source.id) if source else None,
        **pair("title", report.title), **pair("province", report.region.province),
        "region_level": report.region.level, "parent_report_id": report.parent_id, "filled": report.filled,
        "published": report.published, **pair("scheme", report.scheme.name),
        "score_standing": score.standing if score else None}


def urls(report: Report, settings: Settings) -> DataRow:
    """From the root of the site, or absolute where the site has an address."""
    root = settings.address.rstrip("/")
    return {f"url_{lang}": f"{root}/{lang}/{report.id}/" for lang in LANGUAGES}


def source_rows(report: Report) -> list[DataRow]:
    return [source_row(report, source) for source in report.sources]


def source_row(report: Report, source: Source) -> DataRow:
    return {"source_id": source_id(report, source.id), "report_id": report.id, **pair("title", source.title),
            **pair("issuer", source.issuer), "date": source.date, "sha256": source.sha256, "url": source.url,
            **pair("note", source.note)}
