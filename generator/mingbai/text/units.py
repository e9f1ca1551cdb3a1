"""Units of measure as printed: `万平方米`, `亿元`, `吨/日`, with their scale and their English."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from mingbai.text.language import ORIGINAL

SCALES = {"万亿": 12, "千亿": 11, "百亿": 10, "十亿": 9, "亿": 8, "千万": 7, "百万": 6, "十万": 5, "万": 4,
          "千": 3, "百": 2, "": 0}
SCALES_EN = {12: "trillion", 11: "100 billion", 10: "10 billion", 9: "billion", 8: "100 million", 7: "10 million",
             6: "million", 5: "100,000", 4: "10,000", 3: "1,000", 2: "100"}


@dataclass(frozen=True, slots=True)
class Unit:
    """By language: in the original as printed; `scale` is what one of it is in base units; `kind` says what may be added."""
    printed: str
    base: str
    kind: str
    scale: Decimal
    en_one: str
    en_many: str
    en: str = field(init=False, repr=False, compare=False)      # the printed unit in English, scale kept

    def __post_init__(self) -> None:
        object.__setattr__(self, "en", self.in_english())

    def __getitem__(self, lang: str) -> str:
        return self.printed if lang == ORIGINAL else getattr(self, lang)

    @property
    def is_money(self) -> bool:
        return self.kind == "money"

    @property
    def is_percent(self) -> bool:
        return self.kind == "percent"

    def in_english(self) -> str:
        """万元 is `CNY 10,000`."""
        scale = SCALES_EN.get(self.scale.adjusted(), "")
        if self.is_money:
            return f"CNY {scale}" if scale else "CNY"
        return " ".join(part for part in (scale, self.en_many) if part) or "number"


class UnknownUnit(ValueError):
    pass


class Units:
    """The registry: reads a printed unit, however scaled or combined."""

    def __init__(self, definitions: Mapping[str, Mapping[str, Any]]) -> None:   # Any: a text and two lists
        self.bases: dict[str, Unit] = {}
        for base, entry in definitions.items():
            one, many = entry["en"]
            for zh in entry["zh"]:
                self.bases[zh] = Unit(zh, base, entry["kind"], Decimal(1), one, many)
        self.known: dict[str, Unit] = {}

    def find(self, printed: str) -> Unit:
        if printed not in self.known:
            self.known[printed] = self.read(printed)
        return self.known[printed]

    def read(self, printed: str) -> Unit:
        if printed in self.bases:
            return self.bases[printed]
        for separator in ("/", "每"):
            if separator in printed:
                return self.per(printed, *printed.split(separator, 1))
        return self.scaled(printed)

    def scaled(self, printed: str) -> Unit:
        for prefix, exponent in SCALES.items():
            rest = printed[len(prefix):]
            if printed.startswith(prefix) and rest in self.bases:
                base = self.bases[rest]
                return Unit(printed, base.base, base.kind, Decimal(1).scaleb(exponent), base.en_one, base.en_many)
        raise UnknownUnit(printed)

    def per(self, printed: str, above: str, below: str) -> Unit:
        over, under = self.find(above), self.find(below)
        under_en = under.en_one or "item"
        def name(word: str) -> str:
            return f"{word}/{under_en}" if word else f"per {under_en}"
        return Unit(printed, f"{over.base}/{under.base}", f"{over.kind}/{under.kind}", over.scale / under.scale,
                    name(over.en_one), name(over.en_many))
