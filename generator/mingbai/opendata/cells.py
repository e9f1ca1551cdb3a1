"""What goes into one cell: plain decimals, joined places, names of topics and units."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache

from mingbai.model.labels import topic_label
from mingbai.model.report import Bilingual, Citation, Figure, Report, Source
from mingbai.opendata.dictionary import word, words
from mingbai.text.language import LANGUAGES
from mingbai.text.units import Unit

Row = Mapping[str, str | None]


def plain_decimal(value: Decimal | None) -> str | None:
    """All digits, no exponent, no separators; what is not stated stays nothing."""
    return None if value is None else format(value, "f")


def pair(name: str, text: Bilingual | None) -> dict[str, str | None]:
    """`name_zh` and `name_en`."""
    zh, en = in_languages(name)
    return {zh: text.zh, en: text.en} if text is not None else {zh: None, en: None}


@cache
def in_languages(name: str) -> tuple[str, ...]:
    return tuple(f"{name}_{lang}" for lang in LANGUAGES)


def source_id(report: Report, name: str) -> str:
    return f"{report.id}#{name}"


def first_source(report: Report) -> Source | None:
    return report.sources[0] if report.sources else None


def place_cells(report: Report, citations: Iterable[Citation]) -> dict[str, str | None]:
    """Sections in the order of citing, each once; their details in the same order."""
    details: dict = {}
    for citation in citations:
        details.setdefault(citation.section, []).append(citation.detail)
    joined = [", ".join(filter(None, found)) for found in details.values()]
    join = words("join")
    sections = list(details)
    return {
        "source_id": source_id(report, sections[0].source_id) if sections else None,
        "source_section": join["zh"].join(section.title.zh for section in sections),
        "source_section_en": join["en"].join(section.title.en for section in sections),
        "source_detail": "; ".join(joined) if any(joined) else None,
    }


def unit_name(unit: Unit | None, kind: str = "") -> Bilingual | None:
    if kind == "rank":
        return word("rank")
    return Bilingual(unit.zh, unit.en) if unit and unit.zh else None


def value_in_yuan(figure: Figure) -> Decimal | None:
    return figure.base if figure.quantity.measure == "money" else None


def topic_name(report: Report, topic: str) -> Bilingual:
    return report.topics.get(topic) or topic_label(topic)
