"""When and by whom: as a line under the title, and as a government page carries it in its head."""
from __future__ import annotations

from mingbai.model.report import Report
from mingbai.say.say import Say, Sentence


def byline(report: Report, say: Say) -> list[Sentence]:
    issuers = issued_by(report, say)
    found = [say.sentence("byline.issuer", issuer=issuers)] if issuers else []
    found += [say.sentence(f"byline.{name}", date=say.date(day))
              for name, day in (("filled", report.filled), ("published", report.published)) if day]
    return [*found, say.sentence("byline.region", region=report.region.name[say.lang], code=report.region.code)]


def issued_by(report: Report, say: Say) -> str:
    names = list(dict.fromkeys(source.issuer[say.lang] for source in report.sources if source.issuer))
    return say.listed(names) if names else ""


def meta(report: Report, title: str, description: str, say: Say) -> dict[str, str]:
    """The names are fixed by the rules for government pages; what is not stated is left out."""
    fields = {
        "ArticleTitle": title, "PubDate": to_the_minute(report.published), "ContentSource": issued_by(report, say),
        "ColumnName": say.word("meta.column-name"), "ColumnType": say.word("meta.column-type"),
        "Keywords": ",".join(keywords(report, say)), "Description": description,
        "search_kind": say.word(f"search.kind.{report.kind}"), "search_region": report.region.name[say.lang],
        "search_year": str(report.year)}
    return {name: value for name, value in fields.items() if value}


def to_the_minute(day: str | None) -> str:
    """The rules want hours and minutes, too; of a day alone it is its beginning."""
    return f"{day} 00:00" if day else ""


def keywords(report: Report, say: Say) -> list[str]:
    return [report.region.name[say.lang], report.department.short[say.lang], str(report.year),
            say.word(f"meta.kind.{report.kind}"), say.word("meta.topic")]
