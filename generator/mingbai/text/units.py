"""Units of measure as printed: `万平方米`, `亿元`, `吨/日`, with their scale and their English."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from mingbai.text.counted import CountedThings
from mingbai.text.language import ORIGINAL

SCALES = {"万亿": 12, "千亿": 11, "百亿": 10, "十亿": 9, "亿": 8, "千万": 7, "百万": 6, "十万": 5, "万": 4,
          "千": 3, "百": 2, "": 0}
SCALES_EN = {12: "trillion", 11: "100 billion", 10: "10 billion", 9: "billion", 8: "100 million", 7: "10 million",
             6: "million", 5: "100,000", 4: "10,000", 3: "1,000", 2: "100"}


@dataclass(frozen=True, slots=True)
class Unit:
    """By language: in the original as printed; `scale` is what one of it is in base units; `kind` says what may be added.

    `plain` is its English where a text that quotes the figure names itself what is counted; none where that is the same.
    """
    printed: str
    base: str
    kind: str
    scale: Decimal
    en_one: str
    en_many: str
    plain: tuple[str, str] | None = None
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

    @property
    def quoted(self) -> Unit:
        return self if self.plain is None else replace(self, en_one=self.plain[0], en_many=self.plain[1], plain=None)

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

    def __init__(self, definitions: Mapping[str, Mapping[str, Any]],            # Any: a text and two lists
                 counted: CountedThings | None = None) -> None:
        self.bases: dict[str, Unit] = {}
        self.things = counted or CountedThings()
        for base, entry in definitions.items():
            one, many = entry["en"]
            for zh in entry["zh"]:
                self.bases[zh] = Unit(zh, base, entry["kind"], Decimal(1), one, many)
        self.known: dict[str, Unit] = {}
        self.counting: dict[str, bool] = {}      # does a unit as printed count things?

    def find(self, printed: str) -> Unit:
        if printed not in self.known:
            self.known[printed] = self.read(printed)
        return self.known[printed]

    def read(self, printed: str) -> Unit:
        if printed in self.bases:
            return self.bases[printed]
        parts = halves(printed)
        return per(printed, *map(self.find, parts)) if parts else self.scaled(printed)

    def scaled(self, printed: str) -> Unit:
        for prefix, exponent in SCALES.items():
            rest = printed[len(prefix):]
            if printed.startswith(prefix) and rest in self.bases:
                base = self.bases[rest]
                return Unit(printed, base.base, base.kind, Decimal(1).scaleb(exponent), base.en_one, base.en_many)
        raise UnknownUnit(printed)

    def counted(self, unit: Unit, label: str) -> Unit:
        """The same unit with the English of what a figure of this label counts, where the list can say."""
        if not self.counts_things(unit.printed):
            return unit
        parts = () if unit.printed in self.bases else halves(unit.printed)
        if parts:
            return per(unit.printed, *(self.counted(self.find(part), label) for part in parts))
        word = measure_word(unit.printed, self.things.named)
        thing = self.things.thing(word, label)
        if thing is None:
            return unit
        plain = None if word in self.things.quoted else (unit.en_one, unit.en_many)
        return replace(unit, en_one=thing.en_one, en_many=thing.en_many, plain=plain)

    def counts_things(self, printed: str) -> bool:
        if printed not in self.counting:
            self.counting[printed] = any(measure_word(part, self.things.named) for part in (printed, *halves(printed)))
        return self.counting[printed]


def halves(printed: str) -> tuple[str, ...]:
    """`吨/日`, `元每户`: what, and per what."""
    return next((tuple(printed.split(separator, 1)) for separator in ("/", "每") if separator in printed), ())


def measure_word(printed: str, known: Mapping[str, object]) -> str:
    """Without the scale in front: 套 of 万套."""
    return next((rest for scale in ("", *SCALES) if (rest := printed.removeprefix(scale)) in known), "")


def per(printed: str, over: Unit, under: Unit) -> Unit:
    one, many = (per_one(word, under.en_one or "item") for word in (over.en_one, over.en_many))
    return Unit(printed, f"{over.base}/{under.base}", f"{over.kind}/{under.kind}", over.scale / under.scale, one, many)


def per_one(word: str, of_what: str) -> str:
    return f"{word}/{of_what}" if word else f"per {of_what}"
