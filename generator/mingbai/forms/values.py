"""From a cell's text to a value: not stated, a template's hint, a number with sign and unit, or words."""
from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache

import yaml

from mingbai.forms.grid import GridCell
from mingbai.forms.labels import one_line, squeezed
from mingbai.forms.layouts import BASE, FOLDER
from mingbai.forms.reading import ReadValue
from mingbai.text.quantity import WIDE, BadNumber, Quantity, is_not_stated, read_quantity
from mingbai.text.units import Units, UnknownUnit
from mingbai.text.words import LOADER

DASHES = {"\\", "＼", "--", "---", "----", "———", "—/—"}
SIGNS = {"≥", "≤", ">", "<", "=", "≧", "≦", "＞", "＜", "＝", "═", ">=", "<=", "大于等于", "小于等于", "大于", "小于",
         "等于", "约"}
EQUAL = {"=", "＝", "═", "等于"}
BARE = re.compile(r"^[+\-−]?\d+(?:,\d{3})*(?:\.\d+)?$")
REACHED = re.compile(r"^[^\d]{2,40}?(?:达到|达|不低于|不少于|不超过|控制在|超过|≥|≤)"
                     r"(\d+(?:\.\d+)?[%％](?:以上|以下|以内|及以上)?)[。.；;]?$")
BRACKETED_MARK = re.compile(r"^[(（]\s*([\d.]+)\s*分?\s*[)）]$")
LONGEST_FIGURE = 60                       # characters; what is longer is words
WIDE_FIGURE = re.compile(r"^[^一-鿿]{0,4}[０-９\d][０-９\d．.，,]*\s*[^\d０-９]{0,6}$")
UNIT_LIKE = re.compile(r"^(?P<sign>>=|<=|[≥≤><≧≦]?)(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)(?P<scale>万|亿|千|百|)"
                       r"(?P<unit>[一-鿿A-Za-z]{1,3})(?:以上|以下|以内|左右)?$")
NOT_A_UNIT = re.compile("[前后内完成达是已未年月日号时上下]")
COMPARED = {">=": "≥", "<=": "≤", "≧": "≥", "≦": "≤"}
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
WIDE_SIGNS = {"=": "＝", "+": "＋", "-": "－", "@": "＠"}


@cache
def hint_patterns() -> tuple[re.Pattern[str], ...]:
    data = yaml.load((FOLDER / f"{BASE}.yml").read_text("utf-8"), LOADER)
    return tuple(re.compile(pattern) for pattern in data["hints"])


def is_hint(text: str) -> bool:
    """A template's own words left where an answer should be."""
    plain = squeezed(text).strip("。")
    return bool(plain) and any(pattern.match(plain) for pattern in hint_patterns())


def stated_words(text: str) -> str:
    """The words of a cell; nothing for a dash, a blank, a hint."""
    nothing = is_not_stated(text) or text.strip() in DASHES or is_hint(text)
    return "" if nothing else text.strip()


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula; a plain number stays as it is."""
    plain = text.strip()
    if plain.startswith(DANGEROUS) and not BARE.match(plain) and not is_not_stated(plain):
        return WIDE_SIGNS.get(plain[0], "") + plain[1:]
    return plain


@dataclass(frozen=True)
class ValueReader:
    """Reads values with the site's units."""
    units: Units

    def amount(self, cell: GridCell, unit: str) -> ReadValue | None:
        """Money, a weight, a score: a number or nothing. Raises BadNumber for anything else."""
        text = stated_words(cell.text)
        if not text:
            return None
        bare = BRACKETED_MARK.sub(r"\1", strip_currency(text)) if unit == "分" else strip_currency(text)
        quantity = self.quantity(bare, unit, words=False)
        if quantity.kind not in ("number", "range"):
            raise BadNumber(text)
        return value_of(quantity, cell, one_line(text), unit, narrow(bare))

    def result(self, cell: GridCell, unit: str = "", sign: str = "") -> ReadValue | None:
        """A target or result: a figure where there is one, else words."""
        text = stated_words(cell.text)
        if not text:
            return None
        told = narrow(text).lstrip("=＝═")
        signed = sign + told if sign in SIGNS - EQUAL and told[:1].isdigit() else told
        figure = REACHED.match(squeezed(signed))
        content = figure[1] if figure else signed
        is_bare = BARE.match(squeezed(content).lstrip("≥≤><≧≦=")) and unit and not self.knows(unit)
        counted = self.in_unknown_unit(f"{content}{unit}" if is_bare else content, cell)
        return counted or value_of(self.quantity(content, unit, words=True), cell, one_line(text), unit, harmless(content))

    def in_unknown_unit(self, text: str, cell: GridCell) -> ReadValue | None:
        """30万度 where no unit 度 is known: a figure all the same, its unit to be added."""
        match = UNIT_LIKE.match(squeezed(text))
        if not match or self.knows(match["scale"] + match["unit"]) or NOT_A_UNIT.search(match["unit"]):
            return None
        digits = match["digits"].replace(",", "")
        return ReadValue(one_line(cell.text), cell.place, harmless(text), value=digits, unit=match["scale"] + match["unit"],
                         comparator=COMPARED.get(match["sign"], match["sign"]), new_unit=match["unit"])

    def quantity(self, text: str, unit: str, words: bool) -> Quantity:
        if len(text) > LONGEST_FIGURE:
            if not words:
                raise BadNumber(text[:LONGEST_FIGURE])
            return Quantity(text, kind="text")
        try:
            return read_quantity(text, self.units, self.known_unit(unit), words_allowed=words)
        except UnknownUnit as error:
            raise BadNumber(text) from error

    def known_unit(self, unit: str) -> str:
        try:
            return self.units.find(unit).printed
        except UnknownUnit:
            return ""

    def knows(self, unit: str) -> bool:
        try:
            self.units.find(unit)
        except UnknownUnit:
            return False
        return True


def narrow(text: str) -> str:
    """One line; a figure's full-width digits and signs made narrow, words left as they are."""
    line = one_line(text)
    return line.translate(WIDE).replace(" ", "") if WIDE_FIGURE.match(line) else line


def strip_currency(text: str) -> str:
    return re.sub(r"^(?:人民币|RMB|CNY|[¥￥])\s*", "", text.strip())


def value_of(quantity: Quantity, cell: GridCell, printed: str, unit: str, as_content: str = "") -> ReadValue:
    content = as_content or harmless(printed)
    bare = BARE.match(squeezed(content).lstrip("≥≤><≧≦"))
    if bare and unit and quantity.unit and quantity.unit.printed and unit not in content:
        content += unit
    own = quantity.unit.printed if quantity.unit else ""
    return ReadValue(printed, cell.place, content, quantity.kind, digits_or_nothing(quantity.value),
                     digits_or_nothing(quantity.upper), own,
                     quantity.comparator, cell.stored)


def digits_or_nothing(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


def as_decimal(text: str) -> Decimal | None:
    try:
        return Decimal(squeezed(text).replace(",", ""))
    except InvalidOperation:
        return None


