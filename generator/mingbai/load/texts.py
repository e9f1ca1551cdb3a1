"""A text of a row: a column for each language, or the original alone where the row is declared untranslated."""
from __future__ import annotations

from collections.abc import Callable

from mingbai.load.csvfile import CsvLine
from mingbai.model.problems import Problems, Spot
from mingbai.model.report import Bilingual, untranslated
from mingbai.text.language import LANGUAGES, in_columns

UNTRANSLATED = "yes"                      # of a row in the original alone: shown as it is, in every language


def text_in(line: CsvLine, name: str, problems: Problems) -> Bilingual | None:
    return text_of(line.__getitem__, name, line.spot, problems)


def text_of(cell: Callable[[str], str], name: str, spot: Callable[[str], Spot], problems: Problems) -> Bilingual | None:
    """`cell` and `spot`: what stands in a column, and where that is. A language that is missing is told."""
    columns = in_columns(name)
    texts = [cell(column) for column in columns]
    if not any(texts):
        return None
    if not any(texts[1:]) and cell("untranslated") == UNTRANSLATED:
        return untranslated(texts[0])
    by_language = dict(zip(LANGUAGES, texts, strict=True))
    for lang, column in zip(LANGUAGES, columns, strict=True):
        if not by_language[lang]:
            problems.add(spot(column), "missing-translation", field=name, lang=lang)
    return Bilingual(**by_language)
