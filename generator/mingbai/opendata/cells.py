"""What goes into one cell: plain decimals, joined places, names of topics and units."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache

from mingbai.model.labels import topic_label
from mingbai.model.report import Bilingual, Citation, Figure, Report, Section, Source, in_each
from mingbai.opendata.dictionary import word, words
from mingbai.text.language import LANGUAGES, beside, in_columns
from mingbai.text.units import Unit

DataRow = Mapping[str, str | None]


def plain_decimal(value: Decimal | None) -> str | None:
    """All digits, no exponent, no separators; what is not stated stays nothing."""
    return None if value is None else format(value, "f")


def pair(name: str, text: Bilingual | None) -> dict[str, str | None]:
    """`name_zh` and `name_en`."""
    return said_in(known_columns(name), text)


def plain_pair(name: str, text: Bilingual | Unit | None) -> dict[str, str | None]:
    """`name` and `name_en`."""
    return said_in(known_columns_beside(name), text)


def said_in(columns: tuple[str, ...], text: Bilingual | Unit | None) -> dict[str, str | None]:
    if text is None:
        return dict.fromkeys(columns)
    return {column: text[lang] for column, lang in zip(columns, LANGUAGES, strict=True)}


known_columns, known_columns_beside = cache(in_columns), cache(beside)


def source_id(report: Report, name: str) -> str:
    return f"{report.id}#{name}"


def first_source(report: Report) -> Source | None:
    return report.sources[0] if report.sources else None


def place_cells(report: Report, citations: Iterable[Citation]) -> dict[str, str | None]:
    """Sections in the order of citing, each once; their details in the same order."""
    details: dict[Section, list[str]] = {}
    for citation in citations:
        details.setdefault(citation.section, []).append(citation.detail)
    joined = [", ".join(filter(None, found)) for found in details.values()]
    join = words("join")
    sections = list(details)
    return {
        "source_id": source_id(report, sections[0].source_id) if sections else None,
        **plain_pair("source_section", in_each(lambda lang: join[lang].join(section.title[lang] for section in sections))),
        "source_detail": "; ".join(joined) if any(joined) else None,
    }


def unit_name(unit: Unit | None, kind: str = "") -> Bilingual | None:
    if kind == "rank":
        return word("rank")
    return in_each(unit.__getitem__) if unit and unit.printed else None


def value_in_yuan(figure: Figure) -> Decimal | None:
    return figure.base if figure.quantity.measure == "money" else None


def topic_name(report: Report, topic: str) -> Bilingual:
    return report.topics.get(topic) or topic_label(topic)
