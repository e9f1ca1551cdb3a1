"""How a figure is said in each language: the original as printed; a translation in plain units, with the original at hand."""
from __future__ import annotations

from datetime import date as Date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache

from babel.dates import format_date

from mingbai.text.language import ORIGINAL
from mingbai.text.quantity import Quantity
from mingbai.text.value import Value, not_none, replace
from mingbai.text.words import Words, kept

LOCALES = {"zh": "zh_Hans_CN", "en": "en_GB"}
WAN, MILLION, BILLION = Decimal(10) ** 4, Decimal(10) ** 6, Decimal(10) ** 9
# Of sums of money, by how large they are: from where on, the word, what one of it is, with how many decimals.
MONEY = {"zh": ((0, "wan", WAN, 2),),
         "en": ((BILLION, "billion", BILLION, 3), (MILLION, "million", MILLION, 2), (0, "yuan", 1, None))}
# Of the axes of charts: the word and what one of it is.
AXES = {"zh": (("wan", WAN), ("yuan", 1)), "en": (("billion", BILLION), ("million", MILLION), ("thousand", 10 ** 3), ("yuan", 1))}
DATES = {"zh": {"day": "yyyy年M月d日", "month": "yyyy年M月", "day-of-year": "M月d日", "month-of-year": "M月"},
         "en": {"day": "d MMMM yyyy", "month": "MMMM yyyy", "day-of-year": "d MMMM", "month-of-year": "MMMM"}}
COMPARATORS = {"≥": "at-least", "≤": "at-most", ">": "more-than", "<": "less-than", "≈": "about"}


class FormattedQuantity(Value):
    """`text` is what the reader sees; `exact` is the original, when `text` is not the whole of it."""
    text: str
    exact: str = ""


def plain_digits(value: Decimal | int | None) -> str:
    """All digits in groups of three, which all languages part alike; 7.5 and 7.50 stay apart."""
    if type(value) is int:
        return f"{value:,}"
    return "" if value is None else f"{value:,f}"


class Formatter:
    def __init__(self, lang: str) -> None:
        self.lang, self.words, self.says_as_printed = lang, Words("numbers", lang), lang == ORIGINAL

    def quantity(self, quantity: Quantity) -> FormattedQuantity:
        return FormattedQuantity(as_printed(quantity)) if self.says_as_printed else converted(quantity, self.lang)

    def quoted(self, quantity: Quantity) -> FormattedQuantity:
        """Within a text, which names itself what is counted."""
        unit = quantity.unit
        return self.quantity(quantity if unit is None or unit.plain is None else replace(quantity, unit=unit.quoted))

    def converted(self, quantity: Quantity) -> FormattedQuantity:
        said = getattr(self, f"say_{quantity.kind}")(quantity)
        return FormattedQuantity(said, self.original(quantity)) if self.needs_original(quantity) else FormattedQuantity(said)

    def original(self, quantity: Quantity) -> str:
        """The exact sum in yuan, and the printed text."""
        if quantity.measure != "money" or quantity.kind != "number":
            return as_printed(quantity)
        return self.words("original", yuan=self.plain(trimmed(quantity.amount)), printed=as_printed(quantity))

    def needs_original(self, quantity: Quantity) -> bool:
        """The printed text is kept at hand where a translation changes the scale, the unit or the wording."""
        return quantity.kind != "text" and as_printed(quantity) != self.plain(quantity.value)

    # ---- in plain units

    def say_number(self, quantity: Quantity) -> str:
        return self.compared(quantity, self.amount(quantity, not_none(quantity.value)))

    def say_range(self, quantity: Quantity) -> str:
        low, high = (self.amount(quantity, not_none(end)) for end in (quantity.value, quantity.upper))
        return self.words("range", low=self.bare(quantity) or low, high=high)

    def bare(self, quantity: Quantity) -> str:
        """The lower end of a range whose unit is said once; sums and percentages say it twice."""
        unit = not_none(quantity.unit)
        return "" if unit.is_money or unit.is_percent else self.plain(not_none(quantity.base))

    def say_rank(self, quantity: Quantity) -> str:
        return self.words("rank", number=self.plain(quantity.value))

    def say_date(self, quantity: Quantity) -> str:
        return self.words(deadline(quantity), date=self.date(quantity.date))

    def say_text(self, quantity: Quantity) -> str:
        return quantity.printed

    def compared(self, quantity: Quantity, amount: str) -> str:
        if not quantity.comparator:
            return amount
        return self.words(COMPARATORS[quantity.comparator], amount=amount)

    def amount(self, quantity: Quantity, value: Decimal) -> str:
        unit = not_none(quantity.unit)
        if unit.is_money:
            return self.money(value * unit.scale)
        if unit.is_percent:
            return f"{self.plain(value)}%"
        name = unit.en_one if value * unit.scale in (1, -1) else unit.en_many
        return " ".join(part for part in (self.plain(value * unit.scale), name) if part)

    def money(self, yuan: Decimal) -> str:
        """CNY 359.59 million; whole yuan below a million."""
        size = abs(yuan)
        word, scale, places = next((word, scale, places) for least, word, scale, places in MONEY[self.lang] if size >= least)
        return self.words(word, amount=self.plain(yuan) if places is None else self.rounded(yuan / scale, places))

    # ---- in every language

    plain = staticmethod(plain_digits)

    def rounded(self, value: Decimal, places: int) -> str:
        """At most `places` decimals; a value that is not nothing is never shown as nothing."""
        step = one_of(places)
        short = value.quantize(step, ROUND_HALF_UP)
        if not short and value:
            short = step.copy_sign(value)
        return self.plain(trimmed(short))

    def percent(self, ratio: Decimal, places: int = 2) -> str:
        """A computed rate. 0 % and 100 % are said only when true."""
        return f"{self.plain(in_percent(ratio, places))}%"

    def date(self, iso: str | None) -> str:
        if not iso or len(iso) == 4:
            return iso or ""
        return said_date(self.lang, iso)

    def period(self, period: str) -> str:
        """`2023`, `end-2023`, `2023-01/2023-09`."""
        if period.startswith("end-"):
            return self.words("end-of", period=self.date(period.removeprefix("end-")))
        if "/" in period:
            low, high = period.split("/")
            return self.words("range", low=self.date(low), high=self.date(high))
        return self.date(period)


@kept(2 ** 12)
def converted(quantity: Quantity, lang: str) -> FormattedQuantity:
    """Tables, texts, charts and the form of a report repeat its quantities."""
    return Formatter(lang).converted(quantity)


@lru_cache(maxsize=2 ** 12)
def in_percent(ratio: Decimal, places: int) -> Decimal:
    """All languages say the same rates."""
    exact, step = ratio * 100, one_of(places)
    short = exact.quantize(step, ROUND_HALF_UP)
    for edge in (Decimal(0), Decimal(100)):
        if short == edge and exact != edge:
            short = edge + step if exact > edge else edge - step
    return trimmed(short)


@lru_cache(maxsize=2 ** 12)
def said_date(lang: str, iso: str) -> str:
    parts = [int(part) for part in iso.split("-")]
    if len(iso) == 10:
        return in_pattern(Date.fromisoformat(iso), lang, "day")
    if len(iso) == 7:
        return in_pattern(Date(parts[0], parts[1], 1), lang, "month")
    return month_day(parts, lang)


def month_day(parts: list[int], lang: str) -> str:
    """A day or month whose year goes without saying; 2000 only stands in, having every date."""
    if len(parts) > 1:
        return in_pattern(Date(2000, parts[0], parts[1]), lang, "day-of-year")
    return in_pattern(Date(2000, parts[0], 1), lang, "month-of-year")


def in_pattern(date: Date, lang: str, pattern: str) -> str:
    return format_date(date, DATES[lang][pattern], locale=LOCALES[lang])


@cache
def one_of(places: int) -> Decimal:
    """A one in the last of so many decimals."""
    return Decimal(1).scaleb(-places)


def as_printed(quantity: Quantity) -> str:
    """The printed cell; the unit of its column is added where the cell holds none."""
    unit = quantity.unit
    if quantity.kind in ("number", "range") and unit and unit.printed and unit.printed not in quantity.printed \
            and not (unit.is_percent and "％" in quantity.printed):
        return quantity.printed + unit.printed
    return quantity.printed


def deadline(quantity: Quantity) -> str:
    if not quantity.comparator:
        return "on"
    if "底" in quantity.printed or "末" in quantity.printed:
        return "by-end-of"
    return "before" if len(not_none(quantity.date)) in (2, 7) else "by"


def trimmed(value: Decimal) -> Decimal:
    """Without trailing zeros after the point."""
    return value.quantize(Decimal(1)) if value == value.to_integral() else value.normalize()
